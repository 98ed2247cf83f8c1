/**
 * One virtual device as a program: `npm run emulate -- caller --port 4001`. It prints its address, then what it shows whenever that changes, and
 * takes lines from the keyboard: an action with its value (`press call`), `fault WORD`, or `fault` alone to be well again.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type DeviceOptions, LINE_KINDS, type LineKind } from '#protocol/devices.ts';
import type { EmulatedPlace, Emulator } from './emulator.ts';
import { emulators } from './index.ts';

const kinds = LINE_KINDS.filter((kind) => emulators[kind] !== undefined);
const usage = `npm run emulate -- ${kinds.join('|')} [--port N | --serial PATH] [--address N] [--fault WORD]`;

type Settings = { kind: LineKind; place: EmulatedPlace; options: DeviceOptions; fault: string | null };

function readSettings(): Settings | null {
    try {
        const known = { port: { type: 'string' }, serial: { type: 'string' }, address: { type: 'string' }, fault: { type: 'string' } } as const;
        const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
        const kind = kinds.find((name) => name === positionals[0]);
        const port = wholeNumber(values.port ?? '0', 65_535);
        const address = wholeNumber(values.address ?? '1', 254);
        const both = values.port !== undefined && values.serial !== undefined;
        if (kind === undefined || positionals.length > 1 || port === null || address === null || both) return null;
        const place = values.serial === undefined ? { port } : { serial: values.serial };
        return { kind, place, options: values.address === undefined ? {} : { address }, fault: values.fault ?? null };
    } catch {
        return null;
    }
}

function wholeNumber(text: string, most: number): number | null {
    return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** What a line from the keyboard did, in one word for whoever typed it. */
async function obey(emulator: Emulator, line: string): Promise<string> {
    const [action = '', ...words] = line.trim().split(/\s+/);
    const value = words.join(' ');
    if (action === '') return '';
    if (action === 'fault') return (await emulator.setFault(value === '' ? null : value)) ? 'ok' : `fault ${emulator.faults.join(' | ')}`;
    return emulator.act(action, value) ? 'ok' : `${[...emulator.actions, 'fault'].join(' | ')} ...`;
}

/** Null when its place is not to be had, which is said. */
async function begin({ kind, place, options }: Settings): Promise<Emulator | null> {
    try {
        return (await emulators[kind]?.(place, options)) ?? null;
    } catch (error) {
        console.error(String(error));
        return null;
    }
}

async function main(): Promise<void> {
    const settings = readSettings();
    const emulator = settings === null ? null : await begin(settings);
    if (settings === null || emulator === null || !(await emulator.setFault(settings.fault))) {
        await emulator?.close();
        console.error(usage + (emulator === null ? '' : `\n--fault ${emulator.faults.join(' | ')}`));
        process.exitCode = 2;
        return;
    }
    let shown = '';
    const show = () => {
        const now = emulator.shown.map((line) => `  ${line}`).join('\n');
        if (now !== shown) console.log(now);
        shown = now;
    };
    emulator.onChange(show);
    console.log(emulator.address);
    show();
    const keyboard = createInterface({ input: process.stdin });
    keyboard.on('line', (line) => void obey(emulator, line).then((said) => said !== '' && console.log(said)));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
            keyboard.close();
            process.stdin.destroy();
            void emulator.close();
        });
    }
}

await main();
