/**
 * Slips: hears of tickets that want one, words it, orders it of the kiosk's printer and reports what became of it. A printer that is dead is a state
 * that staff and the kiosk see; the ticket has long been taken.
 */
import { randomUUID } from 'node:crypto';
import { printersAt } from '#hall/devices.ts';
import type { Ticket } from '#hall/state.ts';
import type { Device, DeviceHost, OrderResult } from '#protocol/devices.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { Language } from '#protocol/hall.ts';
import type { PrinterState, PrintOutcome, Slip } from '#protocol/slips.ts';
import type { Hub } from './hub.ts';
import type { Links } from './links.ts';
import { deviceLog } from './log.ts';
import { appointmentSlip, materialsSlip, ticketSlip } from './slips/slips.ts';

/** A visitor who has waited this long for paper has gone on with the number on the screen. */
export const WITHIN_MS = 60_000;

export class Printing {
    readonly #hub: Hub;
    readonly #links: Links;
    readonly #host: Pick<DeviceHost, 'order' | 'stateOf'>;
    readonly #underWay = new Set<Promise<void>>();

    constructor({ hub, links, host }: { hub: Hub; links: Links; host: Pick<DeviceHost, 'order' | 'stateOf'> }) {
        this.#hub = hub;
        this.#links = links;
        this.#host = host;
        hub.onCommit((events) => this.#hear(events));
    }

    /** State of a kiosk's printer; null when it has none. */
    stateOf(kiosk: string): PrinterState | null {
        const printer = this.#printerAt(kiosk);
        return printer === undefined ? null : this.#host.stateOf(printer.id);
    }

    stateOfPrinter(device: string): PrinterState {
        return this.#host.stateOf(device);
    }

    /**
     * Slips that were on their way when the hub ended. Of those at a printer of this machine nobody knows whether they are on paper: they are `unknown`
     * and staff decide. An agent keeps its jobs, so it is asked for the same ones again and tells the truth, also of those that were unknown already.
     */
    async settleUnfinished(): Promise<void> {
        const unfinished = [...this.#hub.state.tickets.values()].filter(({ print }) => print === 'queued' || print === 'unknown');
        await Promise.all(unfinished.map((ticket) => this.#settle(ticket)));
    }

    /** Hears the outcome of a slip at an agent, also long after it was ordered. True once it is stored. */
    async heard(device: string, job: string, outcome: PrintOutcome): Promise<boolean> {
        const ticket = this.#ticketOf(job);
        return ticket === undefined || this.#report(ticket.id, outcome, device);
    }

    /** Prints at a device what is no ticket's: a checklist, a test. What comes out counts as paper; nobody but the caller hears of it otherwise. */
    async printAt(device: string, slip: Slip): Promise<PrintOutcome> {
        const order = { do: 'print', job: `slip-${randomUUID()}`, slip, withinMs: WITHIN_MS } as const;
        const outcome = outcomeOf(await this.#host.order(device, order));
        if (outcome.status === 'printed') await this.#hub.execute({ type: 'reportSlip', device }, { role: 'hub', ref: 'printing' });
        return outcome;
    }

    /** Prints what to bring for an item at a kiosk. */
    async printMaterials(kiosk: string, code: string, language: Language): Promise<PrintOutcome> {
        const { state } = this.#hub;
        const item = state.setup.items.get(code);
        const printer = this.#printerAt(kiosk);
        if (item === undefined || printer === undefined) return NO_PRINTER;
        return this.printAt(printer.id, materialsSlip(state, item, language, this.#hub.now()));
    }

    /** Prints the confirmation of an appointment at the printer of a place; null where there is no such appointment. */
    async printAppointment(place: string, id: string): Promise<PrintOutcome | null> {
        const { state } = this.#hub;
        const appointment = state.appointments.get(id);
        if (appointment === undefined) return null;
        const printer = this.#printerAt(place);
        return printer === undefined ? NO_PRINTER : this.printAt(printer.id, appointmentSlip(state, appointment));
    }

    /** Resolves when the outcome of every slip that was ordered is written down; the host must have ended them. */
    async close(): Promise<void> {
        await Promise.all(this.#underWay);
    }

    async #settle(ticket: Ticket): Promise<void> {
        const printer = ticket.slip === null ? undefined : this.#printerAt(ticket.slip.kiosk);
        if (printer === undefined || printer.agent === null) {
            await this.#report(ticket.id, { status: 'unknown', reason: 'interrupted' });
            return;
        }
        this.#begin(ticket.id, { ageMs: Math.max(1, this.#hub.now() - (ticket.slip?.at ?? 0)) });
    }

    #hear(events: readonly HallEvent[]): void {
        for (const event of events) {
            if (event.type === 'ticket.taken' && event.print === 'queued') this.#begin(event.ticket);
            if (event.type === 'ticket.reprinted') this.#begin(event.ticket);
        }
    }

    #begin(id: string, age: { ageMs?: number } = {}): void {
        const print = this.#print(id, age);
        this.#underWay.add(print);
        void print.finally(() => this.#underWay.delete(print));
    }

    async #print(id: string, age: { ageMs?: number }): Promise<void> {
        const ticket = this.#hub.state.tickets.get(id);
        if (ticket === undefined || ticket.slip === null) return;
        const { kiosk } = ticket.slip;
        const job = jobOf(ticket, ticket.slip.job);
        const printer = this.#printerAt(kiosk);
        const { state } = this.#hub;
        const slip = ticketSlip(state, ticket, this.#links.linkTo(id), this.#hub.now(), ticket.slip.again ? ['reprint'] : []);
        const order = { do: 'print', job, slip, withinMs: WITHIN_MS, ...age } as const;
        const outcome = printer === undefined ? NO_PRINTER : outcomeOf(await this.#host.order(printer.id, order));
        if (outcome.status !== 'printed') deviceLog.warn({ kiosk, ...outcome }, 'a slip was not confirmed');
        // A reprint that was asked for meanwhile has an outcome of its own.
        if (this.#ticketOf(job) !== undefined) await this.#report(id, outcome, printer?.id);
    }

    #printerAt(kiosk: string): Device | undefined {
        return printersAt(this.#hub.state.devices, kiosk)[0];
    }

    /** The ticket whose newest slip a job is. */
    #ticketOf(job: string): Ticket | undefined {
        const ticket = this.#hub.state.tickets.get(job.slice(0, job.lastIndexOf('.')));
        return ticket !== undefined && ticket.slip !== null && jobOf(ticket, ticket.slip.job) === job ? ticket : undefined;
    }

    async #report(ticket: string, { status }: PrintOutcome, printer?: string): Promise<boolean> {
        const about = printer === undefined ? {} : { printer };
        const { ok } = await this.#hub.execute({ type: 'reportPrint', ticket, status, ...about }, { role: 'hub', ref: 'printing' });
        return ok;
    }
}

export const NO_PRINTER: PrintOutcome = { status: 'not-sent', reason: 'no-printer' };

/** Name of a print job: the same after a restart, never the same for another slip. */
function jobOf({ id }: Ticket, job: number): string {
    return `${id}.${job}`;
}

/** A driver that failed in the middle may have sent something; a host that refused the order has not. */
export function outcomeOf(result: OrderResult): PrintOutcome {
    if (result.ok) return result.print ?? { status: 'unknown', reason: 'no-answer' };
    return { status: result.reason === 'internal' ? 'unknown' : 'not-sent', reason: result.reason };
}
