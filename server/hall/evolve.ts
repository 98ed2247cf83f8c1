/** The fold: what each event means for the state. Total and free of decisions, so a journal can always be replayed. */
import type { HallEvent } from '#protocol/events.ts';
import { beginDay, CALLS_KEPT, type CounterNow, type HallState, setupOf, TAKEN_KEPT, type Ticket } from './state.ts';

/** How long the pad says thank you. */
const THANKS_MS = 5_000;

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

/** Applies an event to the state it belongs to, in place. Throws when the journal contradicts itself. */
export function evolve(state: HallState, event: HallEvent): void {
    state.seq = event.seq;
    state.at = event.at;
    switch (event.type) {
        case 'hall.configured':
            state.setup = setupOf(event.config, event.seq);
            return;
        case 'day.started':
            return beginDay(state, event.day, event.at);
        case 'ticket.taken':
            return taken(state, event);
        case 'ticket.called':
            return called(state, event);
        case 'ticket.recalled':
            return recalled(state, event);
        case 'ticket.started':
            return started(state, event);
        case 'ticket.finished':
            return finished(state, event);
        case 'ticket.passed':
            return passed(state, event);
        case 'ticket.cancelled':
            return ended(state, ticketOf(state, event.ticket), 'cancelled', event.at);
        case 'ticket.expired':
            return ended(state, ticketOf(state, event.ticket), 'expired', event.at);
        case 'ticket.rated':
            return rated(state, event);
        case 'ticket.notRated':
            return notRated(state, event);
        case 'ticket.print':
            ticketOf(state, event.ticket).print = event.status;
            return;
        case 'counter.signedIn':
            return signedIn(state, event);
        case 'counter.signedOut':
            return signedOut(state, event);
        case 'counter.paused':
        case 'counter.reopened':
            return paused(counterOf(state, event.counter), event.type === 'counter.paused', event.at);
        default:
            event satisfies never;
    }
}

function ticketOf(state: HallState, id: string): Ticket {
    const ticket = state.tickets.get(id);
    if (ticket === undefined) throw new Error(`the journal names a ticket that it did not take [ticket=${id}, seq=${state.seq}]`);
    return ticket;
}

function counterOf(state: HallState, no: number): CounterNow {
    const counter = state.counters.get(no);
    if (counter === undefined) throw new Error(`the journal names a counter that is not configured [counter=${no}, seq=${state.seq}]`);
    return counter;
}

function taken(state: HallState, event: EventOf<'ticket.taken'>): void {
    const ticket: Ticket = {
        id: event.ticket,
        no: event.no,
        theme: event.theme,
        items: event.items,
        purpose: event.purpose,
        class: event.class,
        person: event.person,
        channel: event.channel,
        language: event.language,
        takenAt: event.at,
        rank: event.seq,
        state: 'waiting',
        counter: null,
        clerk: null,
        calledAt: null,
        lastCallAt: null,
        startedAt: null,
        endedAt: null,
        recalls: 0,
        passes: 0,
        outcome: null,
        item: event.items[0] ?? null,
        rating: { state: 'none', level: null },
        print: event.print,
    };
    state.tickets.set(ticket.id, ticket);
    state.serials.set(ticket.theme, Number(ticket.no.slice(1)));
    state.waiting.add(ticket);
    const taken = state.lastTaken.get(ticket.channel) ?? [];
    taken.push(ticket);
    state.lastTaken.set(ticket.channel, taken.length > TAKEN_KEPT * 2 ? taken.slice(-TAKEN_KEPT) : taken);
    if (ticket.person !== null) {
        const own = state.open.get(ticket.person) ?? new Set();
        state.open.set(ticket.person, own.add(ticket));
    }
}

function called(state: HallState, event: EventOf<'ticket.called'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    state.waiting.remove(ticket);
    ticket.state = 'called';
    ticket.counter = event.counter;
    ticket.clerk = event.clerk;
    ticket.calledAt = event.at;
    ticket.recalls = 0;
    counter.ticket = ticket;
    counter.since = event.at;
    announce(state, ticket, event, false);
}

function recalled(state: HallState, event: EventOf<'ticket.recalled'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.recalls += 1;
    announce(state, ticket, event, true);
}

function announce(state: HallState, ticket: Ticket, event: { seq: number; at: number; counter: number }, again: boolean): void {
    ticket.lastCallAt = event.at;
    state.calls.push({ callNo: event.seq, ticket, counter: event.counter, at: event.at, again });
    if (state.calls.length > CALLS_KEPT * 2) state.calls = state.calls.slice(-CALLS_KEPT);
}

function started(state: HallState, event: EventOf<'ticket.started'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.state = 'serving';
    ticket.startedAt = event.at;
    counterOf(state, event.counter).pad = null;
}

function finished(state: HallState, event: EventOf<'ticket.finished'>): void {
    const ticket = ticketOf(state, event.ticket);
    const counter = counterOf(state, event.counter);
    ended(state, ticket, 'done', event.at);
    ticket.outcome = event.outcome;
    ticket.item = event.item;
    ticket.rating = { state: 'open', level: null };
    counter.finishedToday += 1;
    counter.pad = { ticket, closesAt: event.at + state.setup.config.settings.padSeconds * 1000 };
    if (ticket.startedAt !== null) state.serviceTimes.add(ticket.theme, (event.at - ticket.startedAt) / 1000);
}

function passed(state: HallState, event: EventOf<'ticket.passed'>): void {
    const ticket = ticketOf(state, event.ticket);
    leaveCounter(state, ticket, event.at);
    ticket.state = 'passed';
    ticket.passes += 1;
    state.passed.add(ticket);
}

/** The ticket is closed for good. */
function ended(state: HallState, ticket: Ticket, as: 'done' | 'cancelled' | 'expired', at: number): void {
    if (ticket.state === 'waiting') state.waiting.remove(ticket);
    state.passed.delete(ticket);
    leaveCounter(state, ticket, at);
    ticket.state = as;
    ticket.endedAt = at;
    if (ticket.person !== null) state.open.get(ticket.person)?.delete(ticket);
}

/** Frees the counter that has the ticket; the ticket remembers which one it was. */
function leaveCounter(state: HallState, ticket: Ticket, at: number): void {
    if (ticket.counter === null) return;
    const counter = counterOf(state, ticket.counter);
    if (counter.ticket !== ticket) return;
    counter.ticket = null;
    counter.since = at;
}

function rated(state: HallState, event: EventOf<'ticket.rated'>): void {
    // A rating may come on a later day, when its ticket is no longer part of the day's state.
    const ticket = state.tickets.get(event.ticket);
    if (ticket === undefined) return;
    ticket.rating = { state: 'rated', level: event.level };
    const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    if (counter?.pad?.ticket === ticket) counter.pad = { ticket, closesAt: event.at + THANKS_MS };
}

function notRated(state: HallState, event: EventOf<'ticket.notRated'>): void {
    const ticket = ticketOf(state, event.ticket);
    ticket.rating = { state: event.result, level: null };
    const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
    if (counter?.pad?.ticket === ticket) counter.pad = null;
}

function signedIn(state: HallState, event: EventOf<'counter.signedIn'>): void {
    const counter = counterOf(state, event.counter);
    counter.clerk = event.clerk;
    counter.paused = false;
    counter.since = event.at;
}

function signedOut(state: HallState, event: EventOf<'counter.signedOut'>): void {
    const counter = counterOf(state, event.counter);
    counter.clerk = null;
    counter.paused = false;
    counter.pad = null;
    counter.since = event.at;
}

function paused(counter: CounterNow, isPaused: boolean, at: number): void {
    counter.paused = isPaused;
    counter.since = at;
}
