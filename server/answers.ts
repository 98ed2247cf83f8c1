/** Answers to accepted commands, in the shapes of the contract. */
import type { About, HallCommand } from '#hall/decide/index.ts';
import type { HallState, Ticket } from '#hall/state.ts';
import { appointmentView } from '#hall/views/appointments.ts';
import { counterView, ticketView } from '#hall/views/tickets.ts';
import type { AppointmentView } from '#protocol/appointments.ts';
import type { Device } from '#protocol/devices.ts';
import { type DocumentView, documentContent, type HandoverSheet, type IssuedDocument, type SheetView } from '#protocol/documents.ts';
import type { CounterAnswer, TakenAnswer, TicketView } from '#protocol/views.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import type { Links } from './links.ts';

export type AnswerBody =
    | TakenAnswer
    | CounterAnswer
    | { ticket: TicketView }
    | { appointment: AppointmentView }
    | { workOrder: WorkOrder }
    | { order: string }
    | { caseNo: string }
    | { version: number }
    | { device: Device }
    | { document: DocumentView }
    | { sheet: SheetView }
    | Record<string, never>;

/** What a command that was accepted is answered: what it was about, as it is now. */
export function answerBody(state: HallState, command: HallCommand, about: About, links: Links, now: number): AnswerBody {
    if (command.type === 'changeRules') return { version: state.rules.version };
    if (command.type === 'changeRoster') return { version: state.roster.version };
    if (command.type === 'changeSlips') return { version: state.slips.get(command.name)?.version ?? 0 };
    if (command.type === 'changeMessages') return { version: state.messages?.version ?? 0 };
    if (about.caseNo !== undefined) return { caseNo: about.caseNo };
    const workOrder = about.order === undefined ? undefined : state.workOrders.get(about.order);
    // Whoever brings a complaint hears its number, and nothing of what the hall does with it.
    if (command.type === 'fileComplaint' && workOrder !== undefined) return { order: workOrder.id };
    if (workOrder !== undefined) return { workOrder };
    const appointment = about.appointment === undefined ? undefined : state.appointments.get(about.appointment);
    if (appointment !== undefined) return { appointment: appointmentView(state, appointment) };
    const device = about.device === undefined ? undefined : state.devices.get(about.device);
    if (device !== undefined) return { device };
    const document = about.document === undefined ? undefined : state.documents.get(about.document);
    if (document !== undefined) return { document: documentView(state, document) };
    const sheet = about.sheet === undefined ? undefined : state.documents.sheet(about.sheet);
    if (sheet !== undefined) return { sheet: sheetView(state, sheet) };
    const found = about.ticket == null ? undefined : state.tickets.get(about.ticket);
    if (about.counter !== undefined) {
        const counter = state.counters.get(about.counter);
        if (counter === undefined) throw new Error(`an answer is about a counter that is not there [counter=${about.counter}]`);
        return { ticket: found === undefined ? null : withoutLevel(ticketView(state, found, now)), counter: counterView(counter) };
    }
    if (found === undefined) return {};
    if (command.type === 'takeTicket') return takenAnswer(state, found, links, now);
    const ticket = ticketView(state, found, now);
    return { ticket: command.type === 'rate' || command.type === 'explainRating' ? ticket : withoutLevel(ticket) };
}

/** Whoever served a visitor must not hear in passing how they rated: it is told to whoever rates, and read by supervision. */
function withoutLevel(ticket: TicketView): TicketView {
    return { ...ticket, rating: { ...ticket.rating, level: null } };
}

export function documentView({ documents }: HallState, document: IssuedDocument): DocumentView {
    const { number, kind, item, theme, counter, ticket, day, due, ready } = document;
    const { status: print } = documents.printed(number);
    return { number, kind, item, theme, counter, ticket, day, due, ready, content: documentContent(number), print };
}

export function sheetView({ documents }: HallState, { number, counter, day, tickets }: HandoverSheet): SheetView {
    return { number, counter, day, tickets, content: documentContent(number), print: documents.printed(number).status };
}

function takenAnswer(state: HallState, first: Ticket, links: Links, now: number): TakenAnswer {
    const chain: TakenAnswer['chain'][number][] = [];
    for (let id = first.next; id !== null; ) {
        const ticket = state.tickets.get(id);
        if (ticket === undefined) break;
        chain.push({ ticket: ticketView(state, ticket, now), link: links.linkTo(ticket.id) });
        id = ticket.next;
    }
    return { ticket: ticketView(state, first, now), link: links.linkTo(first.id), print: { status: first.print }, chain };
}
