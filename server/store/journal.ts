/** The journal: events in their order, answers by request, one row per ticket; all that a batch changes is stored in one transaction. */
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { DutyEvent } from '#hall/attendance.ts';
import type { Outgoing } from '#hall/outgoing.ts';
import { CLOSED_ORDERS_SHOWN_MS, type Ticket } from '#hall/state.ts';
import type { CaseFile } from '#protocol/case-files.ts';
import type { EventBody, HallEvent } from '#protocol/events.ts';
import { type HallConfig, hallConfig, type RatingReason, ratingReason } from '#protocol/hall.ts';
import { type WaitRules, waitRules } from '#protocol/rules.ts';
import { type SlipName, type SlipTemplate, slipName, slipTemplate } from '#protocol/slip-templates.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { CaseFiles } from './case-files.ts';
import { damaged, isDamage, isOfDatabase, writing } from './errors.ts';
import { Reports } from './reports.ts';
import { columnsOf, type TicketRow, ticketOfRow } from './ticket-row.ts';
import { EarlierWork } from './work-lists.ts';

/** The first answer to a request, kept so that a repeat is answered the same. */
export type StoredAnswer = { request: string; body: string; answer: string };

/** What staff gave as a reason: free text, kept beside the journal and not in it. */
export type Note = { seq: number /** The ticket or the work order that it is about. */; subject: string | null; type: string; text: string };

export type Batch = {
    events: readonly HallEvent[];
    tickets: Iterable<Ticket>;
    workOrders: readonly WorkOrder[];
    caseFiles: Iterable<CaseFile>;
    answers: readonly StoredAnswer[];
    notes: readonly Note[];
    /** For the back office and for visitors. */
    outgoing: readonly Outgoing[];
    at: number;
};

/** That something was changed; `reason` is null when none was given. */
export type Change = { version: number; at: number; by: string; reason: string | null };

export type RulesVersion = Change & { rules: WaitRules };
/** `template` is null when the slip went back to that of a new hall. */
export type SlipsVersion = Change & { name: SlipName; template: SlipTemplate | null };
export type ReasonsVersion = Change & { reasons: readonly RatingReason[] };

const rulesBody = z.object({ rules: waitRules });
const slipsBody = z.object({ name: slipName, template: slipTemplate.nullable() });
const reasonsBody = z.object({ reasons: z.array(ratingReason) });

/** A line of the breach ledger: a maximum wait that was broken. */
export type Breach = { at: number; ticket: string; theme: string; item: string | null; class: string };

type EventRow = { seq: number; at: number; actor: string; type: string; body: string };

/** `hall` configuration, `device`, `rules`, `slips`, `messages` to visitors, `waits` learned, `paper` left, `appointment`, `document` of a counter, `day` beginnings of days, `ticket` all that happens on a day. */
function streamOf(event: EventBody): string {
    if (event.type === 'hall.configured') return 'hall';
    if (event.type === 'day.started') return 'day';
    if (event.type === 'rules.changed') return 'rules';
    if (event.type === 'slips.changed') return 'slips';
    if (event.type === 'messages.changed') return 'messages';
    if (event.type === 'waits.learned') return 'waits';
    if (event.type.startsWith('paper.')) return 'paper';
    if (event.type === 'ratingReasons.changed') return 'reasons';
    if (event.type === 'roster.changed') return 'roster';
    if (event.type === 'attendance.corrected') return 'attendance';
    if (event.type.startsWith('workOrder.')) return 'workOrder';
    if (event.type.startsWith('case.')) return 'case';
    if (event.type.startsWith('device.')) return 'device';
    if (event.type.startsWith('document.')) return 'document';
    return event.type.startsWith('appointment.') ? 'appointment' : 'ticket';
}

/** No appointment is booked further ahead than this, and no document of a counter is known for longer. */
const KEPT_MS = 91 * 24 * 3_600_000;

export class Journal {
    readonly caseFiles: CaseFiles;
    readonly earlierWork: EarlierWork;
    readonly reports: Reports;
    readonly #db: Database.Database;
    readonly #hall: string;
    readonly #put: (outgoing: readonly Outgoing[]) => void;
    readonly #insertEvent: Database.Statement;
    readonly #insertAnswer: Database.Statement;
    readonly #upsertTicket: Database.Statement;
    readonly #insertBreach: Database.Statement;
    readonly #insertNote: Database.Statement;
    readonly #upsertWorkOrder: Database.Statement;
    readonly #selectAnswers: Database.Statement<unknown[], StoredAnswer>;
    readonly #write: (batch: Batch) => void;

    /** `put` is given what a batch has for the back office and for visitors, within its transaction. */
    constructor(db: Database.Database, hall: string, put: (outgoing: readonly Outgoing[]) => void) {
        this.#db = db;
        this.#hall = hall;
        this.#put = put;
        this.caseFiles = new CaseFiles(db, hall);
        this.earlierWork = new EarlierWork(db, hall);
        this.reports = new Reports(db, hall);
        this.#insertEvent = db.prepare('INSERT INTO event (hall, seq, stream, at, actor, type, body) VALUES (?, ?, ?, ?, ?, ?, ?)');
        this.#insertAnswer = db.prepare('INSERT INTO answer (hall, request, body, at, answer) VALUES (?, ?, ?, ?, ?)');
        this.#upsertTicket = db.prepare(`
            INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (hall, id) DO UPDATE SET theme = excluded.theme, items = excluded.items, class = excluded.class,
                purpose = excluded.purpose, why = excluded.why, item = excluded.item, state = excluded.state, counter = excluded.counter,
                clerk = excluded.clerk, called_at = excluded.called_at, started_at = excluded.started_at, ended_at = excluded.ended_at,
                recalls = excluded.recalls, passes = excluded.passes, outcome = excluded.outcome, rating = excluded.rating,
                level = excluded.level, print = excluded.print, session = excluded.session, record = excluded.record,
                sheet = excluded.sheet, corrections = excluded.corrections`);
        this.#insertBreach = db.prepare('INSERT INTO breach (hall, seq, at, ticket, theme, item, class) VALUES (?, ?, ?, ?, ?, ?, ?)');
        this.#insertNote = db.prepare('INSERT INTO note (hall, seq, at, ticket, type, sealed) VALUES (?, ?, ?, ?, ?, seal_note(?))');
        this.#upsertWorkOrder = db.prepare(
            'INSERT INTO work_order VALUES (?, ?, ?, ?, ?) ON CONFLICT (hall, id) DO UPDATE SET open = excluded.open, at = excluded.at, body = excluded.body',
        );
        this.#selectAnswers = db.prepare('SELECT request, body, answer FROM answer WHERE hall = ? AND request IN (SELECT value FROM json_each(?))');
        this.#write = db.transaction((batch: Batch) => this.#store(batch));
    }

    /** Stores a batch durably, whole or not at all. Throws StorageFullError when there is no room; any other error is a reason to stop. */
    append(batch: Batch): void {
        writing(() => this.#write(batch));
    }

    #store({ events, tickets, workOrders, caseFiles, answers, notes, outgoing, at }: Batch): void {
        for (const event of events) {
            const { seq, at: eventAt, actor, type, ...body } = event;
            this.#insertEvent.run(this.#hall, seq, streamOf(event), eventAt, actor, type, JSON.stringify(body));
            if (event.type === 'case.linked') this.earlierWork.changed(event.counter);
            if (event.type === 'ticket.breached' && event.level === 'maximum') {
                this.#insertBreach.run(this.#hall, seq, eventAt, event.ticket, event.theme, event.item, event.class);
            }
        }
        // Those that leave a counter first: a counter holds one ticket at a time, in the table too.
        const held: Ticket[] = [];
        for (const ticket of tickets) {
            if (ticket.state === 'called' || ticket.state === 'serving') held.push(ticket);
            else this.#project(ticket);
        }
        for (const ticket of held) this.#project(ticket);
        for (const { request, body, answer } of answers) this.#insertAnswer.run(this.#hall, request, body, at, answer);
        for (const { seq, subject, type, text } of notes) this.#insertNote.run(this.#hall, seq, at, subject, type, text);
        for (const order of workOrders) {
            this.#upsertWorkOrder.run(this.#hall, order.id, order.state === 'closed' ? 0 : 1, at, JSON.stringify(order));
        }
        this.caseFiles.put(caseFiles);
        this.#put(outgoing);
    }

    #project(ticket: Ticket): void {
        if (ticket.outcome === 'accepted' || ticket.corrections.length > 0) this.earlierWork.changed(ticket.counter);
        this.#upsertTicket.run(this.#hall, ...columnsOf(ticket));
    }

    /** The first answers to these requests, as far as they were answered within the last two days. Asked for a whole turn at once. */
    answersTo(requests: readonly string[]): StoredAnswer[] {
        return this.#selectAnswers.all(this.#hall, JSON.stringify(requests));
    }

    /** The newest configuration and the `seq` that set it. */
    configuration(): { config: HallConfig; seq: number; at: number } {
        const row = this.#db
            .prepare<unknown[], EventRow>("SELECT * FROM event WHERE hall = ? AND stream = 'hall' ORDER BY seq DESC LIMIT 1")
            .get(this.#hall);
        if (row === undefined) throw new Error('the journal has no configuration');
        return { config: storedConfiguration(row.body).config, seq: row.seq, at: row.at };
    }

    /** Printers that the first configuration had at its kiosks, in a hall that began before it had devices; the lines by kiosk. */
    printersOfOld(): ReadonlyMap<string, string> {
        const known = this.#db.prepare("SELECT 1 FROM event WHERE hall = ? AND stream = 'device' LIMIT 1").get(this.#hall);
        const row = this.#db.prepare<unknown[], EventRow>('SELECT * FROM event WHERE hall = ? ORDER BY seq LIMIT 1').get(this.#hall);
        return known === undefined && row !== undefined ? storedConfiguration(row.body).printers : new Map();
    }

    /** The versions of the wait rules, newest first; none while the hall has those it began with. */
    rulesHistory(limit: number): RulesVersion[] {
        return this.#history('rules', limit).map(({ body, ...change }) => ({ ...change, rules: rulesBody.parse(body).rules }));
    }

    /** Changes of slips, newest first. */
    slipsHistory(limit: number): SlipsVersion[] {
        return this.#history('slips', limit).map(({ body, ...change }) => ({ ...change, ...slipsBody.parse(body) }));
    }

    /** Changes of the reasons that visitors choose from, newest first. */
    reasonsHistory(limit: number): ReasonsVersion[] {
        return this.#history('reasons', limit).map(({ body, ...change }) => ({ ...change, ...reasonsBody.parse(body) }));
    }

    /** The newest events of a stream in which each is a version of something, with the reasons that were given. */
    #history(stream: string, limit: number): (Change & { body: unknown })[] {
        return this.#db
            .prepare<unknown[], EventRow & { reason: string | null }>(
                `SELECT event.seq, event.at, actor, event.type, body, open_note(sealed) AS reason
                FROM event LEFT JOIN note ON note.hall = event.hall AND note.seq = event.seq
                WHERE event.hall = ? AND stream = ? ORDER BY event.seq DESC LIMIT ?`,
            )
            .all(this.#hall, stream, limit)
            .map((row) => ({ version: row.seq, at: row.at, by: row.actor, reason: row.reason, body: JSON.parse(row.body) as unknown }));
    }

    /** Changes of the duty roster, newest first. */
    rosterHistory(limit: number): Change[] {
        return this.#history('roster', limit).map(({ body: _body, ...change }) => change);
    }

    /** Changes of the messages to visitors, newest first. */
    messagesHistory(limit: number): Change[] {
        return this.#history('messages', limit).map(({ body: _body, ...change }) => change);
    }

    /**
     * Events of earlier days that still count today: the newest rules, changed slips, what was learned about waits, devices, and appointments whose
     * slot may be to come.
     */
    *lasting(): Generator<HallEvent> {
        // Before the first day there is nothing but what lasts.
        const until = this.#dayStart() ?? Number.MAX_SAFE_INTEGER;
        const newest = this.#db.prepare<unknown[], EventRow>(
            'SELECT * FROM event WHERE hall = ? AND stream = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
        );
        for (const stream of ['rules', 'messages', 'reasons', 'roster', 'waits', 'paper']) {
            const row = newest.get(this.#hall, stream, until);
            if (row !== undefined) yield eventOf(row);
        }
        const kept = this.#db.prepare<unknown[], EventRow>(
            "SELECT * FROM event WHERE hall = ? AND stream IN ('slips', 'device') AND seq < ? ORDER BY seq",
        );
        for (const row of kept.iterate(this.#hall, until)) yield eventOf(row);
        const rows = this.#db.prepare<unknown[], EventRow>(
            "SELECT * FROM event WHERE hall = ? AND stream IN ('appointment', 'document') AND seq < ? AND at >= ? ORDER BY seq",
        );
        for (const row of rows.iterate(this.#hall, until, this.newest().at - KEPT_MS)) yield eventOf(row);
    }

    /** Lines of the breach ledger, newest first. */
    breaches(since: number, limit: number): Breach[] {
        return this.#db
            .prepare<unknown[], Breach>('SELECT at, ticket, theme, item, class FROM breach WHERE hall = ? AND at >= ? ORDER BY seq DESC LIMIT ?')
            .all(this.#hall, since, limit);
    }

    /** Sign-ins, sign-outs and pauses of all counters within a time, in order. */
    dutyEvents(from: number, until: number): DutyEvent[] {
        return this.#db
            .prepare<unknown[], EventRow>(
                `SELECT seq, at, actor, type, body FROM event
                WHERE hall = ? AND at >= ? AND at < ?
                AND type IN ('counter.signedIn', 'counter.signedOut', 'counter.paused', 'counter.reopened', 'counter.pauseOverdue')
                ORDER BY at, seq`,
            )
            .all(this.#hall, from, until)
            .map((row) => eventOf(row) as DutyEvent);
    }

    /** Work orders that are not closed, and those closed lately: what the hub begins with. */
    workOrders(now: number): WorkOrder[] {
        return this.#db
            .prepare<unknown[], { body: string }>('SELECT body FROM work_order WHERE hall = ? AND (open = 1 OR at >= ?) ORDER BY at')
            .all(this.#hall, now - CLOSED_ORDERS_SHOWN_MS)
            .map(({ body }) => JSON.parse(body) as WorkOrder);
    }

    /** What was written about a ticket or a work order, oldest first. */
    notesOf(subject: string): { seq: number; at: number; type: string; text: string }[] {
        return this.#db
            .prepare<unknown[], { seq: number; at: number; type: string; text: string }>(
                'SELECT seq, at, type, open_note(sealed) AS text FROM note WHERE hall = ? AND ticket = ? ORDER BY seq',
            )
            .all(this.#hall, subject);
    }

    /** The events of the newest business day, in order. Throws when one is missing or unreadable. */
    *today(): Generator<HallEvent> {
        const start = this.#dayStart();
        if (start === null) return;
        let expected = start;
        const rows = this.#db.prepare<unknown[], EventRow>('SELECT seq, at, actor, type, body FROM event WHERE hall = ? AND seq >= ? ORDER BY seq');
        for (const row of rows.iterate(this.#hall, start)) {
            if (row.seq !== expected) throw new Error(`the journal has a gap [expected seq=${expected}, found=${row.seq}]`);
            expected += 1;
            yield eventOf(row);
        }
    }

    /** What to throw when the journal could not be read or folded: a sentence for the operator, unless the disk itself failed. */
    unreadable(cause: unknown): unknown {
        if (isOfDatabase(cause) && !isDamage(cause)) return cause;
        return damaged(this.#db.name, cause instanceof Error ? cause.message : '', cause);
    }

    /** `seq` at which the newest business day began. */
    #dayStart(): number | null {
        const row = this.#db
            .prepare<unknown[], { seq: number }>("SELECT seq FROM event WHERE hall = ? AND stream = 'day' ORDER BY seq DESC LIMIT 1")
            .get(this.#hall);
        return row?.seq ?? null;
    }

    /** `seq` and time of the newest event. */
    newest(): { seq: number; at: number } {
        const row = this.#db
            .prepare<unknown[], { seq: number; at: number }>('SELECT seq, at FROM event WHERE hall = ? ORDER BY seq DESC LIMIT 1')
            .get(this.#hall);
        return row ?? { seq: 0, at: 0 };
    }

    /** The ticket whose newest session began with this event. */
    ticketOfSession(session: number): Ticket | null {
        const row = this.#db.prepare<unknown[], TicketRow>('SELECT * FROM ticket WHERE hall = ? AND session = ?').get(this.#hall, session);
        return row === undefined ? null : ticketOfRow(row);
    }

    /** A ticket of any day, from its row. */
    ticket(id: string): Ticket | null {
        const row = this.#db.prepare<unknown[], TicketRow>('SELECT * FROM ticket WHERE hall = ? AND id = ?').get(this.#hall, id);
        return row === undefined ? null : ticketOfRow(row);
    }
}

/** Our own rows are trusted to hold what was stored: they are checked by their gapless order and by the fold. */
function eventOf(row: EventRow): HallEvent {
    return Object.assign(JSON.parse(row.body), { type: row.type, seq: row.seq, at: row.at, actor: row.actor }) as HallEvent;
}

/** A configuration as it was stored. In old ones a kiosk had the line of its printer with it. */
function storedConfiguration(stored: string): { config: HallConfig; printers: ReadonlyMap<string, string> } {
    const { config, printers } = oldConfiguration.parse(JSON.parse(stored));
    return { config: hallConfig.parse(config), printers };
}

const oldKiosk = z.looseObject({ id: z.string(), printer: z.string().nullable().optional() });
const oldConfiguration = z.object({ config: z.looseObject({ kiosks: z.array(oldKiosk) }) }).transform(({ config }) => ({
    config: { ...config, kiosks: config.kiosks.map(({ printer: _printer, ...kiosk }) => kiosk) },
    printers: new Map(config.kiosks.flatMap(({ id, printer }) => (printer == null ? [] : [[id, printer] as const]))),
}));
