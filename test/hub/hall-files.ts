/** Files of a hall for a test: the trial hall's, with what the test wants otherwise. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Device } from '#protocol/devices.ts';
import type { HallConfig, OpeningHours, Settings } from '#protocol/hall.ts';
import { loadTrialHall } from '../../server/trial/load.ts';

const TRIAL = new URL('../../server/trial/', import.meta.url);

export type Wanted = {
    /** So many general counters that serve every theme, and as many clerks: `clerk01` … */
    counters?: number;
    settings?: Partial<Settings>;
    hours?: Partial<OpeningHours>;
    /** Kiosks print at the hub's virtual printer; without it they have no printer. */
    printing?: boolean;
    /** All devices of the hall, as in `devices.json`. */
    devices?: readonly object[];
};

const VIRTUAL_PRINTER = { id: 'printer-1', kind: 'ticketPrinter', name: 'printer', kiosk: 'kiosk-1', line: 'emulator' };

/** Writes the files into a new folder and gives its path; the folder is left to the system's temporary files. */
export function hallFiles({ counters, settings = {}, hours = {}, printing = false, devices }: Wanted = {}): string {
    const folder = mkdtempSync(join(tmpdir(), 'hall-files-'));
    cpSync(fileURLToPath(TRIAL), folder, { recursive: true });
    const hallFile = join(folder, 'hall.json');
    const hall = JSON.parse(readFileSync(hallFile, 'utf8')) as HallConfig;
    writeFileSync(hallFile, JSON.stringify({ ...hall, settings: { ...hall.settings, ...settings }, hours: { ...hall.hours, ...hours } }));
    const standing = devices ?? (printing ? [VIRTUAL_PRINTER] : []);
    writeFileSync(join(folder, 'devices.json'), JSON.stringify(standing));
    if (counters !== undefined) {
        const { config, accounts } = loadTrialHall(TRIAL);
        const serves = config.themes.map(({ id }) => id);
        const numbers = Array.from({ length: counters }, (_, index) => index + 1);
        const wide = numbers.map((no) => ({ no, zone: 1, role: 'general', serves, accessible: true }));
        const clerks = numbers.map((no) => ({ ...accounts[0], user: userOf(no), role: 'clerk', badge: String(5000 + no) }));
        const others = accounts.filter(({ role }) => role !== 'clerk');
        writeFileSync(join(folder, 'counters.json'), JSON.stringify(wide));
        writeFileSync(join(folder, 'accounts.json'), JSON.stringify([...clerks, ...others]));
    }
    return folder;
}

/** User name of the n-th sample clerk. */
export function userOf(no: number): string {
    return `clerk${String(no).padStart(2, '0')}`;
}

let known: ReturnType<typeof loadTrialHall> | undefined;

/** The trial hall's configuration, for tests of the core. */
export function trialConfig(): HallConfig {
    known ??= loadTrialHall(TRIAL);
    return known.config;
}

/** The trial hall's devices. */
export function trialDevices(): readonly Device[] {
    known ??= loadTrialHall(TRIAL);
    return known.devices;
}
