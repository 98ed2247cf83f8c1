/** Slips: what became of one, and printing one again. */
import type { CommandOf } from '#protocol/commands.ts';
import { kiosksOf, placesOf, printersAt } from '../devices.ts';
import { dayOfTicket } from '../numbering.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse, todaysTicket } from './decision.ts';

/** News of a slip whose ticket's day is over changes nothing. */
export function reportPrint(state: HallState, { ticket: id, status }: CommandOf<'reportPrint'>): Decision {
    const ticket = dayOfTicket(id) === state.day ? state.tickets.get(id) : undefined;
    if (ticket === undefined || ticket.print === status) return accept({});
    return accept({ ticket: id }, { type: 'ticket.print', ticket: id, status });
}

export function reprint(state: HallState, command: CommandOf<'reprint'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, command.counter, actor);
    if (isRefused(counter)) return counter;
    const id = command.ticket ?? counter.ticket?.id;
    if (id === undefined) return refuse('no-ticket-at-counter', { counter: command.counter });
    const printed = printAgain(state, id);
    return printed.ok ? { ...printed, about: { counter: command.counter, ticket: counter.ticket?.id ?? null } } : printed;
}

export function reprintTicket(state: HallState, command: CommandOf<'reprintTicket'>): Decision {
    return printAgain(state, command.ticket);
}

/** At the kiosk where the ticket was taken if that has a printer, else at the first that has. */
function printAgain(state: HallState, id: string): Decision {
    const ticket = todaysTicket(state, id);
    if (isRefused(ticket)) return ticket;
    const printing = kiosksOf(placesOf(state)).filter(({ id: kiosk }) => printersAt(state.devices, kiosk).length > 0);
    const kiosk = printing.find((setup) => setup.id === ticket.channel) ?? printing[0];
    if (kiosk === undefined) return refuse('no-printer');
    return accept({ ticket: id }, { type: 'ticket.reprinted', ticket: id, kiosk: kiosk.id });
}
