/**
 * The learned correction of the raw estimate: a weighted sum of the features, fitted call by call (recursive least squares, re-weighted so
 * that what is minimised is the absolute error in minutes, as people feel it), slowly forgetting. It starts as "the raw estimate is right".
 */
import { GROWING, WALK, WIDTH } from './features.ts';

/** Half of what was learned is gone after about 3,500 calls. */
const FORGET = 0.9998;
/** How far an effect may be from its start before anything was seen (variance). */
const LOOSE = 0.05;
/** Errors below this are all alike; it keeps the weights bounded. */
const SMALL_ERROR = 0.3;

export type Correction = { weights: number[]; spread: number[][]; size: number };

export function noCorrection(): Correction {
    const weights = Array.from({ length: WIDTH }, (_, index) => (index === WALK ? 1 : 0));
    const spread = weights.map((_, row) => weights.map((_, column) => (row === column ? LOOSE : 0)));
    return { weights, spread, size: 1 };
}

/** Prediction on the working scale. */
export function correct({ weights }: Correction, features: readonly number[]): number {
    let sum = 0;
    for (let index = 0; index < WIDTH; index += 1) sum += (weights[index] ?? 0) * (features[index] ?? 0);
    return sum;
}

/** Learns that these features ended in that wait (working scale). */
export function learn(correction: Correction, features: readonly number[], actual: number): void {
    const { weights, spread } = correction;
    const predicted = correct(correction, features);
    const error = actual - predicted;
    const size = Math.exp(Math.min(4, predicted));
    correction.size += 0.005 * (size - correction.size);
    const weight = Math.min(3, Math.max(0.3, size / correction.size)) / Math.max(SMALL_ERROR, Math.abs(error));
    const gain = spread.map((row) => dot(row, features));
    const scale = 1 / (FORGET / weight + dot(gain, features));
    for (let row = 0; row < WIDTH; row += 1) {
        const step = (gain[row] ?? 0) * scale;
        weights[row] = (weights[row] ?? 0) + step * error;
        const line = spread[row];
        if (line === undefined) continue;
        for (let column = 0; column < WIDTH; column += 1) line[column] = ((line[column] ?? 0) - step * (gain[column] ?? 0)) / FORGET;
    }
    bound(spread);
    for (const index of GROWING) keepGrowing(correction, index);
}

/** Forgetting must not make an effect that is never seen looser than it was at the start. */
function bound(spread: number[][]): void {
    for (let index = 0; index < WIDTH; index += 1) {
        const variance = spread[index]?.[index] ?? 0;
        if (variance <= LOOSE) continue;
        const shrink = Math.sqrt(LOOSE / variance);
        for (let other = 0; other < WIDTH; other += 1) {
            const row = spread[index];
            const column = spread[other];
            if (row !== undefined) row[other] = (row[other] ?? 0) * shrink;
            if (column !== undefined) column[index] = (column[index] ?? 0) * shrink;
        }
    }
}

/** A negative effect becomes 0, and the others move to where they would be best if it were known to be 0. */
function keepGrowing({ weights, spread }: Correction, index: number): void {
    const effect = weights[index] ?? 0;
    const variance = spread[index]?.[index] ?? 0;
    if (effect >= 0) return;
    if (variance > 0)
        for (let other = 0; other < WIDTH; other += 1) weights[other] = (weights[other] ?? 0) - ((spread[other]?.[index] ?? 0) / variance) * effect;
    weights[index] = 0;
}

function dot(row: readonly number[], features: readonly number[]): number {
    let sum = 0;
    for (let index = 0; index < WIDTH; index += 1) sum += (row[index] ?? 0) * (features[index] ?? 0);
    return sum;
}
