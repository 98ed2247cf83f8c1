/**
 * The outbox: messages that have not left the hall yet, to the back office and to visitors. They are stored in the same transaction as the events that
 * they tell of, so none is lost; a delivered one is removed. Each channel has its own, and none waits for another. Messages of one stream
 * leave in their order; one that was refused for good is set aside and does not hold up those behind it.
 */
import type Database from 'better-sqlite3';
import type { Outgoing } from '#hall/outgoing.ts';
import type { BackOfficeMessage } from '#protocol/back-office.ts';
import type { Channel, VisitorMessage } from '#protocol/messages.ts';
import type { Channels } from './channels.ts';
import { writing } from './errors.ts';
import type { Reaches } from './reach.ts';
import { Seal } from './seal.ts';

export type OutboxRow = { seq: number; stream: string; type: string; body: string; attempts: number };
export type SetAside = { seq: number; stream: string; type: string; at: number; attempts: number; error: string };
export type OutboxStatus = { waiting: number; oldestAt: number | null; setAside: number };
export type Endpoint = { url: string; secret: string };

/** `until` is the time after which nobody needs it any more; null for never. */
type ToPut = {
    channel: Channel;
    stream: string;
    due: number;
    until: number | null;
    message: BackOfficeMessage | (VisitorMessage & { type: string });
};

export class Outbox {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #seal: Seal;
    readonly #channels: Channels;
    readonly #reaches: Reaches;
    #endpoint: Endpoint | null;

    constructor(db: Database.Database, hall: string, { key, channels, reaches }: { key: Buffer; channels: Channels; reaches: Reaches }) {
        this.#db = db;
        this.#hall = hall;
        this.#channels = channels;
        this.#reaches = reaches;
        this.#seal = new Seal(key, 'endpoint');
        const row = db.prepare<unknown[], { url: string; secret: Buffer }>('SELECT url, secret FROM endpoint WHERE hall = ?').get(hall);
        this.#endpoint = row === undefined ? null : { url: row.url, secret: this.#seal.open(row.secret) };
    }

    /** Where messages to the back office go; null while none is connected, and then nothing is put aside for it. */
    get endpoint(): Endpoint | null {
        return this.#endpoint;
    }

    /** Connects a back office, or disconnects it (null) and forgets what was meant for it. */
    setEndpoint(endpoint: Endpoint | null): void {
        writing(
            this.#db.transaction(() => {
                this.#db.prepare('DELETE FROM endpoint WHERE hall = ?').run(this.#hall);
                if (endpoint === null) this.#db.prepare("DELETE FROM outbox WHERE hall = ? AND channel = 'back-office'").run(this.#hall);
                else this.#db.prepare('INSERT INTO endpoint VALUES (?, ?, ?)').run(this.#hall, endpoint.url, this.#seal.seal(endpoint.secret));
            }),
        );
        this.#endpoint = endpoint;
    }

    /** Part of the journal's transaction. */
    put(outgoing: readonly Outgoing[]): void {
        for (const one of outgoing) {
            if ('reach' in one) this.#reach(one);
            else if ('visitor' in one) this.#toVisitor(one);
            else if ('withdrawn' in one) this.#withdraw(one.withdrawn);
            else if (this.#endpoint !== null) this.#insert({ channel: 'back-office', until: null, ...one });
        }
    }

    #reach(one: Extract<Outgoing, { reach: string }>): void {
        if (one.ref !== null) return this.#reaches.give(one.reach, one.ref, one.moments);
        this.#reaches.withdraw(one.reach);
        this.#db.prepare("DELETE FROM outbox WHERE hall = ? AND channel <> 'back-office' AND stream = ?").run(this.#hall, one.reach);
    }

    /** Only whoever asked to be told of this, over a channel that the hall has. */
    #toVisitor({ visitor, until }: Extract<Outgoing, { visitor: VisitorMessage }>): void {
        const reach = this.#reaches.of(visitor.ticket);
        if (reach === null || !reach.moments.includes(visitor.kind) || !this.#channels.offered.includes(reach.channel)) return;
        this.#insert({ channel: reach.channel, stream: visitor.ticket, due: visitor.at, until, message: { type: visitor.kind, ...visitor } });
    }

    #withdraw(stream: string): void {
        this.#db
            .prepare(
                "DELETE FROM outbox WHERE hall = ? AND channel = 'back-office' AND stream = ? AND type IN ('session.ended', 'session.corrected')",
            )
            .run(this.#hall, stream);
    }

    #insert({ channel, stream, due, until, message }: ToPut): void {
        const seq = Number(message.id.slice(message.id.lastIndexOf('-') + 1));
        this.#db
            .prepare('INSERT INTO outbox (hall, channel, seq, stream, type, body, at, due, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
            .run(this.#hall, channel, seq, stream, message.type, JSON.stringify(message), message.at, due, until);
    }

    /** What may leave now, oldest first: of each stream only the first. */
    ready(channel: Channel, now: number, limit: number): OutboxRow[] {
        return this.#db
            .prepare<unknown[], OutboxRow>(
                `SELECT seq, stream, type, body, attempts FROM outbox AS head
                WHERE hall = ? AND channel = ? AND error IS NULL AND due <= ? AND NOT EXISTS (
                    SELECT 1 FROM outbox AS earlier WHERE earlier.hall = head.hall AND earlier.channel = head.channel
                        AND earlier.stream = head.stream AND earlier.error IS NULL AND earlier.seq < head.seq)
                ORDER BY seq LIMIT ?`,
            )
            .all(this.#hall, channel, now, limit);
    }

    /** Removes what nobody needs any more; how many there were. */
    dropStale(channel: Channel, now: number): number {
        const stale = 'FROM outbox WHERE hall = ? AND channel = ? AND until < ? AND error IS NULL';
        // Looked at before it is written: this is asked each second.
        if (this.#db.prepare(`SELECT 1 ${stale} LIMIT 1`).get(this.#hall, channel, now) === undefined) return 0;
        let changes = 0;
        writing(() => {
            changes = this.#db.prepare(`DELETE ${stale}`).run(this.#hall, channel, now).changes;
        });
        return changes;
    }

    delivered(channel: Channel, seq: number): void {
        writing(() => this.#db.prepare('DELETE FROM outbox WHERE hall = ? AND channel = ? AND seq = ?').run(this.#hall, channel, seq));
    }

    /** It did not get through and is tried again when `due`. */
    postponed(channel: Channel, seq: number, due: number): void {
        const update = 'UPDATE outbox SET attempts = attempts + 1, due = ? WHERE hall = ? AND channel = ? AND seq = ?';
        writing(() => this.#db.prepare(update).run(due, this.#hall, channel, seq));
    }

    /** It was refused for good: staff decide. */
    setAside(channel: Channel, seq: number, error: string): void {
        const update = 'UPDATE outbox SET attempts = attempts + 1, error = ? WHERE hall = ? AND channel = ? AND seq = ?';
        writing(() => this.#db.prepare(update).run(error, this.#hall, channel, seq));
    }

    /** Lets a message that was set aside be tried again. False when there is none. */
    retry(channel: Channel, seq: number): boolean {
        return this.#onSetAside('UPDATE outbox SET error = NULL, due = 0', channel, seq);
    }

    /** Gives a message up that was set aside. False when there is none. */
    drop(channel: Channel, seq: number): boolean {
        return this.#onSetAside('DELETE FROM outbox', channel, seq);
    }

    #onSetAside(what: string, channel: Channel, seq: number): boolean {
        let changes = 0;
        writing(() => {
            const only = 'WHERE hall = ? AND channel = ? AND seq = ? AND error IS NOT NULL';
            changes = this.#db.prepare(`${what} ${only}`).run(this.#hall, channel, seq).changes;
        });
        return changes > 0;
    }

    listSetAside(channel: Channel, limit: number): SetAside[] {
        return this.#db
            .prepare<unknown[], SetAside>(
                `SELECT seq, stream, type, at, attempts, error FROM outbox
                WHERE hall = ? AND channel = ? AND error IS NOT NULL ORDER BY seq LIMIT ?`,
            )
            .all(this.#hall, channel, limit);
    }

    /** Asked for each frame of the console: through indexes, however much has come together. */
    status(channel: Channel): OutboxStatus {
        const of = 'FROM outbox WHERE hall = @hall AND channel = @channel AND error IS';
        const row = this.#db
            .prepare<unknown[], OutboxStatus>(
                `SELECT (SELECT count(*) ${of} NULL) AS waiting, (SELECT min(at) ${of} NULL) AS oldestAt, (SELECT count(*) ${of} NOT NULL) AS setAside`,
            )
            .get({ hall: this.#hall, channel });
        return row ?? { waiting: 0, oldestAt: null, setAside: 0 };
    }
}
