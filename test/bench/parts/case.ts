/** A case of the bench: our hub and its limit, measured in turn so that both meet the same noise, and compared as a ratio. */
import { median, percentile } from './numbers.ts';

/** What one measurement gave: a rate, or the times of single events in milliseconds. */
export type Measured = { rate: number } | { times: readonly number[] };

/** Both sides, ready to be measured again and again. */
export type Prepared = AsyncDisposable & {
    readonly ours: () => Promise<Measured>;
    readonly limit: () => Promise<Measured>;
    /** What else was seen, for the report. */
    readonly remarks?: () => readonly string[];
};

/** `at-least` for rates, `at-most` for times. */
export type Goal = { readonly kind: 'at-least' | 'at-most'; readonly ratio: number; readonly of?: 'p50' | 'p99' };

export type Case = {
    readonly id: string;
    readonly measures: string;
    readonly against: string;
    readonly unit: string;
    readonly goals: readonly Goal[];
    readonly prepare: (size: Size) => Promise<Prepared>;
};

/** How long and how often to measure. */
export type Size = { readonly rounds: number; readonly roundMs: number };

export type Row = {
    id: string;
    measures: string;
    against: string;
    unit: string;
    ours: number;
    limit: number;
    ratio: number;
    goal: string;
    met: boolean;
    /** Lowest and highest ratio of a round. */
    spread: [number, number];
    remarks: readonly string[];
};

/** Measures a case: one round to warm up, then strictly ours, limit, ours, limit … */
export async function run(benched: Case, size: Size): Promise<Row[]> {
    await using prepared = await benched.prepare(size);
    const ours: Measured[] = [];
    const limits: Measured[] = [];
    for (let round = 0; round <= size.rounds; round += 1) {
        const our = await prepared.ours();
        const limit = await prepared.limit();
        if (round === 0) continue;
        ours.push(our);
        limits.push(limit);
    }
    const remarks = prepared.remarks?.() ?? [];
    return benched.goals.map((goal, index) => rowOf(benched, goal, ours, limits, index === 0 ? remarks : []));
}

function rowOf(benched: Case, goal: Goal, ours: readonly Measured[], limits: readonly Measured[], remarks: readonly string[]): Row {
    const our = figureOf(ours, goal);
    const limit = figureOf(limits, goal);
    const ratios = ours.flatMap((measured, round) => {
        const other = limits[round];
        return other === undefined ? [] : figureOf([measured], goal) / figureOf([other], goal);
    });
    const ratio = our / limit;
    const { kind, ratio: wanted, of } = goal;
    return {
        id: benched.id,
        measures: of === undefined ? benched.measures : `${benched.measures}, ${of}`,
        against: benched.against,
        unit: benched.unit,
        ours: our,
        limit,
        ratio,
        goal: `${kind === 'at-least' ? '≥' : '≤'} ${wanted}`,
        met: kind === 'at-least' ? ratio >= wanted : ratio <= wanted,
        spread: [Math.min(...ratios), Math.max(...ratios)],
        remarks,
    };
}

/** A median of the rounds; a p99 is taken over all their times, since one round has too few. */
function figureOf(rounds: readonly Measured[], { of = 'p50' }: Goal): number {
    if (of === 'p99')
        return percentile(
            rounds.flatMap((round) => ('times' in round ? round.times : [])),
            0.99,
        );
    return median(rounds.map((round) => ('times' in round ? percentile(round.times, 0.5) : round.rate)));
}
