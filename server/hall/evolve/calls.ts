/** A ticket at a counter: called, served, put aside, finished; and what is taken back. */
import { kindOf, poolOf } from '../estimates.ts';
import { CALLS_KEPT, type HallState, type Ticket, toldKey } from '../state.ts';
import { followerOf } from '../visit.ts';
import { counterOf, type EventOf, endHold, enterLane, leavePlace, padMs, serviceMs, ticketOf } from './parts.ts';
import { ended, placementOf } from './queue.ts';

export function called(state: HallState, event: EventOf<'ticket.called'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    const before = placementOf(ticket);
    waitIsOver(state, ticket, event.at);
    leavePlace(state, ticket, event.at);
    ticket.state = 'called';
    ticket.counter = event.counter;
    ticket.clerk = event.clerk;
    ticket.calledAt = event.at;
    ticket.recalls = 0;
    ticket.why = event.why;
    ticket.affinity = null;
    // If they are sent on, they stand where they came, not where they were promoted.
    if (ticket.promoted) ticket.order = { at: ticket.since, seq: ticket.order.seq };
    ticket.promoted = false;
    counter.ticket = ticket;
    counter.since = event.at;
    counter.last = { act: 'call', ticket, at: event.at, before, told: null };
    state.runs.called(ticket);
    announce(state, ticket, event, false);
}

/** The predictor learns what became of its promise. A call out of turn says nothing about the queue. */
function waitIsOver(state: HallState, ticket: Ticket, at: number): void {
    const { wanted, since, promise, promoted } = ticket;
    const pool = poolOf(state, wanted.theme);
    const waitedMs = Math.max(0, at - since);
    pool.predictor.observeCalled(at, kindOf(wanted), wanted.class, waitedMs, promise === null || promoted ? [] : [promise]);
    pool.lastWait.set(kindOf(wanted), waitedMs);
    ticket.promise = null;
}

export function recalled(state: HallState, event: EventOf<'ticket.recalled'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.recalls += 1;
    announce(state, ticket, event, true);
}

function announce(state: HallState, ticket: Ticket, event: { seq: number; at: number; counter: number }, again: boolean): void {
    ticket.lastCallAt = event.at;
    state.calls.push({ callNo: event.seq, ticket, counter: event.counter, at: event.at, again });
    if (state.calls.length > CALLS_KEPT * 2) state.calls = state.calls.slice(-CALLS_KEPT);
}

export function started(state: HallState, event: EventOf<'ticket.started'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    ticket.state = 'serving';
    ticket.startedAt = event.at;
    ticket.session = event.seq;
    counter.pad = null;
    counter.last = null;
}

export function appended(state: HallState, event: EventOf<'ticket.appended'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.wanted = { ...ticket.wanted, items: event.items };
    ticket.item ??= event.items[0] ?? null;
}

export function held(state: HallState, event: EventOf<'ticket.held'>): void {
    const ticket = ticketOf(state, event.ticket);
    leavePlace(state, ticket, event.at);
    ticket.state = 'held';
    ticket.heldAt = event.at;
    state.held.add(ticket);
}

export function resumed(state: HallState, event: EventOf<'ticket.resumed'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    state.held.delete(ticket);
    endHold(ticket, event.at);
    ticket.state = 'serving';
    ticket.counter = event.counter;
    ticket.clerk = event.clerk;
    counter.ticket = ticket;
    counter.since = event.at;
    counter.pad = null;
    counter.last = null;
}

export function finished(state: HallState, event: EventOf<'ticket.finished'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    ended(state, ticket, 'done', event.at);
    ticket.outcome = event.outcome;
    ticket.item = event.item;
    ticket.record = event.record ?? {};
    ticket.rating = { state: 'open', level: null };
    const key = toldBy(ticket);
    const told = key === null ? null : (state.told.get(key) ?? null);
    if (key !== null) state.told.set(key, event.counter);
    counter.finishedToday += 1;
    counter.served = ticket;
    counter.pad = { ticket, closesAt: event.at + padMs(state), from: null, explained: false };
    if (event.outcome === 'accepted') counter.accepted.add(ticket);
    counter.last = { act: 'finish', ticket, at: event.at, before: placementOf(ticket), told };
    poolOf(state, ticket.wanted.theme).predictor.observeServed(event.at, kindOf(ticket.wanted), serviceMs(ticket, event.at));
}

/** Key under which it is kept who told this visitor what is missing; null when nobody did. */
function toldBy({ person, item, outcome }: Ticket): string | null {
    return person === null || item === null || outcome !== 'oneTimeNotice' ? null : toldKey(person, item);
}

/** Takes back the last act at a counter: everything is as if it had not been. */
export function undone(state: HallState, event: EventOf<'ticket.undone'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    const { last } = counter;
    if (last === null || last.ticket !== ticket) throw new Error(`the journal takes back what was not done [seq=${event.seq}]`);
    counter.last = null;
    if (event.act === 'call') return takeBackCall(state, ticket, last.before, event.at);
    counter.ticket = ticket;
    counter.since = event.at;
    if (event.act === 'pass') {
        state.passed.delete(ticket);
        ticket.state = 'called';
        ticket.passes -= 1;
        return;
    }
    const key = toldBy(ticket);
    if (key !== null && last.told === null) state.told.delete(key);
    else if (key !== null && last.told !== null) state.told.set(key, last.told);
    ticket.item = ticket.wanted.items[0] ?? null;
    ticket.state = 'serving';
    ticket.endedAt = null;
    ticket.outcome = null;
    ticket.record = null;
    ticket.corrections = [];
    counter.accepted.delete(ticket);
    ticket.rating = { state: 'none', level: null };
    counter.finishedToday -= 1;
    counter.pad = null;
    if (ticket.person !== null) state.open.get(ticket.person)?.add(ticket);
    const follower = followerOf(state, ticket);
    if (follower === undefined || follower.state !== 'waiting') return;
    leavePlace(state, follower, event.at);
    follower.since = Number.POSITIVE_INFINITY;
}

function takeBackCall(state: HallState, ticket: Ticket, before: ReturnType<typeof placementOf>, at: number): void {
    leavePlace(state, ticket, at);
    state.calls = state.calls.filter((call) => call.ticket !== ticket || call.at < (ticket.calledAt ?? at));
    state.runs.takenBack(ticket);
    Object.assign(ticket, before);
    enterLane(state, ticket);
}
