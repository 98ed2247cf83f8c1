/** `npm run demo`: the trial hall in a fresh directory, with simulated visitors and clerks, so that every screen lives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { people, STAFFED } from './demo/run.ts';
import { HubEndedError, HubProcess } from './hub-process.ts';

const USAGE = `npm run demo [-- --speed N --minutes M]

  --speed    how many times faster than real time, 0.1 to 1000; else 1
  --minutes  ends by itself after so many minutes of this machine's time; else it runs until Ctrl-C
`;

type Options = { speed: number; minutes: number };

function readOptions(): Options | null {
    try {
        const { values } = parseArgs({ options: { speed: { type: 'string' }, minutes: { type: 'string' } } });
        const speed = Number(values.speed ?? 1);
        const minutes = Number(values.minutes ?? Number.POSITIVE_INFINITY);
        return speed >= 0.1 && speed <= 1_000 && minutes > 0 ? { speed, minutes } : null;
    } catch {
        return null;
    }
}

async function main(): Promise<number> {
    const options = readOptions();
    if (options === null) {
        process.stderr.write(USAGE);
        return 2;
    }
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
    const data = mkdtempSync(join(tmpdir(), 'hall-demo-'));
    try {
        return await run(options, data, stop);
    } finally {
        rmSync(data, { recursive: true, force: true });
    }
}

async function run({ speed, minutes }: Options, data: string, stop: AbortController): Promise<number> {
    const level = process.env.HALL_LOG ?? 'warn';
    const hub = await HubProcess.start({ HALL_DATA: data, HALL_CLOCK_RATE: String(speed), HALL_LOG: level });
    const timer = Number.isFinite(minutes) ? setTimeout(() => stop.abort(), minutes * 60_000) : undefined;
    try {
        process.stdout.write(
            [
                `hall ready ${hub.url}`,
                `Simulated clerks sit at counters ${STAFFED.join(', ')}; counters 3 and 7 are free for you (clerk03, clerk07, password on the launcher).`,
                '模拟窗口人员在以上窗口；3 号、7 号窗口留给您（clerk03、clerk07，密码见首页）。Ctrl-C 结束 · ends the demo.',
                '',
            ].join('\n'),
        );
        const ended = hub.ended.then((code) => {
            // A Ctrl-C in a terminal reaches the hub as well, perhaps before us.
            if (!stop.signal.aborted && code !== 0) throw new HubEndedError(`the hall ended by itself [code=${code}]:\n${hub.said}`);
            stop.abort();
        });
        await Promise.race([people(hub, { speed, seed: Date.now(), signal: stop.signal }), ended]);
        return 0;
    } finally {
        clearTimeout(timer);
        stop.abort();
        await hub.close();
    }
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        process.stderr.write(`${error instanceof HubEndedError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
        process.exitCode = 1;
    },
);
