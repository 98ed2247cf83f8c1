/** A ticket as a row of its table: what reports and later days read. */
import { dayOfTicket } from '#hall/numbering.ts';
import type { Correction, Ticket } from '#hall/state.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Why } from '#protocol/why.ts';

export type TicketRow = {
    id: string;
    day: string;
    no: string;
    theme: string;
    items: string;
    item: string | null;
    class: Ticket['wanted']['class'];
    purpose: Ticket['wanted']['purpose'];
    state: Ticket['state'];
    channel: string;
    language: Ticket['language'];
    counter: number | null;
    clerk: string | null;
    taken_at: number;
    called_at: number | null;
    started_at: number | null;
    ended_at: number | null;
    recalls: number;
    passes: number;
    outcome: Ticket['outcome'];
    why: string | null;
    rating: Ticket['rating']['state'];
    level: number | null;
    print: Ticket['print'];
    session: number | null;
    record: string | null;
    sheet: string | null;
    corrections: string | null;
};

/** Values in the order of the table's columns, after the hall. */
export function columnsOf(t: Ticket): (string | number | null)[] {
    const { theme, items, class: priority, purpose } = t.wanted;
    const what = [t.id, dayOfTicket(t.id) ?? '', t.no, theme, items.join(' '), t.item, priority, purpose];
    const where = [t.state, t.channel, t.language, t.counter, t.clerk];
    const when = [t.takenAt, t.calledAt, t.startedAt, t.endedAt, t.recalls, t.passes];
    const why = t.why === null ? null : JSON.stringify(t.why);
    const record = t.record === null ? null : JSON.stringify(t.record);
    const corrections = t.corrections.length === 0 ? null : JSON.stringify(t.corrections);
    return [...what, ...where, ...when, t.outcome, why, t.rating.state, t.rating.level, t.print, t.session, record, t.sheet, corrections];
}

/** The ticket of a row. Who took it and its place in the queue belong to its day and are gone. */
export function ticketOfRow(row: TicketRow): Ticket {
    return {
        id: row.id,
        no: row.no,
        person: null,
        channel: row.channel,
        language: row.language,
        takenAt: row.taken_at,
        after: null,
        next: null,
        wanted: { theme: row.theme, items: row.items === '' ? [] : row.items.split(' '), purpose: row.purpose, class: row.class, needs: [] },
        granted: null,
        state: row.state,
        since: row.taken_at,
        order: { at: row.taken_at, seq: 0 },
        affinity: null,
        promoted: false,
        alerted: 'none',
        counter: row.counter,
        clerk: row.clerk,
        calledAt: row.called_at,
        lastCallAt: row.called_at,
        startedAt: row.started_at,
        heldAt: null,
        heldMs: 0,
        endedAt: row.ended_at,
        recalls: row.recalls,
        passes: row.passes,
        outcome: row.outcome,
        item: row.item,
        session: row.session,
        record: row.record === null ? null : (JSON.parse(row.record) as ServiceRecord),
        corrections: row.corrections === null ? [] : (JSON.parse(row.corrections) as readonly Correction[]),
        sheet: row.sheet,
        why: row.why === null ? null : (JSON.parse(row.why) as Why),
        promise: null,
        rating: { state: row.rating, level: row.level },
        print: row.print,
        onPaper: row.print === 'printed' || row.print === 'unknown',
        slip: null,
    };
}
