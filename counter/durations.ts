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
