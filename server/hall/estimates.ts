/**
 * How long a ticket will wait, as a range: people ahead, open counters, and what a session has taken today. The range widens with the
 * number ahead because the spread of a sum of independent sessions grows with its square root.
 */
import type { WaitRange } from '#protocol/views.ts';
import { openCountersFor } from './routing.ts';
import type { HallState, Ticket } from './state.ts';
import { aheadOf } from './wait-rules.ts';

/** Quantile of the normal distribution that leaves 10 % on either side. */
const Z_10 = 1.2816;
const DEFAULT_SECONDS = 8 * 60;

/** Range of the wait from now on of a waiting ticket. With no counter open it is that of one that opens now. */
export function expectedWait(state: HallState, ticket: Ticket, now: number): WaitRange {
    const { theme } = ticket.wanted;
    const counters = Math.max(1, openCountersFor(state, ticket.wanted));
    const mean = state.serviceTimes.mean(theme, expectedSeconds(state, theme));
    const rounds = (aheadOf(state, ticket, now) + 0.5) / counters;
    const notBefore = Number.isFinite(ticket.since) ? Math.max(0, ticket.since - now) / 1000 : 0;
    const middle = Math.max(notBefore, rounds * mean);
    const spread = Z_10 * mean * Math.sqrt(rounds / counters + 0.08);
    return { low: Math.round(Math.max(notBefore, middle - spread)), high: Math.round(middle + spread) };
}

function expectedSeconds(state: HallState, theme: string): number {
    const items = state.setup.config.items.filter((item) => item.theme === theme);
    if (items.length === 0) return DEFAULT_SECONDS;
    return (items.reduce((sum, item) => sum + item.expectedMinutes, 0) / items.length) * 60;
}
