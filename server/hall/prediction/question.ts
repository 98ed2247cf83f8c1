/** What is asked of a predictor and what it answers: numbers of this moment only, nothing from later. All times in milliseconds. */

/** A counter that is open and may serve the ticket. */
export type CounterMoment = {
    /** What it is serving now; null between two visitors. */
    readonly kind: string | null;
    /** Since the session began, or since the last one ended. */
    readonly sinceMs: number;
};

/** Tickets that may still be taken and would be called first, because their class is ahead by that much. */
export type Overtaking = { readonly class: string; readonly leadMs: number };

export type Question = {
    readonly at: number;
    readonly kind: string;
    readonly class: string;
    readonly counters: readonly CounterMoment[];
    /** Counters between visitors that will call at once, with nobody ahead of this ticket left for them. */
    readonly free: number;
    /** Those who come before by the wait rules, counted by kind (from lanes, so it costs the same with any number waiting). */
    readonly ahead: readonly { readonly kind: string; readonly count: number }[];
    readonly overtaking: readonly Overtaking[];
    /** How long the ticket has waited already; 0 when it is taken. */
    readonly waitedMs: number;
    /** Wait of the visitor of this kind who was called last; null when nobody was. */
    readonly lastWaitMs: number | null;
    /** Wait so far of the first in line of this kind; 0 when nobody waits. */
    readonly headWaitMs: number;
};

/** The wait from now on: 10 % and 90 % bounds and the middle, and what is needed to learn from it once the truth is known. */
export type WaitPromise = {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly at: number;
    readonly basis: PromiseBasis | null;
};

/** How a promise came about; null for a free counter, which teaches nothing about queues. */
export type PromiseBasis = {
    readonly again: boolean;
    /** Mean session when it was made: the unit of the features. */
    readonly unitMs: number;
    readonly features: readonly number[];
    /** The corrected prediction on the working scale. */
    readonly predicted: number;
};

/** Sum of people ahead of all kinds. */
export function countAhead({ ahead }: Question): number {
    let sum = 0;
    for (const { count } of ahead) sum += count;
    return sum;
}
