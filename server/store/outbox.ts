/**
 * The outbox: messages to the back office that are not delivered yet. They are stored in the same transaction as the events that they tell of, so
 * none is lost; a delivered one is removed. Messages of one stream leave in their order; one that was refused for good is set aside
 * and does not hold up those behind it.
 */
import type Database from 'better-sqlite3';
import type { Outgoing } from '#hall/outgoing.ts';
import { writing } from './errors.ts';
import { Seal } from './seal.ts';

export type OutboxRow = { seq: number; stream: string; type: string; body: string; attempts: number };
export type SetAside = { seq: number; stream: string; type: string; at: number; attempts: number; error: string };
export type OutboxStatus = { waiting: number; oldestAt: number | null; setAside: number };
export type Endpoint = { url: string; secret: string };

export class Outbox {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #seal: Seal;
    #endpoint: Endpoint | null;

    constructor(db: Database.Database, hall: string, key: Buffer) {
        this.#db = db;
        this.#hall = hall;
        this.#seal = new Seal(key, 'endpoint');
        const row = db.prepare<unknown[], { url: string; secret: Buffer }>('SELECT url, secret FROM endpoint WHERE hall = ?').get(hall);
        this.#endpoint = row === undefined ? null : { url: row.url, secret: this.#seal.open(row.secret) };
    }

    /** Where messages go; null while no back office is connected, and then nothing is put aside for it. */
    get endpoint(): Endpoint | null {
        return this.#endpoint;
    }

    /** Connects a back office, or disconnects it (null) and forgets what was meant for it. */
    setEndpoint(endpoint: Endpoint | null): void {
        writing(
            this.#db.transaction(() => {
                this.#db.prepare('DELETE FROM endpoint WHERE hall = ?').run(this.#hall);
                if (endpoint === null) this.#db.prepare('DELETE FROM outbox WHERE hall = ?').run(this.#hall);
                else this.#db.prepare('INSERT INTO endpoint VALUES (?, ?, ?)').run(this.#hall, endpoint.url, this.#seal.seal(endpoint.secret));
            }),
        );
        this.#endpoint = endpoint;
    }

    /** Part of the journal's transaction. */
    put(outgoing: readonly Outgoing[]): void {
        if (this.#endpoint === null) return;
        for (const one of outgoing) {
            if ('withdrawn' in one) {
                this.#db.prepare("DELETE FROM outbox WHERE hall = ? AND stream = ? AND type = 'session.ended'").run(this.#hall, one.withdrawn);
                continue;
            }
            const { message, stream, due } = one;
            const seq = Number(message.id.slice(message.hall.length + 1));
            this.#db
                .prepare('INSERT INTO outbox (hall, seq, stream, type, body, at, due) VALUES (?, ?, ?, ?, ?, ?, ?)')
                .run(this.#hall, seq, stream, message.type, JSON.stringify(message), message.at, due);
        }
    }

    /** What may leave now, oldest first: of each stream only the first. */
    ready(now: number, limit: number): OutboxRow[] {
        return this.#db
            .prepare<unknown[], OutboxRow>(
                `SELECT seq, stream, type, body, attempts FROM outbox AS head
                WHERE hall = ? AND error IS NULL AND due <= ? AND NOT EXISTS (
                    SELECT 1 FROM outbox AS earlier WHERE earlier.hall = head.hall AND earlier.stream = head.stream
                        AND earlier.error IS NULL AND earlier.seq < head.seq)
                ORDER BY seq LIMIT ?`,
            )
            .all(this.#hall, now, limit);
    }

    delivered(seq: number): void {
        writing(() => this.#db.prepare('DELETE FROM outbox WHERE hall = ? AND seq = ?').run(this.#hall, seq));
    }

    /** It did not get through and is tried again when `due`. */
    postponed(seq: number, due: number): void {
        writing(() => this.#db.prepare('UPDATE outbox SET attempts = attempts + 1, due = ? WHERE hall = ? AND seq = ?').run(due, this.#hall, seq));
    }

    /** It was refused for good: staff decide. */
    setAside(seq: number, error: string): void {
        writing(() =>
            this.#db.prepare('UPDATE outbox SET attempts = attempts + 1, error = ? WHERE hall = ? AND seq = ?').run(error, this.#hall, seq),
        );
    }

    /** Lets a message that was set aside be tried again. False when there is none. */
    retry(seq: number): boolean {
        return this.#onSetAside('UPDATE outbox SET error = NULL, due = 0', seq);
    }

    /** Gives a message up that was set aside. False when there is none. */
    drop(seq: number): boolean {
        return this.#onSetAside('DELETE FROM outbox', seq);
    }

    #onSetAside(what: string, seq: number): boolean {
        let changes = 0;
        writing(() => {
            changes = this.#db.prepare(`${what} WHERE hall = ? AND seq = ? AND error IS NOT NULL`).run(this.#hall, seq).changes;
        });
        return changes > 0;
    }

    listSetAside(limit: number): SetAside[] {
        return this.#db
            .prepare<unknown[], SetAside>(
                'SELECT seq, stream, type, at, attempts, error FROM outbox WHERE hall = ? AND error IS NOT NULL ORDER BY seq LIMIT ?',
            )
            .all(this.#hall, limit);
    }

    status(): OutboxStatus {
        const row = this.#db
            .prepare<unknown[], OutboxStatus>(
                `SELECT count(*) FILTER (WHERE error IS NULL) AS waiting, min(at) FILTER (WHERE error IS NULL) AS oldestAt,
                count(*) FILTER (WHERE error IS NOT NULL) AS setAside FROM outbox WHERE hall = ?`,
            )
            .get(this.#hall);
        return row ?? { waiting: 0, oldestAt: null, setAside: 0 };
    }
}
