/** What happened lately: how fast tickets are taken and called, how long those called had waited, and how soon people give up. */

/** Smoothed counts: an event counts less the longer it is ago. */
export type Pace = { at: number; count: number };
/** Smoothed waits. */
export type Waits = { at: number; ms: number };

export type Recent = {
    taken: Record<string, Pace>;
    calls: Record<string, Pace>;
    byKind: Record<string, Waits>;
    byClass: Record<string, Waits>;
    leaving: { left: number; waitedMs: number };
};

/** Arrivals are smoothed over twenty minutes, long enough for a rate and short enough for a morning's rush. */
const TAKEN_OVER_MS = 20 * 60_000;
/** Waits of more than an hour ago say nothing about now. */
const STALE_MS = 60 * 60_000;
const LATEST_WEIGHT = 0.3;
const LEAVING_FORGET = 0.999;
/** Waiting time that counts as seen without anybody leaving, so that the first who leaves does not empty the hall. */
const PATIENT_MS = 2 * 3_600_000;

export function nothingRecent(): Recent {
    return { taken: {}, calls: {}, byKind: {}, byClass: {}, leaving: { left: 0, waitedMs: 0 } };
}

export function noteTaken(recent: Recent, at: number, ofClass: string): void {
    bump(recent.taken, ofClass, at, TAKEN_OVER_MS);
}

/** Note a call; `overMs` is the span over which calls of the kind are counted. */
export function noteCall(recent: Recent, at: number, kind: string, ofClass: string, waitedMs: number, overMs: number): void {
    bump(recent.calls, kind, at, overMs);
    smooth(recent.byKind, kind, at, waitedMs);
    // Those called at once say nothing about how long the others of their class wait.
    if (waitedMs > 0) smooth(recent.byClass, ofClass, at, waitedMs);
    noteWait(recent, waitedMs, 0);
}

export function noteLeft(recent: Recent, waitedMs: number): void {
    noteWait(recent, waitedMs, 1);
}

/** Tickets of a class taken per millisecond. */
export function takenPerMs(recent: Recent, at: number, ofClass: string): number {
    return paceNow(recent.taken[ofClass], at, TAKEN_OVER_MS) / TAKEN_OVER_MS;
}

/** Calls of a kind within about the span. */
export function callsOf(recent: Recent, at: number, kind: string, overMs: number): number {
    return paceNow(recent.calls[kind], at, overMs);
}

/** Smoothed wait; null when the latest is too old to say anything. */
export function waitLately(waits: Waits | undefined, at: number): number | null {
    return waits === undefined || at - waits.at > STALE_MS ? null : waits.ms;
}

/** Chance per millisecond that somebody who waits gives up. */
export function leavingHazard({ leaving }: Recent): number {
    return leaving.left / (leaving.waitedMs + PATIENT_MS);
}

function noteWait({ leaving }: Recent, waitedMs: number, left: 0 | 1): void {
    leaving.left = leaving.left * LEAVING_FORGET + left;
    leaving.waitedMs = leaving.waitedMs * LEAVING_FORGET + waitedMs;
}

function bump(paces: Record<string, Pace>, key: string, at: number, overMs: number): void {
    paces[key] = { at, count: paceNow(paces[key], at, overMs) + 1 };
}

function paceNow(pace: Pace | undefined, at: number, overMs: number): number {
    return pace === undefined ? 0 : pace.count * Math.exp(-Math.max(0, at - pace.at) / overMs);
}

function smooth(all: Record<string, Waits>, key: string, at: number, ms: number): void {
    const before = waitLately(all[key], at);
    all[key] = { at, ms: before === null ? ms : before + LATEST_WEIGHT * (ms - before) };
}
