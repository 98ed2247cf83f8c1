import type { Device, DeviceOrder, OrderResult } from '#protocol/devices.ts';
import type { Slip } from '#protocol/slips.ts';
import type { Driver, DriverContext, DriverFactory } from '../host/driver.ts';
import { Painter } from './drawing/painter.ts';
import { TicketPrinter, type TicketPrinterTimeouts } from './ticket-printer.ts';

/** Jobs whose result is remembered, so that one that is ordered again is not printed again. */
const jobsRemembered = 500;
const identifyWithinMs = 10_000;

/** One for all printers of a process: they share its fonts. */
export const painter = new Painter();

/** Drives ticket printers; `timeouts` are for tests. */
export function printerDriver(timeouts: Partial<TicketPrinterTimeouts> = {}): DriverFactory {
    return (context) => new PrinterDriver(context, timeouts);
}

/**
 * Orders `print` and `identify`. A job is printed at most once, also if it was not sent: a further attempt is a job of its own, so that whoever
 * asks twice because an answer was lost gets the first answer.
 */
class PrinterDriver implements Driver {
    readonly #device: Device;
    readonly #printer: TicketPrinter;
    readonly #results = new Map<string, Promise<OrderResult>>();

    constructor({ device, address, lines, report }: DriverContext, timeouts: Partial<TicketPrinterTimeouts>) {
        const { columns = 48, completion = 'gs-r', font = 'gb18030' } = device.options;
        this.#device = device;
        this.#printer = new TicketPrinter({ address, columns, completion, font, painter, claim: () => lines.claim(address, device.id), timeouts });
        this.#printer.onState((state) => void report({ said: 'state', state }));
    }

    async order(order: DeviceOrder): Promise<OrderResult> {
        if (order.do === 'print') return this.#once(order.job, order.slip, order.withinMs);
        if (order.do !== 'identify') return { ok: false, reason: 'not-supported' };
        const print = await this.#printer.print(this.#introduction(), identifyWithinMs);
        return print.status === 'printed' ? { ok: true, print } : { ok: false, reason: print.reason ?? 'error' };
    }

    close(): Promise<void> {
        return this.#printer.close();
    }

    #once(job: string, slip: Slip, withinMs: number): Promise<OrderResult> {
        const known = this.#results.get(job);
        if (known !== undefined) return known;
        const result = this.#printer.print(slip, withinMs).then((print): OrderResult => ({ ok: true, print }));
        this.#results.set(job, result);
        const [oldest] = this.#results.keys();
        if (this.#results.size > jobsRemembered && oldest !== undefined) this.#results.delete(oldest);
        return result;
    }

    /** Who it is, in data alone: it is the same in every language. */
    #introduction(): Slip {
        const { name, id, line } = this.#device;
        return {
            lines: [
                { kind: 'rule' },
                { kind: 'text', text: name, size: 2, align: 'center', bold: true },
                { kind: 'pair', left: id, right: line ?? '' },
                { kind: 'rule' },
            ],
        };
    }
}
