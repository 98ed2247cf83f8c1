/** What leaves the hall because of an event, and what it means to the back office. Asked before the event is folded, while the state still knows the session it ends. */
import type { BackOfficeMessage } from '#protocol/back-office.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { MessageKind, VisitorMessage } from '#protocol/messages.ts';
import { type HallState, type Ticket, UNDO_MS } from './state.ts';

/**
 * A message to the back office, held back until `due`, or the end of a session that is taken back before it was due; a message to a visitor, worth
 * sending `until`; under which name it is kept where the visitor of a ticket wants to be told, or that it is forgotten (null).
 */
export type Outgoing =
    | { readonly message: BackOfficeMessage; readonly stream: string; readonly due: number }
    | { readonly withdrawn: string }
    | { readonly visitor: VisitorMessage; readonly until: number }
    | { readonly reach: string; readonly ref: string; readonly moments: readonly MessageKind[] }
    | { readonly reach: string; readonly ref: null };

type Ending = Extract<BackOfficeMessage, { type: 'session.ended' }>['outcome'];

/** Null for all that the back office has nothing to do with. `past` is the ticket of an earlier day that it is about. */
export function outgoingOf(state: HallState, event: HallEvent, past: Ticket | null): Outgoing | null {
    if (!('ticket' in event)) return null;
    const ticket = state.tickets.get(event.ticket) ?? past;
    if (ticket === null) return null;
    switch (event.type) {
        case 'ticket.started':
            return started(state, ticket, event);
        case 'ticket.finished':
            // Not told while it can be taken back.
            return ended(state, { ...ticket, item: event.item, record: event.record ?? null }, event, event.outcome, UNDO_MS + 1);
        case 'ticket.transferred':
            return ended(state, ticket, event, 'transferred', 0);
        case 'ticket.abandoned':
            return ended(state, ticket, event, 'abandoned', 0);
        case 'ticket.expired':
            return ended(state, ticket, event, 'expired', 0);
        case 'ticket.cancelled':
            return ended(state, ticket, event, 'cancelled', 0);
        case 'ticket.undone':
            return event.act === 'finish' && ticket.session !== null ? { withdrawn: sessionId(state, ticket.session) } : null;
        case 'ticket.corrected':
            return corrected(state, ticket, event);
        case 'ticket.rated':
            return rated(state, ticket, event);
        case 'ticket.ratingExplained':
            return explained(state, ticket, event);
        default:
            return null;
    }
}

/** The number of a session by its id, or null when it is none of this hall. */
export function sessionSeq(state: HallState, id: string): number | null {
    const own = `${state.setup.config.hall.id}-`;
    const seq = id.startsWith(own) ? Number(id.slice(own.length)) : Number.NaN;
    return Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}

export function sessionId(state: HallState, session: number): string {
    return `${state.setup.config.hall.id}-${session}`;
}

/** What every message of a session carries. Its stream is the session: messages of one arrive in their order. */
function common(state: HallState, ticket: Ticket, event: HallEvent, session: number) {
    const { id: hall } = state.setup.config.hall;
    return { id: `${hall}-${event.seq}`, hall, at: event.at, session: sessionId(state, session), ticket: ticket.id };
}

function started(state: HallState, ticket: Ticket, event: HallEvent & { counter: number }): Outgoing {
    const { theme, items, purpose } = ticket.wanted;
    const shared = common(state, ticket, event, event.seq);
    const { no, person, takenAt, calledAt } = ticket;
    const clerk = ticket.clerk ?? '';
    const message: BackOfficeMessage = {
        type: 'session.started',
        ...shared,
        ...{ no, theme, items: [...items], purpose, counter: event.counter, clerk, person, takenAt, calledAt },
    };
    return { message, stream: shared.session, due: event.at };
}

/** Ends the session that is under way, at the counter or on hold; a ticket that only waited has none. */
function ended(state: HallState, ticket: Ticket, event: HallEvent, outcome: Ending, holdBackMs: number): Outgoing | null {
    const { session, startedAt, heldAt } = ticket;
    if ((ticket.state !== 'serving' && ticket.state !== 'held') || session === null || startedAt === null) return null;
    const shared = common(state, ticket, event, session);
    const heldMs = ticket.heldMs + (heldAt === null ? 0 : event.at - heldAt);
    const { no, person, takenAt, calledAt, item, record } = ticket;
    const message: BackOfficeMessage = {
        type: 'session.ended',
        ...shared,
        ...{ no, theme: ticket.wanted.theme, item, catalogue: state.setup.version, counter: ticket.counter ?? 0, clerk: ticket.clerk ?? '' },
        ...{ person, takenAt, calledAt, startedAt, endedAt: event.at, heldSeconds: Math.round(heldMs / 1000), outcome, record },
    };
    return { message, stream: shared.session, due: event.at + holdBackMs };
}

function corrected(state: HallState, ticket: Ticket, event: Extract<HallEvent, { type: 'ticket.corrected' }>): Outgoing | null {
    if (ticket.session === null) return null;
    const shared = common(state, ticket, event, ticket.session);
    const { actor: clerk, outcome = null, record } = event;
    return { message: { type: 'session.corrected', ...shared, clerk, outcome, record }, stream: shared.session, due: event.at };
}

function rated(state: HallState, ticket: Ticket, event: Extract<HallEvent, { type: 'ticket.rated' }>): Outgoing | null {
    if (ticket.session === null) return null;
    const shared = common(state, ticket, event, ticket.session);
    const { level, channel, reasons = [] } = event;
    return { message: { type: 'rating.submitted', ...shared, level, channel, reasons: [...reasons] }, stream: shared.session, due: event.at };
}

function explained(state: HallState, ticket: Ticket, event: Extract<HallEvent, { type: 'ticket.ratingExplained' }>): Outgoing | null {
    if (ticket.session === null) return null;
    const shared = common(state, ticket, event, ticket.session);
    return { message: { type: 'rating.explained', ...shared, reasons: [...event.reasons] }, stream: shared.session, due: event.at };
}
