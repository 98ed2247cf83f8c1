/** Taking a number, and moving in the queue. */
import type { HallEvent } from '#protocol/events.ts';
import { candidatesOf, limitOf, mayServe, numbersOf } from './handbook-choice.ts';
import { checkIssue } from './handbook-issue.ts';
import { type History, must, type SeenTicket } from './seen.ts';
import { MINUTE } from './small-hall.ts';

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

export function observeQueue(history: History, event: HallEvent): void {
    switch (event.type) {
        case 'ticket.taken':
            return taken(history, event);
        case 'ticket.released':
            return released(history, event);
        case 'ticket.rejoined':
            return rejoined(history, event);
        case 'ticket.transferred':
            return transferred(history, event);
        case 'ticket.promoted': {
            const ticket = waiting(history, event.ticket);
            must(Number.isFinite(ticket.since) && !ticket.promoted, `${ticket.no} cannot be promoted`);
            Object.assign(ticket, { promoted: true, order: { at: event.at, seq: event.seq } });
            return;
        }
        case 'ticket.granted': {
            const ticket = history.ticket(event.ticket);
            must(ticket.state === 'waiting' || ticket.state === 'passed', `${ticket.no} is ${ticket.state} and was granted a class`);
            ticket.wanted = { ...ticket.wanted, class: event.class };
            return;
        }
        case 'ticket.breached':
            return breached(history, event);
        default:
    }
}

function waiting(history: History, id: string): SeenTicket {
    const ticket = history.ticket(id);
    must(ticket.state === 'waiting', `${ticket.no} is ${ticket.state}, not waiting`);
    return ticket;
}

function taken(history: History, event: EventOf<'ticket.taken'>): void {
    checkIssue(history, event);
    const blocked = event.after !== null;
    const since = blocked ? Number.POSITIVE_INFINITY : (event.callableFrom ?? event.at);
    const until = event.at + history.rules.affinityMinutes * MINUTE;
    history.issues.push({ theme: event.wanted.theme, items: event.wanted.items, person: event.person, hour: event.hour });
    history.tickets.set(event.ticket, {
        id: event.ticket,
        no: event.no,
        person: event.person,
        takenAt: event.at,
        after: event.after,
        wanted: event.wanted,
        state: 'waiting',
        since,
        order: { at: since, seq: event.seq },
        affinity: event.affinity === null ? null : { counter: event.affinity, until },
        promoted: false,
        alerted: 'none',
        counter: null,
        lastCallAt: 0,
        recalls: 0,
        passes: 0,
        item: event.wanted.items[0] ?? null,
        isRated: false,
    });
}

function released(history: History, event: EventOf<'ticket.released'>): void {
    const ticket = waiting(history, event.ticket);
    must(ticket.after !== null && !Number.isFinite(ticket.since), `${ticket.no} was released and did not wait for another`);
    must(!history.isBlocked(ticket), `${ticket.no} was released while one of its visit is open`);
    Object.assign(ticket, { since: event.at, order: { at: event.at, seq: event.seq } });
}

/** Behind the next few of the theme who may be called, promoted ones first; with 0 where it was. */
function rejoined(history: History, event: EventOf<'ticket.rejoined'>): void {
    const ticket = history.ticket(event.ticket);
    must(ticket.state === 'passed', `${ticket.no} is ${ticket.state} and came back`);
    const { rejoinBehind } = history.rules.pass;
    const before = history
        .callable(event.at)
        .filter(({ wanted }) => wanted.theme === ticket.wanted.theme)
        .toSorted((a, b) => Number(b.promoted) - Number(a.promoted) || a.order.at - b.order.at || a.order.seq - b.order.seq)
        .slice(0, rejoinBehind);
    const place = before.length === 0 ? event.at : Math.max(...before.map(({ since }) => since));
    const expected = rejoinBehind === 0 ? ticket.since : place;
    must(event.since === expected, `${ticket.no} came back and its place is ${(event.since - expected) / 1000} s off`);
    Object.assign(ticket, { state: 'waiting', since: event.since, order: { at: event.since, seq: event.seq }, alerted: 'none' });
}

function transferred(history: History, event: EventOf<'ticket.transferred'>): void {
    const ticket = history.ticket(event.ticket);
    const atCounter = ticket.state === 'called' || ticket.state === 'serving';
    const isOpen = atCounter || ticket.state === 'waiting' || ticket.state === 'passed' || ticket.state === 'held';
    must(isOpen && atCounter === (event.from !== null), `${ticket.no} is ${ticket.state} and was sent on`);
    if (event.from !== null) {
        must(history.counter(event.from).ticket === ticket.id, `${ticket.no} was sent on from a counter where it is not`);
        history.counter(event.from).ticket = null;
    }
    const served = [...history.counters.values()].filter((counter) => mayServe(counter, event.wanted)).map(({ setup }) => setup.no);
    must(event.counter === null ? served.length > 0 : served.includes(event.counter), `${ticket.no} was sent where nobody serves it`);
    ticket.wanted = event.wanted;
    ticket.item = event.wanted.items[0] ?? null;
    ticket.affinity = event.counter === null ? null : { counter: event.counter, until: null };
    ticket.state = 'waiting';
}

function breached(history: History, event: EventOf<'ticket.breached'>): void {
    const ticket = waiting(history, event.ticket);
    must(ticket.alerted !== event.level && ticket.alerted !== 'maximum', `${ticket.no} crossed its ${event.level} twice`);
    const { warning } = numbersOf(history, ticket.wanted);
    const limit = event.level === 'maximum' ? limitOf(history, ticket) : ticket.since + warning;
    must(event.at > limit, `${ticket.no} has not waited until its ${event.level}`);
    ticket.alerted = event.level;
}

/** Nobody who may be called by this counter waits: what an answer without a ticket says. */
export function checkNobodyFor(history: History, no: number, now: number): void {
    const left = candidatesOf(history, history.counter(no), now);
    must(left.length === 0, `counter ${no} was told that nobody waits, but ${left[0]?.no} does`);
}

/** After a review everybody past a limit is known to be. */
export function checkAlerts(history: History, now: number): void {
    for (const ticket of history.callable(now)) {
        const { warning } = numbersOf(history, ticket.wanted);
        if (now > limitOf(history, ticket)) must(ticket.alerted === 'maximum', `${ticket.no} is past its maximum and nobody was told`);
        else if (now > ticket.since + warning) must(ticket.alerted !== 'none', `${ticket.no} is past its warning and nobody was told`);
    }
}
