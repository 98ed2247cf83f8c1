/** Ways in which a store fails, told apart for those who have to act on them. */
import Database from 'better-sqlite3';

/** The data directory cannot be served as it is. The message is a sentence for the operator and says what to do. */
export class StoreRefusedError extends Error {
    override readonly name = 'StoreRefusedError';
}

/** There was no room on the disk: nothing of the batch is stored, and it may be tried again. */
export class StorageFullError extends Error {
    override readonly name = 'StorageFullError';
}

/** What an operator has to know of a file that cannot be trusted. */
export function damaged(path: string, what: string, cause?: unknown): StoreRefusedError {
    return new StoreRefusedError(
        `${path} is damaged (${what}). Nothing was changed. Keep the file, put the newest backup in its place and start again; without a backup, move it aside and ask for help before you begin an empty hall.`,
        { cause },
    );
}

const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_SHMMAP']);
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN']);

function codeOf(error: unknown): string {
    return error instanceof Database.SqliteError ? error.code : '';
}

export function isOfDatabase(error: unknown): boolean {
    return codeOf(error) !== '';
}

export function isStorageFull(error: unknown): boolean {
    return FULL.has(codeOf(error)) || (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
}

export function isDamage(error: unknown): boolean {
    const code = codeOf(error);
    return [...DAMAGED].some((known) => code.startsWith(known));
}

export function isBusy(error: unknown): boolean {
    return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Writes, and tells a full disk apart from every other error: it is the one that passes by itself. */
export function writing(write: () => void): void {
    try {
        write();
    } catch (error) {
        if (isStorageFull(error)) throw new StorageFullError('no room on the disk', { cause: error });
        throw error;
    }
}
