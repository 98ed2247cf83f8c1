/** Rates out of counts of ratings; `docs/supervision.md` says what they mean. */
import type { RatingCounts, RatingRates } from '#protocol/reports.ts';

export function withRates<Counts extends RatingCounts>(counts: Counts): Counts & RatingRates {
    return {
        ...counts,
        ratingRate: share(counts.rated, counts.finished),
        goodRate: share(counts.good, counts.rated - counts.excluded),
        rectificationRate: share(counts.rectified, counts.valid),
    };
}

/** To four digits; null of nothing. */
function share(part: number, whole: number): number | null {
    return whole <= 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
