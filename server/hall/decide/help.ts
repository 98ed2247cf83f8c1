/** Somebody asks for a member of staff: a visitor at a kiosk, or a clerk at a counter for the duty manager or for the back office. */
import type { CommandOf } from '#protocol/commands.ts';
import { kiosksOf, placesOf } from '../devices.ts';
import { askKey, type HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse } from './decision.ts';

/** Asking again while somebody is on the way changes nothing. */
export function callStaff(state: HallState, { screen }: CommandOf<'callStaff'>, { actor }: Circumstances): Decision {
    if (state.help.has(actor.ref)) return accept({});
    return accept({}, { type: 'help.asked', kiosk: actor.ref, screen: screen ?? null });
}

export function help(state: HallState, { counter }: CommandOf<'help'>, circumstances: Circumstances): Decision {
    return askAt(state, counter, 'dutyManager', circumstances);
}

export function support(state: HallState, { counter }: CommandOf<'support'>, circumstances: Circumstances): Decision {
    return askAt(state, counter, 'backOffice', circumstances);
}

function askAt(state: HallState, no: number, need: 'dutyManager' | 'backOffice', { actor }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    const about = { counter: no, ticket: counter.ticket?.id ?? null };
    const asked = state.asks.get(askKey(no, need));
    if (asked !== undefined && asked.answeredAt === null) return accept(about);
    return accept(about, { type: 'help.wanted', counter: no, need, clerk: actor.ref });
}

export function answerHelp(state: HallState, { kiosk, counter, need }: CommandOf<'answerHelp'>, { now }: Circumstances): Decision {
    if (counter !== undefined && need !== undefined) return answerCounter(state, { counter, need, now });
    if (kiosk === undefined || !kiosksOf(placesOf(state)).some(({ id }) => id === kiosk)) return refuse('unknown-kiosk', { kiosk: kiosk ?? '' });
    const asked = state.help.get(kiosk);
    // Two members of staff may go at once; the first one counts.
    if (asked === undefined) return accept({});
    return accept({}, { type: 'help.answered', kiosk, seconds: Math.round((now - asked.at) / 1000) });
}

function answerCounter(state: HallState, { counter, need, now }: { counter: number; need: 'dutyManager' | 'backOffice'; now: number }): Decision {
    if (!state.counters.has(counter)) return refuse('unknown-counter', { counter });
    const asked = state.asks.get(askKey(counter, need));
    if (asked === undefined || asked.answeredAt !== null) return accept({});
    return accept({}, { type: 'help.given', counter, need, seconds: Math.round((now - asked.at) / 1000) });
}
