import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { limitsAt } from '#hall/retention.ts';
import { setupOf } from '#hall/state.ts';
import type { HallEvent } from '#protocol/events.ts';
import { Store } from '../../server/store/store.ts';
import { trialConfig } from '../hub/hall-files.ts';

const HOUR = 3_600_000;
const BEGUN = Date.parse('2026-11-23T08:00:00+08:00');

describe('a store', () => {
    let store: Store;
    beforeEach(() => {
        const directory = mkdtempSync(join(tmpdir(), 'hall-'));
        store = Store.open(directory, BEGUN, () => ({ config: trialConfig(), accounts: [] }));
        return () => {
            store.close();
            rmSync(directory, { recursive: true });
        };
    });

    const event = (seq: number, at: number): HallEvent => ({ type: 'day.started', day: '2026-11-23', seq, at, actor: 'hub' });
    const answer = (request: string): { request: string; body: string; answer: string } => ({ request, body: '{}', answer: `"${request}"` });

    const purgeAt = (now: number): void => void store.retention.purge(limitsAt({ setup: setupOf(trialConfig(), 1) }, now));

    it('keeps the first answer to a request for two days and forgets it then', () => {
        store.journal.append({
            events: [],
            tickets: [],
            workOrders: [],
            caseFiles: [],
            answers: [answer('old')],
            notes: [],
            outgoing: [],
            at: BEGUN,
        });
        store.journal.append({
            events: [],
            tickets: [],
            workOrders: [],
            caseFiles: [],
            answers: [answer('new')],
            notes: [],
            outgoing: [],
            at: BEGUN + 2 * HOUR,
        });
        purgeAt(BEGUN + 48 * HOUR);
        expect(store.journal.answersTo(['old', 'never'])).toEqual([answer('old')]);
        purgeAt(BEGUN + 49 * HOUR);
        expect(store.journal.answersTo(['old', 'new'])).toEqual([answer('new')]);
    });

    it('stores a batch whole or not at all', () => {
        store.journal.append({
            events: [event(2, BEGUN)],
            tickets: [],
            workOrders: [],
            caseFiles: [],
            answers: [answer('first')],
            notes: [],
            outgoing: [],
            at: BEGUN,
        });
        const twice = {
            events: [event(3, BEGUN), event(3, BEGUN)],
            tickets: [],
            workOrders: [],
            caseFiles: [],
            answers: [answer('second')],
            notes: [],
            outgoing: [],
            at: BEGUN,
        };
        expect(() => store.journal.append(twice)).toThrow(/UNIQUE/);
        expect(store.journal.newest().seq).toBe(2);
        expect(store.journal.answersTo(['second'])).toEqual([]);
        expect(() =>
            store.journal.append({
                events: [event(3, BEGUN)],
                tickets: [],
                workOrders: [],
                caseFiles: [],
                answers: [answer('first')],
                notes: [],
                outgoing: [],
                at: BEGUN,
            }),
        ).toThrow(/UNIQUE/);
        expect(store.journal.newest().seq).toBe(2);
    });

    it('reads back the events of the newest day, in order', () => {
        const events = [2, 3, 4].map((seq) => event(seq, BEGUN + seq));
        for (const one of events)
            store.journal.append({ events: [one], tickets: [], workOrders: [], caseFiles: [], answers: [], notes: [], outgoing: [], at: one.at });
        expect([...store.journal.today()]).toEqual(events.slice(2));
    });
});
