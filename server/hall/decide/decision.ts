/** What a decision is: the events that a command becomes and whom its answer is about, or a refusal. */

import type { CaseFile } from '#protocol/case-files.ts';
import type { Actor, CommandOf, CommandType } from '#protocol/commands.ts';
import type { ErrorCode, Refusal } from '#protocol/errors.ts';
import type { EventBody } from '#protocol/events.ts';
import { dayOfTicket } from '../numbering.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';

/** Whom the answer shows once the events are folded; null is "nobody". */
export type About = {
    readonly ticket?: string | null;
    readonly counter?: number;
    readonly order?: string;
    readonly caseNo?: string;
    readonly appointment?: string;
    readonly device?: string;
    readonly document?: string;
    readonly sheet?: string;
};

export type Decision =
    | { readonly ok: true; readonly events: readonly EventBody[]; readonly about: About }
    | { readonly ok: false; readonly refusal: Refusal };

/** Everything a decision knows beside the state. */
export type Circumstances = {
    readonly now: number;
    readonly actor: Actor;
    /** The ticket that the command is about and that the state need not know: of an earlier day, or named by its session. */
    readonly past: Ticket | null;
    /** The case that the command is about, as it stands; null when there is none, or the command is about no case. */
    readonly caseFile: CaseFile | null;
    /** Tickets of earlier days that the command names; absent where it names none. */
    readonly earlier?: ReadonlyMap<string, Ticket>;
};

export type Decider<T extends CommandType> = (state: HallState, command: CommandOf<T>, circumstances: Circumstances) => Decision;

export function accept(about: About, ...events: readonly EventBody[]): Decision {
    return { ok: true, events, about };
}

export function refuse(code: ErrorCode, details?: Refusal['details']): Decision {
    return { ok: false, refusal: details === undefined ? { code } : { code, details } };
}

/** Narrows an intermediate result that may already be a refusal. */
export function isRefused<Found extends object>(found: Found | Decision): found is Decision {
    return 'ok' in found;
}

/** An open ticket of today by its id. */
export function todaysTicket(state: HallState, id: string): Ticket | Decision {
    const ticket = state.tickets.get(id);
    if (ticket !== undefined) return ticket;
    const day = dayOfTicket(id);
    return refuse(day !== null && day !== state.day ? 'ticket-not-today' : 'unknown-ticket');
}

/** A verb that the ticket's state does not allow. */
export function wrongState({ no, state }: Ticket): Decision {
    return refuse('wrong-state', { no, state });
}

/** The counter of a command, if it exists and the actor is the clerk who is signed in there. */
export function ownCounter(state: HallState, no: number, actor: Actor): CounterNow | Decision {
    const counter = state.counters.get(no);
    if (counter === undefined) return refuse('unknown-counter', { counter: no });
    if (counter.clerk === actor.ref) return counter;
    const own = counterOfClerk(state, actor.ref);
    if (own !== undefined) return refuse('not-your-counter', { counter: no, own: own.setup.no });
    return refuse('counter-closed', { counter: no });
}

/** The counter where a clerk is signed in. */
export function counterOfClerk(state: HallState, clerk: string): CounterNow | undefined {
    for (const counter of state.counters.values()) if (counter.clerk === clerk) return counter;
    return undefined;
}

/** The ticket at the clerk's own counter, which must be in one of the states that the verb allows. */
export function ticketAtOwnCounter(
    state: HallState,
    no: number,
    actor: Actor,
    allowed: readonly Ticket['state'][],
): { counter: CounterNow; ticket: Ticket } | Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    const { ticket } = counter;
    if (ticket === null) return refuse('no-ticket-at-counter', { counter: no });
    if (!allowed.includes(ticket.state)) return wrongState(ticket);
    return { counter, ticket };
}
