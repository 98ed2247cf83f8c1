/** The session at the counter: start, hold, resume. */
import type { CommandOf } from '#protocol/commands.ts';
import { mayServe } from '../routing.ts';
import type { HallState } from '../state.ts';
import {
    accept,
    type Circumstances,
    type Decision,
    isRefused,
    ownCounter,
    refuse,
    ticketAtOwnCounter,
    todaysTicket,
    wrongState,
} from './decision.ts';

export function start(state: HallState, command: CommandOf<'start'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called']);
    if (isRefused(found)) return found;
    const ticket = found.ticket.id;
    return accept({ counter: command.counter, ticket }, { type: 'ticket.started', ticket, counter: command.counter });
}

export function hold(state: HallState, command: CommandOf<'hold'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['serving']);
    if (isRefused(found)) return found;
    return accept({ counter: command.counter, ticket: null }, { type: 'ticket.held', ticket: found.ticket.id, counter: command.counter });
}

/** Any counter that may serve the ticket can go on with it: a held visitor stays with the theme, not with a clerk who has left. */
export function resume(state: HallState, command: CommandOf<'resume'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });
    if (counter.paused) return refuse('counter-paused', { counter: command.counter });
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'held') return wrongState(ticket);
    if (!mayServe(counter.setup, ticket.wanted, counter.helping)) return refuse('not-served-here', { counter: command.counter });
    return accept(
        { counter: command.counter, ticket: ticket.id },
        { type: 'ticket.resumed', ticket: ticket.id, counter: command.counter, clerk: actor.ref },
    );
}
