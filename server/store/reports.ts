/** What reports count, out of the tables of tickets and work orders and of the journal. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { dayAfter } from '#hall/calendar.ts';
import type { FiguresBy, Jump, RatingCounts } from '#protocol/reports.ts';
import type { Correction } from '#protocol/roster.ts';

type Keyed = RatingCounts & { key: string };
type Span = { readonly from: string; readonly until: string; readonly since: number; readonly now: number };
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

const ORDER = "LEFT JOIN work_order o ON o.hall = t.hall AND o.id = 'R' || t.id AND t.level <= 2";

const DAY_MS = 86_400_000;

/** Ids of tickets begin with their day, so a day is a range of the key. */
const VISITS = `FROM ticket t ${ORDER} WHERE t.hall = ? AND t.id >= ? AND t.id < ? AND t.state = 'done'`;

/** The channel is in the journal alone: from the ratings since the first of the days to their tickets. */
const RATINGS = `
    FROM event r CROSS JOIN ticket t ON t.hall = r.hall AND t.id = r.body ->> '$.ticket' ${ORDER}
    WHERE r.hall = ? AND r.type = 'ticket.rated' AND r.at >= ? AND r.at < ? AND t.id >= ? AND t.id < ? AND t.state = 'done'`;

const KEYS: Readonly<Record<FiguresBy, string>> = {
    counter: 't.counter',
    clerk: 't.clerk',
    theme: 't.theme',
    // Of several items the first is what the visitor came for.
    item: "COALESCE(t.item, substr(t.items, 1, instr(t.items || ' ', ' ') - 1))",
    channel: "r.body ->> '$.channel'",
};

export class Reports {
    readonly #db: Database.Database;
    readonly #hall: string;

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
    }

    /**
     * Counts of the visits from one day, which began at `since`, until before another, a row for each that they are counted by, and all of them. A day
     * is read at a time, and the hall goes on between two of them.
     */
    async ratings({ from, until, since, now }: Span, by: FiguresBy): Promise<{ rows: Keyed[]; total: RatingCounts }> {
        const total = { ...NOTHING };
        const rows = new Map<string, RatingCounts>();
        const count = (row: CountsRow): void => {
            const key = String(row.key ?? '');
            const known = rows.get(key) ?? { ...NOTHING };
            rows.set(key, known);
            add(known, row);
        };
        const isByChannel = by === 'channel';
        const visits = this.#db.prepare<unknown[], CountsRow>(`SELECT ${isByChannel ? "''" : KEYS[by]} AS key, ${COUNTS} ${VISITS} GROUP BY 1`);
        for (let day = from; day < until; day = dayAfter(day)) {
            for (const row of visits.all(this.#hall, idOf(day), idOf(dayAfter(day)))) {
                add(total, row);
                if (!isByChannel) count(row);
            }
            await othersFirst();
        }
        const ratings = this.#db.prepare<unknown[], CountsRow>(`SELECT ${KEYS.channel} AS key, ${COUNTS} ${RATINGS} GROUP BY 1`);
        for (let at = since; isByChannel && at <= now; at += DAY_MS) {
            for (const row of ratings.all(this.#hall, at, at + DAY_MS, idOf(from), idOf(until))) count(row);
            await othersFirst();
        }
        const finished = isByChannel ? { finished: total.finished } : {};
        const sorted = [...rows].sort(([one], [other]) => (by === 'counter' ? Number(one) - Number(other) : one < other ? -1 : 1));
        return { rows: sorted.map(([key, counts]) => ({ key, ...counts, ...finished })), total };
    }

    /** Findings of days, both included, that do not count, oldest first. */
    corrections(from: string, to: string): Correction[] {
        return this.#db
            .prepare<unknown[], Correction>(
                `SELECT event.body ->> '$.day' AS day, event.body ->> '$.clerk' AS clerk, event.body ->> '$.finding' AS finding,
                    event.actor AS by, event.at, COALESCE(open_note(sealed), '') AS reason
                FROM event LEFT JOIN note ON note.hall = event.hall AND note.seq = event.seq
                WHERE event.hall = ? AND stream = 'attendance' AND event.body ->> '$.day' BETWEEN ? AND ? ORDER BY event.seq`,
            )
            .all(this.#hall, from, to);
    }

    /** Calls by number and promotions within a time, oldest first. Reasons are notes, which are forgotten in time; the acts are not. */
    jumps(from: number, until: number): Jump[] {
        return this.#db
            .prepare<unknown[], Jump>(
                `SELECT event.at, CASE type WHEN 'ticket.promoted' THEN 'promote' ELSE 'call' END AS act, event.body ->> '$.ticket' AS ticket,
                    event.actor AS clerk, event.body ->> '$.counter' AS counter, COALESCE(ticket.theme, '') AS theme, COALESCE(open_note(sealed), '') AS reason
                FROM event LEFT JOIN (SELECT hall, seq, sealed FROM note) AS note ON note.hall = event.hall AND note.seq = event.seq
                LEFT JOIN ticket ON ticket.hall = event.hall AND ticket.id = event.body ->> '$.ticket'
                WHERE event.hall = ? AND event.at >= ? AND event.at < ?
                AND (type = 'ticket.promoted' OR (type = 'ticket.called' AND json_extract(event.body, '$.why.reason') = 'byName'))
                ORDER BY event.seq`,
            )
            .all(this.#hall, from, until);
    }
}

const NOTHING: RatingCounts = { finished: 0, rated: 0, good: 0, bad: 0, excluded: 0, skipped: 0, notRated: 0, valid: 0, rectified: 0, inTime: 0 };

function add(sum: Record<keyof RatingCounts, number>, row: RatingCounts): void {
    for (const name of Object.keys(sum) as (keyof RatingCounts)[]) sum[name] += row[name];
}

/** The beginning of the ids of a day's tickets. */
function idOf(day: string): string {
    return `${day.replaceAll('-', '')}-`;
}
