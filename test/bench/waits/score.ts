/** How good a set of promises was. */
import type { Judged } from './replay.ts';

/** Times in milliseconds, shares from 0 to 1. */
export type Score = {
    readonly set: string;
    readonly n: number;
    readonly meanWait: number;
    readonly ours: number;
    readonly formula: number;
    /** Wait of the last visitor called, of the pool or of the kind, whichever serves better. */
    readonly last: number;
    /** Our mean absolute error to that of the better of the other two. */
    readonly ratio: number;
    readonly coverage: number;
    readonly below: number;
    readonly above: number;
    readonly width: number;
};

export function scoreOf(set: string, judged: readonly Judged[]): Score {
    const n = judged.length;
    const mean = (of: (one: Judged) => number): number => judged.reduce((sum, one) => sum + of(one), 0) / Math.max(1, n);
    const ours = mean(({ promise, actualMs }) => Math.abs(promise.middle - actualMs));
    const formula = mean(({ formulaMs, actualMs }) => Math.abs(formulaMs - actualMs));
    const last = Math.min(
        mean(({ lastMs, actualMs }) => Math.abs(lastMs - actualMs)),
        mean(({ lastOfKindMs, actualMs }) => Math.abs(lastOfKindMs - actualMs)),
    );
    const below = mean(({ promise, actualMs }) => (actualMs < promise.low ? 1 : 0));
    const above = mean(({ promise, actualMs }) => (actualMs > promise.high ? 1 : 0));
    const better = Math.min(formula, last);
    return {
        set,
        n,
        meanWait: mean(({ actualMs }) => actualMs),
        ours,
        formula,
        last,
        ratio: better > 0 ? ours / better : 1,
        coverage: 1 - below - above,
        below,
        above,
        width: mean(({ promise }) => promise.high - promise.low),
    };
}
