/** Rating a finished session: once, whichever channel comes first, for five working days. */
import type { Actor, CommandOf } from '#protocol/commands.ts';
import type { RatingChannel } from '#protocol/tickets.ts';
import { dayOfTicket } from '../numbering.ts';
import { isRatable } from '../rating-days.ts';
import type { HallState } from '../state.ts';
import { orderOfRating } from '../work-orders.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

export function rate(state: HallState, command: CommandOf<'rate'>, { now, actor, past }: Circumstances): Decision {
    const channel = channelOf(actor);
    const ticket = state.tickets.get(command.ticket) ?? (channel === 'pad' ? null : past);
    if (ticket === null) return refuse('unknown-ticket');
    if (ticket.rating.state === 'rated') return refuse('already-rated');
    if (ticket.state !== 'done') return refuse('rating-closed');
    const isToday = state.tickets.has(ticket.id);
    if (isToday ? channel === 'pad' && !isAskedBy(state, actor, ticket.id, now) : !isRatable(state, dayOfTicket(ticket.id)))
        return refuse('rating-closed');
    const reasons = [...new Set(command.reasons)];
    if (!reasons.every((code) => isReasonOf(state, code, command.level))) return refuse('unknown-reason');
    const rated = { type: 'ticket.rated', ticket: ticket.id, level: command.level, channel, reasons } as const;
    return accept(isToday ? { ticket: ticket.id } : {}, rated, ...orderOfRating(rated, ticket));
}

function channelOf({ role }: Actor): RatingChannel {
    if (role === 'pad') return 'pad';
    return role === 'supervisor' ? 'paper' : 'phone';
}

function isReasonOf(state: HallState, code: string, level: number): boolean {
    return state.ratingReasons.some((reason) => reason.code === code && reason.level === level && reason.enabled);
}

export function changeRatingReasons(_state: HallState, { reasons }: CommandOf<'changeRatingReasons'>): Decision {
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
    if (ticket.rating.state !== 'open' || !isAskedBy(state, actor, ticket.id, now)) return refuse('rating-closed');
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

/** Whether this very pad asks about this ticket now. */
function isAskedBy(state: HallState, actor: Actor, ticket: string, now: number): boolean {
    for (const { setup, pad } of state.counters.values()) {
        if (pad?.ticket.id === ticket) return actor.ref === padRef(setup.no) && now < pad.closesAt;
    }
    return false;
}
