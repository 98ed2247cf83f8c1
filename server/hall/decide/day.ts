/** The end of the business day: every open ticket is closed with a reason, who did not come has missed, every counter is closed, the next day begins empty. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import { learnedBy } from '../estimates.ts';
import type { HallState } from '../state.ts';
import { hasEnded } from '../visit.ts';
import { accept, type Decision } from './decision.ts';

/** Does nothing for a day that has begun already: a rollover happens once and the day never moves back. */
export function endDay(state: HallState, { day }: CommandOf<'endDay'>): Decision {
    if (state.day !== null && day <= state.day) return accept({});
    const events = closing(state);
    for (const { id, state: booked, day: its } of state.appointments.values()) {
        if (booked === 'booked' && its < day) events.push({ type: 'appointment.missed', appointment: id });
    }
    if (state.pools.size > 0) events.push({ type: 'waits.learned', pools: learnedBy(state) });
    if (state.paper.size > 0) events.push({ type: 'paper.carried', left: Object.fromEntries(state.paper) });
    events.push({ type: 'day.started', day });
    return accept({}, ...events);
}

/** What ends every ticket and closes every counter, with a reason. */
export function closing(state: HallState): EventBody[] {
    const events: EventBody[] = [];
    for (const ticket of state.tickets.values()) {
        if (!hasEnded(ticket)) events.push({ type: 'ticket.expired', ticket: ticket.id, from: ticket.state });
        else if (ticket.rating.state === 'open') events.push({ type: 'ticket.notRated', ticket: ticket.id, result: 'notRated' });
    }
    for (const { setup, clerk } of state.counters.values()) {
        if (clerk !== null) events.push({ type: 'counter.signedOut', counter: setup.no, clerk, why: 'dayEnd' });
    }
    return events;
}
