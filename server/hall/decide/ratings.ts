/** Rating a finished session: once, whichever channel comes first, for five working days. */
import type { Actor, CommandOf } from '#protocol/commands.ts';
import { dayOfTicket } from '../numbering.ts';
import { isRatable } from '../rating-days.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

export function rate(state: HallState, command: CommandOf<'rate'>, { now, actor, past }: Circumstances): Decision {
    const channel = actor.role === 'pad' ? 'pad' : 'phone';
    const ticket = state.tickets.get(command.ticket);
    const rated = { type: 'ticket.rated', ticket: command.ticket, level: command.level, channel } as const;
    if (ticket === undefined) {
        if (past === null || channel === 'pad') return refuse('unknown-ticket');
        if (past.rating.state === 'rated') return refuse('already-rated');
        if (past.state !== 'done' || !isRatable(state, dayOfTicket(past.id))) return refuse('rating-closed');
        return accept({}, rated);
    }
    if (ticket.rating.state === 'rated') return refuse('already-rated');
    if (ticket.state !== 'done') return refuse('rating-closed');
    if (channel === 'pad' && !isAskedBy(state, actor, ticket.id, now)) return refuse('rating-closed');
    return accept({ ticket: ticket.id }, rated);
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
