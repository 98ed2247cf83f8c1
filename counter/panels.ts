/** The questions that a verb asks before it goes to the hub. One panel at a time; it takes the place of the buttons. */
import type { Outcome } from '#protocol/tickets.ts';
import type { TerminalView } from '#protocol/views.ts';
import type { TerminalVerb } from './keys.ts';
import { paperAtHand } from './papers/paper-words.ts';
import { situationOf } from './situation.ts';
import type { FoundTicket, TicketAct } from './ticket-acts.ts';

export type Panel =
    /** About the ticket at the counter; `ticket` is its id. */
    | { readonly kind: 'finish'; readonly ticket: string; readonly outcome: Outcome | null }
    | { readonly kind: 'transfer' | 'abandon' | 'append' | 'record'; readonly ticket: string }
    /** About its papers; `ticket` may have ended. */
    | { readonly kind: 'document'; readonly ticket: string }
    /** About the counter itself. */
    | { readonly kind: 'pause' }
    | { readonly kind: 'work' }
    | { readonly kind: 'sign-out' }
    /** About neither: what the clerk has to say or do about ratings and complaints. */
    | { readonly kind: 'orders' }
    /** About another: `found` if it is chosen already, `act` if that is. */
    | { readonly kind: 'ticket'; readonly found: FoundTicket | null; readonly act: TicketAct | null };

/** Whether what the panel asks about is still so. */
export function stillStands(panel: Panel, view: TerminalView): boolean {
    const situation = situationOf(view);
    if (panel.kind === 'orders') return true;
    if (panel.kind === 'ticket' || panel.kind === 'work') return situation !== 'closed' && situation !== 'other';
    if (panel.kind === 'document') return view.papers?.ticket.id === panel.ticket;
    if (panel.kind === 'pause') return situation === 'idle';
    if (panel.kind === 'sign-out') return (situation === 'idle' || situation === 'paused') && view.work.handOver > 0;
    const { ticket } = view;
    if (ticket?.id !== panel.ticket) return false;
    if (panel.kind === 'transfer') return true;
    return ticket.state === (panel.kind === 'abandon' ? 'called' : 'serving');
}

/** The panel of a verb, if it asks anything: about the ticket at the counter, or which one it is about. */
export function panelOf(verb: TerminalVerb, { ticket, papers, work }: TerminalView): Panel | undefined {
    const at = ticket?.id ?? '';
    // The usual document of a session that has ended needs no question.
    if (verb === 'document') return papers === null || paperAtHand(papers) !== null ? undefined : { kind: verb, ticket: papers.ticket.id };
    if (verb === 'sign-out') return ticket === null && work.handOver > 0 ? { kind: verb } : undefined;
    if (verb === 'finish') return { kind: verb, ticket: at, outcome: null };
    if (verb === 'transfer' || verb === 'abandon' || verb === 'append') return { kind: verb, ticket: at };
    if (verb === 'pause') return { kind: verb };
    if (verb === 'call' || verb === 'promote' || verb === 'rejoin') return { kind: 'ticket', found: null, act: verb };
    return verb === 'reprint' && ticket === null ? { kind: 'ticket', found: null, act: verb } : undefined;
}
