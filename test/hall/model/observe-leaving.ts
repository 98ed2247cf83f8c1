/** Passed, cancelled, abandoned, expired, rated. */
import type { HallEvent } from '#protocol/events.ts';
import { at, locked } from './observe-service.ts';
import { type History, isOpenState, must, type SeenTicket } from './seen.ts';
import { SMALL_HALL } from './small-hall.ts';

const { settings } = SMALL_HALL;

export function observeLeaving(history: History, event: HallEvent): void {
    switch (event.type) {
        case 'ticket.passed': {
            const { counter, ticket } = at(history, event.counter, event.ticket, 'called');
            locked(ticket, event.at, settings.callLockSeconds);
            must(ticket.passes + 1 < history.rules.pass.most, `${ticket.no} was passed too often`);
            counter.last = { act: 'pass', ticket: ticket.id, at: event.at, was: { ...ticket }, told: null };
            counter.ticket = null;
            Object.assign(ticket, { state: 'passed', passes: ticket.passes + 1 });
            return;
        }
        case 'ticket.abandoned': {
            const ticket = history.ticket(event.ticket);
            must(ticket.state !== 'serving' && isOpenState(ticket.state), `${ticket.no} is ${ticket.state} and was abandoned`);
            if (event.why === 'passes') must(ticket.passes + 1 >= history.rules.pass.most, `${ticket.no} was abandoned after too few passes`);
            return end(history, ticket, 'abandoned');
        }
        case 'ticket.cancelled': {
            const ticket = history.ticket(event.ticket);
            must(ticket.state === 'waiting' || ticket.state === 'passed', `${ticket.no} is ${ticket.state} and was cancelled`);
            return end(history, ticket, 'cancelled');
        }
        case 'ticket.expired': {
            const ticket = history.ticket(event.ticket);
            must(ticket.state === event.from && isOpenState(ticket.state), `${ticket.no} is ${ticket.state} and expired from ${event.from}`);
            return end(history, ticket, 'expired');
        }
        case 'ticket.rated':
        case 'ticket.notRated': {
            const ticket = history.tickets.get(event.ticket);
            if (ticket === undefined) return;
            must(ticket.state === 'done', `${ticket.no} is ${ticket.state} and was rated`);
            ticket.isRated = true;
            return;
        }
        default:
    }
}

function end(history: History, ticket: SeenTicket, state: SeenTicket['state']): void {
    const counter = ticket.counter === null ? undefined : history.counters.get(ticket.counter);
    if (counter?.ticket === ticket.id) counter.ticket = null;
    ticket.state = state;
}
