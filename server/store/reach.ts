/**
 * Where visitors want to be told: a phone number or an address, sealed with the hall's key under a random name, and which tickets it is for. It is
 * never anywhere else, is deleted when its visitor says so, and goes by itself in time.
 */
import type Database from 'better-sqlite3';
import { type MessageKind, messageChannel, type ReachView } from '#protocol/messages.ts';
import { writing } from './errors.ts';
import { Seal } from './seal.ts';

type Row = { channel: string; moments: string };

const KNOWN = `FROM reach_ticket JOIN reach ON reach.hall = reach_ticket.hall AND reach.ref = reach_ticket.ref
    WHERE reach_ticket.hall = ? AND reach_ticket.ticket = ?`;

export class Reaches {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #seal: Seal;
    /** Asked by every phone page whenever the hall changes. */
    readonly #select: Database.Statement<unknown[], Row>;

    constructor(db: Database.Database, hall: string, key: Buffer) {
        this.#db = db;
        this.#hall = hall;
        this.#select = db.prepare(`SELECT channel, moments ${KNOWN}`);
        this.#seal = new Seal(key, 'reach');
    }

    /** Before the command that says whose it is: what is shown as kept must be kept. May throw StorageFullError. */
    keep(ref: string, channel: ReachView['channel'], address: string, now: number): void {
        const sealed = this.#seal.seal(address);
        writing(() => this.#db.prepare('INSERT OR REPLACE INTO reach VALUES (?, ?, ?, ?, ?)').run(this.#hall, ref, channel, now, sealed));
    }

    /** The command was refused: nobody wants to be told here. */
    forget(ref: string): void {
        writing(() => this.#deleteUnused(ref));
    }

    /** Part of the journal's transaction: the visitor of this ticket wants to be told there, and nowhere else. */
    give(ticket: string, ref: string, moments: readonly MessageKind[]): void {
        this.withdraw(ticket, ref);
        this.#db.prepare('INSERT INTO reach_ticket VALUES (?, ?, ?, ?)').run(this.#hall, ticket, ref, JSON.stringify(moments));
    }

    /** Part of the journal's transaction. A name that no ticket uses any more goes with it, except `but`: the one that is just given. */
    withdraw(ticket: string, but = ''): void {
        const before = this.#db
            .prepare<unknown[], { ref: string }>('SELECT ref FROM reach_ticket WHERE hall = ? AND ticket = ?')
            .get(this.#hall, ticket);
        if (before === undefined) return;
        this.#db.prepare('DELETE FROM reach_ticket WHERE hall = ? AND ticket = ?').run(this.#hall, ticket);
        if (before.ref !== but) this.#deleteUnused(before.ref);
    }

    #deleteUnused(ref: string): void {
        this.#db
            .prepare('DELETE FROM reach WHERE hall = ? AND ref = ? AND ref NOT IN (SELECT ref FROM reach_ticket WHERE hall = ?)')
            .run(this.#hall, ref, this.#hall);
    }

    /** Over which channel the visitor of a ticket wants to be told, and when; null when they do not. */
    of(ticket: string): ReachView | null {
        const row = this.#select.get(this.#hall, ticket);
        return row === undefined ? null : { channel: messageChannel.parse(row.channel), moments: JSON.parse(row.moments) as MessageKind[] };
    }

    /** The number or address; null when it is gone. */
    addressOf(ticket: string): string | null {
        const row = this.#db.prepare<unknown[], { sealed: Buffer }>(`SELECT sealed ${KNOWN}`).get(this.#hall, ticket);
        return row === undefined ? null : this.#seal.open(row.sealed);
    }
}
