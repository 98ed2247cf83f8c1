/**
 * The memory and the queue of a hall screen's voice. Views come in, announcements go out one after the other; what was begun is remembered
 * for the life of the browser's tab, so that neither a reconnect nor a reload says anything twice or leaves anything fresh out.
 */
import type { BoardView } from '#protocol/views.ts';
import { type Announcement, isFresh, type Spoken, startingPoint, toSpeak } from './voice.ts';

type Parts = {
    /** Where the last call begun is remembered; `key` must differ between zones. */
    readonly storage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
    readonly key: string;
    /** Hall time in milliseconds. */
    readonly now: () => number;
    /** Settles as soon as anything can be heard at all; what is called meanwhile waits, as long as it is fresh. */
    readonly ready: () => Promise<void>;
    /** Reads one announcement out; settles when it is over. */
    readonly play: (announcement: Announcement) => Promise<void>;
};

/** Single-use: after `close` it begins nothing more. */
export class Announcer {
    readonly #parts: Parts;
    readonly #queue: { announcement: Announcement; freshMs: number }[] = [];
    #taken: Spoken | null;
    #running = false;
    #closed = false;

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#taken = recall(parts.storage.getItem(parts.key));
    }

    /** Takes up what is new and fresh in a view. The very first view of a tab only says where to begin. */
    offer(view: BoardView): void {
        if (this.#taken === null) {
            this.#taken = startingPoint(view.calls);
            this.#remember(this.#taken);
            return;
        }
        for (const announcement of toSpeak(view, this.#taken, this.#parts.now())) {
            this.#queue.push({ announcement, freshMs: view.freshMs });
            this.#taken = announcement.call;
        }
        if (!this.#running) void this.#run();
    }

    close(): void {
        this.#closed = true;
        this.#queue.length = 0;
    }

    async #run(): Promise<void> {
        this.#running = true;
        try {
            while (this.#queue.length > 0) {
                await this.#parts.ready();
                const next = this.#queue.shift();
                if (next === undefined || this.#closed) return;
                // The voice may have lagged behind: what has grown stale in the queue is shown, not spoken.
                if (!isFresh(next.announcement.call, this.#parts.now(), next.freshMs)) continue;
                this.#remember(next.announcement.call);
                await this.#parts.play(next.announcement);
            }
        } finally {
            this.#running = false;
        }
    }

    #remember({ callNo, at }: Spoken): void {
        this.#parts.storage.setItem(this.#parts.key, JSON.stringify({ callNo, at }));
    }
}

function recall(stored: string | null): Spoken | null {
    const [callNo, at] =
        /^\{"callNo":(\d+),"at":(\d+)\}$/
            .exec(stored ?? '')
            ?.slice(1)
            .map(Number) ?? [];
    return callNo === undefined || at === undefined ? null : { callNo, at };
}
