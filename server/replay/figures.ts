/** Figures of a day, as it was recorded and as it was replayed. Waits and services are seconds, of those who were served. */
import type { Visit } from './csv.ts';
import type { Fate, ReplayedDay } from './replay-day.ts';
import { type Duty, onDutyIn } from './roster.ts';

export type Waits = { mean: number; median: number; p90: number };
export type Side = { served: number; left: number; waits: Waits };
/** `tickets` is the number of visitors recorded; `got` that of the numbers given in the replay. */
export type Line = { name: string; clerks: number | null; tickets: number; got: number; recorded: Side; replayed: Side };

export type Figures = {
    day: string;
    speed: number;
    clerks: number;
    /** Seconds of the machine's time. */
    took: number;
    kinds: readonly Line[];
    hours: readonly Line[];
    total: Line;
    /** Calls after that of a later comer of the same lane (kind and class). */
    outOfOrder: { recorded: number; replayed: number };
    /** Recorded as having left, called this time before their patience ended. */
    calledInTime: number;
    /** Closed by the end of the hall's day, waiting or at the counter. */
    closedByDayEnd: number;
    /** Tickets that are open when everybody has gone home. */
    stillOpen: number;
    /** Minutes that clerks stayed longer than recorded. */
    overtimeMinutes: number;
    refusals: Readonly<Record<string, number>>;
    errors: readonly string[];
    lag: Lag;
};

/** How late the driver began things and how long the hall took to answer: milliseconds of the machine, and how many were too many. */
export type Lag = { begun: Delays; answered: Delays; keptUp: boolean };
export type Delays = { things: number; late: number; medianMs: number; p99Ms: number; maxMs: number; maxHallSeconds: number };

/** By the hall's clock: what is begun or answered later than this is late, and this share may be. */
const LATE_SECONDS = 5;
const LATE_SHARE = 0.01;
const HOUR = 3_600;

export function figuresOf(day: string, speed: number, roster: readonly Duty[], { fates, log, overtime, took }: ReplayedDay): Figures {
    const kinds = [...new Set(fates.map(({ visit }) => visit.kind))].sort();
    const hours = [...new Set(fates.map(({ visit }) => Math.floor(visit.arrived / HOUR)))].sort((a, b) => a - b);
    const inState = (...states: string[]): number => fates.filter(({ ticket }) => ticket !== null && states.includes(ticket.state)).length;
    return {
        day,
        speed,
        clerks: roster.length,
        took,
        kinds: kinds.map((kind) =>
            lineOf(
                kind,
                null,
                fates.filter(({ visit }) => visit.kind === kind),
            ),
        ),
        hours: hours.map((hour) =>
            lineOf(
                `${String(hour).padStart(2, '0')}:00`,
                onDutyIn(roster, hour),
                fates.filter(({ visit }) => Math.floor(visit.arrived / HOUR) === hour),
            ),
        ),
        total: lineOf('all', null, fates),
        outOfOrder: { recorded: overtaken(recordedCalls(fates)), replayed: overtaken(replayedCalls(fates)) },
        calledInTime: fates.filter(({ visit, ticket }) => visit.outcome === 'left' && ticket?.state === 'done').length,
        closedByDayEnd: inState('expired'),
        stillOpen: inState('waiting', 'called', 'serving', 'passed', 'held'),
        overtimeMinutes: overtime / 60,
        refusals: Object.fromEntries(log.refusals),
        errors: log.errors,
        lag: lagOf(delaysOf(log.lags, speed), delaysOf(log.answers, speed)),
    };
}

function lineOf(name: string, clerks: number | null, fates: readonly Fate[]): Line {
    const served = fates.filter(({ visit }) => visit.outcome === 'served');
    const done = fates.flatMap(({ ticket }) => (ticket?.state === 'done' ? [ticket] : []));
    return {
        name,
        clerks,
        tickets: fates.length,
        got: fates.filter(({ ticket }) => ticket !== null).length,
        recorded: { served: served.length, left: fates.length - served.length, waits: waitsOf(served.map(({ visit }) => visit.waited)) },
        replayed: {
            served: done.length,
            left: fates.filter(({ ticket }) => ticket?.state === 'cancelled').length,
            waits: waitsOf(done.map(({ takenAt, calledAt }) => ((calledAt ?? takenAt) - takenAt) / 1000)),
        },
    };
}

export function waitsOf(seconds: readonly number[]): Waits {
    const sorted = seconds.toSorted((a, b) => a - b);
    const mean = sorted.length === 0 ? 0 : sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    return { mean, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** The smallest value that at least this share does not exceed; 0 of nothing. */
function quantile(sorted: readonly number[], share: number): number {
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Calls of the record in their order: when the wait of those served was over. */
export function recordedCalls(fates: readonly Fate[]): Visit[] {
    const served = fates.flatMap(({ visit }) => (visit.outcome === 'served' ? [visit] : []));
    return served.sort((a, b) => a.arrived + a.waited - b.arrived - b.waited || a.arrived - b.arrived || a.line - b.line);
}

/** Calls of the replay in their order. */
export function replayedCalls(fates: readonly Fate[]): Visit[] {
    const called = fates.flatMap(({ visit, ticket }) =>
        ticket === null || ticket.calledAt === null ? [] : [{ visit, ticket, at: ticket.calledAt }],
    );
    called.sort((a, b) => a.at - b.at || a.ticket.takenAt - b.ticket.takenAt || a.ticket.no.localeCompare(b.ticket.no, 'en', { numeric: true }));
    return called.map(({ visit }) => visit);
}

/** How many were called after somebody of their lane who came later. */
function overtaken(calls: readonly Visit[]): number {
    const latest = new Map<string, Visit>();
    let count = 0;
    for (const visit of calls) {
        const lane = `${visit.kind}/${visit.class}`;
        const last = latest.get(lane);
        if (last !== undefined && (visit.arrived < last.arrived || (visit.arrived === last.arrived && visit.line < last.line))) count += 1;
        else latest.set(lane, visit);
    }
    return count;
}

function lagOf(begun: Delays, answered: Delays): Lag {
    return { begun, answered, keptUp: [begun, answered].every(({ late, things }) => late <= things * LATE_SHARE) };
}

function delaysOf(milliseconds: readonly number[], speed: number): Delays {
    const sorted = milliseconds.toSorted((a, b) => a - b);
    const maxMs = sorted.at(-1) ?? 0;
    return {
        things: sorted.length,
        late: sorted.filter((ms) => ms * speed > LATE_SECONDS * 1000).length,
        medianMs: quantile(sorted, 0.5),
        p99Ms: quantile(sorted, 0.99),
        maxMs,
        maxHallSeconds: (maxMs * speed) / 1000,
    };
}
