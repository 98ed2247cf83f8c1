/** People, outside of the journal: staff accounts, their sessions, and the reference of a visitor who showed an identity. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type StaffRole, staffRole, type Text, text } from '#protocol/hall.ts';
import { writing } from './errors.ts';
import { Seal } from './seal.ts';

export type Account = { ref: string; user: string; name: Text; role: StaffRole; badge: string; password: string | null; sample: boolean };

type AccountRow = { ref: string; user: string; name: string; role: string; badge: string; password: string | null; sample: number };

/** A session ends after this long, whatever happens. */
const SESSION_MS = 12 * 3_600_000;

/** When a person was last seen is known to this much: not each number is worth a write. */
const SEEN_TO_MS = 12 * 3_600_000;

/** How to reach somebody who complained. */
export type Contact = { name?: string | undefined; phone?: string | undefined };

/** All writes here may throw StorageFullError: then nothing of them is stored. */
export class People {
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #key: Buffer;
    readonly #seal: Seal;
    readonly #byRef = new Map<string, Account>();

    constructor(db: Database.Database, hall: string, key: Buffer) {
        this.#db = db;
        this.#hall = hall;
        this.#key = key;
        this.#seal = new Seal(key, 'contact');
        const rows = db.prepare<unknown[], AccountRow>('SELECT ref, user, name, role, badge, password, sample FROM account WHERE hall = ?').all(hall);
        for (const row of rows) this.#byRef.set(row.ref, accountOf(row));
    }

    accounts(): Iterable<Account> {
        return this.#byRef.values();
    }

    byRef(ref: string): Account | undefined {
        return this.#byRef.get(ref);
    }

    byUser(user: string): Account | undefined {
        for (const account of this.#byRef.values()) if (account.user === user) return account;
        return undefined;
    }

    /** Adds an account; null when somebody has that user name already. */
    add({ user, name, role, badge }: Pick<Account, 'user' | 'name' | 'role' | 'badge'>, password: string): Account | null {
        if (this.byUser(user) !== undefined) return null;
        const account: Account = { ref: randomReference(), user, name, role, badge, password, sample: false };
        writing(() => insertAccounts(this.#db, this.#hall, [account]));
        this.#byRef.set(account.ref, account);
        return account;
    }

    /** Ends all sessions of an account. */
    endSessionsOf(account: Account): void {
        writing(() => this.#db.prepare('DELETE FROM session WHERE hall = ? AND account = ?').run(this.#hall, account.ref));
    }

    setPassword(account: Account, hash: string): void {
        writing(() => this.#db.prepare('UPDATE account SET password = ? WHERE hall = ? AND ref = ?').run(hash, this.#hall, account.ref));
        account.password = hash;
    }

    /** Removes the sample accounts and ends their sessions: in this process at once, on the disk if there is room, else at the next start. */
    removeSamples(): void {
        for (const account of [...this.#byRef.values()]) if (account.sample) this.#byRef.delete(account.ref);
        writing(() => {
            const samples = '(SELECT ref FROM account WHERE hall = ? AND sample = 1)';
            this.#db.prepare(`DELETE FROM session WHERE hall = ? AND account IN ${samples}`).run(this.#hall, this.#hall);
            this.#db.prepare('DELETE FROM account WHERE hall = ? AND sample = 1').run(this.#hall);
        });
    }

    /** Begins a session and gives its token, which is stored only as a hash. */
    beginSession(account: Account, now: number): string {
        const token = randomBytes(32).toString('base64url');
        writing(() => {
            this.#db.prepare('DELETE FROM session WHERE expires_at < ?').run(now);
            this.#db.prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?)').run(hashOf(token), this.#hall, account.ref, now, now + SESSION_MS);
        });
        return token;
    }

    accountOfToken(token: string, now: number): Account | undefined {
        const row = this.#db
            .prepare<unknown[], { account: string }>('SELECT account FROM session WHERE token_hash = ? AND hall = ? AND expires_at > ?')
            .get(hashOf(token), this.#hall, now);
        return row === undefined ? undefined : this.#byRef.get(row.account);
    }

    endSession(token: string): void {
        writing(() => this.#db.prepare('DELETE FROM session WHERE token_hash = ?').run(hashOf(token)));
    }

    /** Keeps how to reach somebody about a complaint, sealed with the hall's key. */
    keepContact(subject: string, contact: Contact, now: number): void {
        const sealed = this.#seal.seal(JSON.stringify(contact));
        writing(() => this.#db.prepare('INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?)').run(this.#hall, subject, now, sealed));
    }

    /** Nobody complained after all. */
    forgetContact(subject: string): void {
        writing(() => this.#db.prepare('DELETE FROM contact WHERE hall = ? AND subject = ?').run(this.#hall, subject));
    }

    contactOf(subject: string): Contact | null {
        const row = this.#db
            .prepare<unknown[], { sealed: Buffer }>('SELECT sealed FROM contact WHERE hall = ? AND subject = ?')
            .get(this.#hall, subject);
        return row === undefined ? null : (JSON.parse(this.#seal.open(row.sealed)) as Contact);
    }

    /**
     * Reference of the person with this identity number: random, the same while the map remembers the person. Only a keyed hash of the
     * number is kept, because a bare hash of an 18-digit number can be reversed by trying them all.
     */
    referenceOf(idNumber: string, now: number): string {
        const mac = createHmac('sha256', this.#key).update(`person:${idNumber.toUpperCase()}`).digest('base64url');
        const known = this.#db
            .prepare<unknown[], { ref: string; seen_at: number }>('SELECT ref, seen_at FROM person WHERE hall = ? AND mac = ?')
            .get(this.#hall, mac);
        if (known !== undefined) {
            if (now - known.seen_at > SEEN_TO_MS) {
                writing(() => this.#db.prepare('UPDATE person SET seen_at = ? WHERE hall = ? AND mac = ?').run(now, this.#hall, mac));
            }
            return known.ref;
        }
        const ref = randomReference();
        writing(() => this.#db.prepare('INSERT INTO person VALUES (?, ?, ?, ?)').run(this.#hall, mac, ref, now));
        return ref;
    }
}

/** A reference that says nothing about whom it stands for. */
export function randomReference(): string {
    return `p${randomBytes(9).toString('base64url')}`;
}

/** Stores the accounts of a new hall. */
export function insertAccounts(db: Database.Database, hall: string, accounts: readonly Account[]): void {
    const insert = db.prepare('INSERT INTO account (hall, ref, user, name, role, badge, password, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { ref, user, name, role, badge, password, sample } of accounts) {
        insert.run(hall, ref, user, JSON.stringify(name), role, badge, password, sample ? 1 : 0);
    }
}

function accountOf(row: AccountRow): Account {
    return { ...row, name: text.parse(JSON.parse(row.name)), role: staffRole.parse(row.role), sample: row.sample === 1 };
}

function hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
}
