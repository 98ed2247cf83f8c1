/**
 * How long a ticket will wait, as a range: people ahead, open counters, and what a session has taken today. The range widens with the
 * number ahead because the spread of a sum of independent sessions grows with its square root.
 */
import type { WaitRange } from '#protocol/views.ts';
import type { HallState } from './state.ts';

/** How many sessions the catalogue's expectation counts for when the day's own are averaged with it. */
const PRIOR_SESSIONS = 5;
/** Quantile of the normal distribution that leaves 10 % on either side. */
const Z_10 = 1.2816;
const DEFAULT_SECONDS = 8 * 60;

/** Mean session of each theme today. */
export class ServiceTimes {
    readonly #byTheme = new Map<string, { count: number; seconds: number }>();

    add(theme: string, seconds: number): void {
        const sum = this.#byTheme.get(theme) ?? { count: 0, seconds: 0 };
        this.#byTheme.set(theme, { count: sum.count + 1, seconds: sum.seconds + seconds });
    }

    /** Seconds, drawn from the expectation to the day's mean as sessions come in. */
    mean(theme: string, expected: number): number {
        const { count, seconds } = this.#byTheme.get(theme) ?? { count: 0, seconds: 0 };
        return (seconds + PRIOR_SESSIONS * expected) / (count + PRIOR_SESSIONS);
    }
}

/** Range of the wait from now on of somebody with that many ahead. With no counter open it is that of one that opens now. */
export function expectedWait(state: HallState, theme: string, ahead: number, openCounters: number): WaitRange {
    const mean = state.serviceTimes.mean(theme, expectedSeconds(state, theme));
    const counters = Math.max(1, openCounters);
    const rounds = (ahead + 0.5) / counters;
    const middle = rounds * mean;
    const spread = Z_10 * mean * Math.sqrt(rounds / counters + 0.08);
    return { low: Math.round(Math.max(0, middle - spread)), high: Math.round(middle + spread) };
}

function expectedSeconds(state: HallState, theme: string): number {
    const items = state.setup.config.items.filter((item) => item.theme === theme);
    if (items.length === 0) return DEFAULT_SECONDS;
    return (items.reduce((sum, item) => sum + item.expectedMinutes, 0) / items.length) * 60;
}
