/** What goes in time, in small batches: nothing that is known of people is kept longer than it has to be, and nothing goes of work that is not done. */
import type Database from 'better-sqlite3';
import type { Limits } from '#hall/retention.ts';
import { writing } from './errors.ts';

/** A batch is a transaction of a few milliseconds: nobody at a counter notices. */
export const BATCH = 200;

/** `keys` are of the rows that go, `bound` what stands for the question marks between the hall and the size of the batch. */
type Step = { readonly table: string; readonly keys: string; readonly which: string; readonly bound: (limits: Limits) => readonly number[] };

/** Whoever wants to be told of a result is known while one may come: the case was accepted and nobody has collected anything. */
const WAITS_FOR_RESULT = `EXISTS (
    SELECT 1 FROM reach_ticket AS asked
    LEFT JOIN ticket ON ticket.hall = asked.hall AND ticket.id = asked.ticket
    WHERE asked.hall = reach.hall AND asked.ref = reach.ref AND asked.moments LIKE '%resultReady%'
        AND (EXISTS (SELECT 1 FROM case_file WHERE case_file.hall = asked.hall AND case_file.ticket = asked.ticket AND case_file.state <> 'collected')
            OR (ticket.outcome = 'accepted' AND NOT EXISTS (
                SELECT 1 FROM case_file WHERE case_file.hall = asked.hall AND case_file.ticket = asked.ticket))))`;

const STEPS: readonly Step[] = [
    { table: 'person', keys: 'hall, mac', which: 'seen_at < ?', bound: ({ persons }) => [persons] },
    {
        table: 'reach',
        keys: 'hall, ref',
        which: `(at < ? AND (at < ? OR NOT ${WAITS_FOR_RESULT}))
            OR (at < ? AND NOT EXISTS (SELECT 1 FROM reach_ticket WHERE reach_ticket.hall = reach.hall AND reach_ticket.ref = reach.ref))`,
        bound: ({ contacts, results, strays }) => [contacts, results, strays],
    },
    {
        table: 'reach_ticket',
        keys: 'hall, ticket',
        which: 'NOT EXISTS (SELECT 1 FROM reach WHERE reach.hall = reach_ticket.hall AND reach.ref = reach_ticket.ref)',
        bound: () => [],
    },
    {
        table: 'contact',
        keys: 'hall, subject',
        which: `at < ? AND NOT EXISTS (
            SELECT 1 FROM work_order WHERE work_order.hall = contact.hall AND work_order.id = contact.subject AND (open = 1 OR work_order.at >= ?))`,
        bound: ({ contacts }) => [contacts, contacts],
    },
    {
        table: 'note',
        keys: 'hall, seq',
        which: `at < ? AND (ticket IS NULL OR NOT EXISTS (
            SELECT 1 FROM work_order WHERE work_order.hall = note.hall AND open = 1
                AND (work_order.id = note.ticket OR json_extract(work_order.body, '$.ticket') = note.ticket)))`,
        bound: ({ texts }) => [texts],
    },
    { table: 'draft', keys: 'hall, session', which: 'at < ?', bound: ({ drafts }) => [drafts] },
    { table: 'answer', keys: 'hall, request', which: 'at < ?', bound: ({ drafts }) => [drafts] },
    { table: 'session', keys: 'token_hash', which: 'expires_at < ?', bound: ({ now }) => [now] },
    // Whom a message was for is no longer known: nobody can try it again.
    {
        table: 'outbox',
        keys: 'hall, channel, seq',
        which: "channel <> 'back-office' AND error IS NOT NULL AND at < ?",
        bound: ({ contacts }) => [contacts],
    },
];

export class Retention {
    readonly #db: Database.Database;
    readonly #hall: string;

    constructor(db: Database.Database, hall: string) {
        this.#db = db;
        this.#hall = hall;
    }

    /** One batch of each kind; whether there may be more. May throw StorageFullError: deleting needs room as well. */
    purge(limits: Limits): boolean {
        let more = false;
        for (const { table, keys, which, bound } of STEPS) {
            const found = `SELECT ${keys} FROM ${table} WHERE hall = ? AND (${which}) LIMIT ${BATCH}`;
            const values = [this.#hall, ...bound(limits)];
            // Most of the time there is nothing: that is found out without a write.
            if (this.#db.prepare(found).get(...values) === undefined) continue;
            writing(() => {
                const { changes } = this.#db.prepare(`DELETE FROM ${table} WHERE (${keys}) IN (${found})`).run(...values);
                more ||= changes === BATCH;
            });
        }
        return more;
    }
}
