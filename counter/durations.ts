/** Durations as a clerk reads them. All inputs are milliseconds. */

/** `0:07`, `12:40`, `1:02:03`. */
export function stopwatch(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
    const hours = Math.floor(seconds / 3600);
    return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

/** Whole minutes, never below 0. */
export function wholeMinutes(ms: number): number {
    return Math.max(0, Math.floor(ms / 60_000));
}

/** A span in the largest unit of which it holds at least two, rounded. */
export function spanOf(ms: number): { n: number; unit: 'days' | 'hours' | 'minutes' | 'seconds' } {
    const units = [
        { unit: 'days', ms: 86_400_000 },
        { unit: 'hours', ms: 3_600_000 },
        { unit: 'minutes', ms: 60_000 },
    ] as const;
    const fits = units.find((unit) => ms >= 2 * unit.ms);
    return fits === undefined ? { n: Math.round(ms / 1000), unit: 'seconds' } : { n: Math.round(ms / fits.ms), unit: fits.unit };
}
