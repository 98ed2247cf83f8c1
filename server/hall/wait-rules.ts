/**
 * Wait rules: whom a counter calls next. Candidates are the heads of the lanes that the counter may serve; the heaviest is called. A
 * ticket's weight is the time it has waited, so the longest waiting comes first.
 */
import type { Lane } from './lane.ts';
import { mayServe } from './routing.ts';
import type { CounterNow, HallState, Ticket } from './state.ts';

/** Weight of a waiting ticket, in milliseconds of waiting. */
export function weightOf(ticket: Ticket, now: number): number {
    return now - ticket.takenAt;
}

/** Heads of the lanes that a counter may serve. */
function candidates(state: HallState, counter: CounterNow): Ticket[] {
    const heads: Ticket[] = [];
    for (const lane of lanesOf(state, counter)) if (lane.head !== undefined) heads.push(lane.head);
    return heads;
}

function* lanesOf(state: HallState, counter: CounterNow): Generator<Lane> {
    for (const lane of state.waiting.lanes()) if (lane.size > 0 && mayServe(counter.setup, lane)) yield lane;
}

/** Heavier first; of equals the one that came first. */
function byWeight(now: number): (a: Ticket, b: Ticket) => number {
    return (a, b) => weightOf(b, now) - weightOf(a, now) || a.rank - b.rank;
}

/** The ticket that a counter calls next, if anybody waits for it. */
export function chooseNext(state: HallState, counter: CounterNow, now: number): Ticket | undefined {
    const before = byWeight(now);
    let chosen: Ticket | undefined;
    for (const ticket of candidates(state, counter)) if (chosen === undefined || before(ticket, chosen) < 0) chosen = ticket;
    return chosen;
}

/** The first tickets that a counter would call, in that order, and how many it may call in all. */
export function waitingFor(state: HallState, counter: CounterNow, now: number, limit: number): { first: Ticket[]; count: number } {
    const first: Ticket[] = [];
    let count = 0;
    for (const lane of lanesOf(state, counter)) {
        count += lane.size;
        first.push(...lane.first(limit));
    }
    return { first: first.sort(byWeight(now)).slice(0, limit), count };
}
