/** Every set on which wait promises are judged: simulated days always, the real fortnight when its file is at hand. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { WaitPredictor } from '#hall/prediction/predictor.ts';
import type { Question } from '#hall/prediction/question.ts';
import { sourceFromFile } from './csv.ts';
import { bank, county, type HallPlan, township } from './halls.ts';
import { type Judged, replay } from './replay.ts';
import { type Score, scoreOf } from './score.ts';
import { simulated } from './simulate.ts';
import type { Source } from './visits.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const FORTNIGHT = resolve(ROOT, '../shared/data/bank-1999-02-01-to-14.csv');
const FORTNIGHT_LEARN_UNTIL = '1999-02-07';
/** A small hall sees few visitors a day and learns for longer. */
const HALLS: readonly { readonly plan: HallPlan; readonly learnDays: number; readonly judgeDays: number }[] = [
    { plan: township, learnDays: 10, judgeDays: 5 },
    { plan: county, learnDays: 4, judgeDays: 2 },
    { plan: bank, learnDays: 4, judgeDays: 3 },
];
const SEEDS: readonly number[] = [1, 2, 3, 4, 5];

export type WaitsReport = {
    /** Judged on those who waited and were served, except where the name says otherwise. */
    readonly sets: readonly Score[];
    /** What could not be judged and why; null when nothing is missing. */
    readonly missing: string | null;
    /** Mean cost of one promise with 20,000 ahead and 40 counters, in microseconds. */
    readonly microseconds: number;
};

export type WaitsOptions = {
    /** Another file of visits instead of the fortnight. */
    readonly file?: string;
    /** Last day of it that is for learning only. */
    readonly learnUntil?: string;
};

/** Judges all sets; takes about half a minute. */
export function waitsReport({ file = FORTNIGHT, learnUntil = FORTNIGHT_LEARN_UNTIL }: WaitsOptions = {}): WaitsReport {
    const sets = HALLS.flatMap(({ plan, learnDays, judgeDays }) =>
        SEEDS.flatMap((seed) => scoresOf(simulated(plan, seed, learnDays, judgeDays), `${plan.name}, seed ${seed}`)),
    );
    const found = existsSync(file);
    if (found) sets.push(...scoresOf(sourceFromFile(file, learnUntil), `real days after ${learnUntil}`, true));
    return { sets, missing: found ? null : `no real days: ${relative(ROOT, file)} is not there`, microseconds: costOfPromise() };
}

function scoresOf(source: Source, name: string, inFull = false): Score[] {
    const { taken, again } = replay(source);
    const counts = ({ visit }: Judged): boolean => visit.served && visit.day > source.learnUntil;
    const waited = ({ actualMs }: Judged): boolean => actualMs > 0;
    const scores = [scoreOf(name, taken.filter(counts).filter(waited))];
    if (inFull)
        scores.push(scoreOf('  with those called at once', taken.filter(counts)), scoreOf('  promised again, from then on', again.filter(counts)));
    return scores;
}

function costOfPromise(): number {
    const predictor = new WaitPredictor({ expectedMs: () => 600_000, expectedAllMs: 600_000 });
    for (let session = 0; session < 100; session += 1) predictor.observeServed(session, `k${session % 10}`, 1000 * (60 + session * 13));
    const question: Question = {
        at: 0,
        kind: 'k1',
        class: 'normal',
        counters: Array.from({ length: 40 }, (_, no) => ({ kind: `k${no % 10}`, sinceMs: no * 20_000 })),
        free: 0,
        ahead: Array.from({ length: 10 }, (_, no) => ({ kind: `k${no}`, count: 2000 })),
        overtaking: [{ class: 'care', leadMs: 900_000 }],
        waitedMs: 0,
        lastWaitMs: 600_000,
        headWaitMs: 700_000,
    };
    for (let round = 0; round < 2000; round += 1) predictor.predict(question);
    // Time on the processor, so that what else the machine does is not counted.
    const from = process.cpuUsage();
    for (let round = 0; round < 5000; round += 1) predictor.predict({ ...question, at: round });
    return process.cpuUsage(from).user / 5000;
}
