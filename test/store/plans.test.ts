/** How the store finds what it is asked for: a hall of many years, or a back office that has been away for days, is no reason to read whole tables. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#hall/outgoing.ts';
import { Channels } from '../../server/store/channels.ts';
import { Journal } from '../../server/store/journal.ts';
import { Outbox } from '../../server/store/outbox.ts';
import { Reaches } from '../../server/store/reach.ts';
import { Retention } from '../../server/store/retention.ts';
import { migrate } from '../../server/store/schema.ts';

const LIMITS = { now: 9, persons: 9, contacts: 9, results: 9, strays: 9, texts: 9, drafts: 9 };
const KEY = Buffer.alloc(32);

/** What SQLite does for each query that `ask` makes: one line for each table it reads. */
function plansOf(ask: (db: Database.Database) => void): string[] {
    const db = new Database(':memory:');
    migrate(db, KEY);
    const plans: string[] = [];
    const prepare = db.prepare.bind(db);
    const explained = (sql: string): Database.Statement => {
        if (/^\s*SELECT/.test(sql)) {
            const explain = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
            const places = sql.match(/\?/g)?.length ?? 0;
            const named = { hall: 'h', channel: 'c', counter: 1, day: '2026-11-23', first: '2026-11-01' };
            const values: unknown[] = places > 0 ? Array<null>(places).fill(null) : sql.includes('@') ? [named] : [];
            plans.push(...explain.all(...values).map(({ detail }) => detail));
        }
        return prepare(sql);
    };
    Reflect.set(db, 'prepare', explained);
    ask(db);
    db.close();
    return plans.filter((line) => /^(SEARCH|SCAN) \w+ ?(?!VIRTUAL)/.test(line));
}

/** Those that read all that a table has of the hall. */
function whole(plans: readonly string[]): string[] {
    return plans.filter((line) => /^SCAN (?!CONSTANT|json_each)\w+$/.test(line) || /PRIMARY KEY \(hall=\?( AND channel=\?)?\)/.test(line));
}

describe('the store', () => {
    it('finds by an index what pages and the clock ask for again and again', () => {
        const plans = plansOf((db) => {
            const journal = new Journal(db, 'h', () => {});
            journal.rosterHistory(1);
            journal.notesOf('x');
            journal.caseFiles.ofTicket('x');
            journal.reports.corrections('2026-11-01', '2026-11-23');
            journal.reports.jumps(1, 2);
            for (const counter of [1, null]) {
                journal.earlierWork.notHandedOver('2026-11-23', counter);
                journal.earlierWork.withoutCase('2026-11-23', counter);
            }
        });
        expect(plans).toContain('SEARCH event USING INDEX event_by_stream (hall=? AND stream=?)');
        expect(whole(plans)).toEqual([]);
    });

    it('reads what is left of earlier days at a start without the rest of the journal', () => {
        expect(
            whole(
                plansOf((db) => {
                    const journal = new Journal(db, 'h', () => {});
                    db.exec(
                        "INSERT INTO event VALUES ('h', 1, 'hall', 1, 'hub', 'hall.configured', '{}'), ('h', 2, 'day', 1, 'hub', 'day.started', '{}')",
                    );
                    expect([...journal.lasting()]).toEqual([]);
                }),
            ),
        ).toEqual(['SEARCH event USING PRIMARY KEY (hall=?)']);
    });

    it('sees each second what is too old, and how much waits, without reading what has come together in days', () => {
        const plans = plansOf((db) => {
            const outbox = new Outbox(db, 'h', { key: KEY, channels: new Channels(db, 'h', KEY), reaches: new Reaches(db, 'h', KEY) });
            outbox.dropStale('back-office', 9);
            outbox.status('back-office');
            outbox.listSetAside('back-office', 9);
        });
        expect(whole(plans.filter((line) => line.includes('outbox')))).toEqual([]);
        expect(plans).toContain('SEARCH outbox USING COVERING INDEX outbox_waiting (hall=? AND channel=? AND error=?)');
    });

    it('counts a year of ratings a day at a time, so that the hall goes on meanwhile', async () => {
        const db = new Database(':memory:');
        migrate(db, KEY);
        let turns = 0;
        const turn = (): void => {
            turns += 1;
            next = setImmediate(turn);
        };
        let next = setImmediate(turn);
        const { rows, total } = await new Journal(db, 'h', () => {}).reports.ratings(
            { from: '2025-11-24', until: '2026-11-24', since: 1, now: 2 },
            'clerk',
        );
        clearImmediate(next);
        expect([rows, total.finished]).toEqual([[], 0]);
        expect(turns).toBeGreaterThan(300);
        db.close();
    });

    it('looks for what has been kept long enough by its age', () => {
        const plans = plansOf((db) => void new Retention(db, 'h').purge(LIMITS));
        expect(whole(plans)).toEqual(['SCAN session']);
    });
});

describe('the outbox', () => {
    it('tells how much waits, since when, and what was set aside', () => {
        const db = new Database(':memory:');
        migrate(db, KEY);
        const outbox = new Outbox(db, 'h', { key: KEY, channels: new Channels(db, 'h', KEY), reaches: new Reaches(db, 'h', KEY) });
        expect(outbox.status('back-office')).toEqual({ waiting: 0, oldestAt: null, setAside: 0 });
        outbox.setEndpoint({ url: 'http://127.0.0.1:9', secret: 's' });
        const message = (seq: number): Outgoing =>
            ({ message: { type: 'session.started', id: `h-${seq}`, at: seq * 10 }, stream: 's', due: 0 }) as unknown as Outgoing;
        outbox.put([message(1), message(2), message(3)]);
        outbox.setAside('back-office', 1, 'HTTP 422');
        expect(outbox.status('back-office')).toEqual({ waiting: 2, oldestAt: 20, setAside: 1 });
        db.close();
    });
});
