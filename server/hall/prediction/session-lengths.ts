/**
 * How long sessions take, by kind, as a distribution: a histogram on a logarithmic scale that slowly forgets. From it come the mean and, for
 * a session that has lasted a while already, what is still to come (which for real sessions is not "mean minus elapsed").
 */

/** Bins grow by a third, from one second to about four hours. */
const BINS = 34;
const RATIO = 1.33;
const FIRST_MS = 1000;
const MIDDLES: readonly number[] = Array.from({ length: BINS }, (_, bin) => FIRST_MS * RATIO ** (bin - 0.5));
/** A session counts half after about 1,400 later ones of its kind. */
const FORGET = 0.9995;
/** How many sessions the catalogue's expectation counts for. */
const PRIOR_SESSIONS = 5;
/** Sessions of a kind before its own distribution is believed rather than that of all kinds. */
const ENOUGH = 40;

export type Lengths = { weight: number; sumMs: number; bins: number[] };
export type SessionLengths = { all: Lengths; kinds: Record<string, Lengths> };

export function noSessions(): SessionLengths {
    return { all: noLengths(), kinds: {} };
}

export function addSession(lengths: SessionLengths, kind: string, ms: number): void {
    add(lengths.all, ms);
    lengths.kinds[kind] ??= noLengths();
    add(lengths.kinds[kind], ms);
}

/** Mean session of all kinds, drawn from the expectation to what was seen. Never 0. */
export function meanSession({ all }: SessionLengths, expectedMs: number): number {
    return Math.max(FIRST_MS, (all.sumMs + PRIOR_SESSIONS * expectedMs) / (all.weight + PRIOR_SESSIONS));
}

/** Mean session of a kind, drawn from the expectation to what was seen. Never 0. */
export function meanOfKind(lengths: SessionLengths, kind: string, expectedMs: number): number {
    const { sumMs, weight } = lengths.kinds[kind] ?? { sumMs: 0, weight: 0 };
    return Math.max(FIRST_MS, (sumMs + PRIOR_SESSIONS * expectedMs) / (weight + PRIOR_SESSIONS));
}

/** Mean time still to come of a session of that kind that has lasted so long. Never 0. */
export function remainingMean(lengths: SessionLengths, kind: string, elapsedMs: number, expectedMs: number): number {
    const own = lengths.kinds[kind];
    const { bins } = own !== undefined && own.weight >= ENOUGH ? own : lengths.all;
    let weight = PRIOR_SESSIONS;
    let sum = PRIOR_SESSIONS * expectedMs;
    for (let bin = binOf(elapsedMs); bin < BINS; bin += 1) {
        const count = bins[bin] ?? 0;
        const over = (MIDDLES[bin] ?? 0) - elapsedMs;
        if (count === 0 || over <= 0) continue;
        weight += count;
        sum += count * over;
    }
    return Math.max(FIRST_MS, sum / weight);
}

function noLengths(): Lengths {
    return { weight: 0, sumMs: 0, bins: new Array<number>(BINS).fill(0) };
}

function add(lengths: Lengths, ms: number): void {
    lengths.weight = lengths.weight * FORGET + 1;
    lengths.sumMs = lengths.sumMs * FORGET + ms;
    const seen = binOf(ms);
    for (let bin = 0; bin < BINS; bin += 1) lengths.bins[bin] = (lengths.bins[bin] ?? 0) * FORGET + (bin === seen ? 1 : 0);
}

function binOf(ms: number): number {
    if (ms <= FIRST_MS) return 0;
    return Math.min(BINS - 1, 1 + Math.floor(Math.log(ms / FIRST_MS) / Math.log(RATIO)));
}
