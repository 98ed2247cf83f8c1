import { encodeFrame, type Frame } from '../../pads/frames.ts';
import type { Wire } from '../on-port.ts';

const againMs = 500;
const times = 3;

/** Says a frame until it is receipted, three times at most, as pads and callers do. */
export class Sender {
    readonly #wire: Wire;
    #waiting: { frame: Frame; left: number; unheard: () => void } | null = null;
    #timer: NodeJS.Timeout | undefined;

    constructor(wire: Wire) {
        this.#wire = wire;
    }

    /** Begins anew with this frame. `unheard` is called when no receipt came. */
    say(frame: Frame, unheard: () => void): void {
        this.stop();
        this.#waiting = { frame, left: times, unheard };
        this.#next();
    }

    /** Whether this data is the receipt of what is being said; it is said no longer then. */
    receipted(data: Buffer): boolean {
        if (this.#waiting?.frame.data.equals(data) !== true) return false;
        this.stop();
        return true;
    }

    stop(): void {
        clearTimeout(this.#timer);
        this.#waiting = null;
    }

    #next(): void {
        const waiting = this.#waiting;
        if (waiting === null) return;
        if (waiting.left === 0) {
            this.stop();
            return waiting.unheard();
        }
        waiting.left--;
        this.#wire.send(encodeFrame(waiting.frame));
        this.#timer = setTimeout(() => this.#next(), againMs);
    }
}
