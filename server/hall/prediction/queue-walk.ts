/**
 * The raw estimate, from first principles and in closed form: the first call comes when the first busy counter is done (each with what
 * remains of its session), the people ahead follow at the pace of all counters, some of them give up, and privileged tickets taken in the
 * meantime go first. A fluid approximation of an accumulating priority queue with abandonment (Erlang-A).
 */
import { countAhead, type Question } from './question.ts';
import { leavingHazard, type Recent, takenPerMs } from './recent.ts';
import { meanOfKind, remainingMean, type SessionLengths } from './session-lengths.ts';
import { type Staffing, stretched } from './staffing.ts';

/** Rounds of the fixed point between the wait and those who overtake during it; it settles in two or three. */
const ROUNDS = 4;

export type Known = {
    readonly lengths: SessionLengths;
    readonly recent: Recent;
    readonly staffing: Staffing;
    readonly expectedMs: (kind: string) => number;
    readonly unitMs: number;
};

/** Expected wait in milliseconds. With no counter open it is that of one that opens now. */
export function walkQueue(question: Question, known: Known): number {
    const { at, ahead, overtaking } = question;
    const { lengths, recent, staffing, expectedMs, unitMs } = known;
    const { counters, firstMs } = departures(question, known);
    const hazard = leavingHazard(recent);
    let work = 0;
    for (const { kind, count } of ahead) work += count * meanOfKind(lengths, kind, expectedMs(kind));
    const each = work > 0 ? work / countAhead(question) : unitMs;
    let wait = firstMs + work / counters;
    for (let round = 0; round < ROUNDS; round += 1) {
        let more = 0;
        for (const { class: ofClass, leadMs } of overtaking) more += takenPerMs(recent, at, ofClass) * Math.min(wait, leadMs);
        // Half of the step, so that a hall with more overtakers than it can serve does not swing.
        const steady = firstMs + shortened((work + more * each) / counters, hazard);
        wait = 0.5 * wait + 0.5 * stretched(staffing, at, steady);
    }
    return wait;
}

/** Time to clear the work ahead when those ahead give up at that rate. */
function shortened(ms: number, hazard: number): number {
    return hazard * ms < 1e-6 ? ms : Math.log1p(hazard * ms) / hazard;
}

/** How many counters work, and when the first of them will call. One that has stood idle for long while people wait counts less and less. */
function departures({ counters }: Question, { lengths, expectedMs, unitMs }: Known): { counters: number; firstMs: number } {
    let working = 0;
    let perMs = 0;
    for (const { kind, sinceMs } of counters) {
        const share = kind === null ? 1 / (1 + sinceMs / unitMs) : 1;
        working += share;
        perMs += kind === null ? share / (unitMs / 2) : 1 / remainingMean(lengths, kind, sinceMs, expectedMs(kind));
    }
    return { counters: Math.max(1, working), firstMs: 1 / Math.max(perMs, 1 / unitMs) };
}
