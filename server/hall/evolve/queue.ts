/** Taking a number, moving in the queue, leaving it. */
import { kindOf, poolOf, promiseTo, tellStaffing } from '../estimates.ts';
import { itemKey, themeKey } from '../issued.ts';
import { serialOf } from '../numbering.ts';
import { type HallState, type Placement, TAKEN_KEPT, type Ticket } from '../state.ts';
import { type EventOf, enterLane, leavePlace, standsInLane, ticketOf } from './parts.ts';

export function taken(state: HallState, event: EventOf<'ticket.taken'>): void {
    const { wanted } = event;
    const since = event.after === null ? (event.callableFrom ?? event.at) : Number.POSITIVE_INFINITY;
    const ticket: Ticket = {
        id: event.ticket,
        no: event.no,
        person: event.person,
        channel: event.channel,
        language: event.language,
        takenAt: event.at,
        after: event.after,
        next: null,
        wanted,
        granted: event.granted === true ? { by: event.actor, at: event.at } : null,
        state: 'waiting',
        since,
        order: { at: since, seq: event.seq },
        affinity: event.affinity === null ? null : { counter: event.affinity, until: event.at + state.rules.rules.affinityMinutes * 60_000 },
        promoted: false,
        alerted: 'none',
        counter: null,
        clerk: null,
        calledAt: null,
        lastCallAt: null,
        startedAt: null,
        heldAt: null,
        heldMs: 0,
        endedAt: null,
        recalls: 0,
        passes: 0,
        outcome: null,
        item: wanted.items[0] ?? null,
        session: null,
        record: null,
        corrections: [],
        sheet: null,
        why: null,
        promise: null,
        rating: { state: 'none', level: null },
        print: event.print,
        onPaper: false,
        slip: event.print === 'queued' ? { job: event.seq, at: event.at, kiosk: event.printAt ?? event.channel, again: false } : null,
    };
    state.tickets.set(ticket.id, ticket);
    if (event.after !== null) ticketOf(state, event.after).next = ticket.id;
    if (event.document !== undefined) state.documents.taken(event.document, ticket.id);
    state.serials.set(wanted.theme, serialOf(ticket.no));
    state.issued.add({ keys: [themeKey(wanted.theme), ...wanted.items.map(itemKey)], hour: event.hour, person: event.person });
    remember(state, ticket);
    tellStaffing(state, wanted.theme, event.at);
    if (event.after === null && event.callableFrom === null) ticket.promise = promiseTo(state, ticket, event.at);
    poolOf(state, wanted.theme).predictor.observeTaken(event.at, kindOf(wanted), wanted.class);
    enterLane(state, ticket);
}

export function reprinted(state: HallState, event: EventOf<'ticket.reprinted'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.print = 'queued';
    ticket.slip = { job: event.seq, at: event.at, kiosk: event.kiosk, again: event.again ?? true };
}

function remember(state: HallState, ticket: Ticket): void {
    const known = state.lastTaken.get(ticket.channel) ?? [];
    known.push(ticket);
    state.lastTaken.set(ticket.channel, known.length > TAKEN_KEPT * 2 ? known.slice(-TAKEN_KEPT) : known);
    if (ticket.person === null) return;
    const own = state.open.get(ticket.person) ?? new Set();
    state.open.set(ticket.person, own.add(ticket));
}

/** The ticket before it has ended: its waiting begins. */
export function released(state: HallState, event: EventOf<'ticket.released'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.since = event.at;
    ticket.order = { at: event.at, seq: event.seq };
    enterLane(state, ticket);
}

export function passed(state: HallState, event: EventOf<'ticket.passed'>): void {
    const ticket = ticketOf(state, event.ticket);
    leavePlace(state, ticket, event.at);
    ticket.state = 'passed';
    ticket.passes += 1;
    state.passed.add(ticket);
    const counter = state.counters.get(event.counter);
    if (counter !== undefined) counter.last = { act: 'pass', ticket, at: event.at, before: placementOf(ticket), told: null };
}

export function rejoined(state: HallState, event: EventOf<'ticket.rejoined'>): void {
    const ticket = ticketOf(state, event.ticket);
    state.passed.delete(ticket);
    ticket.promise = null;
    ticket.since = event.since;
    ticket.order = { at: event.since, seq: event.seq };
    ticket.alerted = 'none';
    enterLane(state, ticket);
}

/** Sent on: it waits for something else, as long as it has waited already. */
export function transferred(state: HallState, event: EventOf<'ticket.transferred'>): void {
    const ticket = ticketOf(state, event.ticket);
    leavePlace(state, ticket, event.at);
    ticket.promise = null;
    ticket.wanted = event.wanted;
    ticket.item = event.wanted.items[0] ?? null;
    ticket.affinity = event.counter === null ? null : { counter: event.counter, until: null };
    ticket.startedAt = null;
    ticket.heldMs = 0;
    enterLane(state, ticket);
}

export function promoted(state: HallState, event: EventOf<'ticket.promoted'>): void {
    const ticket = ticketOf(state, event.ticket);
    state.waiting.remove(ticket);
    ticket.promoted = true;
    ticket.order = { at: event.at, seq: event.seq };
    enterLane(state, ticket);
}

export function granted(state: HallState, event: EventOf<'ticket.granted'>): void {
    const ticket = ticketOf(state, event.ticket);
    const inLane = standsInLane(ticket);
    if (inLane) state.waiting.remove(ticket);
    ticket.wanted = { ...ticket.wanted, class: event.class };
    ticket.granted = { by: event.by, at: event.at };
    if (inLane) state.waiting.add(ticket);
}

/** The ticket is closed for good. */
export function ended(state: HallState, ticket: Ticket, as: 'done' | 'cancelled' | 'abandoned' | 'expired', at: number): void {
    if (standsInLane(ticket) && as !== 'done') {
        poolOf(state, ticket.wanted.theme).predictor.observeLeft(at, kindOf(ticket.wanted), ticket.wanted.class, Math.max(0, at - ticket.since));
    }
    leavePlace(state, ticket, at);
    ticket.state = as;
    ticket.endedAt = at;
    if (ticket.person !== null) state.open.get(ticket.person)?.delete(ticket);
}

export function placementOf(ticket: Ticket): Placement {
    const { since, order, affinity, promoted: isPromoted, counter, clerk, calledAt, lastCallAt, recalls, why } = ticket;
    return { since, order, affinity, promoted: isPromoted, counter, clerk, calledAt, lastCallAt, recalls, why };
}
