import type { DeviceState } from '#protocol/devices.ts';
import { type Line, LineAddressError, LineError } from '../lines/line.ts';
import { openLine } from '../lines/open-line.ts';
import type { Lease } from './lines.ts';

/** What a driver hears of its line. None of them is called after `close()`. */
export type KeptLineHandlers = {
    /** The line is open, for the first time or again: whatever the device was told before may be forgotten. */
    onOpen(): void;
    onBytes(bytes: Buffer): void;
    /** Each change of `state`, after it. Here `online` means that the line is open; whether anybody answers on it is for the driver to find out. */
    onState(state: DeviceState): void;
};

/** Times of a line, ms each. */
export type LineTimings = {
    /** Until an unanswered opening is given up, ms; 1,500 unless said. */
    connectMs?: number;
    /** Pause before the first new attempt, ms; 500 unless said. Each further one is twice as long. */
    firstPauseMs?: number;
    /** Longest pause, ms; 3,000 unless said: who plugs a device in again watches it for about five seconds. */
    longestPauseMs?: number;
    /** A line that was open for so long counts as good, and the pauses begin anew, ms; 5,000 unless said. */
    steadyMs?: number;
};

export type KeptLineOptions = LineTimings & {
    /** Makes the line ours before it is opened, e.g. `() => lines.claim(address, id)`. While it gives null the state is `fault(line-in-use)`. */
    claim?: () => Lease | null;
};

const usual = { connectMs: 1_500, firstPauseMs: 500, longestPauseMs: 3_000, steadyMs: 5_000 };

/** What a line that cannot be opened or broke means for the device on it. */
export const lineStates: Readonly<Record<LineError['kind'], DeviceState>> = {
    refused: { state: 'offline', reason: 'unreachable' },
    timeout: { state: 'offline', reason: 'unreachable' },
    aborted: { state: 'offline', reason: 'unreachable' },
    lost: { state: 'offline', reason: 'line-lost' },
    'no-such-path': { state: 'offline', reason: 'no-such-path' },
    'no-permission': { state: 'fault', reason: 'no-permission' },
    'in-use': { state: 'fault', reason: 'line-in-use' },
    'not-a-serial-line': { state: 'fault', reason: 'not-a-serial-line' },
};

/**
 * Keeps a line to one device open: opens it, opens it again when it breaks, with growing pauses, until it is closed. Nothing in it throws for what
 * a device, a cable or an address does; that is its state.
 */
export class KeptLine {
    readonly #address: string;
    readonly #handlers: KeptLineHandlers;
    readonly #options: KeptLineOptions & typeof usual;
    readonly #giveUp = new AbortController();
    #state: DeviceState = { state: 'offline', reason: 'unreachable' };
    #line: Line | null = null;
    #lease: Lease | null = null;
    #timer: NodeJS.Timeout | undefined;
    #pauseMs: number;
    #openedAt = 0;
    /** The attempt under way, or the last one. */
    #attempt: Promise<void> = Promise.resolve();

    constructor(address: string, handlers: KeptLineHandlers, options: KeptLineOptions = {}) {
        this.#address = address;
        this.#handlers = handlers;
        this.#options = { ...usual, ...options };
        this.#pauseMs = this.#options.firstPauseMs;
        // Not before the owner has finished making itself: it will be called back.
        this.#tryIn(0);
    }

    /** As last told; `offline(unreachable)` until the first attempt has ended. */
    get state(): DeviceState {
        return this.#state;
    }

    /** Sends bytes to the device. False when the line is not open or broke; one that does not take them in `deadlineMs` is closed and opened anew. */
    async write(bytes: Uint8Array, deadlineMs: number): Promise<boolean> {
        if (this.#line === null) return false;
        try {
            await this.#line.write(bytes, deadlineMs);
            return true;
        } catch (error) {
            if (error instanceof LineError) return false;
            throw error;
        }
    }

    /** Lets the line go for a new one, for a device that does not answer on this one. */
    reopen(): void {
        void this.#line?.close();
    }

    /** Closes the line and gives it back. Resolves when nothing of it is left; may be called again. */
    async close(): Promise<void> {
        this.#giveUp.abort();
        clearTimeout(this.#timer);
        await this.#attempt;
        await this.#line?.close();
        this.#line = null;
        this.#lease?.release();
        this.#lease = null;
    }

    get #closed(): boolean {
        return this.#giveUp.signal.aborted;
    }

    #tryIn(ms: number): void {
        if (this.#closed) return;
        this.#timer = setTimeout(() => {
            this.#attempt = this.#try();
        }, ms);
    }

    async #try(): Promise<void> {
        if (this.#options.claim !== undefined) this.#lease ??= this.#options.claim();
        if (this.#options.claim !== undefined && this.#lease === null) return this.#fail({ state: 'fault', reason: 'line-in-use' });
        const handlers = { onBytes: (bytes: Buffer) => this.#hear(bytes), onClose: (error: LineError | null) => this.#lose(error) };
        try {
            const line = await openLine(this.#address, handlers, { connectMs: this.#options.connectMs, signal: this.#giveUp.signal });
            this.#line = line;
        } catch (error) {
            // An address does not get better by itself.
            if (error instanceof LineAddressError) return this.#become({ state: 'fault', reason: 'bad-address' });
            if (error instanceof LineError) return this.#fail(lineStates[error.kind]);
            throw error;
        }
        if (this.#closed) return;
        this.#openedAt = performance.now();
        this.#become({ state: 'online', reason: null });
        this.#handlers.onOpen();
    }

    #hear(bytes: Buffer): void {
        if (!this.#closed) this.#handlers.onBytes(bytes);
    }

    #lose(error: LineError | null): void {
        if (this.#closed) return;
        this.#line = null;
        if (performance.now() - this.#openedAt >= this.#options.steadyMs) this.#pauseMs = this.#options.firstPauseMs;
        this.#fail(error?.kind === 'timeout' ? { state: 'offline', reason: 'no-answer' } : lineStates.lost);
    }

    #fail(state: DeviceState): void {
        if (this.#closed) return;
        this.#become(state);
        this.#tryIn(this.#pauseMs);
        this.#pauseMs = Math.min(this.#pauseMs * 2, this.#options.longestPauseMs);
    }

    #become(state: DeviceState): void {
        if (this.#closed || (state.state === this.#state.state && state.reason === this.#state.reason)) return;
        this.#state = state;
        this.#handlers.onState(state);
    }
}
