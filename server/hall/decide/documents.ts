/** Documents: a counter gives one out, its result becomes ready, and a visitor comes back with it. */
import type { CommandOf } from '#protocol/commands.ts';
import { type DocumentKind, type IssuedDocument, readDocument } from '#protocol/documents.ts';
import type { EventBody } from '#protocol/events.ts';
import { addWorkingDays } from '../calendar.ts';
import { printerAtCounter } from '../devices.ts';
import { PROMISES_RESULT } from '../documents.ts';
import { outcomeAsCorrected, recordAsCorrected } from '../records.ts';
import { mayServe } from '../routing.ts';
import type { CounterNow, HallState, Ticket, Wanted } from '../state.ts';
import { hasEnded } from '../visit.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse, todaysTicket, wrongState } from './decision.ts';
import { wrongRecord } from './finish.ts';
import { openTicketRefusal } from './issue.ts';

/** Documents that ask for papers: who has them comes back to be served. */
const ASKS_FOR_PAPERS: ReadonlySet<DocumentKind> = new Set(['supplement', 'oneTimeNotice']);

/**
 * For the session at the counter, the one that it finished last, or a named one that it finished today. What stands on it comes from the record of
 * the session; before the end of the session from what the clerk has noted of it. The item is that of the session, unless another is named.
 */
export function issueDocument(state: HallState, command: CommandOf<'issueDocument'>, { actor }: Circumstances): Decision {
    const { counter: no, kind, item: named } = command;
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    const ticket = sessionFor(state, counter, command.ticket);
    if (isRefused(ticket)) return ticket;
    const code = named ?? ticket.item;
    const item = code === null ? undefined : state.setup.items.get(code);
    if (item === undefined) return code === null ? refuse('no-item-or-theme') : refuse('unknown-item', { item: code });
    const record = { caseKind: item.caseKind, ...(ticket.record === null ? command.record : recordAsCorrected(ticket)) };
    const wrong = wrongRecord(state, record, item);
    if (wrong !== null) return wrong;
    const outcome = outcomeAsCorrected(ticket);
    // Administrative Licensing Law, section 32: a refusal is given in writing, with its reason.
    if (kind === 'refusal' && outcome !== 'refused' && command.reason === undefined) return refuse('reason-required', { outcome: 'refused' });
    const day = state.day ?? '';
    const document = state.documents.next(kind, day);
    const due = PROMISES_RESULT.has(kind) ? addWorkingDays(day, item.promisedDays, state.setup.config.hours) : null;
    const { id, person, language } = ticket;
    const about = { item: item.code, theme: item.theme, counter: no, ticket: id, person, day, due };
    const print = printerAtCounter(state.devices, no) === undefined ? 'none' : 'queued';
    return accept({ document, ticket: id }, { type: 'document.issued', document, kind, ...about, record, outcome, language, print });
}

/** The session that a document is for. */
function sessionFor(state: HallState, { ticket: current, served, setup }: CounterNow, named: string | undefined): Ticket | Decision {
    const here = current?.state === 'serving' ? current : served;
    if (named !== undefined && named !== here?.id) {
        const ticket = todaysTicket(state, named);
        return isRefused(ticket) || (ticket.state === 'done' && ticket.counter === setup.no) ? ticket : wrongState(ticket);
    }
    if (here !== null) return here;
    return current === null ? refuse('no-ticket-at-counter', { counter: setup.no }) : wrongState(current);
}

/** Prints a document or a hand-over list again at the counter; marked, unless it certainly never came out. */
export function printDocument(state: HallState, { counter: no, document }: CommandOf<'printDocument'>, { actor }: Circumstances): Decision {
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    const number = paperNumber(state, document);
    if (number === null) return refuse('unknown-document');
    if (printerAtCounter(state.devices, no) === undefined) return refuse('no-printer');
    const { onPaper, status } = state.documents.printed(number);
    const again = onPaper || status === 'queued';
    return accept({ counter: no, ticket: counter.ticket?.id ?? null }, { type: 'document.reprinted', document: number, counter: no, again });
}

/** Its page was printed by an office printer. */
export function pageDocument(state: HallState, { document }: CommandOf<'pageDocument'>): Decision {
    const number = paperNumber(state, document);
    return number === null ? refuse('unknown-document') : accept({}, { type: 'document.print', document: number, status: 'printed' });
}

/** News of a print; the same twice, or of a document that nobody knows any more, changes nothing. */
export function reportDocument(state: HallState, { document, status, printer }: CommandOf<'reportDocument'>): Decision {
    if (paperNumber(state, document) === null || state.documents.printed(document).status === status) return accept({});
    return accept({}, { type: 'document.print', document, status, ...(printer === undefined ? {} : { printer }) });
}

function paperNumber({ documents }: HallState, number: string): string | null {
    return documents.get(number) !== undefined || documents.sheet(number) !== undefined ? number : null;
}

/** The result that the documents of a visit promise is there: they bring their visitor back to collect it. */
export function resultOfVisit(state: HallState, ticket: string | null): EventBody[] {
    const given = ticket === null ? [] : state.documents.ofVisit(ticket);
    const waiting = given.filter(({ kind, ready }) => PROMISES_RESULT.has(kind) && !ready);
    return waiting.map(({ number }) => ({ type: 'document.ready', document: number }));
}

/** The newest document of a visit that promises a result: who has it may read on a screen that it is there. */
export function receiptOfVisit(state: HallState, ticket: string | null): string | undefined {
    return (ticket === null ? [] : state.documents.ofVisit(ticket)).findLast(({ kind }) => PROMISES_RESULT.has(kind))?.number;
}

export function markDocumentReady(state: HallState, { document: scanned }: CommandOf<'markDocumentReady'>): Decision {
    const document = documentOf(state, scanned);
    if ('ok' in document) return document;
    return document.ready
        ? accept({ document: document.number })
        : accept({ document: document.number }, { type: 'document.ready', document: document.number });
}

/** What a document gives its visitor at a kiosk. */
export type Return = { readonly document: string; readonly person: string | null; readonly wanted: Wanted; readonly affinity: number | null };

/** What somebody wants who shows a document; `purpose` chooses where there is a choice. */
export function returnWith(
    state: HallState,
    scanned: string,
    asked: Pick<CommandOf<'takeTicket'>, 'purpose' | 'class' | 'needs'>,
    now: number,
): Return | Decision {
    const document = documentOf(state, scanned);
    if ('ok' in document) return document;
    const item = state.setup.items.get(document.item);
    if (item === undefined) return refuse('unknown-item', { item: document.item });
    const open = state.tickets.get(state.documents.ticketOf(document.number) ?? '');
    if (open !== undefined && !hasEnded(open)) return openTicketRefusal(state, open, now);
    const purpose = purposeOf(document, asked.purpose, state.day ?? '');
    if (purpose === null) return refuse('document-not-ready', { due: document.due ?? '' });
    const wanted: Wanted = {
        theme: item.theme,
        items: [item.code],
        purpose,
        class: asked.class ?? (purpose === 'handle' ? 'returning' : purpose === 'collect' ? 'collect' : 'normal'),
        needs: [...new Set([...(asked.needs ?? []), ...item.skills])].toSorted(),
    };
    return { document: document.number, person: document.person, wanted, affinity: affinityOf(state, document, wanted) };
}

function documentOf(state: HallState, scanned: string): IssuedDocument | Decision {
    const read = readDocument(scanned);
    if (read.is === 'other') return refuse('unknown-code');
    if (read.is === 'misread') return refuse('document-misread');
    return state.documents.get(read.number) ?? refuse('unknown-document');
}

/** Null: the result that is asked for is not there yet. Who only shows the paper gets what can be done today. */
function purposeOf({ kind, due, ready }: IssuedDocument, asked: Wanted['purpose'] | undefined, day: string): Wanted['purpose'] | null {
    if (ASKS_FOR_PAPERS.has(kind)) return asked ?? 'handle';
    // Papers that were handed back wait where results do, and so does what an end slip promises.
    if (!PROMISES_RESULT.has(kind)) return asked ?? 'collect';
    const isThere = ready || due === null || day >= due;
    if (asked === 'collect' && !isThere) return null;
    return asked ?? (isThere ? 'collect' : 'consult');
}

/** The counter that told what is missing knows the case; a question about a result goes there only where the hall wants it so. */
function affinityOf(state: HallState, { kind, counter: no }: IssuedDocument, wanted: Wanted): number | null {
    const counter = state.counters.get(no);
    const knows = ASKS_FOR_PAPERS.has(kind) || state.setup.config.settings.resultCounterPolicy === 'accepting';
    return counter !== undefined && knows && mayServe(counter.setup, wanted, counter.helping) ? no : null;
}
