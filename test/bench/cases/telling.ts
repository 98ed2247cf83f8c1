/** P4, P5: from a clerk's call to the last of all hall screens. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Case, Prepared } from '../parts/case.ts';
import { HallUnderTest } from '../parts/hall-under-test.ts';
import { Worker } from '../parts/workers.ts';
import type { BareTelling } from '../workers/bare-telling.ts';
import type { Clerk } from '../workers/clerk.ts';
import type { Screens } from '../workers/screens.ts';

/** Time between two calls for each screen: what one call costs does not fall on the next, nor does the hub's pause after a frame. */
const BETWEEN_MS_PER_SCREEN = 0.2;
const LEAST_CALLS = 12;
const TICKETS = 40;

/** Call and, on the bare server, the same bytes: both begin with a message of a client and end when the last screen has its own. */
function telling(id: string, screens: number, p50: number, p99: number): Case {
    return {
        id,
        measures: `call → last of ${screens} screens`,
        against: 'bare ws, framed once, the same bytes',
        unit: 'ms',
        goals: [
            { kind: 'at-most', ratio: p50, of: 'p50' },
            { kind: 'at-most', ratio: p99, of: 'p99' },
        ],
        prepare: ({ roundMs }) => prepare(screens, roundMs),
    };
}

export const to200Screens = telling('P4', 200, 1.15, 1.25);
export const to1000Screens = telling('P5', 1_000, 1.2, 1.3);

async function prepare(count: number, roundMs: number): Promise<Prepared> {
    const betweenMs = count * BETWEEN_MS_PER_SCREEN;
    const calls = Math.max(LEAST_CALLS, Math.round(roundMs / betweenMs));
    const parts = new AsyncDisposableStack();
    const hall = parts.use(await HallUnderTest.start(count));
    const clerk = parts.use(new Worker<Clerk>('clerk.ts'));
    await clerk.ask('sit', { url: hall.hub.url, token: await hall.signIn('clerk01', 1), counter: 1 });
    await takeTickets(hall, TICKETS);
    await callOnce(hall.screens, clerk);
    const { lastMessage } = await hall.screens.ask('received', null);
    const bare = parts.use(new Worker<BareTelling>('bare-telling.ts'));
    const [, before = '', after = ''] = /^(.*?"callNo":)\d+(.*)$/s.exec(lastMessage) ?? [];
    const url = await bare.ask('listen', { before, after });
    const bareScreens = parts.use(new Worker<Screens>('screens.ts'));
    await bareScreens.ask('attach', { url, count, bare: true });
    const bareClerk = parts.use(new Worker<Clerk>('clerk.ts'));
    await bareClerk.ask('stand', url);
    return {
        ours: async () => {
            await takeTickets(hall, calls);
            return { times: await callMany(hall.screens, clerk, calls, betweenMs) };
        },
        limit: async () => ({ times: await callMany(bareScreens, bareClerk, calls, betweenMs) }),
        remarks: () => [`a message has ${Buffer.byteLength(lastMessage)} bytes`],
        [Symbol.asyncDispose]: () => parts.disposeAsync(),
    };
}

async function takeTickets(hall: HallUnderTest, count: number): Promise<void> {
    for (let taken = 0; taken < count; taken += 1) await hall.post('/api/tickets', { theme: 'social' });
}

async function callMany(screens: Worker<Screens>, clerk: Worker<Clerk>, calls: number, betweenMs: number): Promise<number[]> {
    const times: number[] = [];
    for (let call = 0; call < calls; call += 1) {
        await pause(betweenMs);
        times.push(await callOnce(screens, clerk));
    }
    return times;
}

/** Milliseconds from the clerk's key to the last screen. */
async function callOnce(screens: Worker<Screens>, clerk: Worker<Clerk>): Promise<number> {
    const shown = screens.ask('awaitNext', null);
    const called = await clerk.ask('call', null);
    const time = (await shown) - called;
    await clerk.ask('clear', null);
    return time;
}
