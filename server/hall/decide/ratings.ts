/** Rating a finished session: once, whichever channel comes first, for five working days. */
import type { Actor, CommandOf } from '#protocol/commands.ts';
import type { RatingChannel } from '#protocol/tickets.ts';
import { dayOfTicket } from '../numbering.ts';
import { isRatable } from '../rating-days.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';
import { orderExplained, orderOfRating } from '../work-orders.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

/** `holder`: whoever stands at the kiosk has shown that the ticket is theirs. */
export type Rate = Omit<CommandOf<'rate'>, 'secret'> & { readonly holder?: boolean };

export function rate(state: HallState, command: Rate, { now, actor, past }: Circumstances): Decision {
    const channel = channelOf(actor);
    const ticket = state.tickets.get(command.ticket) ?? (channel === 'pad' ? null : past);
    if (ticket === null) return refuse('unknown-ticket');
    if (channel === 'kiosk' && command.holder !== true) return refuse('rating-not-yours');
    if (channel === 'pad' && !isServedBefore(actor, ticket)) return refuse('rating-not-yours');
    if (ticket.rating.state === 'rated') return refuse('already-rated');
    if (ticket.state !== 'done') return refuse('rating-closed');
    const isToday = state.tickets.has(ticket.id);
    if (isToday ? channel === 'pad' && padOpenFor(state, ticket, now) === null : !isRatable(state, dayOfTicket(ticket.id)))
        return refuse('rating-closed');
    const reasons = reasonsOf(state, command.reasons, command.level);
    if (reasons === null) return refuse('unknown-reason');
    const rated = { type: 'ticket.rated', ticket: ticket.id, level: command.level, channel, reasons } as const;
    return accept(isToday ? { ticket: ticket.id } : {}, rated, ...orderOfRating(rated, ticket));
}

/** The face was the rating and stays what it was; why is said once, on the same pad, while it still has this session before it. */
export function explainRating(state: HallState, command: CommandOf<'explainRating'>, { now, actor }: Circumstances): Decision {
    const ticket = state.tickets.get(command.ticket);
    if (ticket === undefined) return refuse('unknown-ticket');
    if (!isServedBefore(actor, ticket)) return refuse('rating-not-yours');
    const pad = padOpenFor(state, ticket, now);
    if (pad === null || pad.from !== 'pad' || ticket.rating.level === null) return refuse('rating-closed');
    if (pad.explained) return refuse('rating-explained');
    const reasons = reasonsOf(state, command.reasons, ticket.rating.level);
    if (reasons === null) return refuse('unknown-reason');
    if (reasons.length === 0 && command.reason === undefined) return refuse('nothing-said');
    const explained = { type: 'ticket.ratingExplained', ticket: ticket.id, reasons } as const;
    return accept({ ticket: ticket.id }, explained, ...orderExplained(state, explained));
}

function channelOf({ role }: Actor): RatingChannel {
    if (role === 'pad' || role === 'kiosk') return role;
    return role === 'supervisor' ? 'paper' : 'phone';
}

/** Each once; null when one of them is none of this level that is in use. */
function reasonsOf(state: HallState, codes: readonly string[] | undefined, level: number): readonly string[] | null {
    const inUse = new Set(state.ratingReasons.filter((reason) => reason.level === level && reason.enabled).map(({ code }) => code));
    const chosen = [...new Set(codes)];
    return chosen.every((code) => inUse.has(code)) ? chosen : null;
}

export function changeRatingReasons(state: HallState, { reasons, base }: CommandOf<'changeRatingReasons'>): Decision {
    const version = state.ratingReasonsVersion;
    if (base !== undefined && base !== version) return refuse('rating-reasons-changed', { version });
    const seen = new Set<string>();
    for (const { code } of reasons) {
        if (seen.has(code)) return refuse('duplicate-reason', { code });
        seen.add(code);
    }
    return accept({}, { type: 'ratingReasons.changed', reasons });
}

export function skipRating(state: HallState, command: CommandOf<'skipRating'>, { now, actor }: Circumstances): Decision {
    const ticket = state.tickets.get(command.ticket);
    if (ticket === undefined) return refuse('unknown-ticket');
    if (!isServedBefore(actor, ticket)) return refuse('rating-not-yours');
    if (ticket.rating.state === 'rated') return refuse('already-rated');
    if (ticket.rating.state !== 'open' || padOpenFor(state, ticket, now) === null) return refuse('rating-closed');
    return accept({ ticket: ticket.id }, { type: 'ticket.notRated', ticket: ticket.id, result: 'skipped' });
}

export function closePad(state: HallState, command: CommandOf<'closePad'>): Decision {
    const ticket = state.tickets.get(command.ticket);
    if (ticket === undefined || ticket.rating.state !== 'open') return accept({});
    return accept({ ticket: ticket.id }, { type: 'ticket.notRated', ticket: ticket.id, result: 'notRated' });
}

/** The reference by which the pad of a counter acts. */
export function padRef(counter: number): string {
    return `pad-${counter}`;
}

/** Whether the session was at the counter of this very pad. */
function isServedBefore(actor: Actor, { counter }: Ticket): boolean {
    return counter !== null && actor.ref === padRef(counter);
}

/** The pad of its counter, while it still has this session before it; else null. */
function padOpenFor(state: HallState, ticket: Ticket, now: number): CounterNow['pad'] {
    const pad = state.counters.get(ticket.counter ?? 0)?.pad ?? null;
    return pad !== null && pad.ticket.id === ticket.id && now < pad.closesAt ? pad : null;
}
