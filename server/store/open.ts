/**
 * Opening a data directory: one hub per directory, and never an empty hall in the place of a damaged one.
 *
 * `hub.lock` is a tiny database held under an exclusive transaction: the operating system frees it when the process ends, however it ends.
 * `hall.db` is made under another name and renamed when it is whole, so a file of that name is either complete or damaged. `hall.key` is
 * written after it: where there is a key, there was a hall.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { damaged, isBusy, isDamage, isStorageFull, StoreRefusedError } from './errors.ts';
import { checkVersion, migrate } from './schema.ts';

/** Length of the hall's secret. */
export const KEY_BYTES = 32;

/** Above this size the whole file is not read at the start. */
const CHECKED_BYTES = 256 * 1024 * 1024;

export type OpenedData = { db: Database.Database; lock: Database.Database; key: Buffer };

/** Opens the data directory, making a new hall in an empty one. Throws StoreRefusedError with what to do. */
export function openData(directory: string, fill: (db: Database.Database) => void): OpenedData {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = takeLock(directory);
    try {
        const path = join(directory, 'hall.db');
        if (!existsSync(path)) create(directory, path, fill);
        check(path, directory);
        const key = keyOf(directory);
        return { db: openForWriting(path, key), lock, key };
    } catch (error) {
        lock.close();
        if (!isStorageFull(error)) throw error;
        throw new StoreRefusedError(`there is no room on the disk of ${directory}. Nothing is lost: free some space and start again.`, {
            cause: error,
        });
    }
}

function takeLock(directory: string): Database.Database {
    const lock = new Database(join(directory, 'hub.lock'), { timeout: 0 });
    try {
        lock.pragma('journal_mode = DELETE');
        lock.exec('BEGIN EXCLUSIVE');
        return lock;
    } catch (error) {
        lock.close();
        if (isDamage(error)) {
            const path = join(directory, 'hub.lock');
            throw new StoreRefusedError(`${path} is damaged. It holds nothing of the hall: make sure that no hub runs. Delete it and start again.`, {
                cause: error,
            });
        }
        if (!isBusy(error)) throw error;
        throw new StoreRefusedError(
            `another hub is already serving the data directory ${directory}. Stop it first, or give this one a directory of its own (HALL_DATA).`,
            { cause: error },
        );
    }
}

function create(directory: string, path: string, fill: (db: Database.Database) => void): void {
    if (existsSync(join(directory, 'hall.key')) || existsSync(`${path}-wal`)) {
        throw new StoreRefusedError(
            `${path} is missing although there was a hall in this directory. Put the file back from a backup; to begin an empty hall on purpose, use another directory.`,
        );
    }
    const unfinished = `${path}.new`;
    for (const suffix of ['', '-journal']) rmSync(unfinished + suffix, { force: true });
    const db = new Database(unfinished);
    try {
        db.pragma('journal_mode = DELETE');
        db.pragma('synchronous = FULL');
        // The hall's key is written when this is whole; a beginning holds nothing that is sealed.
        migrate(db, randomBytes(KEY_BYTES));
        db.transaction(() => fill(db))();
    } finally {
        db.close();
    }
    renameSync(unfinished, path);
    syncDirectory(directory);
}

/** Looks at what is there without changing a byte of it: a damaged hall is left as it was found. */
function check(path: string, directory: string): void {
    if (statSync(path).size === 0) throw damaged(path, 'the file is empty');
    let db: Database.Database | undefined;
    try {
        // Read-only, because closing a database that was opened for writing moves its log into it.
        db = new Database(path, { readonly: true, timeout: 2_000 });
        checkVersion(db);
        if (statSync(path).size <= CHECKED_BYTES) {
            const found = db.pragma('quick_check(1)', { simple: true });
            if (found !== 'ok') throw damaged(path, String(found));
        }
        const begun = db.prepare("SELECT 1 FROM event WHERE stream = 'day' LIMIT 1").get() !== undefined;
        if (begun && !existsSync(join(directory, 'hall.key'))) {
            throw new StoreRefusedError(
                `${join(directory, 'hall.key')} is missing. Put it back from a backup: the links on printed tickets depend on it. Nothing was changed.`,
            );
        }
    } catch (error) {
        throw isDamage(error) ? damaged(path, error instanceof Error ? error.message : '', error) : error;
    } finally {
        db?.close();
    }
}

function openForWriting(path: string, key: Buffer): Database.Database {
    const db = new Database(path, { timeout: 2_000 });
    try {
        if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('the disk does not allow a write-ahead log');
        // Without this, better-sqlite3 runs NORMAL in WAL mode, which may lose acknowledged tickets at a power cut.
        db.pragma('synchronous = FULL');
        // Checkpoints are made by the store itself: the errors of automatic ones are dropped.
        db.pragma('wal_autocheckpoint = 0');
        migrate(db, key);
        return db;
    } catch (error) {
        db.close();
        throw isDamage(error) ? damaged(path, error instanceof Error ? error.message : '', error) : error;
    }
}

/** The hall's secret: it signs ticket links and hides what must be compared but not known. */
function keyOf(directory: string): Buffer {
    const path = join(directory, 'hall.key');
    if (!existsSync(path)) {
        const unfinished = `${path}.new`;
        writeFileSync(unfinished, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flush: true });
        renameSync(unfinished, path);
        syncDirectory(directory);
    }
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length !== KEY_BYTES)
        throw new StoreRefusedError(`${path} is damaged. Put it back from a backup: the links on printed tickets depend on it.`);
    return key;
}

function syncDirectory(directory: string): void {
    const handle = openSync(directory, 'r');
    try {
        fsyncSync(handle);
    } finally {
        closeSync(handle);
    }
}
