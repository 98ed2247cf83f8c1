import type { PrinterState, PrintOutcome, Slip } from '#protocol/slips.ts';
import { parseLineAddress } from '../lines/open-line.ts';
import { encodeSlip } from './escpos.ts';
import { lookAt, runJob } from './print-job.ts';
import type { PrinterTimeouts } from './printer-link.ts';

export type TicketPrinterTimeouts = PrinterTimeouts & {
    /** Between two looks at an idle printer. After a look that reached nobody the pause doubles, up to `longestPause`. */
    pause: number;
    longestPause: number;
    /** How long closing waits for a slip that is being printed. */
    closing: number;
};

export type TicketPrinterOptions = {
    /** Where it is, for example `tcp://192.168.1.50:9100`. */
    address: string;
    /** Columns of its paper: 48 (an 80 mm roll) unless said. */
    columns?: number;
    timeouts?: Partial<TicketPrinterTimeouts>;
};

const usualTimeouts: TicketPrinterTimeouts = {
    connect: 2_000,
    answer: 1_000,
    write: 5_000,
    confirm: 10_000,
    pause: 3_000,
    longestPause: 30_000,
    closing: 2_000,
};

/**
 * A slip printer: takes slips in order, one at a time, and knows how the printer is. Reasons: `unreachable`, `no-answer`, `cover-open`,
 * `paper-out`, `paper-near-end` (it still prints), `error`; of a job also `link-lost`, `no-confirm`, `bad-slip`, `closing`.
 */
export class TicketPrinter {
    readonly #address: string;
    readonly #columns: number;
    readonly #timeouts: TicketPrinterTimeouts;
    readonly #listeners = new Set<(state: PrinterState) => void>();
    readonly #giveUp = new AbortController();
    readonly #cutOff = new AbortController();
    /** Settles when every job and look so far is done; never rejects. */
    #queue: Promise<unknown> = Promise.resolve();
    #waiting = 0;
    /** How often a job found the printer gone. */
    #misses = 0;
    #look: AbortController | null = null;
    #timer: NodeJS.Timeout | undefined;
    #pause: number;
    #state: PrinterState = { state: 'offline', reason: 'unreachable' };

    /** Begins to look after the printer at once. Throws a `LineAddressError` for an address that is none. */
    constructor(options: TicketPrinterOptions) {
        parseLineAddress(options.address);
        this.#address = options.address;
        this.#columns = options.columns ?? 48;
        this.#timeouts = { ...usualTimeouts, ...options.timeouts };
        this.#pause = this.#timeouts.pause;
        this.#lookIn(0);
    }

    /** How the printer is, as far as is known; `unreachable` until it answered for the first time. */
    get state(): PrinterState {
        return this.#state;
    }

    /** Hears every change of the state, after it. Returns the way to stop listening. */
    onState(listener: (state: PrinterState) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /** Prints a slip after those before it. Never rejects: whatever goes wrong is an outcome. A slip is sent at most once. */
    print(slip: Slip): Promise<PrintOutcome> {
        if (this.#giveUp.signal.aborted) return Promise.resolve({ status: 'not-sent', reason: 'closing' });
        const bytes = this.#encode(slip);
        if (bytes === null) return Promise.resolve({ status: 'not-sent', reason: 'bad-slip' });
        this.#look?.abort();
        clearTimeout(this.#timer);
        this.#waiting++;
        const misses = this.#misses;
        const job = this.#queue.then(() => this.#run(bytes, misses));
        this.#queue = job;
        return job;
    }

    /** Lets the slip being printed come out, gives up those behind it, and leaves nothing open. May be called again. */
    async close(): Promise<void> {
        this.#giveUp.abort();
        this.#look?.abort();
        clearTimeout(this.#timer);
        const timer = setTimeout(() => this.#cutOff.abort(), this.#timeouts.closing);
        await this.#queue;
        clearTimeout(timer);
        this.#listeners.clear();
    }

    #encode(slip: Slip): Buffer | null {
        try {
            return encodeSlip(slip, { columns: this.#columns });
        } catch {
            return null;
        }
    }

    async #run(bytes: Buffer, misses: number): Promise<PrintOutcome> {
        const outcome = await this.#attempt(bytes, misses);
        this.#waiting--;
        if (this.#waiting === 0) this.#lookIn(this.#pause);
        return outcome;
    }

    async #attempt(bytes: Buffer, misses: number): Promise<PrintOutcome> {
        if (this.#giveUp.signal.aborted) return { status: 'not-sent', reason: 'closing' };
        // It was found gone while this job waited. Trying again for each job of a long queue would let the last visitor wait for minutes.
        if (misses !== this.#misses) return { status: 'not-sent', reason: this.#state.reason ?? 'unreachable' };
        const signals = { giveUp: this.#giveUp.signal, cutOff: this.#cutOff.signal };
        const { outcome, state } = await runJob(this.#address, this.#timeouts, bytes, signals);
        if (state?.state === 'offline') this.#misses++;
        if (state !== null) this.#become(state);
        return outcome;
    }

    #lookIn(ms: number): void {
        clearTimeout(this.#timer);
        if (this.#giveUp.signal.aborted) return;
        this.#timer = setTimeout(() => {
            this.#queue = this.#queue.then(() => this.#lookOnce());
        }, ms);
    }

    async #lookOnce(): Promise<void> {
        if (this.#waiting > 0 || this.#giveUp.signal.aborted) return;
        this.#look = new AbortController();
        const state = await lookAt(this.#address, this.#timeouts, this.#look.signal);
        this.#look = null;
        // Given up for a job, which looks for itself.
        if (state === null) return;
        this.#become(state);
        if (this.#waiting === 0) this.#lookIn(this.#pause);
    }

    #become(state: PrinterState): void {
        const { pause, longestPause } = this.#timeouts;
        this.#pause = state.state === 'offline' ? Math.min(this.#pause * 2, longestPause) : pause;
        if (state.state === this.#state.state && state.reason === this.#state.reason) return;
        this.#state = state;
        // In a turn of its own: a listener's mistake is not the outcome of a job.
        for (const listener of this.#listeners) queueMicrotask(() => listener(state));
    }
}
