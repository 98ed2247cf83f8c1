/** P1, P2: tickets a second with every screen attached and told. */
import type { Case, Prepared, Size } from '../parts/case.ts';
import { HallUnderTest } from '../parts/hall-under-test.ts';
import { median } from '../parts/numbers.ts';
import { processorMs } from '../parts/processor.ts';
import { Worker } from '../parts/workers.ts';
import type { BareCommits } from '../workers/bare-commits.ts';
import type { BareExpress } from '../workers/bare-express.ts';
import type { Takers } from '../workers/takers.ts';

const SCREENS = 200;
const CLIENTS = 64;
const SOCKETS = 8;

export const bySocket: Case = {
    id: 'P1',
    measures: `tickets by socket, ${CLIENTS} clients, ${SCREENS} screens told`,
    against: 'bare SQLite, one commit each',
    unit: 'tickets/s',
    goals: [{ kind: 'at-least', ratio: 5 }],
    prepare: async ({ roundMs }) => {
        const parts = new AsyncDisposableStack();
        const hall = parts.use(await HallUnderTest.start(SCREENS));
        const takers = parts.use(new Worker<Takers>('takers.ts'));
        await takers.ask('bySocket', { url: hall.hub.url, sockets: SOCKETS, count: CLIENTS });
        const bare = parts.use(new Worker<BareCommits>('bare-commits.ts'));
        await bare.ask('open', hall.folder.path);
        const seen: Seen[] = [];
        return prepared(parts, {
            ours: () => takeAndTell(hall, takers, roundMs, seen),
            limit: async () => ({ rate: (await bare.ask('commitFor', roundMs)).perSecond }),
            remarks: () => remarksOf(seen),
        });
    },
};

export const byHttp: Case = {
    id: 'P2',
    measures: `tickets by HTTP, ${CLIENTS} clients, ${SCREENS} screens told`,
    against: 'Express, a JSON body, a constant',
    unit: 'tickets/s',
    goals: [{ kind: 'at-least', ratio: 0.7 }],
    prepare: async ({ roundMs }) => {
        const parts = new AsyncDisposableStack();
        const hall = parts.use(await HallUnderTest.start(SCREENS));
        const takers = parts.use(new Worker<Takers>('takers.ts'));
        await takers.ask('byHttp', { url: hall.hub.url, count: CLIENTS });
        const bare = parts.use(new Worker<BareExpress>('bare-express.ts'));
        const constant = (await hall.post('/api/tickets', { theme: 'social' })) as object;
        const bareTakers = parts.use(new Worker<Takers>('takers.ts'));
        await bareTakers.ask('byHttp', { url: await bare.ask('listen', constant), count: CLIENTS });
        const seen: Seen[] = [];
        return prepared(parts, {
            ours: () => takeAndTell(hall, takers, roundMs, seen),
            limit: async () => ({ rate: (await bareTakers.ask('takeFor', roundMs)).perSecond }),
            remarks: () => remarksOf(seen),
        });
    },
};

/** P3: one client, one ticket after the other: how long until it is acknowledged. */
export const oneClient: readonly Case[] = (['socket', 'HTTP'] as const).map((way) => ({
    id: 'P3',
    measures: `acknowledgement of a ticket by ${way}, one client, ${SCREENS} screens`,
    against: 'a bare Express round trip + a bare commit',
    unit: 'ms',
    goals: [{ kind: 'at-most', ratio: 1.25 }],
    prepare: (size) => acknowledgement(way, size),
}));

async function acknowledgement(way: 'socket' | 'HTTP', { roundMs }: Size): Promise<Prepared> {
    const parts = new AsyncDisposableStack();
    const hall = parts.use(await HallUnderTest.start(SCREENS));
    const takers = parts.use(new Worker<Takers>('takers.ts'));
    if (way === 'socket') await takers.ask('bySocket', { url: hall.hub.url, sockets: 1, count: 1 });
    else await takers.ask('byHttp', { url: hall.hub.url, count: 1 });
    const express = parts.use(new Worker<BareExpress>('bare-express.ts'));
    const constant = (await hall.post('/api/tickets', { theme: 'social' })) as object;
    const expressTakers = parts.use(new Worker<Takers>('takers.ts'));
    await expressTakers.ask('byHttp', { url: await express.ask('listen', constant), count: 1 });
    const commits = parts.use(new Worker<BareCommits>('bare-commits.ts'));
    await commits.ask('open', hall.folder.path);
    return prepared(parts, {
        ours: async () => ({ times: [(await takers.ask('takeFor', roundMs)).p50] }),
        limit: async () => {
            const trip = await expressTakers.ask('takeFor', roundMs / 2);
            const commit = await commits.ask('commitFor', roundMs / 2);
            return { times: [trip.p50 + commit.p50] };
        },
    });
}

/** What was seen in a round beside the rate: messages a second at each screen, and microseconds of the hub's processor for a ticket. */
type Seen = { told: number; micros: number | null };

async function takeAndTell({ hub, screens }: HallUnderTest, takers: Worker<Takers>, ms: number, seen: Seen[]): Promise<{ rate: number }> {
    await screens.ask('received', null);
    const before = processorMs(hub.pid);
    const { perSecond, count } = await takers.ask('takeFor', ms);
    const after = processorMs(hub.pid);
    const { messages } = await screens.ask('received', null);
    const micros = before === null || after === null ? null : ((after - before) * 1_000) / count;
    seen.push({ told: (messages * perSecond) / count / SCREENS, micros });
    return { rate: perSecond };
}

function remarksOf(seen: readonly Seen[]): string[] {
    const told = `every screen was told ${Math.round(median(seen.map((round) => round.told)))} times a second`;
    const micros = seen.flatMap((round) => round.micros ?? []);
    return [micros.length === 0 ? told : `${told}; the hub used ${Math.round(median(micros))} µs of processor for a ticket`];
}

function prepared(parts: AsyncDisposableStack, sides: Omit<Prepared, typeof Symbol.asyncDispose>): Prepared {
    return { ...sides, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
