/** What the pad and the phone said of a session. */
import type { HallState, Ticket } from '../state.ts';
import { type EventOf, ticketOf } from './parts.ts';

/** How long the pad says thank you. */
const THANKS_MS = 5_000;

export function rated(state: HallState, event: EventOf<'ticket.rated'>): void {
    // A rating may come on a later day, when its ticket is no longer part of the day's state.
    const ticket = state.tickets.get(event.ticket);
    if (ticket === undefined) return;
    ticket.rating = { state: 'rated', level: event.level };
    const counter = askingCounter(state, ticket);
    if (counter === undefined) return;
    counter.pad = { ticket, closesAt: event.at + THANKS_MS };
    counter.last = null;
}

export function notRated(state: HallState, event: EventOf<'ticket.notRated'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.rating = { state: event.result, level: null };
    const counter = askingCounter(state, ticket);
    if (counter !== undefined) counter.pad = null;
}

function askingCounter(state: HallState, ticket: Ticket): { pad: { ticket: Ticket; closesAt: number } | null; last: unknown } | undefined {
    const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    return counter?.pad?.ticket === ticket ? counter : undefined;
}
