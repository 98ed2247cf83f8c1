/** Signing in and out of a counter, and pausing it. */
import type { CommandOf } from '#protocol/commands.ts';
import { PAUSE_REASONS } from '#protocol/hall.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, counterOfClerk, type Decision, isRefused, ownCounter, refuse } from './decision.ts';

export function signIn(state: HallState, { counter: no }: CommandOf<'signIn'>, { actor }: Circumstances): Decision {
    const counter = state.counters.get(no);
    if (counter === undefined) return refuse('unknown-counter', { counter: no });
    if (counter.clerk === actor.ref) return accept({ counter: no, ticket: counter.ticket?.id ?? null });
    if (counter.clerk !== null) return refuse('counter-taken', { counter: no });
    const other = counterOfClerk(state, actor.ref);
    if (other !== undefined) return refuse('already-at-a-counter', { counter: other.setup.no });
    return accept({ counter: no, ticket: null }, { type: 'counter.signedIn', counter: no, clerk: actor.ref });
}

export function signOut(state: HallState, { counter: no }: CommandOf<'signOut'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });
    return accept({ counter: no, ticket: null }, { type: 'counter.signedOut', counter: no, clerk: actor.ref, why: 'clerk' });
}

export function pause(state: HallState, { counter: no, kind }: CommandOf<'pause'>, { actor, now }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });
    if (counter.paused) return refuse('counter-paused', { counter: no });
    const reasons = state.setup.config.settings.pauseReasons ?? PAUSE_REASONS;
    const reason = kind === undefined ? reasons.at(-1) : reasons.find(({ code }) => code === kind);
    if (reason === undefined) return refuse('unknown-pause-reason', { kind: kind ?? '' });
    return accept({ counter: no, ticket: null }, { type: 'counter.paused', counter: no, kind: reason.code, until: now + reason.minutes * 60_000 });
}

export function reopen(state: HallState, { counter: no }: CommandOf<'reopen'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    if (!counter.paused) return refuse('counter-not-paused', { counter: no });
    return accept({ counter: no, ticket: null }, { type: 'counter.reopened', counter: no });
}
