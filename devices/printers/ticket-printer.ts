import type { DeviceState } from '#protocol/devices.ts';
import type { PrintOutcome, Slip } from '#protocol/slips.ts';
import { parseLineAddress } from '../lines/open-line.ts';
import type { Lease } from '../supervisor/lines.ts';
import { type Completion, processId } from './completion.ts';
import type { Painter } from './drawing/painter.ts';
import { encodeSlip } from './escpos.ts';
import { drawLines, type PrinterFont } from './pictures.ts';
import { lookAt, runJob } from './print-job.ts';
import type { PrinterTimeouts } from './printer-link.ts';
import { PrinterReach } from './printer-reach.ts';

export type TicketPrinterTimeouts = PrinterTimeouts & {
    /** Between two looks at an idle printer. After a look that reached nobody the pause doubles, up to `longestPause`. */
    pause: number;
    longestPause: number;
    /** How long closing waits for a slip that is being printed. */
    closing: number;
};

export type TicketPrinterOptions = {
    /** Where it is, for example `tcp://192.168.1.50:9100` or `serial:///dev/ttyUSB0?baud=19200`. */
    address: string;
    /** Columns of its paper: 48 (an 80 mm roll) unless said. */
    columns?: number;
    completion?: Completion;
    font?: PrinterFont;
    /** Draws what its font lacks; without one that is 〓. */
    painter?: Painter | null;
    /** Makes its line ours; see `Lines`. */
    claim?: () => Lease | null;
    timeouts?: Partial<TicketPrinterTimeouts>;
};

const usualTimeouts: TicketPrinterTimeouts = {
    connect: 2_000,
    answer: 1_000,
    write: 5_000,
    confirm: 10_000,
    settle: 1_000,
    pause: 3_000,
    longestPause: 4_000,
    closing: 2_000,
};

/** A slip and what holds for it beyond its lines. */
type Ordered = { slip: Slip; begunBy: number; misses: number };

/**
 * A slip printer: takes slips in order, one at a time, and knows how the printer is. Reasons: `unreachable`, `no-answer`, `cover-open`, `paper-out`,
 * `paper-near-end` (it still prints), `error`, those of its line; of a job also `link-lost`, `no-confirm`, `bad-slip`, `expired`, `closing`.
 */
export class TicketPrinter {
    readonly #options: Required<Omit<TicketPrinterOptions, 'timeouts'>>;
    readonly #timeouts: TicketPrinterTimeouts;
    readonly #reach: PrinterReach;
    readonly #listeners = new Set<(state: DeviceState) => void>();
    readonly #giveUp = new AbortController();
    readonly #cutOff = new AbortController();
    /** Settles when every job and look so far is done; never rejects. */
    #queue: Promise<unknown> = Promise.resolve();
    #waiting = 0;
    /** How often a job found the printer gone. */
    #misses = 0;
    #jobs = 0;
    #look: AbortController | null = null;
    #timer: NodeJS.Timeout | undefined;
    #pause: number;
    #state: DeviceState = { state: 'offline', reason: 'unreachable' };

    /** Begins to look after the printer at once. Throws a `LineAddressError` for an address that is none. */
    constructor({ timeouts, ...options }: TicketPrinterOptions) {
        parseLineAddress(options.address);
        const unclaimed = (): Lease => ({ release: () => {} });
        this.#options = { columns: 48, completion: 'gs-r', font: 'gb18030', painter: null, claim: unclaimed, ...options };
        this.#timeouts = { ...usualTimeouts, ...timeouts };
        this.#reach = new PrinterReach({ address: options.address, timeouts: this.#timeouts, claim: this.#options.claim });
        this.#pause = this.#timeouts.pause;
        this.#lookIn(0);
    }

    /** How the printer is, as far as is known; `unreachable` until it answered for the first time. */
    get state(): DeviceState {
        return this.#state;
    }

    /** Hears every change of the state, after it. Returns the way to stop listening. */
    onState(listener: (state: DeviceState) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /**
     * Prints a slip after those before it, unless `withinMs` has passed before its turn. Never rejects: whatever goes wrong is an outcome. A slip is
     * sent at most once.
     */
    print(slip: Slip, withinMs = Number.POSITIVE_INFINITY): Promise<PrintOutcome> {
        if (this.#giveUp.signal.aborted) return Promise.resolve({ status: 'not-sent', reason: 'closing' });
        this.#look?.abort();
        clearTimeout(this.#timer);
        this.#waiting++;
        const ordered = { slip, begunBy: performance.now() + withinMs, misses: this.#misses };
        const job = this.#queue.then(() => this.#run(ordered));
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
        await this.#reach.close();
        this.#listeners.clear();
    }

    async #encode(slip: Slip): Promise<Buffer | null> {
        const { columns, font, painter } = this.#options;
        try {
            const drawn = painter === null ? new Map() : await drawLines(slip, { columns }, font, painter);
            return encodeSlip(slip, { columns }, drawn);
        } catch (error) {
            if (error instanceof RangeError) return null;
            throw error;
        }
    }

    async #run(ordered: Ordered): Promise<PrintOutcome> {
        const outcome = await this.#attempt(ordered);
        this.#waiting--;
        if (this.#waiting === 0) this.#lookIn(this.#pause);
        return outcome;
    }

    async #attempt({ slip, begunBy, misses }: Ordered): Promise<PrintOutcome> {
        if (this.#giveUp.signal.aborted) return { status: 'not-sent', reason: 'closing' };
        // It was found gone while this job waited. Trying again for each job of a long queue would let the last visitor wait for minutes.
        if (misses !== this.#misses) return { status: 'not-sent', reason: this.#state.reason ?? 'unreachable' };
        if (performance.now() > begunBy) return { status: 'not-sent', reason: 'expired' };
        const bytes = await this.#encode(slip);
        if (bytes === null) return { status: 'not-sent', reason: 'bad-slip' };
        this.#jobs++;
        const job = { bytes, completion: this.#options.completion, id: processId(this.#jobs), begunBy };
        const { outcome, state } = await runJob(this.#reach, job, { giveUp: this.#giveUp.signal, cutOff: this.#cutOff.signal });
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
        const state = await lookAt(this.#reach, this.#look.signal);
        this.#look = null;
        // Given up for a job, which looks for itself.
        if (state === null) return;
        this.#become(state);
        if (this.#waiting === 0) this.#lookIn(this.#pause);
    }

    #become(state: DeviceState): void {
        const { pause, longestPause } = this.#timeouts;
        this.#pause = state.state === 'offline' ? Math.min(this.#pause * 2, longestPause) : pause;
        if (state.state === this.#state.state && state.reason === this.#state.reason) return;
        this.#state = state;
        // In a turn of its own: a listener's mistake is not the outcome of a job.
        for (const listener of this.#listeners) queueMicrotask(() => listener(state));
    }
}
