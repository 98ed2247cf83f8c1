/** The hall of one replay: its files written, its hub started early enough that everybody is ready when the recorded day begins. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WaitRules } from '#protocol/rules.ts';
import { Api } from './driver/api.ts';
import { HallClock } from './driver/hall-clock.ts';
import { type Seat, writeHallFiles } from './hall-files.ts';
import { HubProcess } from './hub-process.ts';
import type { Mapping } from './mapping.ts';

/** Milliseconds of the machine's time that a hub gets for starting at first; a busy machine needs more, and another try. */
const LEAD_MS = 5_000;
const TRIES = 4;
/** Milliseconds of it that must be left when everybody is ready. */
const SPARE_MS = 300;

/** Password of the hall's sample accounts: the hall serves this machine only and is gone after the replay. */
export const PASSWORD = 'Replay-of-a-day-1';

/** The manager sets the rules by which the recorded hall called, so that the replay is not judged by others. */
export async function setRules(api: Api, { rules }: Mapping): Promise<void> {
    if (rules === undefined) return;
    const token = await api.login('manager', PASSWORD);
    const told = await api.call<{ rules: WaitRules }>('GET', '/api/rules', { token });
    if (!told.ok) throw new Error(`the hall does not tell its rules [code=${told.error.code}]`);
    const { classes, run } = told.body.rules;
    const changed = { ...told.body.rules, classes: { ...classes, ...rules.classes }, run: rules.run ?? run };
    const set = await api.call('PUT', '/api/rules', { token, body: { rules: changed } });
    if (!set.ok) throw new Error(`the hall refuses the rules of the mapping [code=${set.error.code}, message=${set.error.message}]`);
}

export type OwnHall = { readonly hub: HubProcess; readonly api: Api; readonly clock: HallClock };

/** Whoever gets ready before the day begins, and goes home should it begin too early. */
export type Staff = { close: () => void };

export type HallToOpen = {
    map: Mapping;
    seats: readonly Seat[];
    /** The instant by which clerks and visitors must be able to come. */
    first: number;
    speed: number;
    /** An empty folder for the hall's files and data. */
    folder: string;
    signal: AbortSignal;
};

/** Opens the hall and lets its staff get ready; whoever asked closes both. */
export async function openHall<S extends Staff>(
    { map, seats, first, speed, folder, signal }: HallToOpen,
    getReady: (api: Api, clock: HallClock) => Promise<S>,
): Promise<OwnHall & { staff: S }> {
    const files = join(folder, 'hall');
    const data = join(folder, 'data');
    mkdirSync(folder, { recursive: true });
    writeHallFiles(files, map, seats);
    let lead = LEAD_MS;
    for (let left = TRIES; ; left -= 1) {
        const begun = performance.now();
        const hub = await HubProcess.start({
            PORT: '0',
            HOST: '127.0.0.1',
            HALL_DATA: data,
            HALL_FILES: files,
            HALL_PUBLIC_URL: '',
            HALL_TRIAL_PASSWORD: PASSWORD,
            HALL_CLOCK_RATE: String(speed),
            HALL_CLOCK_OFFSET_MS: String(Math.floor(first - lead * speed) - Date.now()),
            HALL_LOG: 'warn',
        });
        const opened = await ready(hub, { speed, signal }, getReady);
        if (left === 1 || opened.clock.now() + SPARE_MS * speed <= first) return opened;
        // Its clock cannot be turned back: the next try begins anew, with the time that this one took.
        opened.staff.close();
        await hub.close();
        rmSync(data, { recursive: true, force: true });
        lead = (performance.now() - begun) * 1.3;
    }
}

async function ready<S extends Staff>(
    hub: HubProcess,
    { speed, signal }: Pick<HallToOpen, 'speed' | 'signal'>,
    getReady: (api: Api, clock: HallClock) => Promise<S>,
): Promise<OwnHall & { staff: S }> {
    try {
        const api = new Api(hub.url);
        const clock = await HallClock.ask(api, speed, signal);
        return { hub, api, clock, staff: await getReady(api, clock) };
    } catch (error) {
        await hub.close();
        throw error;
    }
}
