import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { Cable } from '../pty.ts';
import { until } from '../until.ts';
import { numbersPrinted, outcome, PrinterHost, printed } from './printer-host.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function hall() {
    const cable = await new Cable().plugIn();
    const emulator = await new PrinterEmulator({ serial: cable.far, keep: 1_000 }).start();
    const host = new PrinterHost({ pause: 100, longestPause: 200 });
    cleanUps.push(
        () => cable.close(),
        () => emulator.close(),
        () => host.close(),
    );
    await host.configure({ 'printer-1': cable.address });
    await until('the printer is found', () => host.host.stateOf('printer-1').state === 'online');
    return { cable, emulator, host };
}

test('a printer on a serial line prints in order, over one opening of its port', async () => {
    const { emulator, host } = await hall();
    const numbers = Array.from({ length: 10 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`);
    expect(await Promise.all(numbers.map((no) => host.print(no)))).toEqual(numbers.map(() => printed));
    expect(numbersPrinted(emulator)).toEqual(numbers);
    expect(emulator.jobs.map(({ bytes }) => decode(bytes).errors.length)).toEqual(numbers.map(() => 0));
    expect(emulator.connections).toBe(1);
});

test.each(['paper-out', 'cover-open'] as const)('on a serial line, too, nothing is sent with %s', async (fault) => {
    const { emulator, host } = await hall();
    await emulator.setFault(fault);
    expect(await host.print('A001')).toEqual(outcome('not-sent', fault));
    await emulator.setFault(null);
    expect(await host.print('A002')).toEqual(printed);
    expect(numbersPrinted(emulator)).toEqual(['A002']);
});

test('a printer on a serial line that stops half way leaves the slip unknown, and prints the next', async () => {
    const { emulator, host } = await hall();
    await emulator.setFault('no-confirm');
    const job = host.print('A001');
    await until('it is on paper', () => emulator.jobs.length === 1);
    await emulator.setFault(null);
    expect(await job).toEqual(outcome('unknown', 'no-confirm'));
    expect(await host.print('A002')).toEqual(printed);
    expect(numbersPrinted(emulator)).toEqual(['A001', 'A002']);
});

test('a cable that is pulled out is noticed; plugged in again the printer works within five seconds, fifty times, and nothing is left behind', async () => {
    const { cable, host } = await hall();
    const openFiles = () => process.getActiveResourcesInfo().length;
    const cycle = async () => {
        await cable.pullOut();
        expect(await host.print('A001')).toMatchObject({ print: { status: 'not-sent' } });
        await until('it is seen to be gone', () => host.host.stateOf('printer-1').state === 'offline');
        await cable.plugIn();
        await until('it is back', () => host.host.stateOf('printer-1').state === 'online', 5_000);
        expect(await host.print('A002')).toEqual(printed);
    };
    for (let count = 0; count < 5; count++) await cycle();
    const [before, memory] = [openFiles(), process.memoryUsage().heapUsed];
    for (let count = 0; count < 45; count++) await cycle();
    await until('no handle is left over', () => openFiles() <= before + 3);
    expect(process.memoryUsage().heapUsed - memory).toBeLessThan(40_000_000);
    expect(host.mistakes).toEqual([]);
}, 180_000);

test('unplugged amid a job, the slip is unknown and not sent again', async () => {
    const { cable, emulator, host } = await hall();
    await emulator.setFault('slow');
    const job = host.print('A001');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await cable.pullOut();
    expect([outcome('unknown', 'link-lost'), outcome('not-sent', 'unreachable')]).toContainEqual(await job);
    await emulator.setFault(null);
    await cable.plugIn();
    await until('it is back', () => host.host.stateOf('printer-1').state === 'online', 5_000);
    expect(await host.print('A002')).toEqual(printed);
    expect(numbersPrinted(emulator).filter((no) => no === 'A001').length).toBeLessThanOrEqual(1);
});

test('a path that is no serial line is a state that staff can read, and is left as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-printer-'));
    const file = join(folder, 'notes.txt');
    writeFileSync(file, '不要动');
    const host = new PrinterHost();
    cleanUps.push(() => host.close());
    await host.configure({ file: `serial://${file}`, gone: `serial://${join(folder, 'ttyUSB9')}` });
    expect(await host.print('A001', { device: 'file' })).toEqual(outcome('not-sent', 'not-a-serial-line'));
    expect(await host.print('A001', { device: 'gone' })).toEqual(outcome('not-sent', 'no-such-path'));
    expect(host.host.stateOf('file')).toEqual({ state: 'fault', reason: 'not-a-serial-line' });
    expect(readFileSync(file, 'utf8')).toBe('不要动');
    rmSync(folder, { recursive: true });
});
