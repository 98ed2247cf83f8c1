/** The card reader of this kiosk while its visitor stands before the question who they are. */
import type { Ack, CardAnswer } from '#protocol/sockets.ts';

/** Shorter than a verb waits for its answer: the question is put again as long as the screen is there. */
const WITHIN_MS = 8_000;
/** A reader that has failed is asked again in a moment. */
const AGAIN_MS = 2_000;
/** Reasons for which nothing was read and nothing is wrong. */
const NOTHING_WRONG: ReadonlySet<string> = new Set(['no-card', 'stopped']);

type Send = (verb: string, input?: Readonly<Record<string, unknown>>) => Promise<Ack<CardAnswer>>;

export class CardReader {
    /** Whether the last card could not be read. */
    failed = false;
    readonly #send: Send;
    readonly #changed: () => void;
    /** The waiting that is under way; another one is another object. */
    #waiting: object | null = null;

    constructor(send: Send, changed: () => void) {
        this.#send = send;
        this.#changed = changed;
    }

    /** Waits for a card until one is read or `stop`; `read` gets the handle that stands for it. */
    async start(read: (handle: string) => void): Promise<void> {
        if (this.#waiting !== null) return;
        const waiting = {};
        this.#waiting = waiting;
        while (this.#waiting === waiting) {
            const answer = await this.#send('read-card', { withinMs: WITHIN_MS });
            if (this.#waiting !== waiting) return;
            if (answer.ok) {
                this.#waiting = null;
                return read(answer.card.handle);
            }
            const failed = !NOTHING_WRONG.has(String(answer.error.details?.reason)) && answer.error.code !== 'no-answer';
            if (failed !== this.failed) {
                this.failed = failed;
                this.#changed();
            }
            if (failed) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
    }

    /** The visitor has gone on: a card that is put there now is nobody's. */
    stop(): void {
        if (this.#waiting === null) return;
        this.#waiting = null;
        this.failed = false;
        void this.#send('stop-card');
    }
}
