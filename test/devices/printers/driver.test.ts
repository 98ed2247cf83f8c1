import { afterEach, describe, expect, test } from 'vitest';
import type { DeviceOptions } from '#protocol/devices.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import type { EmulatorFault } from '../../../devices/emulators/printer/session.ts';
import type { TicketPrinterTimeouts } from '../../../devices/printers/ticket-printer.ts';
import { openHandles, until } from '../until.ts';
import { numbersPrinted, outcome, PrinterHost, printed } from './printer-host.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function hall(
    fault: EmulatorFault | null,
    { options = {}, timeouts = {} }: { options?: DeviceOptions; timeouts?: Partial<TicketPrinterTimeouts> } = {},
) {
    const emulator = await new PrinterEmulator({ port: 0, keep: 1_000, fault }).start();
    const host = new PrinterHost(timeouts);
    cleanUps.push(
        () => emulator.close(),
        () => host.close(),
    );
    await host.configure({ 'printer-1': emulator.address }, options);
    return { emulator, host };
}

test('a printer says how it is, prints, makes itself known, and does nothing else', async () => {
    const { emulator, host } = await hall('paper-near-end');
    expect(await host.print('A001')).toEqual(printed);
    expect(host.host.stateOf('printer-1')).toEqual({ state: 'online', reason: 'paper-near-end' });
    expect(host.states['printer-1']).toEqual([{ state: 'online', reason: 'paper-near-end' }]);
    expect(await host.host.order('printer-1', { do: 'identify' })).toEqual(printed);
    const texts = decode(emulator.jobs.at(-1)?.bytes ?? Buffer.alloc(0)).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
    expect(texts).toContain('打印机 printer-1');
    expect(await host.host.order('printer-1', { do: 'beep' })).toEqual({ ok: false, reason: 'not-supported' });
    await emulator.setFault('cover-open');
    expect(await host.host.order('printer-1', { do: 'identify' })).toEqual({ ok: false, reason: 'cover-open' });
    expect(host.mistakes).toEqual([]);
});

test('a job that is ordered again is not printed again: it has the result that it had', async () => {
    const { emulator, host } = await hall(null);
    const both = await Promise.all([host.print('A001', { job: 'one' }), host.print('A001', { job: 'one' })]);
    expect(both).toEqual([printed, printed]);
    expect(await host.print('A001', { job: 'one' })).toEqual(printed);
    await emulator.setFault('paper-out');
    expect(await host.print('A002', { job: 'two' })).toEqual(outcome('not-sent', 'paper-out'));
    await emulator.setFault(null);
    expect(await host.print('A002', { job: 'two' })).toEqual(outcome('not-sent', 'paper-out'));
    expect(await host.print('A002', { job: 'three' })).toEqual(printed);
    expect(numbersPrinted(emulator)).toEqual(['A001', 'A002']);
});

test('a slip whose turn comes too late is not printed', async () => {
    const { emulator, host } = await hall('slow');
    const first = host.print('A001');
    const second = host.print('A002', { withinMs: 300 });
    expect(await Promise.all([first, second])).toEqual([printed, outcome('not-sent', 'expired')]);
    expect(numbersPrinted(emulator)).toEqual(['A001']);
});

describe.each(['gs-r', 'process-id', 'none'] as const)('with completion %s', (completion) => {
    const options = { completion };

    test('slips come out and are known to be printed', async () => {
        const { emulator, host } = await hall(null, { options });
        const numbers = ['A001', 'A002', 'A003'];
        expect(await Promise.all(numbers.map((no) => host.print(no)))).toEqual(numbers.map(() => printed));
        await until('the last one is cut', () => emulator.jobs.length === 3);
        expect(numbersPrinted(emulator)).toEqual(numbers);
        expect(emulator.jobs.map(({ bytes }) => decode(bytes).errors)).toEqual([[], [], []]);
    });

    test('a printer that stays silent about the job leaves it unknown, unless nobody asks', async () => {
        const { emulator, host } = await hall('no-confirm', { options, timeouts: { confirm: 300, answer: 500 } });
        const expected = completion === 'none' ? printed : outcome('unknown', 'no-confirm');
        expect(await host.print('A001')).toEqual(expected);
        // Also the next one goes out: it may be a printer that never confirms.
        expect(await host.print('A002')).toEqual(expected);
        await until('both are on paper', () => emulator.jobs.length === 2);
    });

    test.each(['paper-out', 'cover-open'] as const)('%s under the slip is no confirmation', async (fault) => {
        const { emulator, host } = await hall('slow', { options, timeouts: { confirm: 1_000, settle: 500 } });
        const job = host.print('A001');
        await until('it is being printed', () => emulator.connections > 0);
        const failing = setTimeout(() => void emulator.setFault(fault), 150);
        const result = await job;
        clearTimeout(failing);
        expect([outcome('unknown', fault), outcome('not-sent', fault)]).toContainEqual(result);
    });

    test('a printer that dies half way leaves it unknown', async () => {
        const { emulator, host } = await hall('half', { options: { completion: completion === 'none' ? 'gs-r' : completion } });
        expect(await host.print('A001')).toEqual(outcome('unknown', 'link-lost'));
        await emulator.setFault(null);
        expect(await host.print('A002')).toEqual(printed);
        expect(emulator.jobs.map(({ whole }) => whole)).toEqual([false, true]);
    });

    test('noise before each answer changes nothing', async () => {
        const { host } = await hall('garbage', { options });
        expect(await host.print('A001')).toEqual(printed);
    });
});

test.each(['gs-r', 'process-id'] as const)('a confirmation that comes late is not taken for that of the next slip (%s)', async (completion) => {
    const { emulator, host } = await hall('slow', { options: { completion }, timeouts: { confirm: 300 } });
    expect(await host.print('A001')).toEqual(outcome('unknown', 'no-confirm'));
    const next = host.print('A002');
    const printedBefore = await next.then((result) => ({ result, jobs: emulator.jobs.length }));
    // Whatever it says of the second slip is of that one: printed only when it is on paper.
    if (printedBefore.result.ok && printedBefore.result.print?.status === 'printed') expect(printedBefore.jobs).toBe(2);
    else expect(printedBefore.result).toEqual(outcome('unknown', 'no-confirm'));
    await emulator.setFault(null);
});

test('two devices on one line: the second says that the line is in use, and has it once the first is gone', async () => {
    const { emulator, host } = await hall(null, { timeouts: { pause: 50, longestPause: 100 } });
    expect(await host.print('A001')).toEqual(printed);
    await host.configure({ 'printer-1': emulator.address, 'printer-2': emulator.address });
    expect(await host.print('B001', { device: 'printer-2' })).toEqual(outcome('not-sent', 'line-in-use'));
    expect(host.host.stateOf('printer-2')).toEqual({ state: 'fault', reason: 'line-in-use' });
    await host.configure({ 'printer-2': emulator.address });
    expect(await host.print('B002', { device: 'printer-2' })).toEqual(printed);
    expect(numbersPrinted(emulator)).toEqual(['A001', 'B002']);
});

test('a printer that goes and comes back two hundred times prints each time, and leaves nothing behind', async () => {
    const { emulator, host } = await hall(null, { timeouts: { pause: 20, longestPause: 50 } });
    const cycle = async (no: string) => {
        await emulator.setFault('off');
        expect(await host.print(no)).toMatchObject({ print: { status: 'not-sent' } });
        await emulator.setFault(null);
        expect(await host.print(no)).toEqual(printed);
    };
    for (let count = 0; count < 20; count++) await cycle('A001');
    const [handles, memory] = [openHandles().length, process.memoryUsage().heapUsed];
    for (let count = 0; count < 180; count++) await cycle('A002');
    await until('no handle is left over', () => openHandles().length <= handles + 2);
    expect(process.memoryUsage().heapUsed - memory).toBeLessThan(40_000_000);
    expect(emulator.jobs).toHaveLength(200);
    expect(host.mistakes).toEqual([]);
}, 120_000);
