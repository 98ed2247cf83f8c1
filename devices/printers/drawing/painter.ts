import { Worker } from 'node:worker_threads';
import type { DrawAnswer, DrawRequest, DrawSettings } from './messages.ts';

type Pictures = DrawAnswer['pictures'];

export type PainterOptions = {
    /** Font files and folders that come before those of the system. */
    fonts?: readonly string[];
    /** How long a slip waits for its pictures, ms; 4,000 unless said. Fonts that were opened meanwhile serve the next one. */
    patienceMs?: number;
    /** After so long without work the worker and its fonts are let go, ms; 60,000 unless said. */
    idleMs?: number;
};

/** Draws lines of slips with the fonts of this machine, in a worker that is there while there is something to draw. */
export class Painter {
    #settings: DrawSettings;
    readonly #patienceMs: number;
    readonly #idleMs: number;
    readonly #asked = new Map<number, (pictures: Pictures | null) => void>();
    #worker: Worker | null = null;
    #count = 0;
    #idle: NodeJS.Timeout | undefined;

    constructor({ fonts = [], patienceMs = 4_000, idleMs = 60_000 }: PainterOptions = {}) {
        this.#settings = { fonts };
        this.#patienceMs = patienceMs;
        this.#idleMs = idleMs;
    }

    /** Font files and folders that come before those of the system, from the next beginning of the worker. */
    prefer(fonts: readonly string[]): void {
        this.#settings = { fonts };
    }

    /** The pictures of each line, or null where it is not drawn; all null when it takes too long or the worker fails. Never rejects. */
    async paint(lines: DrawRequest['lines']): Promise<Pictures> {
        const nothing = lines.map(() => null);
        if (lines.length === 0) return nothing;
        clearTimeout(this.#idle);
        this.#worker ??= this.#begin();
        this.#count++;
        const id = this.#count;
        const answer = Promise.withResolvers<Pictures | null>();
        this.#asked.set(id, answer.resolve);
        this.#worker.postMessage({ id, lines } satisfies DrawRequest);
        const late = setTimeout(() => answer.resolve(null), this.#patienceMs);
        const pictures = await answer.promise;
        clearTimeout(late);
        this.#asked.delete(id);
        if (this.#asked.size === 0) this.#rest();
        return pictures ?? nothing;
    }

    /** Lets the worker go. May be called again; a later `paint` begins anew. */
    async close(): Promise<void> {
        clearTimeout(this.#idle);
        const worker = this.#worker;
        this.#fail();
        await worker?.terminate();
    }

    #begin(): Worker {
        const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.#settings });
        // The hall's process does not live on for it.
        worker.unref();
        worker.on('message', ({ id, pictures }: DrawAnswer) => this.#asked.get(id)?.(pictures));
        // A font that breaks it costs one slip its pictures.
        const failed = () => {
            if (this.#worker === worker) this.#fail();
        };
        worker.on('error', failed);
        worker.on('exit', failed);
        return worker;
    }

    #fail(): void {
        this.#worker = null;
        for (const settle of this.#asked.values()) settle(null);
    }

    #rest(): void {
        clearTimeout(this.#idle);
        this.#idle = setTimeout(() => void this.close(), this.#idleMs);
        this.#idle.unref();
    }
}
