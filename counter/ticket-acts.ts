/** What the clerk can do with a ticket that is not at the counter. As everywhere, it only arranges; the hub decides. */
import type { TicketState } from '#protocol/tickets.ts';
import type { TerminalView, WaitingLine } from '#protocol/views.ts';
import type { TerminalVerb } from './keys.ts';

/** A ticket that the clerk has chosen. `counter` is where it was called last. */
export type FoundTicket = Pick<WaitingLine, 'id' | 'no' | 'theme' | 'item'> & { readonly state: TicketState; readonly counter: number | null };

export type TicketAct = Extract<TerminalVerb, 'call' | 'promote' | 'rejoin' | 'resume' | 'reprint' | 'abandon'> | 'correct';

const ACTS: Readonly<Partial<Record<TicketState, readonly TicketAct[]>>> = {
    waiting: ['call', 'promote', 'reprint', 'abandon'],
    passed: ['rejoin', 'reprint', 'abandon'],
    held: ['resume', 'reprint', 'abandon'],
    done: ['correct', 'reprint'],
};

/** The acts for a ticket in a state, the likeliest first. Of any other ticket only the slip can be had. */
export function actsFor(state: TicketState): readonly TicketAct[] {
    return ACTS[state] ?? ['reprint'];
}

/** Acts out of turn are recorded with their reason. */
export function asksReason(act: TicketAct): act is 'call' | 'promote' {
    return act === 'call' || act === 'promote';
}

/** What an act is given with. `abandon` without a list would mean the ticket at the counter. */
export function inputOf(act: TicketAct, ticket: string, reason: string | null): Readonly<Record<string, unknown>> {
    if (act === 'abandon') return { tickets: [ticket] };
    return reason === null ? { ticket } : { ticket, reason };
}

/** The tickets in a terminal's view that an act can be about; all of them for no act in particular. */
export function ticketsFor(act: TicketAct | null, { waiting, passed, held, counter }: TerminalView): readonly FoundTicket[] {
    const found = (lines: readonly WaitingLine[], state: TicketState): FoundTicket[] =>
        lines.map(({ id, no, theme, item }) => ({ id, no, theme, item, state, counter: state === 'waiting' ? null : counter.no }));
    const all = [...found(waiting, 'waiting'), ...found(passed, 'passed'), ...found(held, 'held')];
    return act === null ? all : all.filter(({ state }) => actsFor(state).includes(act));
}
