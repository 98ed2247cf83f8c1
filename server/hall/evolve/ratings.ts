/** What the pad and the phone said of a session. */
import type { CounterNow, HallState, Ticket } from '../state.ts';
import { type EventOf, padMs, ticketOf } from './parts.ts';

/** How long the pad says thank you. */
const THANKS_MS = 5_000;

export function rated(state: HallState, event: EventOf<'ticket.rated'>): void {
    // A rating may come on a later day, when its ticket is no longer part of the day's state.
    const ticket = state.tickets.get(event.ticket);
    if (ticket === undefined) return;
    ticket.rating = { state: 'rated', level: event.level };
    const counter = askingCounter(state, ticket);
    if (counter === undefined) return;
    // Who touched a face on the pad is asked why; who rated elsewhere is thanked.
    const stays = event.channel === 'pad' ? padMs(state) : THANKS_MS;
    counter.pad = { ticket, closesAt: event.at + stays, from: event.channel, explained: false };
    counter.last = null;
}

export function explained(state: HallState, event: EventOf<'ticket.ratingExplained'>): void {
    const { pad } = askingCounter(state, ticketOf(state, event.ticket)) ?? { pad: null };
    if (pad === null) return;
    pad.explained = true;
    pad.closesAt = event.at + THANKS_MS;
}

export function notRated(state: HallState, event: EventOf<'ticket.notRated'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.rating = { state: event.result, level: null };
    const counter = askingCounter(state, ticket);
    if (counter !== undefined) counter.pad = null;
}

function askingCounter(state: HallState, ticket: Ticket): CounterNow | undefined {
    const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    return counter?.pad?.ticket === ticket ? counter : undefined;
}
