/** The limit of the disk for one writer at a time: a bare loop of transactions, each a counter, a ticket row and a journal row. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { machineMs, percentile } from '../parts/numbers.ts';
import { serve } from '../parts/workers.ts';

let takeOne: (() => void) | undefined;

function open(folder: string): () => void {
    const db = new Database(join(folder, 'bare.db'));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(`
        CREATE TABLE counter (theme TEXT PRIMARY KEY, serial INTEGER NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE ticket (id INTEGER PRIMARY KEY, no TEXT NOT NULL, theme TEXT NOT NULL, state TEXT NOT NULL, taken_at INTEGER NOT NULL) STRICT;
        CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL) STRICT;
        INSERT INTO counter VALUES ('social', 0);`);
    const count = db.prepare<unknown[], { serial: number }>("UPDATE counter SET serial = serial + 1 WHERE theme = 'social' RETURNING serial");
    const ticket = db.prepare("INSERT INTO ticket (no, theme, state, taken_at) VALUES (?, 'social', 'waiting', ?)");
    const event = db.prepare("INSERT INTO event (at, type, body) VALUES (?, 'ticket.taken', ?)");
    return db.transaction(() => {
        const at = Date.now();
        const no = `A${String(count.get()?.serial ?? 0).padStart(3, '0')}`;
        ticket.run(no, at);
        event.run(at, JSON.stringify({ no, theme: 'social', items: [], purpose: 'handle', class: 'normal', person: null, language: 'zh-CN' }));
    });
}

const methods = {
    open: (folder: string): void => {
        takeOne = open(folder);
    },
    /** Commits one after the other for so long. */
    commitFor: (ms: number): { perSecond: number; p50: number } => {
        const times: number[] = [];
        const begun = machineMs();
        for (let now = begun; now < begun + ms; ) {
            takeOne?.();
            const after = machineMs();
            times.push(after - now);
            now = after;
        }
        return { perSecond: times.length / ((machineMs() - begun) / 1000), p50: percentile(times, 0.5) };
    },
};
export type BareCommits = typeof methods;
serve(methods);
