/** The expected wait as a visitor reads it. */
import type { WaitRange } from '#protocol/views.ts';

/** Minutes of a range in seconds, rounded outwards so that the promise is never narrower than the estimate. */
export function minutesOf(range: WaitRange): { low: number; high: number } {
    return { low: Math.floor(range.low / 60), high: Math.ceil(range.high / 60) };
}
