/** A ticket as a row of its table: what reports and later days read. */
import { dayOfTicket } from '#hall/numbering.ts';
import type { Ticket } from '#hall/state.ts';

export type TicketRow = {
    id: string;
    day: string;
    no: string;
    theme: string;
    items: string;
    item: string | null;
    class: Ticket['class'];
    purpose: Ticket['purpose'];
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
    rating: Ticket['rating']['state'];
    level: number | null;
    print: Ticket['print'];
};

/** Values in the order of the table's columns, after the hall. */
export function columnsOf(t: Ticket): (string | number | null)[] {
    const what = [t.id, dayOfTicket(t.id) ?? '', t.no, t.theme, t.items.join(' '), t.item, t.class, t.purpose];
    const where = [t.state, t.channel, t.language, t.counter, t.clerk];
    const when = [t.takenAt, t.calledAt, t.startedAt, t.endedAt, t.recalls, t.passes];
    return [...what, ...where, ...when, t.outcome, t.rating.state, t.rating.level, t.print];
}

/** The ticket of a row. Who took it and its place in the queue belong to its day and are gone. */
export function ticketOfRow(row: TicketRow): Ticket {
    return {
        id: row.id,
        no: row.no,
        theme: row.theme,
        items: row.items === '' ? [] : row.items.split(' '),
        purpose: row.purpose,
        class: row.class,
        person: null,
        channel: row.channel,
        language: row.language,
        takenAt: row.taken_at,
        rank: 0,
        state: row.state,
        counter: row.counter,
        clerk: row.clerk,
        calledAt: row.called_at,
        lastCallAt: row.called_at,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        recalls: row.recalls,
        passes: row.passes,
        outcome: row.outcome,
        item: row.item,
        rating: { state: row.rating, level: row.level },
        print: row.print,
    };
}
