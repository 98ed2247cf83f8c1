/** The tickets of one visit: a chain in which each waits until those before it have ended. */
import type { HallState, Ticket } from './state.ts';

const ENDED: ReadonlySet<Ticket['state']> = new Set(['done', 'cancelled', 'abandoned', 'expired']);

export function hasEnded(ticket: Ticket): boolean {
    return ENDED.has(ticket.state);
}

/** The next ticket of the visit that has not ended; one that was given back before its turn is passed over. */
export function followerOf(state: HallState, ticket: Ticket, isGone: (ticket: Ticket) => boolean = hasEnded): Ticket | undefined {
    for (let id = ticket.next; id !== null; ) {
        const follower = state.tickets.get(id);
        if (follower === undefined || !isGone(follower)) return follower;
        id = follower.next;
    }
    return undefined;
}

/** Whether a ticket waits for another of its visit to end. */
export function waitsForAnother(ticket: Ticket): boolean {
    return ticket.state === 'waiting' && !Number.isFinite(ticket.since);
}
