/** A ticket and a counter as their views show them. */
import type { CounterState, CounterView, TicketView, WaitingLine } from '#protocol/views.ts';
import { expectedWait } from '../estimates.ts';
import { countersFor } from '../routing.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';
import { aheadOf } from '../wait-rules.ts';

export function ticketView(state: HallState, ticket: Ticket, now: number): TicketView {
    const { theme, items, purpose, class: priority } = ticket.wanted;
    const waits = ticket.state === 'waiting';
    return {
        id: ticket.id,
        no: ticket.no,
        theme,
        item: ticket.item,
        items,
        purpose,
        class: priority,
        state: ticket.state,
        takenAt: ticket.takenAt,
        callableFrom: waits && Number.isFinite(ticket.since) && ticket.since > now ? ticket.since : null,
        after: waits && !Number.isFinite(ticket.since) ? ticket.after : null,
        ahead: aheadOf(state, ticket, now),
        wait: waits ? expectedWait(state, ticket, now) : null,
        counters: countersFor(state, ticket.wanted),
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
    const { theme, class: priority } = ticket.wanted;
    return { id: ticket.id, no: ticket.no, theme, item: ticket.item, class: priority, takenAt: ticket.takenAt };
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
