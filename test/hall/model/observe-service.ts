/** What happens at a counter: called, served, put aside, finished, taken back. */
import type { HallEvent } from '#protocol/events.ts';
import { checkChoice, mayServe } from './handbook-choice.ts';
import { type History, isPrivileged, must, type SeenCounter, type SeenTicket } from './seen.ts';
import { SMALL_HALL } from './small-hall.ts';

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

const UNDO_MS = 10_000;
const { settings } = SMALL_HALL;

export function observeService(history: History, event: HallEvent): void {
    switch (event.type) {
        case 'ticket.called':
            return called(history, event);
        case 'ticket.recalled': {
            const { ticket } = at(history, event.counter, event.ticket, 'called');
            locked(ticket, event.at, Math.max(settings.callLockSeconds, settings.recallIntervalSeconds));
            must(ticket.recalls < settings.recallLimit, `${ticket.no} was called again too often`);
            Object.assign(ticket, { recalls: ticket.recalls + 1, lastCallAt: event.at });
            return;
        }
        case 'ticket.started': {
            const { ticket, counter } = at(history, event.counter, event.ticket, 'called');
            ticket.state = 'serving';
            counter.last = null;
            return;
        }
        case 'ticket.held': {
            const { ticket, counter } = at(history, event.counter, event.ticket, 'serving');
            ticket.state = 'held';
            counter.ticket = null;
            return;
        }
        case 'ticket.resumed':
            return resumed(history, event);
        case 'ticket.finished':
            return finished(history, event);
        case 'ticket.undone':
            return undone(history, event);
        default:
    }
}

/** The ticket at a counter, which must be this one, in this state. */
export function at(history: History, no: number, id: string, state: SeenTicket['state']): { counter: SeenCounter; ticket: SeenTicket } {
    const counter = history.counter(no);
    const ticket = history.ticket(id);
    must(counter.ticket === id, `${ticket.no} is not at counter ${no}`);
    must(ticket.state === state, `${ticket.no} is ${ticket.state}, not ${state}`);
    return { counter, ticket };
}

export function locked({ no, lastCallAt }: SeenTicket, now: number, seconds: number): void {
    must(now >= lastCallAt + seconds * 1000, `the buttons are locked: ${no} has just been called`);
}

function free(history: History, no: number): SeenCounter {
    const counter = history.counter(no);
    must(counter.clerk !== null && !counter.paused, `counter ${no} does not take visitors`);
    must(counter.ticket === null, `counter ${no} has a ticket and took another`);
    return counter;
}

function called(history: History, event: EventOf<'ticket.called'>): void {
    const counter = free(history, event.counter);
    const ticket = history.ticket(event.ticket);
    must(ticket.state === 'waiting', `${ticket.no} is ${ticket.state} and was called`);
    must(!history.isBlocked(ticket), `${ticket.no} was called while one of its visit is open`);
    must(mayServe(counter, ticket.wanted), `counter ${event.counter} does not serve ${ticket.no}`);
    must(event.why.rules === history.rulesVersion, `${ticket.no} was called under other rules than those in force`);
    if (event.why.reason !== 'byName') {
        checkChoice(history, counter, ticket, event.why.reason, event.at);
        must(
            event.why.candidates.some(({ no }) => no === ticket.no),
            `the reason why ${ticket.no} was called does not name it`,
        );
    }
    counter.last = { act: 'call', ticket: ticket.id, at: event.at, was: { ...ticket }, told: null };
    counter.ticket = ticket.id;
    const order = { at: ticket.since, seq: ticket.order.seq };
    Object.assign(ticket, { state: 'called', counter: event.counter, lastCallAt: event.at, recalls: 0, promoted: false, affinity: null, order });
    history.calls.push({ theme: ticket.wanted.theme, ticket: ticket.id, isPrivileged: isPrivileged(ticket.wanted) });
}

function resumed(history: History, event: EventOf<'ticket.resumed'>): void {
    const counter = free(history, event.counter);
    const ticket = history.ticket(event.ticket);
    must(ticket.state === 'held', `${ticket.no} is ${ticket.state} and was resumed`);
    must(mayServe(counter, ticket.wanted), `counter ${event.counter} does not serve ${ticket.no}`);
    Object.assign(ticket, { state: 'serving', counter: event.counter });
    counter.ticket = ticket.id;
    counter.last = null;
}

function finished(history: History, event: EventOf<'ticket.finished'>): void {
    const { counter, ticket } = at(history, event.counter, event.ticket, 'serving');
    const key = ticket.person === null || event.item === null ? null : `${ticket.person} ${event.item}`;
    const told = key === null ? null : (history.told.get(key) ?? null);
    counter.last = { act: 'finish', ticket: ticket.id, at: event.at, was: { ...ticket }, told };
    counter.ticket = null;
    Object.assign(ticket, { state: 'done', item: event.item });
    if (key !== null && event.outcome === 'oneTimeNotice') history.told.set(key, event.counter);
}

/** Everything is as if it had not been. */
function undone(history: History, event: EventOf<'ticket.undone'>): void {
    const counter = history.counter(event.counter);
    const { last } = counter;
    const ticket = history.ticket(event.ticket);
    must(last !== null && last.act === event.act && last.ticket === event.ticket, `what was taken back at counter ${event.counter} was not done`);
    must(event.at <= last.at + UNDO_MS, `${ticket.no} was taken back too late`);
    must(event.act === 'call' ? counter.ticket === ticket.id : counter.ticket === null, `${ticket.no} came back to a counter that has a ticket`);
    must(!counter.paused, `${ticket.no} came back to a counter that is paused`);
    must(ticket.state === { call: 'called', pass: 'passed', finish: 'done' }[event.act], `${ticket.no} is ${ticket.state} and was taken back`);
    must(event.act === 'call' || ticket.counter === event.counter, `${ticket.no} has been at another counter since`);
    must(!ticket.isRated, `${ticket.no} was rated and then taken back`);
    counter.last = null;
    counter.ticket = event.act === 'call' ? null : ticket.id;
    if (event.act === 'call')
        history.calls.splice(
            history.calls.findLastIndex((call) => call.ticket === ticket.id),
            1,
        );
    if (event.act === 'finish') blockFollowers(history, ticket, last.told);
    // What happened to the ticket since, such as a class that was granted, is no part of the act and stays.
    const { state, passes, item } = last.was;
    Object.assign(ticket, event.act === 'call' ? last.was : { state, passes, item });
}

function blockFollowers(history: History, finishedTicket: SeenTicket, told: number | null): void {
    const { person, item } = finishedTicket;
    if (person !== null && item !== null) {
        if (told === null) history.told.delete(`${person} ${item}`);
        else history.told.set(`${person} ${item}`, told);
    }
    for (const ticket of history.tickets.values()) {
        if (ticket.state === 'waiting' && comesAfter(history, ticket, finishedTicket.id)) ticket.since = Number.POSITIVE_INFINITY;
    }
}

function comesAfter(history: History, ticket: SeenTicket, id: string): boolean {
    for (let before = ticket.after; before !== null; before = history.ticket(before).after) if (before === id) return true;
    return false;
}
