/** Not there when called, back again, gone for good. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import { isBefore } from '../lane.ts';
import { mayServe } from '../routing.ts';
import type { HallState, Ticket } from '../state.ts';
import { followerOf, hasEnded, waitsForAnother } from '../visit.ts';
import { lockedFor } from './calls.ts';
import {
    accept,
    type Circumstances,
    type Decision,
    isRefused,
    ownCounter,
    refuse,
    ticketAtOwnCounter,
    todaysTicket,
    wrongState,
} from './decision.ts';

/** The visitor did not come. After the last pass that the rules allow the number is void. */
export function pass(state: HallState, command: CommandOf<'pass'>, { now, actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called']);
    if (isRefused(found)) return found;
    const { ticket } = found;
    const locked = lockedFor(ticket, now, state.setup.config.settings.callLockSeconds);
    if (locked > 0) return refuse('call-lock', { seconds: locked, n: locked });
    const about = { counter: command.counter, ticket: ticket.id };
    if (ticket.passes + 1 < state.rules.rules.pass.most) {
        return accept(about, { type: 'ticket.passed', ticket: ticket.id, counter: command.counter });
    }
    return accept(about, ...abandoned(state, ticket, 'passes'));
}

/** A passed visitor is back and stands behind the next few of the theme. */
export function rejoin(state: HallState, command: CommandOf<'rejoin'>, { now }: Circumstances): Decision {
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'passed') return wrongState(ticket);
    return accept({ ticket: ticket.id }, { type: 'ticket.rejoined', ticket: ticket.id, since: placeBehind(state, ticket, now) });
}

/** From when a returner's waiting counts: as that of the last to come of the next few, so that these go first and nobody after them. */
function placeBehind(state: HallState, ticket: Ticket, now: number): number {
    const { rejoinBehind } = state.rules.rules.pass;
    if (rejoinBehind === 0) return ticket.since;
    const nextFew: Ticket[] = [];
    for (const lane of state.waiting.ofTheme(ticket.wanted.theme)) nextFew.push(...lane.first(rejoinBehind));
    const inOrder = nextFew
        .filter(({ since }) => since <= now)
        .sort((a, b) => Number(b.promoted) - Number(a.promoted) || (isBefore(a.order, b.order) ? -1 : 1))
        .slice(0, rejoinBehind);
    return inOrder.length === 0 ? now : Math.max(...inOrder.map(({ since }) => since));
}

/** Voids the ticket that was called here, or a batch: those who wait, were passed or are on hold and whom this counter may serve. */
export function abandon(state: HallState, command: CommandOf<'abandon'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const own = counter.ticket;
    if (command.tickets === undefined) {
        if (own === null) return refuse('no-ticket-at-counter', { counter: command.counter });
        return own.state === 'called' ? accept({ counter: command.counter, ticket: own.id }, ...abandoned(state, own, 'clerk')) : wrongState(own);
    }
    const gone = new Set<Ticket>();
    for (const id of command.tickets) {
        const ticket = todaysTicket(state, id);
        if (isRefused(ticket)) return ticket;
        const isMine = ticket === own && ticket.state === 'called';
        if (!isMine && ticket.state !== 'waiting' && ticket.state !== 'passed' && ticket.state !== 'held') return wrongState(ticket);
        if (!isMine && !mayServe(counter.setup, ticket.wanted, counter.helping)) return refuse('not-served-here', { counter: command.counter });
        gone.add(ticket);
    }
    const left = own === null || gone.has(own) ? null : own.id;
    return accept({ counter: command.counter, ticket: left }, ...allAbandoned(state, gone));
}

/** Of a visit that is voided in part, the first ticket that is left begins to wait, once. */
function allAbandoned(state: HallState, gone: ReadonlySet<Ticket>): EventBody[] {
    const isGone = (ticket: Ticket): boolean => hasEnded(ticket) || gone.has(ticket);
    const released = new Set([...gone].filter((ticket) => !waitsForAnother(ticket)).map((ticket) => followerOf(state, ticket, isGone)));
    return [
        ...[...gone].map(({ id }): EventBody => ({ type: 'ticket.abandoned', ticket: id, why: 'clerk' })),
        ...[...released].flatMap((ticket) => (ticket === undefined ? [] : release(ticket))),
    ];
}

export function cancel(state: HallState, command: CommandOf<'cancel'>, { actor }: Circumstances): Decision {
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'waiting' && ticket.state !== 'passed') return wrongState(ticket);
    const by = actor.role === 'guide' || actor.role === 'clerk' ? actor.role : 'visitor';
    return accept({ ticket: ticket.id }, { type: 'ticket.cancelled', ticket: ticket.id, by }, ...releaseAfter(state, ticket));
}

function abandoned(state: HallState, ticket: Ticket, why: 'passes' | 'clerk'): EventBody[] {
    return [{ type: 'ticket.abandoned', ticket: ticket.id, why }, ...releaseAfter(state, ticket)];
}

/** The next ticket of the same visit starts waiting when the one before it ends, however it ends: not when that one waits for another itself. */
export function releaseAfter(state: HallState, ticket: Ticket): EventBody[] {
    const follower = waitsForAnother(ticket) ? undefined : followerOf(state, ticket);
    return follower === undefined ? [] : release(follower);
}

function release(ticket: Ticket): EventBody[] {
    return waitsForAnother(ticket) ? [{ type: 'ticket.released', ticket: ticket.id }] : [];
}
