import type { DeviceState } from '#protocol/devices.ts';
import { LineAddressError, LineError } from '../lines/line.ts';
import { lineStates } from '../supervisor/kept-line.ts';
import type { Lease } from '../supervisor/lines.ts';
import { PrinterLink, type PrinterTimeouts } from './printer-link.ts';

export type ReachOptions = {
    address: string;
    timeouts: PrinterTimeouts;
    /** Makes the line ours, for as long as this lives; while it gives null the line is another device's. */
    claim: () => Lease | null;
};

/**
 * The way to one printer. Over TCP it opens a link for each conversation: printers take one at a time, and other programs may print there too. A serial
 * port stays open, because opening one resets many printers.
 */
export class PrinterReach {
    readonly #options: ReachOptions;
    readonly #keeps: boolean;
    #lease: Lease | null = null;
    #kept: PrinterLink | null = null;
    #debts = 0;

    constructor(options: ReachOptions) {
        this.#options = options;
        this.#keeps = options.address.startsWith('serial:');
    }

    /** A link to the printer, or why there is none; null when the signal gave it up. */
    async take(signal: AbortSignal): Promise<PrinterLink | DeviceState | null> {
        const kept = this.#kept;
        this.#kept = null;
        if (kept !== null && !kept.lost) return kept;
        await kept?.close();
        this.#lease ??= this.#options.claim();
        if (this.#lease === null) return { state: 'fault', reason: 'line-in-use' };
        try {
            return await PrinterLink.open(this.#options.address, this.#options.timeouts, signal, this.#debts);
        } catch (error) {
            if (error instanceof LineAddressError) return { state: 'fault', reason: 'bad-address' };
            if (!(error instanceof LineError)) throw error;
            return signal.aborted ? null : lineStates[error.kind];
        }
    }

    /** Takes a link back after a conversation. One on which an answer may still come is not used again. */
    async giveBack(link: PrinterLink): Promise<void> {
        this.#debts = link.debts;
        if (this.#keeps && !link.lost && !link.doubtful && link.debts === 0) this.#kept = link;
        else await link.close();
    }

    /** Closes the line and gives it back. May be called again. */
    async close(): Promise<void> {
        await this.#kept?.close();
        this.#kept = null;
        this.#lease?.release();
        this.#lease = null;
    }
}
