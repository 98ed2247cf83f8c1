/** P8: from the start of the process to a hall that serves, with a full day to replay. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Case } from '../parts/case.ts';
import { openHall, serveAll, take } from '../parts/day.ts';
import { Folder, HubUnderTest, hallFiles, readyLine } from '../parts/hub.ts';

const TICKETS = 5_000;
const ITEMS = 40;
/** One start in a round for so much of its time. */
const MS_PER_START = 600;
const PACKAGES = fileURLToPath(new URL('../workers/packages.ts', import.meta.url));

export const starting: Case = {
    id: 'P8',
    measures: `start to ready, a day of ${TICKETS} tickets to replay`,
    against: 'Node that imports the same packages',
    unit: 'ms',
    goals: [{ kind: 'at-most', ratio: 1.3 }],
    prepare: async ({ roundMs }) => {
        const parts = new AsyncDisposableStack();
        const folder = parts.use(new Folder());
        const files = hallFiles(folder.path);
        const { hub, store } = openHall(files, folder.path);
        await hub.keepDay();
        await take(hub, TICKETS, ITEMS);
        await serveAll(hub);
        const starts = Math.round(roundMs / MS_PER_START);
        const { seq } = hub.state;
        store.close();
        return {
            ours: () => many(starts, () => startHub(files, folder.path)),
            limit: () => many(starts, startPackages),
            remarks: () => [`the day has ${seq} events`],
            [Symbol.asyncDispose]: () => parts.disposeAsync(),
        };
    },
};

async function many(starts: number, start: () => Promise<number>): Promise<{ times: number[] }> {
    const times: number[] = [];
    for (let index = 0; index < starts; index += 1) times.push(await start());
    return { times };
}

async function startHub(files: string, data: string): Promise<number> {
    await using hub = await HubUnderTest.start({ files, data });
    return hub.startMs;
}

async function startPackages(): Promise<number> {
    const begun = performance.now();
    const child = spawn(process.execPath, [PACKAGES], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await readyLine(child.stdout);
    const time = performance.now() - begun;
    await ended;
    return time;
}
