/** What a trial hall tells this machine: its sample accounts and its virtual printers. Other machines get 404 and see nothing of it. */

import type { ReactiveControllerHost } from 'lit';
import type { Text } from '#protocol/hall.ts';
import type { PrinterState } from '#protocol/slips.ts';
import { at } from '#web/base.ts';
import { LookAgain } from '#web/look-again.ts';

/** How a virtual printer can be made to fail; null is well. */
export type Fault = 'paper-out' | 'off' | null;
/** A job as the printer received it; `whole` is false where the bytes broke off. */
export type Slip = { readonly id: number; readonly whole: boolean; readonly svg: string };
export type Printer = {
    readonly address: string;
    readonly state: PrinterState | null;
    readonly fault: string | null;
    readonly slips: readonly Slip[];
};
export type SampleAccount = { readonly user: string; readonly name: Text; readonly role: string; readonly badge: string };
export type Trial = { readonly password: string; readonly accounts: readonly SampleAccount[] };

const PRINTERS = '/api/trial/printers';
const EVERY_MS = 2_000;

/** The JSON of an address, or null where there is none or no answer. */
export async function read<Answer>(address: string): Promise<Answer | null> {
    try {
        const response = await fetch(at(address), { headers: { accept: 'application/json' } });
        // Read in any case: an answer left unread keeps its connection busy.
        const body: unknown = await response.json();
        return response.ok ? (body as Answer) : null;
    } catch {
        return null;
    }
}

/** Follows the virtual printers while the page is visible. */
export class PrinterWatch {
    /** Null until the first answer, and on machines that may not see them. */
    printers: readonly Printer[] | null = null;
    readonly #host: ReactiveControllerHost;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        new LookAgain(host, EVERY_MS, () => void this.#look());
    }

    /** Makes a printer fail, or well again. */
    async setFault(index: number, fault: Fault): Promise<void> {
        const body = JSON.stringify({ fault });
        await fetch(at(`${PRINTERS}/${index}`), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        await this.#look();
    }

    async #look(): Promise<void> {
        const printers = await read<readonly Printer[]>(PRINTERS);
        // A hub that is away for a moment does not take the slips off the page.
        if (printers === null) return;
        this.printers = printers;
        this.#host.requestUpdate();
    }
}
