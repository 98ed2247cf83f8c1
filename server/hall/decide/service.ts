/** The road of a ticket at the counter: next, recall, start, finish, pass; and giving it back. */
import type { CommandOf } from '#protocol/commands.ts';
import type { HallState, Ticket } from '../state.ts';
import { chooseNext } from '../wait-rules.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse, ticketAtOwnCounter } from './decision.ts';

export function next(state: HallState, command: CommandOf<'next'>, { now, actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const current = counter.ticket?.id ?? null;
    // A double click carries the ticket that was there before its first half was done: it must not skip a visitor.
    if (command.current !== undefined && command.current !== current) return refuse('current-changed', { current });
    if (counter.ticket !== null) return refuse('ticket-at-counter', { no: counter.ticket.no });
    if (counter.paused) return refuse('counter-paused', { counter: command.counter });
    const ticket = chooseNext(state, counter, now);
    if (ticket === undefined) return accept({ counter: command.counter, ticket: null });
    return accept(
        { counter: command.counter, ticket: ticket.id },
        { type: 'ticket.called', ticket: ticket.id, counter: command.counter, clerk: actor.ref },
    );
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

export function start(state: HallState, command: CommandOf<'start'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called']);
    if (isRefused(found)) return found;
    const ticket = found.ticket.id;
    return accept({ counter: command.counter, ticket }, { type: 'ticket.started', ticket, counter: command.counter });
}

export function finish(state: HallState, command: CommandOf<'finish'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['serving']);
    if (isRefused(found)) return found;
    const { ticket } = found;
    const { outcome } = command;
    if (outcome === 'refused' && command.reason === undefined) return refuse('reason-required', { outcome });
    const item = command.item ?? ticket.items[0] ?? null;
    if (command.item !== undefined && !state.setup.items.has(command.item)) return refuse('unknown-item', { item: command.item });
    return accept(
        { counter: command.counter, ticket: ticket.id },
        { type: 'ticket.finished', ticket: ticket.id, counter: command.counter, clerk: actor.ref, outcome, item },
    );
}

export function pass(state: HallState, command: CommandOf<'pass'>, { now, actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called']);
    if (isRefused(found)) return found;
    const locked = lockedFor(found.ticket, now, state.setup.config.settings.callLockSeconds);
    if (locked > 0) return refuse('call-lock', { seconds: locked, n: locked });
    const ticket = found.ticket.id;
    return accept({ counter: command.counter, ticket }, { type: 'ticket.passed', ticket, counter: command.counter });
}

export function cancel(state: HallState, command: CommandOf<'cancel'>, { actor }: Circumstances): Decision {
    const ticket = state.tickets.get(command.ticket);
    if (ticket === undefined) return refuse('unknown-ticket');
    if (ticket.state !== 'waiting' && ticket.state !== 'passed') return refuse('wrong-state', { no: ticket.no, state: ticket.state });
    const by = actor.role === 'guide' || actor.role === 'clerk' ? actor.role : 'visitor';
    return accept({ ticket: ticket.id }, { type: 'ticket.cancelled', ticket: ticket.id, by });
}

/** Whole seconds for which the last call still locks the buttons. */
function lockedFor(ticket: Ticket, now: number, seconds: number): number {
    return Math.max(0, Math.ceil(((ticket.lastCallAt ?? 0) + seconds * 1000 - now) / 1000));
}
