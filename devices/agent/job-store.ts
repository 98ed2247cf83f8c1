/** The journal of an agent's print jobs on the disk, and what it comes to in memory. Memory never says more than the disk. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Device } from '#protocol/devices.ts';
import { emptyKept, isPast, type JobRecord, jobRecord, type Kept, type KeptJob, keep, recordsOf } from './job-records.ts';
import { DamagedFileError, JournalFile, NoRoomError } from './journal-file.ts';

/** From this size on the journal is written anew without what is past. A slip is about 2 KB. */
const COMPACT_BYTES = 4 * 1024 * 1024;

/** Pause until a write that found no room is tried again. */
const ROOM_MS = 1_000;

export class JobStore {
    readonly #file: JournalFile;
    readonly #kept: Kept;
    readonly #instance: string;
    #compactAt = COMPACT_BYTES;
    #failed: (error: unknown) => void = () => {};

    private constructor(file: JournalFile, kept: Kept, instance: string) {
        this.#file = file;
        this.#kept = kept;
        this.#instance = instance;
    }

    /** Opens the journal in a directory that is there. Throws a `DamagedFileError` or a `NoRoomError`. */
    static async open(directory: string): Promise<JobStore> {
        const path = join(directory, 'jobs.log');
        const { file, values } = await JournalFile.open(path);
        try {
            const kept = emptyKept();
            for (const value of values) keep(kept, recordOf(value, path));
            const instance = kept.instance ?? randomBytes(16).toString('hex');
            const store = new JobStore(file, kept, instance);
            if (kept.instance === null) keep(kept, { is: 'born', instance, at: Date.now() });
            await store.#compact();
            return store;
        } catch (error) {
            await file.close();
            throw error;
        }
    }

    /** Called once when the disk does what leaves the journal in doubt: nothing may go on, the process should end and start again. */
    onFailure(failed: (error: unknown) => void): void {
        this.#failed = failed;
    }

    get instance(): string {
        return this.#instance;
    }

    get bornAt(): number {
        return this.#kept.bornAt;
    }

    get devices(): readonly Device[] {
        return this.#kept.devices;
    }

    get jobs(): ReadonlyMap<string, KeptJob> {
        return this.#kept.jobs;
    }

    /** Keeps a record. False when there is no room on the disk; then nothing of it is kept. */
    async tryKeep(record: JobRecord): Promise<boolean> {
        try {
            await this.#file.append([record]);
        } catch (error) {
            if (error instanceof NoRoomError) return false;
            this.#failed(error);
            // Whoever waits for what is in doubt must not go on.
            return new Promise(() => {});
        }
        keep(this.#kept, record);
        if (this.#file.length > this.#compactAt) void this.#compact().catch((error) => this.#compactFailed(error));
        return true;
    }

    /** Keeps a record, waiting for room as long as it takes. False when `signal` ended the waiting. */
    async keep(record: JobRecord, signal: AbortSignal): Promise<boolean> {
        while (!(await this.tryKeep(record))) {
            if (signal.aborted) return false;
            await pause(ROOM_MS, signal);
        }
        return true;
    }

    close(): Promise<void> {
        return this.#file.close();
    }

    async #compact(): Promise<void> {
        const now = Date.now();
        for (const [name, job] of this.#kept.jobs) if (isPast(job, now)) this.#kept.jobs.delete(name);
        // Not again before as much has been added: a journal that is large because much of it is alive stays as it is.
        this.#compactAt = Number.POSITIVE_INFINITY;
        await this.#file.rewrite(() => recordsOf(this.#kept, now));
        this.#compactAt = this.#file.length + COMPACT_BYTES;
    }

    #compactFailed(error: unknown): void {
        if (error instanceof NoRoomError) this.#compactAt = this.#file.length + COMPACT_BYTES;
        else this.#failed(error);
    }
}

function recordOf(value: unknown, path: string): JobRecord {
    const record = jobRecord.safeParse(value);
    if (!record.success)
        throw new DamagedFileError(`${path} holds a record that this version does not know [record=${JSON.stringify(value).slice(0, 80)}]`);
    return record.data;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        const end = (): void => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
    });
}
