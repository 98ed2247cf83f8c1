/** A host with ticket printers for a test, and what they say. */
import type { Device, DeviceOptions, DeviceState, OrderResult } from '#protocol/devices.ts';
import type { Slip } from '#protocol/slips.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import type { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { LocalHost } from '../../../devices/host/local-host.ts';
import { printerDriver } from '../../../devices/printers/driver.ts';
import type { TicketPrinterTimeouts } from '../../../devices/printers/ticket-printer.ts';
import { sampleSlip } from '../sample-slip.ts';

/** Short enough for a test, long enough for a loaded machine. Looks are rare unless a test is about them. */
export const patient: Partial<TicketPrinterTimeouts> = {
    connect: 3_000,
    answer: 3_000,
    confirm: 5_000,
    settle: 200,
    pause: 60_000,
    longestPause: 60_000,
};

export class PrinterHost {
    readonly states: Record<string, DeviceState[]> = {};
    readonly mistakes: unknown[] = [];
    readonly host: LocalHost;
    #jobs = 0;

    constructor(timeouts: Partial<TicketPrinterTimeouts> = {}) {
        this.host = new LocalHost({
            drivers: { ticketPrinter: printerDriver({ ...patient, ...timeouts }) },
            reported: async (device, report) => {
                if (report.said === 'state') this.states[device] = [...(this.states[device] ?? []), report.state];
                return { ok: true, code: null };
            },
            onError: (_device, error) => this.mistakes.push(error),
        });
    }

    /** Drives one printer on a line, or several. */
    configure(lines: Readonly<Record<string, string>>, options: DeviceOptions = {}): Promise<void> {
        const devices = Object.entries(lines).map(([id, line]): Device => {
            return { id, kind: 'ticketPrinter', name: `打印机 ${id}`, kiosk: null, counter: null, zone: null, line, agent: null, options };
        });
        return this.host.configure(devices);
    }

    async print(no: string, more: { job?: string; withinMs?: number; slip?: Slip; device?: string } = {}): Promise<OrderResult> {
        this.#jobs++;
        const { job = `job-${this.#jobs}`, withinMs = 60_000, slip = sampleSlip(no), device = 'printer-1' } = more;
        return this.host.order(device, { do: 'print', job, slip, withinMs });
    }

    close(): Promise<void> {
        return this.host.close();
    }
}

/** The numbers on the slips that came out, in order. */
export function numbersPrinted(emulator: PrinterEmulator): string[] {
    return emulator.jobs.flatMap((job) => decode(job.bytes).lines.flatMap((line) => (line.kind === 'text' && line.size.w === 6 ? [line.text] : [])));
}

export const printed: OrderResult = { ok: true, print: { status: 'printed', reason: null } };

export function outcome(status: 'not-sent' | 'unknown', reason: string): OrderResult {
    return { ok: true, print: { status, reason } };
}
