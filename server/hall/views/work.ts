/** What is still to do after sessions, and what papers the session at a counter has. */
import type { DocumentKind } from '#protocol/documents.ts';
import { fittingDocument } from '#protocol/documents.ts';
import type { PapersView } from '#protocol/views.ts';
import type { WorkLine } from '#protocol/work-lists.ts';
import { daysBefore, instantOf, openingsOn } from '../calendar.ts';
import { printerAtCounter } from '../devices.ts';
import { DOCUMENT_DAYS } from '../documents.ts';
import { dayOfTicket } from '../numbering.ts';
import { outcomeAsCorrected, recordAsCorrected } from '../records.ts';
import { type CounterNow, type HallState, type Ticket, toldKey } from '../state.ts';

export function workLine(ticket: Ticket): WorkLine {
    const { id, no, counter, item, endedAt } = ticket;
    const { caseKind = null, caseNo = null } = recordAsCorrected(ticket);
    return { ticket: id, no, day: dayOfTicket(id) ?? '', counter, item, caseKind, caseNo, endedAt };
}

/** The papers of the session at a counter, or of the one that it finished last; null before the first of the day. */
export function papersView(state: HallState, counter: CounterNow): PapersView | null {
    const { ticket: current, served } = counter;
    const ticket = current?.state === 'serving' ? current : served;
    if (ticket === null) return null;
    const { documents } = state;
    return {
        ticket: { id: ticket.id, no: ticket.no },
        finished: ticket.state === 'done',
        fitting: fittingFor(state, ticket),
        given: documents.ofVisit(ticket.id).map(({ number, kind }) => ({ number, kind, print: documents.printed(number).status })),
        earlierNotice: earlierNotice(state, ticket),
        printer: printerAtCounter(state.devices, counter.setup.no) !== undefined,
    };
}

function fittingFor(state: HallState, ticket: Ticket): DocumentKind | null {
    const caseKind = state.setup.items.get(ticket.item ?? '')?.caseKind;
    return fittingDocument(outcomeAsCorrected(ticket), { caseKind, ...recordAsCorrected(ticket) });
}

/** When and where this visitor was told before what is missing for the same item. */
function earlierNotice({ documents, told, day, setup }: HallState, { id, person, item, state }: Ticket): PapersView['earlierNotice'] {
    const days = setup.config.settings.secondNoticeDays ?? DOCUMENT_DAYS;
    if (person === null || item === null || day === null || days === 0) return null;
    const notice = documents.earlierNotice(person, item, id);
    if (notice !== undefined && notice.day >= daysBefore(day, days)) return { day: notice.day, counter: notice.counter };
    // Told today without a document; at the end of a session that is this visit itself.
    const counter = state === 'done' ? undefined : told.get(toldKey(person, item));
    return counter === undefined ? null : { day, counter };
}

/** When the hall closes today, as far as it does. */
export function closesAt({ day, setup }: HallState): number | null {
    const { hours, hall } = setup.config;
    const last = day === null || hours.alwaysOpen ? undefined : openingsOn(day, hours).at(-1)?.[1];
    return day === null || last === undefined ? null : instantOf(day, last, hall.timeZone);
}
