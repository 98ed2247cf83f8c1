/** What the folds of all areas share. */
import type { HallEvent } from '#protocol/events.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';

export type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

export function ticketOf(state: HallState, id: string): Ticket {
    const ticket = state.tickets.get(id);
    if (ticket === undefined) throw new Error(`the journal names a ticket that it did not take [ticket=${id}, seq=${state.seq}]`);
    return ticket;
}

export function counterOf(state: HallState, no: number): CounterNow {
    const counter = state.counters.get(no);
    if (counter === undefined) throw new Error(`the journal names a counter that is not configured [counter=${no}, seq=${state.seq}]`);
    return counter;
}

/** Whether a waiting ticket stands in a lane: one that has to wait for another of its visit does not yet. */
export function standsInLane(ticket: Ticket): boolean {
    return ticket.state === 'waiting' && Number.isFinite(ticket.since);
}

/** Brings a ticket into its lane, at the place that its order says. */
export function enterLane(state: HallState, ticket: Ticket): void {
    ticket.state = 'waiting';
    if (standsInLane(ticket)) state.waiting.add(ticket);
}

/** Takes a ticket out of wherever it is open: a lane, a counter, the passed or the held. */
export function leavePlace(state: HallState, ticket: Ticket, at: number): void {
    if (standsInLane(ticket)) state.waiting.remove(ticket);
    state.passed.delete(ticket);
    if (state.held.delete(ticket)) endHold(ticket, at);
    const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    if (counter?.ticket !== ticket) return;
    counter.ticket = null;
    counter.since = at;
}

export function endHold(ticket: Ticket, at: number): void {
    if (ticket.heldAt !== null) ticket.heldMs += at - ticket.heldAt;
    ticket.heldAt = null;
}

/** How long a pad waits for an answer. */
export function padMs({ setup }: HallState): number {
    return setup.config.settings.padSeconds * 1000;
}

/** Milliseconds of the session without its holds. */
export function serviceMs(ticket: Ticket, at: number): number {
    return ticket.startedAt === null ? 0 : Math.max(0, at - ticket.startedAt - ticket.heldMs);
}
