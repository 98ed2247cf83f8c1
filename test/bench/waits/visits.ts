/** Days as they happened, told by their visits; and how the open counters of a moment are known. */
import type { CounterMoment } from '#hall/prediction/question.ts';

export type Visit = {
    readonly day: string;
    /** Counters that serve it learn together: a theme, or the whole hall. */
    readonly pool: string;
    readonly kind: string;
    readonly class: string;
    /** Milliseconds of the hall's clock. */
    readonly arrivedAt: number;
    readonly waitedMs: number;
    readonly served: boolean;
    readonly sessionMs: number;
    /** Empty when it is not known who served. */
    readonly counter: string;
};

/** Tells which counters are open; it hears of sessions as they begin and end and knows nothing of what comes later. */
export type Duty = {
    begin(visit: Visit, at: number): void;
    end(visit: Visit, at: number): void;
    /** Open counters that may serve a visit now. */
    open(visit: Visit, at: number): CounterMoment[];
};

export type Source = {
    readonly name: string;
    readonly visits: readonly Visit[];
    /** Last day that is for learning only. */
    readonly learnUntil: string;
    readonly headStartMs: Readonly<Record<string, number>>;
    readonly expectedMs: (kind: string) => number;
    readonly expectedAllMs: number;
    readonly duty: Duty;
};
