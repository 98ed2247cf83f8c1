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
