/** Slips: what became of one, printing one again, and the paper that they take. */
import type { CommandOf } from '#protocol/commands.ts';
import { isPrintPlace, placesOf, printPlaces } from '../devices.ts';
import { dayOfTicket } from '../numbering.ts';
import { USUAL_ROLL } from '../paper.ts';
import type { HallState, Ticket } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse, todaysTicket } from './decision.ts';

/** News of a slip whose ticket's day is over changes nothing. */
export function reportPrint(state: HallState, { ticket: id, status, printer }: CommandOf<'reportPrint'>): Decision {
    const ticket = dayOfTicket(id) === state.day ? state.tickets.get(id) : undefined;
    if (ticket === undefined || ticket.print === status) return accept({});
    return accept({ ticket: id }, { type: 'ticket.print', ticket: id, status, ...(printer === undefined ? {} : { printer }) });
}

/** A slip that is no ticket's came out: a checklist, a test. */
export function reportSlip(_state: HallState, { device }: CommandOf<'reportSlip'>): Decision {
    return accept({}, { type: 'paper.used', device });
}

/** `slips` are those that are left now; without it a new roll was put in. */
export function loadPaper(state: HallState, { device: id, slips }: CommandOf<'loadPaper'>): Decision {
    const device = state.devices.get(id);
    if (device === undefined) return refuse('unknown-device', { device: id });
    if (device.kind !== 'ticketPrinter') return refuse('not-a-printer', { device: id });
    return accept({ device: id }, { type: 'paper.loaded', device: id, slips: slips ?? device.options.roll ?? USUAL_ROLL });
}

export function reprint(state: HallState, command: CommandOf<'reprint'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const id = command.ticket ?? counter.ticket?.id;
    if (id === undefined) return refuse('no-ticket-at-counter', { counter: command.counter });
    const ticket = todaysTicket(state, id);
    const printed = isRefused(ticket) ? ticket : printAgain(state, ticket, command.kiosk);
    return printed.ok ? { ...printed, about: { counter: command.counter, ticket: counter.ticket?.id ?? null } } : printed;
}

/** Command of the table. `holder`: the edge has seen the secret of the ticket's link; `person` is who showed an identity. */
export type ReprintTicket = Omit<CommandOf<'reprintTicket'>, 'secret' | 'identity'> & { readonly holder?: boolean; readonly person?: string | null };

/**
 * Staff print any slip again, where they want. A kiosk tries again what it took itself and what certainly did not come out, and prints for whoever has
 * shown that the ticket is theirs: anybody else at the kiosk may not be the one whose slip it is, and a slip leads to the ticket's page.
 */
export function reprintTicket(state: HallState, command: ReprintTicket, { actor }: Circumstances): Decision {
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (actor.role !== 'kiosk') return printAgain(state, ticket, command.kiosk);
    const isTheirs = command.holder === true || (command.person != null && command.person === ticket.person);
    const neverCame = ticket.channel === actor.ref && ticket.print === 'not-sent';
    return isTheirs || neverCame ? printAgain(state, ticket, actor.ref) : refuse('reprint-by-staff', { no: ticket.no });
}

/** At the place that is named; else where the ticket was taken or its slip came out if that has a printer, else at the first that has. */
function printAgain(state: HallState, ticket: Ticket, wanted: string | undefined): Decision {
    const places = placesOf(state);
    if (wanted !== undefined && !isPrintPlace(places, wanted)) return refuse('unknown-kiosk', { kiosk: wanted });
    const printing = printPlaces(places);
    const near = [wanted ?? ticket.channel, wanted ?? ticket.slip?.kiosk].flatMap((place) => printing.find(({ id }) => id === place) ?? []);
    const kiosk = wanted === undefined ? (near[0] ?? printing[0]) : near[0];
    if (kiosk === undefined) return refuse('no-printer');
    return accept({ ticket: ticket.id }, { type: 'ticket.reprinted', ticket: ticket.id, kiosk: kiosk.id, again: mayBeOnPaper(ticket) });
}

/** One that certainly never came out is no reprint: it is the first. A slip under way may still come. */
function mayBeOnPaper({ onPaper, print }: Ticket): boolean {
    return onPaper || print === 'queued';
}
