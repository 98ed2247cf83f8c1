/** What reports count, out of the tables of tickets and work orders and of the journal. */
import type Database from 'better-sqlite3';
import type { FiguresBy, Jump, RatingCounts } from '#protocol/reports.ts';
import type { Correction } from '#protocol/roster.ts';

type CountsRow = RatingCounts & { key: string | number | null };

/** The work order of a ticket's bad rating, and whether it came to its end as it should. */
const RECTIFIED = "o.body ->> '$.verdict' = 'valid' AND o.open = 0 AND o.body ->> '$.remedy' IS NOT NULL";
const COUNTS = `
    COUNT(*) AS finished,
    SUM(t.rating = 'rated') AS rated,
    SUM(t.rating = 'rated' AND t.level >= 3) AS good,
    SUM(t.rating = 'rated' AND t.level <= 2) AS bad,
    COALESCE(SUM(o.body ->> '$.verdict' IN ('mistaken', 'malicious')), 0) AS excluded,
    SUM(t.rating = 'skipped') AS skipped,
    SUM(t.rating = 'notRated') AS notRated,
    COALESCE(SUM(o.body ->> '$.verdict' = 'valid'), 0) AS valid,
    COALESCE(SUM(${RECTIFIED}), 0) AS rectified,
    COALESCE(SUM(${RECTIFIED} AND o.body NOT LIKE '%"step":"overdue"%'), 0) AS inTime`;

/** Ids of tickets begin with their day, so a span of days is a range of the key. */
const FROM = `
    FROM ticket t LEFT JOIN work_order o ON o.hall = t.hall AND o.id = 'R' || t.id AND t.level <= 2
    WHERE t.hall = ? AND t.id >= ? AND t.id < ? AND t.state = 'done'`;

const KEYS: Readonly<Record<FiguresBy, string>> = {
    counter: 't.counter',
    clerk: 't.clerk',
    theme: 't.theme',
    // Of several items the first is what the visitor came for.
    item: "COALESCE(t.item, substr(t.items, 1, instr(t.items || ' ', ' ') - 1))",
    channel: `(SELECT e.body ->> '$.channel' FROM event e
        WHERE e.hall = t.hall AND e.type = 'ticket.rated' AND json_extract(e.body, '$.ticket') = t.id)`,
};

export class Reports {
    readonly #db: Database.Database;
    readonly #hall: string;

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
    }

    /** Counts of the visits from one day until before another, one row for each that they are counted by; `total` is all of them. */
    ratings(from: string, until: string, by: FiguresBy): { rows: (RatingCounts & { key: string })[]; total: RatingCounts } {
        const span = [this.#hall, idOf(from), idOf(until)];
        const rated = by === 'channel' ? "AND t.rating = 'rated'" : '';
        const rows = this.#db
            .prepare<unknown[], CountsRow>(`SELECT ${KEYS[by]} AS key, ${COUNTS} ${FROM} ${rated} GROUP BY 1 ORDER BY 1`)
            .all(...span);
        const total = this.#db.prepare<unknown[], CountsRow>(`SELECT '' AS key, ${COUNTS} ${FROM}`).get(...span);
        const { key: _key, ...all } = { ...NOTHING, ...withoutNulls(total) };
        return {
            rows: rows.map((row) => ({ ...row, key: String(row.key ?? ''), ...(by === 'channel' ? { finished: all.finished } : {}) })),
            total: all,
        };
    }

    /** Findings of days, both included, that do not count, oldest first. */
    corrections(from: string, to: string): Correction[] {
        return this.#db
            .prepare<unknown[], Correction>(
                `SELECT event.body ->> '$.day' AS day, event.body ->> '$.clerk' AS clerk, event.body ->> '$.finding' AS finding,
                    event.actor AS by, event.at, COALESCE(note.text, '') AS reason
                FROM event LEFT JOIN note ON note.hall = event.hall AND note.seq = event.seq
                WHERE event.hall = ? AND stream = 'attendance' AND event.body ->> '$.day' BETWEEN ? AND ? ORDER BY event.seq`,
            )
            .all(this.#hall, from, to);
    }

    /** Calls by number and promotions within a time, oldest first. Both need a reason, which is kept as a note of their event. */
    jumps(from: number, until: number): Jump[] {
        return this.#db
            .prepare<unknown[], Jump>(
                `SELECT note.at, note.type AS act, event.body ->> '$.ticket' AS ticket, event.actor AS clerk,
                    event.body ->> '$.counter' AS counter, COALESCE(ticket.theme, '') AS theme, note.text AS reason
                FROM note JOIN event ON event.hall = note.hall AND event.seq = note.seq
                LEFT JOIN ticket ON ticket.hall = note.hall AND ticket.id = event.body ->> '$.ticket'
                WHERE note.hall = ? AND note.type IN ('call', 'promote') AND note.at >= ? AND note.at < ? ORDER BY note.seq`,
            )
            .all(this.#hall, from, until);
    }
}

const NOTHING = { key: '', finished: 0, rated: 0, good: 0, bad: 0, excluded: 0, skipped: 0, notRated: 0, valid: 0, rectified: 0, inTime: 0 };

/** Sums over no row at all are null. */
function withoutNulls(row: CountsRow | undefined): Partial<CountsRow> {
    return row === undefined || row.finished === 0 ? {} : row;
}

/** The beginning of the ids of a day's tickets. */
function idOf(day: string): string {
    return `${day.replaceAll('-', '')}-`;
}
