/**
 * `npm run replay -- FILE.csv`: a recorded day goes once more through a hall of its own, by the interface that everybody else uses, and is
 * compared with what was recorded. See docs/replay.md.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { visitsOn } from './csv.ts';
import { type Figures, figuresOf } from './figures.ts';
import { seatsOf } from './hall-files.ts';
import { HubEndedError } from './hub-process.ts';
import { type Input, readInput } from './input.ts';
import { MappingError } from './mapping.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { replayDay } from './replay-day.ts';
import { reportOf } from './report.ts';
import { rosterOf } from './roster.ts';

/** Exit codes: a day that went through, a hall or a replay that failed, an input that cannot be used. */
const DONE = 0;
const FAILED = 1;
const UNUSABLE = 2;

async function replayed({ visits, map }: Input, day: string, options: Options, signal: AbortSignal): Promise<Figures | string> {
    const ofDay = visitsOn(visits, day);
    const roster = rosterOf(ofDay, map.bridgeSeconds);
    const seats = seatsOf(map, roster);
    if (typeof seats === 'string') return `${day}: ${seats}`;
    const folder = options.keep === null ? mkdtempSync(join(tmpdir(), 'hall-replay-')) : join(resolve(options.keep), day);
    if (options.keep !== null && existsSync(folder)) return `${folder} exists already: a replay begins in a new hall`;
    try {
        const result = await replayDay({ day, visits: ofDay, map, seats, speed: options.speed, folder, signal });
        return figuresOf(day, options.speed, roster, result);
    } finally {
        if (options.keep === null) rmSync(folder, { recursive: true, force: true });
    }
}

async function main(): Promise<number> {
    const options = readOptions(process.argv.slice(2));
    if (typeof options === 'string') return complain(`${options}\n\n${USAGE}`);
    const input = readInput(options);
    if (typeof input === 'string') return complain(input);
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
    const all: Figures[] = [];
    for (const day of input.days) {
        const figures = await replayed(input, day, options, stop.signal);
        if (typeof figures === 'string') return complain(figures);
        all.push(figures);
        if (!options.json) process.stdout.write(`${reportOf(figures)}\n`);
    }
    if (options.json) process.stdout.write(`${JSON.stringify(all, null, 4)}\n`);
    return all.some(({ errors }) => errors.length > 0) ? FAILED : DONE;
}

function complain(text: string): number {
    process.stderr.write(`${text}\n`);
    return UNUSABLE;
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        const stopped = error instanceof Error && error.name === 'AbortError';
        const known = error instanceof HubEndedError || error instanceof MappingError;
        const told = known ? error.message : error instanceof Error ? error.stack : String(error);
        process.stderr.write(`${stopped ? 'stopped before the day was over' : told}\n`);
        process.exitCode = error instanceof MappingError ? UNUSABLE : FAILED;
    },
);
