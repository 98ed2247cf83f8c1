/** Cases as they stand: a row each, written in the transaction of the events that changed it. */
import type Database from 'better-sqlite3';
import type { CaseFile, CaseState } from '#protocol/case-files.ts';

export class CaseFiles {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #upsert: Database.Statement;
    /** Asked by every phone page of a visit that was at a counter, whenever the hall changes. */
    readonly #ofTicket: Database.Statement<unknown[], { body: string }>;
    /** How many are ready, as long as nothing was written. */
    #ready: number | null = null;

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
        this.#ofTicket = db.prepare('SELECT body FROM case_file WHERE hall = ? AND ticket = ? ORDER BY at');
        this.#upsert = db.prepare(
            'INSERT INTO case_file VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hall, case_no) DO UPDATE SET state = excluded.state, at = excluded.at, body = excluded.body, ticket = excluded.ticket',
        );
    }

    /** Part of the journal's transaction. */
    put(files: Iterable<CaseFile>): void {
        for (const file of files) {
            this.#ready = null;
            this.#upsert.run(this.#hall, file.caseNo, file.state, file.at, JSON.stringify(file), file.ticket);
        }
    }

    get(caseNo: string): CaseFile | null {
        const row = this.#db
            .prepare<unknown[], { body: string }>('SELECT body FROM case_file WHERE hall = ? AND case_no = ?')
            .get(this.#hall, caseNo);
        return row === undefined ? null : (JSON.parse(row.body) as CaseFile);
    }

    /** Those of a visit, oldest first. */
    ofTicket(ticket: string): CaseFile[] {
        return this.#ofTicket.all(this.#hall, ticket).map(({ body }) => JSON.parse(body) as CaseFile);
    }

    /** How many can be collected. */
    readyCount(): number {
        this.#ready ??=
            this.#db.prepare<unknown[], { n: number }>("SELECT count(*) AS n FROM case_file WHERE hall = ? AND state = 'ready'").get(this.#hall)?.n ??
            0;
        return this.#ready;
    }

    /** Those in a state, the longest in it first. */
    inState(state: CaseState, limit: number): CaseFile[] {
        return this.#select('SELECT body FROM case_file WHERE hall = ? AND state = ? ORDER BY at LIMIT ?', state, limit);
    }

    /** Those that came to a state last. */
    latest(state: CaseState, limit: number): CaseFile[] {
        return this.#select('SELECT body FROM case_file WHERE hall = ? AND state = ? ORDER BY at DESC LIMIT ?', state, limit);
    }

    #select(sql: string, state: CaseState, limit: number): CaseFile[] {
        const rows = this.#db.prepare<unknown[], { body: string }>(sql).all(this.#hall, state, limit);
        return rows.map(({ body }) => JSON.parse(body) as CaseFile);
    }
}
