import type { DeviceState, OrderResult } from '#protocol/devices.ts';
import type { Driver, DriverContext, DriverFactory } from '../host/driver.ts';
import { KeptLine } from '../supervisor/kept-line.ts';
import { ScanDecoder, type ScanHeard } from './scan-decoder.ts';

export type ScannerOptions = {
    /** A pause of so long ends a code of a scanner that sends no ends, ms; 50 unless said. */
    silenceMs?: number;
    /** A pause of so long within a code of one that does is a torn code, ms; 500 unless said: serial servers may hold bytes back. */
    tornMs?: number;
};

const usual = { silenceMs: 50, tornMs: 500 };
/** A scanner that is held over a code, or stands on a counter with one under it, says the same again and again. */
const sameAgainMs = 1_000;
/** So many codes may wait for the hub; more is no person scanning. */
const waitingLimit = 4;
/** So many garbled codes in a row are no passing disturbance: a wrong baud rate, a wrong setting. */
const garbledLimit = 3;

/**
 * Drives code scanners on a serial line. Nobody can ask a scanner whether it is there: `online` means that the line is open and what comes is text. The
 * same code again within a second is one code. What scanners that act as keyboards read is the page's business.
 */
export function scannerDriver(options: ScannerOptions = {}): DriverFactory {
    return (context) => new Scanner(context, { ...usual, ...options });
}

class Scanner implements Driver {
    readonly #context: DriverContext;
    readonly #options: typeof usual;
    readonly #line: KeptLine;
    readonly #decoder = new ScanDecoder();
    readonly #waiting: string[] = [];
    #reporting: Promise<void> | null = null;
    #silence: NodeJS.Timeout | undefined;
    #garbled = 0;
    #last = '';
    #lastAt = Number.NEGATIVE_INFINITY;

    constructor(context: DriverContext, options: typeof usual) {
        this.#context = context;
        this.#options = options;
        const handlers = {
            onOpen: () => this.#open(),
            onBytes: (bytes: Buffer) => this.#hear(bytes),
            onState: (state: DeviceState) => this.#become(state),
        };
        this.#line = new KeptLine(context.address, handlers, {
            ...context.timings,
            claim: () => context.lines.claim(context.address, context.device.id),
        });
    }

    /** A scanner takes no orders: it speaks when a person uses it. */
    async order(): Promise<OrderResult> {
        return { ok: false, reason: 'not-supported' };
    }

    async close(): Promise<void> {
        clearTimeout(this.#silence);
        this.#waiting.length = 0;
        await this.#line.close();
        await this.#reporting;
    }

    #open(): void {
        this.#decoder.clear();
        this.#garbled = 0;
    }

    #hear(bytes: Buffer): void {
        clearTimeout(this.#silence);
        this.#take(this.#decoder.push(bytes));
        if (!this.#decoder.pending) return;
        const { silenceMs, tornMs } = this.#options;
        this.#silence = setTimeout(() => this.#take(this.#decoder.silence()), this.#decoder.sendsEnds ? tornMs : silenceMs);
    }

    #take(heard: ScanHeard[]): void {
        for (const each of heard) {
            if (each.kind === 'scan') this.#scanned(each.text);
            else this.#spoiled();
        }
    }

    #scanned(text: string): void {
        if (this.#garbled >= garbledLimit) this.#become({ state: 'online', reason: null });
        this.#garbled = 0;
        const now = performance.now();
        const again = text === this.#last && now - this.#lastAt < sameAgainMs;
        this.#last = text;
        this.#lastAt = now;
        if (again || this.#waiting.length >= waitingLimit) return;
        this.#waiting.push(text);
        this.#reporting ??= this.#report();
    }

    #spoiled(): void {
        this.#garbled++;
        if (this.#garbled === garbledLimit) this.#become({ state: 'fault', reason: 'garbled' });
    }

    /** One after the other, in their order. */
    async #report(): Promise<void> {
        for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift())
            await this.#context.report({ said: 'scanned', text });
        this.#reporting = null;
    }

    #become(state: DeviceState): void {
        void this.#context.report({ said: 'state', state });
    }
}
