/** Sessions of earlier days that something is still to be done for, read from the rows of their tickets. */
import type Database from 'better-sqlite3';
import { daysBefore } from '#hall/calendar.ts';
import type { Ticket } from '#hall/state.ts';
import { type TicketRow, ticketOfRow } from './ticket-row.ts';

/** How far back papers that were never handed over are asked for, in days: longer ago they have found their way. */
const HAND_OVER_DAYS = 14;
/** How far back a case number is missed. */
const CASE_DAYS = 30;
const LONGEST = 200;

/** What a record says last of all, of the entries that say anything of it. */
const last = (of: string): string =>
    `(SELECT json_extract(value, '${of}') FROM json_each(corrections) WHERE json_extract(value, '${of}') IS NOT NULL ORDER BY key DESC LIMIT 1)`;

/** Accepted on a day before, as it was corrected since. */
const ACCEPTED = `day < @day AND day >= @first AND COALESCE(${last('$.outcome')}, outcome) = 'accepted'`;
/** What was recorded as accepted is in an index of its own; the few that became so by a correction are in that of corrected ones. */
const CORRECTED = "corrections IS NOT NULL AND outcome <> 'accepted'";
const NO_SHEET = 'sheet IS NULL';
const NO_CASE = `json_extract(record, '$.caseNo') IS NULL AND ${last('$.record.caseNo')} IS NULL
    AND NOT EXISTS (SELECT 1 FROM case_file WHERE case_file.hall = @hall AND case_file.ticket = ticket.id)`;

type Counts = { readonly handOver: number; readonly noCase: number };

export class EarlierWork {
    readonly #db: Database.Database;
    readonly #hall: string;
    /** What was counted, by counter: of one day, and until something of that counter changes. */
    readonly #counted = new Map<number, Counts>();
    #day = '';

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
    }

    /** Accepted on an earlier day and not handed over; `counter` null for all. */
    notHandedOver(day: string, counter: number | null): Ticket[] {
        return this.#select(NO_SHEET, day, HAND_OVER_DAYS, counter);
    }

    /** Accepted on an earlier day, and no case number is known. */
    withoutCase(day: string, counter: number | null): Ticket[] {
        return this.#select(NO_CASE, day, CASE_DAYS, counter);
    }

    /** How many of each a counter has. */
    counts(day: string, counter: number): Counts {
        if (day !== this.#day) this.#counted.clear();
        this.#day = day;
        const known = this.#counted.get(counter);
        if (known !== undefined) return known;
        const counts = {
            handOver: this.#count(NO_SHEET, day, HAND_OVER_DAYS, counter),
            noCase: this.#count(NO_CASE, day, CASE_DAYS, counter),
        };
        this.#counted.set(counter, counts);
        return counts;
    }

    /** Something of a counter may have changed. */
    changed(counter: number | null): void {
        if (counter !== null) this.#counted.delete(counter);
    }

    #select(which: string, day: string, days: number, counter: number | null): Ticket[] {
        return this.#db
            .prepare<unknown[], TicketRow>(`${found('*', which, counter)} ORDER BY day, id LIMIT ${LONGEST}`)
            .all(this.#values(day, days, counter))
            .map(ticketOfRow);
    }

    #count(which: string, day: string, days: number, counter: number): number {
        const sql = `SELECT count(*) AS n FROM (${found('1', which, counter)})`;
        return this.#db.prepare<unknown[], { n: number }>(sql).get(this.#values(day, days, counter))?.n ?? 0;
    }

    #values(day: string, days: number, counter: number | null): object {
        const values = { hall: this.#hall, day, first: day === '' ? '' : daysBefore(day, days) };
        return counter === null ? values : { ...values, counter };
    }
}

function found(columns: string, which: string, counter: number | null): string {
    const from = `SELECT ${columns} FROM ticket WHERE hall = @hall ${counter === null ? '' : 'AND counter = @counter'}`;
    return ["outcome = 'accepted'", CORRECTED].map((recorded) => `${from} AND ${recorded} AND ${which} AND ${ACCEPTED}`).join(' UNION ALL ');
}
