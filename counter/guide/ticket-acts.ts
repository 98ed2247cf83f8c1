/** What a guide can do with a ticket now. As everywhere, it only arranges; the hub decides. */
import type { PriorityClass, TicketState } from '#protocol/tickets.ts';

export const DESK_ACTS = ['rejoin', 'reprint', 'transfer', 'grant', 'cancel'] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

const ACTS: Readonly<Partial<Record<TicketState, readonly DeskAct[]>>> = {
    waiting: ['reprint', 'transfer', 'grant', 'cancel'],
    passed: ['rejoin', 'reprint', 'transfer', 'grant', 'cancel'],
    held: ['reprint', 'transfer'],
};

/** The acts for a ticket in a state, the likeliest first. Of any other ticket only the slip can be had. */
export function deskActs(state: TicketState): readonly DeskAct[] {
    return ACTS[state] ?? ['reprint'];
}

/** Classes that a guide grants; an appointment and a result to collect make theirs by themselves. The first takes one back. */
export const GRANTABLE = ['normal', 'care', 'military', 'returning'] as const satisfies readonly PriorityClass[];
