/**
 * A file that only grows: one line for each write, on the disk before the write is said to be done. What was written together is one line, so it is
 * there as a whole or not at all. Before the JSON stand its checksum and its length in bytes.
 *
 *     3f2a90c1 00000021 [{"is":"received","job":"…"}]
 *
 * A power cut may leave the end of the file torn: the unreadable rest after the last good line is cut off, nobody was told that it is kept. An
 * unreadable line with a good one after it is damage, which is never mended by leaving something out.
 */
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** There was no room on the disk: nothing of it is kept, and it may be tried again. */
export class NoRoomError extends Error {
    override readonly name = 'NoRoomError';
}

/** The file cannot be trusted. The message is a sentence with the place. */
export class DamagedFileError extends Error {
    override readonly name = 'DamagedFileError';
}

type Write = { values: readonly unknown[]; resolve: () => void; reject: (error: unknown) => void };

export class JournalFile {
    readonly #path: string;
    #handle: FileHandle;
    /** Bytes that are good; what is behind them is the rest of a write that failed. */
    #length: number;
    #waiting: Write[] = [];
    #busy: Promise<void> = Promise.resolve();

    private constructor(path: string, handle: FileHandle, length: number) {
        this.#path = path;
        this.#handle = handle;
        this.#length = length;
    }

    /** Opens the file, making an empty one, and gives everything that was ever written to it. Throws a `DamagedFileError`. */
    static async open(path: string): Promise<{ file: JournalFile; values: unknown[] }> {
        const bytes = await readFile(path).catch((error: unknown) => {
            if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
            throw error;
        });
        const { values, length } = read(bytes, path);
        // Made first: the handle that writes at a place of its own choice cannot make a file.
        await (await open(path, 'a', 0o600)).close();
        const file = new JournalFile(path, await open(path, 'r+'), length);
        await file.#cutRest();
        await syncFolder(path);
        return { file, values };
    }

    /** Size in bytes. */
    get length(): number {
        return this.#length;
    }

    /** Resolves when the values are on the disk. Rejects with a `NoRoomError`, or with the system's error: then the file is not to be used any more. */
    append(values: readonly unknown[]): Promise<void> {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ values, resolve, reject });
            if (this.#waiting.length === 1) this.#busy = this.#busy.then(() => this.#writeWaiting());
        });
    }

    /** Puts these values in the place of everything before, at once or not at all. */
    rewrite(values: () => readonly unknown[]): Promise<void> {
        const written = this.#busy.then(() => this.#replace(values()));
        this.#busy = written.catch(() => {});
        return written;
    }

    /** Finishes what is being written. */
    async close(): Promise<void> {
        await this.#busy;
        await this.#handle.close();
    }

    async #writeWaiting(): Promise<void> {
        const writes = this.#waiting;
        this.#waiting = [];
        const line = lineOf(writes.flatMap(({ values }) => values));
        try {
            await this.#put(line);
        } catch (error) {
            for (const { reject } of writes) reject(told(error));
            return;
        }
        for (const { resolve } of writes) resolve();
    }

    async #put(line: Buffer): Promise<void> {
        try {
            await writeAll(this.#handle, line, this.#length);
            await this.#handle.datasync();
            this.#length += line.length;
        } catch (error) {
            // Half a line must not stand before a whole one.
            await this.#cutRest();
            throw error;
        }
    }

    async #replace(values: readonly unknown[]): Promise<void> {
        const unfinished = `${this.#path}.new`;
        const line = values.length === 0 ? Buffer.alloc(0) : lineOf(values);
        const handle = await open(unfinished, 'w', 0o600);
        try {
            await writeAll(handle, line, 0);
            await handle.datasync();
            await rename(unfinished, this.#path);
        } catch (error) {
            await handle.close();
            await rm(unfinished, { force: true });
            throw told(error);
        }
        await this.#handle.close();
        this.#handle = handle;
        this.#length = line.length;
        await syncFolder(this.#path);
    }

    async #cutRest(): Promise<void> {
        if ((await this.#handle.stat()).size !== this.#length) await this.#handle.truncate(this.#length);
    }
}

/** Checksum, blank, length, blank. */
const HEAD = 18;
const NEWLINE = 0x0a;

function lineOf(values: readonly unknown[]): Buffer {
    const json = Buffer.from(JSON.stringify(values));
    return Buffer.concat([Buffer.from(headOf(json)), json, Buffer.from([NEWLINE])]);
}

function headOf(json: Buffer): string {
    return [crc32(json), json.length].map((number) => `${number.toString(16).padStart(8, '0')} `).join('');
}

function read(bytes: Buffer, path: string): { values: unknown[]; length: number } {
    const values: unknown[] = [];
    let length = 0;
    let firstBad: number | null = null;
    for (let at = 0; at < bytes.length; ) {
        const json = jsonAt(bytes, at);
        const end = json === null ? bytes.indexOf(NEWLINE, at) : at + HEAD + json.length;
        const whole = json !== null && bytes[end] === NEWLINE;
        if (!whole) firstBad ??= at;
        // A good line after a bad one; or one that goes on although it is complete: its end was changed.
        const damaged = firstBad !== null && json !== null && end < bytes.length;
        if (damaged) throw new DamagedFileError(`${path} is damaged [byte=${firstBad}]`);
        if (whole) {
            for (const value of valuesOf(json)) values.push(value);
            length = end + 1;
        }
        at = end < 0 ? bytes.length : end + 1;
    }
    return { values, length };
}

/** The JSON of the line that begins here, null if what is here is not as it was written. */
function jsonAt(bytes: Buffer, at: number): Buffer | null {
    const size = Number.parseInt(bytes.toString('latin1', at + 9, at + 17), 16);
    if (!Number.isSafeInteger(size)) return null;
    const json = bytes.subarray(at + HEAD, at + HEAD + size);
    return json.length === size && bytes.toString('latin1', at, at + HEAD) === headOf(json) ? json : null;
}

function valuesOf(json: Buffer): readonly unknown[] {
    const values: unknown = JSON.parse(json.toString());
    return Array.isArray(values) ? values : [];
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
        done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
}

/** A new name is only kept once its folder is; Windows keeps it by itself and cannot open a folder. */
async function syncFolder(path: string): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(dirname(path), 'r');
    try {
        await folder.sync();
    } finally {
        await folder.close();
    }
}

function told(error: unknown): unknown {
    return codeOf(error) === 'ENOSPC' ? new NoRoomError('no room on the disk', { cause: error }) : error;
}

function codeOf(error: unknown): unknown {
    return error instanceof Error && 'code' in error ? error.code : undefined;
}
