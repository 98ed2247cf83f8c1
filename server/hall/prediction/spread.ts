/**
 * How far off the corrected predictions have been, by size of the prediction: histograms of the error on the working scale, which slowly
 * forget, each small one leaning on that of all sizes. The low, middle and high of a promise are read from them. How far out low and high are
 * read is itself steered by how often the truth fell outside lately (adaptive conformal inference), so that coverage holds on days that
 * are unlike those before.
 */

const SIZES = 12;
const FIRST_SIZE = -2.4;
const SIZE_STEP = 0.5;
const BINS = 121;
const BIN = 0.08;
const FORGET = 0.998;
const FORGET_ALL = 0.9995;
/** How many errors of all sizes a histogram of one size is filled up with. */
const LEAN = 40;
/** Errors assumed before any was seen: normal, of this deviation. */
const PRIOR_COUNT = 30;
const PRIOR_DEVIATION = 0.5;
/** What is promised: one in ten below, one in ten above. */
const MISS = 0.1;
const STEERING = 0.004;

export type Spread = { all: number[]; bySize: number[][]; below: number; above: number; table: Row[] | null };
type Row = { low: number; middle: number; high: number };

export function noSpread(): Spread {
    const all = Array.from({ length: BINS }, (_, bin) => Math.exp(-0.5 * (errorOf(bin) / PRIOR_DEVIATION) ** 2));
    const total = sumOf(all);
    const bySize = Array.from({ length: SIZES }, () => new Array<number>(BINS).fill(0));
    return { all: all.map((count) => (count / total) * PRIOR_COUNT), bySize, below: MISS, above: MISS, table: null };
}

/** Low, middle and high on the working scale; each grows with the prediction. */
export function spreadAround(spread: Spread, predicted: number): Row {
    spread.table ??= readTable(spread);
    const place = Math.min(SIZES - 1, Math.max(0, (predicted - FIRST_SIZE) / SIZE_STEP));
    const lower = Math.floor(place);
    const from = spread.table[lower] ?? { low: 0, middle: 0, high: 0 };
    const to = spread.table[Math.min(SIZES - 1, lower + 1)] ?? from;
    const outside = predicted - (FIRST_SIZE + place * SIZE_STEP);
    const between = (key: keyof Row): number => from[key] + (place - lower) * (to[key] - from[key]) + outside;
    return { low: between('low'), middle: between('middle'), high: between('high') };
}

/** Learns how a prediction ended, both on the working scale. */
export function addError(spread: Spread, predicted: number, actual: number): void {
    const { low, high } = spreadAround(spread, predicted);
    spread.below = steered(spread.below, actual < low);
    spread.above = steered(spread.above, actual > high);
    const bin = Math.min(BINS - 1, Math.max(0, Math.round((actual - predicted) / BIN) + (BINS - 1) / 2));
    count(spread.all, bin, FORGET_ALL);
    const place = Math.min(SIZES - 1, Math.max(0, Math.round((predicted - FIRST_SIZE) / SIZE_STEP)));
    count(spread.bySize[place] ?? [], bin, FORGET);
    spread.table = null;
}

function steered(share: number, missed: boolean): number {
    return Math.min(0.2, Math.max(0.02, share + STEERING * (MISS - (missed ? 1 : 0))));
}

function count(bins: number[], seen: number, forget: number): void {
    for (let bin = 0; bin < BINS; bin += 1) bins[bin] = (bins[bin] ?? 0) * forget + (bin === seen ? 1 : 0);
}

/** Bounds at the middle of each size; made to rise with the size, so that more people ahead never shorten a promise. */
function readTable({ all, bySize, below, above }: Spread): Row[] {
    const total = sumOf(all);
    const table: Row[] = [];
    let before: Row = { low: -Infinity, middle: -Infinity, high: -Infinity };
    for (let size = 0; size < SIZES; size += 1) {
        const own = bySize[size] ?? [];
        const bins = all.map((share, bin) => (own[bin] ?? 0) + (share / total) * LEAN);
        const at = FIRST_SIZE + size * SIZE_STEP;
        const row = {
            low: Math.max(before.low, at + quantile(bins, below)),
            middle: Math.max(before.middle, at + quantile(bins, 0.5)),
            high: Math.max(before.high, at + quantile(bins, 1 - above)),
        };
        table.push(row);
        before = row;
    }
    return table;
}

/** Error below which that share lies, by straight lines within a bin. */
function quantile(bins: readonly number[], share: number): number {
    let left = share * sumOf(bins);
    for (let bin = 0; bin < BINS; bin += 1) {
        const here = bins[bin] ?? 0;
        if (here > 0 && left <= here) return errorOf(bin) + (left / here - 0.5) * BIN;
        left -= here;
    }
    return errorOf(BINS - 1);
}

function errorOf(bin: number): number {
    return (bin - (BINS - 1) / 2) * BIN;
}

function sumOf(numbers: readonly number[]): number {
    let sum = 0;
    for (const number of numbers) sum += number;
    return sum;
}
