/** Records of sessions that are not finished yet, as the clerk has typed them so far; beside the journal; forgotten after two days. */
import type Database from 'better-sqlite3';
import { type ServiceRecord, serviceRecord } from '#protocol/service-record.ts';
import { writing } from './errors.ts';

/** All writes here may throw StorageFullError: then nothing of them is stored. */
export class Drafts {
    readonly #db: Database.Database;
    readonly #hall: string;

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
    }

    /** The draft of a session; null if there is none. */
    of(session: number): ServiceRecord | null {
        const row = this.#db.prepare<unknown[], { body: string }>('SELECT body FROM draft WHERE hall = ? AND session = ?').get(this.#hall, session);
        return row === undefined ? null : serviceRecord.parse(JSON.parse(row.body));
    }

    keep(session: number, draft: ServiceRecord, now: number): void {
        writing(() => {
            this.#db
                .prepare('INSERT OR REPLACE INTO draft (hall, session, at, body) VALUES (?, ?, ?, ?)')
                .run(this.#hall, session, now, JSON.stringify(draft));
        });
    }
}
