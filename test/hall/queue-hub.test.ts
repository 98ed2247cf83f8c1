/** The real hub on a real store: random commands in bunches, repeats, ends of the process; what was answered stands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Clock } from '../../server/clock.ts';
import { type Answer, Hub } from '../../server/hub.ts';
import { Links } from '../../server/links.ts';
import { Store } from '../../server/store/store.ts';
import { ask, isCommand } from './model/asking.ts';
import { HALL_CORE } from './model/core.ts';
import { type Intent, intents } from './model/intents.ts';
import { checkInvariants } from './model/invariants.ts';
import type { Asked } from './model/memory-hub.ts';
import { observe } from './model/observe.ts';
import { History } from './model/seen.ts';
import { MONDAY_8, SMALL_HALL } from './model/small-hall.ts';
import { snapshotOf } from './model/snapshot.ts';

const SEED = 20261123;
const folders: string[] = [];

afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

class HandClock extends Clock {
    time = MONDAY_8;

    override now(): number {
        return this.time;
    }
}

class WatchedHub {
    readonly clock = new HandClock({ offsetMs: 0, rate: 1 });
    readonly history = new History();
    readonly answers = new Map<Asked, Answer>();
    readonly #folder = mkdtempSync(join(tmpdir(), 'queue-hub-'));
    #store: Store;
    hub: Hub;
    #asked = 0;

    constructor() {
        folders.push(this.#folder);
        this.#store = this.#open();
        this.hub = this.#start();
    }

    #open(): Store {
        return Store.open(this.#folder, this.clock.now(), () => ({ config: SMALL_HALL, accounts: [] }));
    }

    #start(): Hub {
        const hub = new Hub({ journal: this.#store.journal, clock: this.clock, links: new Links(this.#store.key, '') });
        hub.onCommit((events) => {
            for (const event of events) observe(this.history, event);
        });
        return hub;
    }

    async begin(): Promise<void> {
        await this.hub.keepDay();
        for (const { no } of SMALL_HALL.counters) await this.hub.execute({ type: 'signIn', counter: no }, { role: 'clerk', ref: `clerk-${no}` });
    }

    /** Commands that come in one turn of the event loop; each gets its own answer. */
    async bunch(bunch: readonly Intent[]): Promise<void> {
        const asked: Asked[] = [];
        for (const intent of bunch) {
            this.clock.time += intent.kind === 'clockBack' ? -intent.what : intent.passes;
            if (!isCommand(intent.kind)) continue;
            this.#asked += 1;
            asked.push({ request: `request-${this.#asked}`, ...ask(this.hub.state, { ...intent, kind: intent.kind }) });
        }
        const answers = await Promise.all(asked.map(({ command, actor, request }) => this.hub.execute(command, actor, request)));
        for (const [index, answer] of answers.entries()) {
            const one = asked[index];
            if (one !== undefined) this.answers.set(one, answer);
            expect(answer.ok || answer.refusal.code !== 'internal').toBe(true);
        }
        checkInvariants(this.hub.state, this.history);
    }

    /** The same requests once more: the first answers, and nothing happens. */
    async repeat(): Promise<void> {
        const { seq } = this.hub.state;
        for (const [{ command, actor, request }, answer] of this.answers) {
            expect(await this.hub.execute(command, actor, request)).toEqual(answer);
        }
        expect(this.hub.state.seq).toBe(seq);
    }

    /** The process ends and begins again on the same directory. */
    async restart(): Promise<void> {
        await this.hub.close();
        this.#store.close();
        const live = snapshotOf(this.hub.state, HALL_CORE);
        this.#store = this.#open();
        this.hub = this.#start();
        // What was refused has changed nothing and is decided anew by a hub that has just begun.
        for (const [asked, { ok }] of this.answers) if (!ok) this.answers.delete(asked);
        expect(snapshotOf(this.hub.state, HALL_CORE)).toEqual(live);
    }

    async end(): Promise<void> {
        await this.hub.close();
        this.#store.close();
    }
}

test('what the hub has answered stands, whatever is repeated and however often the process ends', { timeout: 90_000 }, async () => {
    const bunches = fc.array(fc.array(intents, { minLength: 1, maxLength: 8 }), { minLength: 20, maxLength: 60, size: 'max' });
    const days = fc.asyncProperty(bunches, async (day) => {
        const watched = new WatchedHub();
        await watched.begin();
        for (const [index, bunch] of day.entries()) {
            await watched.bunch(bunch);
            if (index % 15 !== 14) continue;
            await watched.repeat();
            await watched.restart();
            await watched.repeat();
        }
        await watched.end();
    });
    await fc.assert(days, { seed: SEED, numRuns: 12, endOnFailure: true });
});

test('sixteen presses at two kiosks in one turn: one gets the last place, fifteen are refused, and it stays so', async () => {
    const watched = new WatchedHub();
    await watched.begin();
    const kiosks = ['k1', 'k2'] as const;
    const take = (press: number): Promise<Answer> => {
        const ref = kiosks[press % 2] ?? 'k1';
        return watched.hub.execute({ type: 'takeTicket', item: 'id-card' }, { role: 'kiosk', ref }, `press-${press}`);
    };
    const { rules } = watched.hub.state.rules;
    const capped = { ...rules, issue: [{ item: 'id-card', dayCap: 1 }] };
    await watched.hub.execute({ type: 'changeRules', rules: capped }, { role: 'manager', ref: 'manager' });
    const presses = Array.from({ length: 16 }, (_, press) => press);
    const answers = await Promise.all(presses.map(take));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(Array.from({ length: 15 }, () => 'cap-reached'));
    expect(await Promise.all(presses.map(take))).toEqual(answers);
    await watched.end();
});
