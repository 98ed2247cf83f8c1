/** The papers of counters, and what is known of a session after its end: corrections, and the list with which its papers went on. */
import { slipCameOut } from '../paper.ts';
import type { HallState, Ticket } from '../state.ts';
import type { EventOf } from './parts.ts';

type DocumentEvent = EventOf<'document.issued' | 'document.ready' | 'document.handedOver' | 'document.reprinted' | 'document.print'>;

export function documentEvent(state: HallState, event: DocumentEvent): void {
    const { documents } = state;
    const { document: number, at } = event;
    if (event.type === 'document.issued') issued(state, event);
    else if (event.type === 'document.ready') documents.ready(number);
    else if (event.type === 'document.handedOver') {
        const { counter, day, tickets, actor: clerk } = event;
        documents.handedOver({ number, counter, clerk, day, at, tickets });
        if (event.print === 'queued') documents.asked(number, { job: event.seq, at, counter, again: false });
    } else if (event.type === 'document.reprinted') {
        documents.asked(number, { job: event.seq, at, counter: event.counter, again: event.again });
    } else {
        documents.cameOut(number, event.status);
        // What was printed on an earlier day is in what was carried over from it.
        if (event.status === 'printed' && state.day !== null) slipCameOut(state, event.printer ?? null);
    }
}

function issued({ documents }: HallState, event: EventOf<'document.issued'>): void {
    const { document: number, kind, item, theme, counter, ticket, person, day, due, at, actor: clerk } = event;
    const { record = {}, outcome = null, language = null } = event;
    documents.issued({ number, kind, item, theme, counter, ticket, person, day, due, ready: false, at, clerk, language, outcome, record });
    if (event.print === 'queued') documents.asked(number, { job: event.seq, at, counter, again: false });
}

/** The ticket of an earlier day is no part of the day's state: whoever holds it changes it with `changeTicket`. */
export function corrected(state: HallState, event: EventOf<'ticket.corrected'>): void {
    const ticket = state.tickets.get(event.ticket);
    changeTicket(ticket, event);
    const counter = ticket === undefined || ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    if (ticket === undefined || event.outcome === undefined) return;
    if (event.outcome === 'accepted' && ticket.sheet === null) counter?.accepted.add(ticket);
    else counter?.accepted.delete(ticket);
}

export function handedOver(state: HallState, event: EventOf<'ticket.handedOver'>): void {
    const ticket = state.tickets.get(event.ticket);
    changeTicket(ticket, event);
    if (ticket !== undefined && ticket.counter !== null) state.counters.get(ticket.counter)?.accepted.delete(ticket);
}

/** What these events change of their ticket. */
export function changeTicket(ticket: Ticket | undefined, event: EventOf<'ticket.corrected' | 'ticket.handedOver'>): void {
    if (ticket === undefined) return;
    if (event.type === 'ticket.handedOver') ticket.sheet = event.sheet;
    else {
        const { seq, at, actor: by, outcome = null, record } = event;
        ticket.corrections = [...ticket.corrections, { seq, at, by, outcome, record }];
    }
}
