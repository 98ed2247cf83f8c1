/** The store of one hall in one data directory: the only place that knows the database. */
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { EventBody } from '#protocol/events.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { Channels } from './channels.ts';
import { DeviceTokens } from './device-tokens.ts';
import { Drafts } from './drafts.ts';
import { damaged, isDamage, isStorageFull } from './errors.ts';
import { Journal } from './journal.ts';
import { KEY_BYTES, openData } from './open.ts';
import { Outbox } from './outbox.ts';
import { type Account, insertAccounts, People } from './people.ts';
import { Reaches } from './reach.ts';
import { Retention } from './retention.ts';
import { migrate } from './schema.ts';

/** What a new hall begins with; `more` are events that follow its configuration. */
export type NewHall = { config: HallConfig; accounts: readonly Account[]; more?: readonly EventBody[] };

export class Store implements Disposable {
    readonly journal: Journal;
    readonly people: People;
    readonly outbox: Outbox;
    readonly channels: Channels;
    readonly reaches: Reaches;
    readonly deviceTokens: DeviceTokens;
    readonly drafts: Drafts;
    readonly retention: Retention;
    /** Secret of the hall, for links and keyed hashes. */
    readonly key: Buffer;
    readonly #db: Database.Database;
    /** Null in memory: nobody else can open it. */
    readonly #lock: Database.Database | null;

    private constructor(db: Database.Database, lock: Database.Database | null, key: Buffer, hall: string) {
        this.#db = db;
        this.#lock = lock;
        this.key = key;
        this.channels = new Channels(db, hall, key);
        this.reaches = new Reaches(db, hall, key);
        this.outbox = new Outbox(db, hall, { key, channels: this.channels, reaches: this.reaches });
        this.journal = new Journal(db, hall, (outgoing) => this.outbox.put(outgoing));
        this.people = new People(db, hall, key);
        this.deviceTokens = new DeviceTokens(db, hall);
        this.drafts = new Drafts(db, hall);
        this.retention = new Retention(db, hall);
    }

    /** Opens a data directory, or makes a new hall in an empty one. Throws StoreRefusedError with a sentence that says what to do. */
    static open(directory: string, now: number, newHall: () => NewHall): Store {
        const { db, lock, key } = openData(directory, (empty) => fill(empty, now, newHall()));
        try {
            const hall = db.prepare<unknown[], { hall: string }>('SELECT hall FROM event LIMIT 1').get()?.hall;
            if (hall === undefined) throw damaged(`${directory}/hall.db`, 'it has no journal');
            return new Store(db, lock, key, hall);
        } catch (error) {
            db.close();
            lock.close();
            throw isDamage(error) ? damaged(`${directory}/hall.db`, error instanceof Error ? error.message : '', error) : error;
        }
    }

    /** A hall that lives as long as the process at most: nothing of it is ever on a disk. */
    static inMemory(now: number, hall: NewHall): Store {
        const db = new Database(':memory:');
        const key = randomBytes(KEY_BYTES);
        migrate(db, key);
        db.transaction(() => fill(db, now, hall))();
        return new Store(db, null, key, hall.config.hall.id);
    }

    /**
     * Moves the write-ahead log into the database. Throws on an I/O error: after a failed sync nothing may be trusted, so the process ends. No
     * room is not an error: the log stays until there is.
     */
    checkpoint(mode: 'PASSIVE' | 'TRUNCATE' = 'PASSIVE'): void {
        try {
            this.#db.pragma(`wal_checkpoint(${mode})`);
        } catch (error) {
            if (!isStorageFull(error)) throw error;
        }
    }

    close(): void {
        this.checkpoint('TRUNCATE');
        this.#db.close();
        this.#lock?.close();
    }

    [Symbol.dispose](): void {
        this.close();
    }
}

function fill(db: Database.Database, now: number, { config, accounts, more = [] }: NewHall): void {
    const hall = config.hall.id;
    const begun: readonly EventBody[] = [{ type: 'hall.configured', config }, ...more];
    const events = begun.map((body, index) => ({ ...body, seq: index + 1, at: now, actor: 'hub' }));
    new Journal(db, hall, () => {}).append({ events, tickets: [], answers: [], workOrders: [], caseFiles: [], notes: [], outgoing: [], at: now });
    insertAccounts(db, hall, accounts);
}
