/**
 * Slips: hears of tickets that want one, words it, hands it to the kiosk's printer and reports what became of it. A printer that is dead
 * is a state that staff and the kiosk see; the ticket has long been taken.
 */

import { ticketView } from '#hall/views/tickets.ts';
import type { HallEvent } from '#protocol/events.ts';
import type { PrinterState, PrintOutcome } from '#protocol/slips.ts';
import { TicketPrinter } from '../devices/printers/ticket-printer.ts';
import type { Hub } from './hub.ts';
import type { Links } from './links.ts';
import { deviceLog } from './log.ts';
import { ticketContent } from './slips/contents.ts';
import { type Mark, slipOf } from './slips/slips.ts';

export class Printing {
    readonly #hub: Hub;
    readonly #links: Links;
    readonly #printers = new Map<string, TicketPrinter>();

    /** `addresses` says where the printer of each kiosk is. */
    constructor({ hub, links, addresses, onState }: { hub: Hub; links: Links; addresses: ReadonlyMap<string, string>; onState: () => void }) {
        this.#hub = hub;
        this.#links = links;
        for (const [kiosk, address] of addresses) {
            const printer = new TicketPrinter({ address });
            printer.onState(({ state, reason }) => {
                deviceLog.info({ kiosk, state, reason }, 'ticket printer');
                onState();
            });
            this.#printers.set(kiosk, printer);
        }
        hub.onCommit((events) => this.#hear(events));
    }

    /** State of a kiosk's printer; null when it has none. */
    stateOf(kiosk: string): PrinterState | null {
        return this.#printers.get(kiosk)?.state ?? null;
    }

    /** Slips that were on their way when the hub ended may be on paper or not: they are `unknown` and staff decide. */
    async settleUnfinished(): Promise<void> {
        const unfinished = [...this.#hub.state.tickets.values()].filter(({ print }) => print === 'queued');
        await Promise.all(unfinished.map(({ id }) => this.#report(id, { status: 'unknown', reason: 'interrupted' })));
    }

    async close(): Promise<void> {
        await Promise.all([...this.#printers.values()].map((printer) => printer.close()));
    }

    #hear(events: readonly HallEvent[]): void {
        for (const event of events) {
            if (event.type === 'ticket.taken' && event.print === 'queued') void this.#print(event.ticket, event.channel, false);
            if (event.type === 'ticket.reprinted') void this.#print(event.ticket, event.kiosk, true);
        }
    }

    async #print(ticketId: string, kiosk: string, again: boolean): Promise<void> {
        const ticket = this.#hub.state.tickets.get(ticketId);
        if (ticket === undefined) return;
        const { state } = this.#hub;
        const content = ticketContent(ticketView(state, ticket, this.#hub.now()), this.#links.linkTo(ticketId), state.setup);
        const marks: Mark[] = [...(state.setup.config.mode === 'training' ? (['training'] as const) : []), ...(again ? (['reprint'] as const) : [])];
        const slip = slipOf(state, 'ticket', content, ticket.language, marks);
        const outcome: PrintOutcome = (await this.#printers.get(kiosk)?.print(slip)) ?? { status: 'not-sent', reason: 'no-printer' };
        if (outcome.status !== 'printed') deviceLog.warn({ kiosk, ...outcome }, 'a slip was not confirmed');
        await this.#report(ticketId, outcome);
    }

    async #report(ticket: string, { status }: PrintOutcome): Promise<void> {
        await this.#hub.execute({ type: 'reportPrint', ticket, status }, { role: 'hub', ref: 'printing' });
    }
}
