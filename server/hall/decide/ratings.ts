/** Rating a finished session: once, whichever channel comes first, for five working days. */
import type { Actor, CommandOf } from '#protocol/commands.ts';
import { dayAfter, isWorkingDay } from '../calendar.ts';
import { dayOfTicket } from '../numbering.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

/** Working days after the visit on which its QR code still rates. */
const RATING_WORKING_DAYS = 5;

export function rate(state: HallState, command: CommandOf<'rate'>, { now, actor, past }: Circumstances): Decision {
    const channel = actor.role === 'pad' ? 'pad' : 'phone';
    const ticket = state.tickets.get(command.ticket);
    const rated = { type: 'ticket.rated', ticket: command.ticket, level: command.level, channel } as const;
    if (ticket === undefined) {
        if (past === null || channel === 'pad') return refuse('unknown-ticket');
        if (past.rating.state === 'rated') return refuse('already-rated');
        if (past.state !== 'done' || !ratableOn(state, dayOfTicket(past.id))) return refuse('rating-closed');
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

function ratableOn(state: HallState, day: string | null): boolean {
    if (state.day === null || day === null) return false;
    let left = RATING_WORKING_DAYS;
    for (let at = dayAfter(day); at <= state.day; at = dayAfter(at)) {
        if (isWorkingDay(at, state.setup.config.hours)) left -= 1;
        if (left < 0) return false;
    }
    return true;
}
