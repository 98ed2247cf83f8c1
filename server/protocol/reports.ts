/** Rows of reports, as `GET /api/reports/NAME` gives them. */

/** A clerk's time at one counter, from sign-in to sign-out. Times are milliseconds since 1970. */
export type Duty = {
    day: string;
    clerk: string;
    counter: number;
    from: number;
    /** Null while it lasts. */
    until: number | null;
    seconds: number;
    pauses: number;
    pausedSeconds: number;
    /** Pauses that lasted longer than their reason allows. */
    overduePauses: number;
    /** Who ended it: the clerk, or the end of the day; null while it lasts. */
    endedBy: 'clerk' | 'dayEnd' | null;
};

/** What figures of ratings are counted by. */
export const FIGURES_BY = ['counter', 'clerk', 'theme', 'item', 'channel'] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

/** Counts of ratings and of the work orders that followed them. A rating belongs to the day of the visit. */
export type RatingCounts = {
    /** Sessions that ended and can be rated. By channel it is that of all channels: each channel's rate is its share. */
    finished: number;
    rated: number;
    /** Levels 3 to 5. */
    good: number;
    /** Levels 1 and 2. */
    bad: number;
    /** Bad ones found to be mistaken or malicious: they leave the rate and stay on record. */
    excluded: number;
    /** Results of the pad that are no rating. */
    skipped: number;
    notRated: number;
    /** Work orders of bad ratings that were found valid. */
    valid: number;
    /** Those of them that were remedied and closed. */
    rectified: number;
    /** Those of these of which no step was overdue. */
    inTime: number;
};

/** Shares from 0 to 1; null where there is nothing to share. */
export type RatingRates = { ratingRate: number | null; goodRate: number | null; rectificationRate: number | null };

/** `key` is the number of a counter, the reference of a clerk, the code of a theme or an item, or a channel; empty for what has none. */
export type RatingRow = RatingCounts & RatingRates & { key: string };

/** A call by number or a promotion: who let whom before others, and why. */
export type Jump = { at: number; act: 'call' | 'promote'; ticket: string; clerk: string; counter: number | null; theme: string; reason: string };
