/** Calling: next, again, by name, promoted; and taking the last act back. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import { mayServe } from '../routing.ts';
import { type CounterNow, type HallState, type Ticket, UNDO_MS } from '../state.ts';
import { followerOf } from '../visit.ts';
import { chooseNext } from '../wait-rules.ts';
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

export function next(state: HallState, command: CommandOf<'next'>, { now, actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const current = counter.ticket?.id ?? null;
    // A double click carries the ticket that was there before its first half was done: it must not skip a visitor.
    if (command.current !== undefined && command.current !== current) return refuse('current-changed', { current });
    const busy = cannotCall(counter);
    if (busy !== null) return busy;
    const chosen = chooseNext(state, counter, now);
    if (chosen === undefined) return accept({ counter: command.counter, ticket: null });
    return callOf(counter, chosen.ticket, chosen.why, actor.ref);
}

/** Calls a ticket by its number, out of turn. */
export function call(state: HallState, command: CommandOf<'call'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const busy = cannotCall(counter);
    if (busy !== null) return busy;
    const ticket = waitingTicket(state, counter, command.ticket);
    if (isRefused(ticket)) return ticket;
    return callOf(counter, ticket, { reason: 'byName', rules: state.rules.version, candidates: [] }, actor.ref);
}

export function promote(state: HallState, command: CommandOf<'promote'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const ticket = waitingTicket(state, counter, command.ticket);
    if (isRefused(ticket)) return ticket;
    const about = { counter: command.counter, ticket: counter.ticket?.id ?? null };
    return ticket.promoted ? accept(about) : accept(about, { type: 'ticket.promoted', ticket: ticket.id, by: actor.ref });
}

export function recall(state: HallState, command: CommandOf<'recall'>, { now, actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called']);
    if (isRefused(found)) return found;
    const { ticket } = found;
    const { settings } = state.setup.config;
    if (ticket.recalls >= settings.recallLimit) return refuse('recall-limit', { no: ticket.no, limit: settings.recallLimit });
    const locked = lockedFor(ticket, now, Math.max(settings.callLockSeconds, settings.recallIntervalSeconds));
    if (locked > 0) return refuse('call-lock', { seconds: locked, n: locked });
    return accept({ counter: command.counter, ticket: ticket.id }, { type: 'ticket.recalled', ticket: ticket.id, counter: command.counter });
}

/** Takes back the last call, pass or finish; what has been built on it since stands, and then it cannot be taken back. */
export function undo(state: HallState, command: CommandOf<'undo'>, { now, actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const { last } = counter;
    if (last === null || now > last.at + UNDO_MS || !canTakeBack(state, counter, last)) return refuse('nothing-to-undo');
    if (counter.paused) return refuse('counter-paused', { counter: command.counter });
    const ticket = last.ticket.id;
    const at = last.act === 'call' ? null : ticket;
    return accept({ counter: command.counter, ticket: at }, { type: 'ticket.undone', ticket, counter: command.counter, act: last.act });
}

function canTakeBack(state: HallState, counter: CounterNow, { act, ticket }: NonNullable<CounterNow['last']>): boolean {
    if (act === 'call') return ticket.state === 'called' && counter.ticket === ticket;
    // Whoever has been at another counter since has moved on.
    if (counter.ticket !== null || ticket.counter !== counter.setup.no) return false;
    if (act === 'pass') return ticket.state === 'passed';
    const follower = followerOf(state, ticket);
    if (ticket.sheet !== null) return false;
    return ticket.state === 'done' && ticket.rating.state === 'open' && (follower === undefined || follower.state === 'waiting');
}

function callOf(counter: CounterNow, ticket: Ticket, why: Extract<EventBody, { type: 'ticket.called' }>['why'], clerk: string): Decision {
    const { no } = counter.setup;
    return accept({ counter: no, ticket: ticket.id }, { type: 'ticket.called', ticket: ticket.id, counter: no, clerk, why });
}

function cannotCall(counter: CounterNow): Decision | null {
    if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });
    return counter.paused ? refuse('counter-paused', { counter: counter.setup.no }) : null;
}

/** A ticket that waits and that this counter may call. */
function waitingTicket(state: HallState, counter: CounterNow, id: string): Ticket | Decision {
    const ticket = todaysTicket(state, id);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'waiting' || !Number.isFinite(ticket.since)) return wrongState(ticket);
    return mayServe(counter.setup, ticket.wanted, counter.helping) ? ticket : refuse('not-served-here', { counter: counter.setup.no });
}

/** Whole seconds for which the last call still locks the buttons. */
export function lockedFor(ticket: Ticket, now: number, seconds: number): number {
    return Math.max(0, Math.ceil(((ticket.lastCallAt ?? 0) + seconds * 1000 - now) / 1000));
}
