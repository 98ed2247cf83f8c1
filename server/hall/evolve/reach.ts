/** Which visitors want to be told, and of what they have been told. */
import type { HallEvent } from '#protocol/events.ts';
import type { MessageKind } from '#protocol/messages.ts';
import type { HallState } from '../state.ts';
import type { EventOf } from './parts.ts';

export function reachGiven({ reach }: HallState, { ticket, ref, channel, moments }: EventOf<'ticket.reachGiven'>): void {
    const before = reach.get(ticket);
    // Another number is not told again what the first was told.
    reach.set(ticket, { ref, channel, moments, told: before?.told ?? new Set(), times: (before?.times ?? 0) + 1 });
}

/** How often it was given stays known: who withdraws has not begun anew. */
export function reachWithdrawn({ reach }: HallState, { ticket }: EventOf<'ticket.reachWithdrawn'>): void {
    const before = reach.get(ticket);
    if (before !== undefined) reach.set(ticket, { ...before, moments: [] });
}

/** A moment comes once; one that was taken back has not been. */
export function noteTold({ reach }: HallState, event: HallEvent): void {
    if (reach.size === 0 || !('ticket' in event)) return;
    const told = reach.get(event.ticket)?.told;
    if (event.type === 'ticket.undone' && event.act !== 'finish') told?.delete(event.act === 'call' ? 'called' : 'passed');
    const moment = MOMENTS[event.type];
    if (moment !== undefined) told?.add(moment);
}

const MOMENTS: Readonly<Partial<Record<HallEvent['type'], MessageKind>>> = {
    'ticket.nearing': 'ahead',
    'ticket.called': 'called',
    'ticket.passed': 'passed',
};
