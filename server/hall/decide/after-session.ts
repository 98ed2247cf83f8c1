/** After a session: its papers go to the back office, and what was wrong in its record is put right by a further entry. */
import type { CommandOf } from '#protocol/commands.ts';
import { printerAtCounter } from '../devices.ts';
import { dayOfTicket } from '../numbering.ts';
import { outcomeAsCorrected, recordAsCorrected } from '../records.ts';
import type { HallState, Ticket } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, ownCounter, refuse } from './decision.ts';
import { wrongRecord } from './finish.ts';

/** One list for all that is named, all or nothing: a messenger carries what the paper says. Also for other counters, for one person may carry them. */
export function handOver(state: HallState, command: CommandOf<'handOver'>, { actor, earlier }: Circumstances): Decision {
    const { counter: no } = command;
    const counter = ownCounter(state, no, actor);
    if (isRefused(counter)) return counter;
    const tickets = [...new Set(command.tickets)];
    for (const id of tickets) {
        const ticket = state.tickets.get(id) ?? earlier?.get(id);
        if (ticket === undefined) return refuse('unknown-ticket');
        if (outcomeAsCorrected(ticket) !== 'accepted') return refuse('not-accepted', { no: ticket.no });
        if (ticket.sheet !== null) return refuse('handed-over', { no: ticket.no, document: ticket.sheet });
    }
    const day = state.day ?? '';
    const document = state.documents.next('handoverSheet', day);
    const print = printerAtCounter(state.devices, no) === undefined ? 'none' : 'queued';
    return accept(
        { sheet: document },
        { type: 'document.handedOver', document, counter: no, day, tickets, print },
        ...tickets.map((ticket) => ({ type: 'ticket.handedOver' as const, ticket, sheet: document })),
    );
}

/**
 * The clerk of the session puts it right on the same day, the manager at any time. A case number that is missing may be added by any clerk, later
 * too: whoever looks after the list of those without one need not be who served.
 */
export function correctRecord(state: HallState, command: CommandOf<'correctRecord'>, { actor, past }: Circumstances): Decision {
    const ticket = state.tickets.get(command.ticket) ?? past;
    if (ticket === null) return refuse('unknown-ticket');
    const { outcome, record = {} } = command;
    if (ticket.state !== 'done') return refuse('wrong-state', { no: ticket.no, state: ticket.state });
    const known = recordAsCorrected(ticket);
    const own = actor.role !== 'clerk' || (ticket.clerk === actor.ref && dayOfTicket(ticket.id) === state.day);
    if (!own && !addsCaseNumber(command, known.caseNo)) return refuse('correction-not-yours', { no: ticket.no });
    if (outcome === undefined && !changes(record, known)) return refuse('nothing-corrected');
    const items = (record.items ?? []).find((code) => !state.setup.items.has(code));
    if (items !== undefined) return refuse('unknown-item', { item: items });
    const wrong = wrongRecord(state, { ...record, deadline: undefined }, itemOf(state, ticket, record));
    if (wrong !== null) return wrong;
    return accept({ ticket: ticket.id }, { type: 'ticket.corrected', ticket: ticket.id, record, ...(outcome === undefined ? {} : { outcome }) });
}

function addsCaseNumber({ outcome, record = {} }: CommandOf<'correctRecord'>, known: string | undefined): boolean {
    return outcome === undefined && known === undefined && Object.keys(record).join() === 'caseNo';
}

function changes(record: object, known: object): boolean {
    const before = new Map(Object.entries(known));
    return Object.entries(record).some(([field, value]) => JSON.stringify(before.get(field)) !== JSON.stringify(value));
}

function itemOf(state: HallState, { item }: Ticket, { items }: { items?: readonly string[] | undefined }) {
    return state.setup.items.get(items?.[0] ?? item ?? '');
}
