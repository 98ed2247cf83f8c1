/** Medians, percentiles and the clock that all processes share. */

/** Milliseconds of the machine's monotonic clock: the same in every process. */
export function machineMs(): number {
    return Number(process.hrtime.bigint()) / 1e6;
}

/** The value below which the share `share` of them lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
