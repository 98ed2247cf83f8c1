/** What came of slips, and the paper that is left. */
import { slipCameOut } from '../paper.ts';
import type { HallState } from '../state.ts';
import { type EventOf, ticketOf } from './parts.ts';

export function printed(state: HallState, { ticket: id, status, printer }: EventOf<'ticket.print'>): void {
    const ticket = ticketOf(state, id);
    ticket.print = status;
    if (status === 'printed' || status === 'unknown') ticket.onPaper = true;
    // One that is perhaps printed has perhaps taken paper; staff who look at the roll say what is left.
    if (status === 'printed') slipCameOut(state, printer ?? null);
}

export function paperEvent(state: HallState, event: EventOf<'paper.loaded'> | EventOf<'paper.used'> | EventOf<'paper.carried'>): void {
    if (event.type === 'paper.loaded') state.paper.set(event.device, event.slips);
    else if (event.type === 'paper.used') slipCameOut(state, event.device);
    else state.paper = new Map(Object.entries(event.left));
}
