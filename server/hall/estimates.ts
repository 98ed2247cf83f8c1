/**
 * How long a ticket will wait: what the hall asks its predictors, and what it tells them. A theme is a pool; its predictor learns through the
 * fold, from each promise once its visitor is called, so a replayed day has learned the same. See `prediction/`.
 */

import type { LearnedWaits } from '#protocol/events.ts';
import type { WaitRange } from '#protocol/views.ts';
import { type PredictorState, WaitPredictor } from './prediction/predictor.ts';
import type { CounterMoment, Question, WaitPromise } from './prediction/question.ts';
import { isOpenCounter, mayServe, openCountersOfTheme } from './routing.ts';
import type { HallState, Setup, Ticket, Wanted } from './state.ts';
import { thresholdIn, weightOf } from './wait-rules.ts';

const DEFAULT_MS = 8 * 60_000;

/** What one theme's predictor is and knows beside its own learning. */
export type Pool = { readonly predictor: WaitPredictor; readonly lastWait: Map<string, number> };

/** Kind of a ticket for its predictor: the item, or the theme for one taken for it alone. */
export function kindOf({ items, theme }: Wanted): string {
    return items[0] ?? theme;
}

export function poolOf(state: HallState, theme: string): Pool {
    let pool = state.pools.get(theme);
    if (pool === undefined) {
        pool = newPool(state.setup, theme);
        state.pools.set(theme, pool);
    }
    return pool;
}

/** A pool that has learned nothing, or what an event of ours has kept: that is trusted to be a predictor's state. */
export function newPool({ items, config }: Setup, theme: string, learned?: LearnedWaits): Pool {
    const own = config.items.filter((item) => item.theme === theme);
    const expectedAllMs = own.length === 0 ? DEFAULT_MS : (own.reduce((sum, item) => sum + item.expectedMinutes, 0) / own.length) * 60_000;
    const expectedMs = (kind: string): number => (items.get(kind)?.expectedMinutes ?? expectedAllMs / 60_000) * 60_000;
    return {
        predictor: new WaitPredictor({
            expectedMs,
            expectedAllMs,
            ...(learned === undefined ? {} : { state: structuredClone(learned) as PredictorState }),
        }),
        lastWait: new Map(),
    };
}

/** Tells a theme's predictor how many counters are open for it: it learns the usual staffing by time of day. */
export function tellStaffing(state: HallState, theme: string, at: number): void {
    poolOf(state, theme).predictor.observeOpen(at, openCountersOfTheme(state, theme));
}

/** The promise to a ticket that waits now, as to one that is taken at this moment with the same people ahead. */
export function promiseTo(state: HallState, ticket: Ticket, now: number): WaitPromise {
    return poolOf(state, ticket.wanted.theme).predictor.predict(questionOf(state, ticket, now));
}

/** Range of the wait from now on of a waiting ticket, in seconds. One that may not be called yet waits at least until then. */
export function expectedWait(state: HallState, ticket: Ticket, now: number): WaitRange {
    const { low, high } = ticket.promise?.at === now ? ticket.promise : promiseTo(state, ticket, now);
    const notBefore = Number.isFinite(ticket.since) ? Math.max(0, ticket.since - now) : 0;
    return { low: Math.round(Math.max(notBefore, low) / 1000), high: Math.round(Math.max(notBefore, high) / 1000) };
}

function questionOf(state: HallState, ticket: Ticket, now: number): Question {
    const { wanted } = ticket;
    const kind = kindOf(wanted);
    const mine = state.rules.weighing(wanted);
    const weight = weightOf({ since: Math.min(ticket.since, now) }, mine, now);
    const ahead = new Map<string, number>();
    let headSince = now;
    for (const lane of state.waiting.ofTheme(wanted.theme)) {
        const other = lane.kind.wanted;
        const count = lane.kind.promoted ? lane.size : lane.countBefore(thresholdIn(state, lane, weight, ticket.order.seq, now));
        if (count > 0) ahead.set(kindOf(other), (ahead.get(kindOf(other)) ?? 0) + count);
        if (kindOf(other) === kind && lane.head !== undefined && lane.head !== ticket) headSince = Math.min(headSince, lane.head.since);
    }
    const counters = countersOf(state, wanted, now);
    return {
        at: now,
        kind,
        class: wanted.class,
        counters,
        free: counters.filter((counter) => counter.kind === null).length,
        ahead: [...ahead].map(([ofKind, count]) => ({ kind: ofKind, count })),
        overtaking: mine.overtaking,
        waitedMs: 0,
        lastWaitMs: state.pools.get(wanted.theme)?.lastWait.get(kind) ?? null,
        headWaitMs: Math.max(0, now - headSince),
    };
}

function countersOf(state: HallState, wanted: Wanted, now: number): CounterMoment[] {
    const moments: CounterMoment[] = [];
    for (const counter of state.counters.values()) {
        if (!isOpenCounter(counter) || !mayServe(counter.setup, wanted, counter.helping)) continue;
        const { ticket } = counter;
        moments.push({ kind: ticket === null ? null : kindOf(ticket.wanted), sinceMs: now - (ticket?.startedAt ?? counter.since) });
    }
    return moments;
}

/** What was learned, to be kept over the end of the day. */
export function learnedBy(state: HallState): Record<string, LearnedWaits> {
    return Object.fromEntries([...state.pools].map(([theme, { predictor }]) => [theme, structuredClone(predictor.state)]));
}
