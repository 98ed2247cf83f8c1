/** A ticket and a counter as their views show them. */
import type { CounterState, CounterView, TicketView, WaitingLine } from '#protocol/views.ts';
import { expectedWait } from '../estimates.ts';
import { aheadOf, countersFor, openCountersFor } from '../routing.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';

export function ticketView(state: HallState, ticket: Ticket): TicketView {
    const ahead = aheadOf(state, ticket);
    return {
        id: ticket.id,
        no: ticket.no,
        theme: ticket.theme,
        item: ticket.item,
        items: ticket.items,
        purpose: ticket.purpose,
        class: ticket.class,
        state: ticket.state,
        takenAt: ticket.takenAt,
        ahead,
        wait: ticket.state === 'waiting' ? expectedWait(state, ticket.theme, ahead, openCountersFor(state, ticket)) : null,
        counters: countersFor(state, ticket),
        counter: ticket.counter,
        calledAt: ticket.calledAt,
        startedAt: ticket.startedAt,
        endedAt: ticket.endedAt,
        recalls: ticket.recalls,
        passes: ticket.passes,
        outcome: ticket.outcome,
        rating: ticket.rating,
        print: ticket.print,
        language: ticket.language,
    };
}

export function waitingLine(ticket: Ticket): WaitingLine {
    return { id: ticket.id, no: ticket.no, theme: ticket.theme, item: ticket.item, class: ticket.class, takenAt: ticket.takenAt };
}

export function counterState(counter: CounterNow): CounterState {
    if (counter.clerk === null) return 'closed';
    if (counter.ticket !== null) return 'busy';
    return counter.paused ? 'paused' : 'idle';
}

export function counterView(counter: CounterNow): CounterView {
    const { no, zone, role } = counter.setup;
    return { no, zone, role, state: counterState(counter), since: counter.since };
}
