import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { PrinterState } from '#protocol/slips.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import type { EmulatorFault } from '../../../devices/emulators/printer/session.ts';
import { TicketPrinter, type TicketPrinterTimeouts } from '../../../devices/printers/ticket-printer.ts';
import { sampleSlip } from '../sample-slip.ts';
import { openHandles, until } from '../until.ts';

/** Short enough for a test, long enough for a loaded machine. Looks are rare unless a test is about them. */
const timeouts: Partial<TicketPrinterTimeouts> = { connect: 3_000, answer: 3_000, confirm: 5_000, pause: 60_000, longestPause: 60_000 };

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function hall(fault: EmulatorFault | null, changes: Partial<TicketPrinterTimeouts> = {}) {
    const emulator = await new PrinterEmulator({ port: 0, keep: 100, fault }).start();
    cleanUps.push(() => emulator.close());
    const printer = new TicketPrinter({ address: emulator.address, timeouts: { ...timeouts, ...changes } });
    cleanUps.push(() => printer.close());
    return { emulator, printer };
}

/** The numbers on the slips that came out, in order. */
function numbersPrinted(emulator: PrinterEmulator): string[] {
    return emulator.jobs.flatMap((job) => decode(job.bytes).lines.flatMap((line) => (line.kind === 'text' && line.size.w === 6 ? [line.text] : [])));
}

test('a slip is printed and confirmed, and its paper says what it should', async () => {
    const { emulator, printer } = await hall(null);
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'printed', reason: null });
    expect(printer.state).toEqual({ state: 'online', reason: null });
    expect(emulator.jobs.map((job) => decode(job.bytes).errors)).toEqual([[]]);
    expect(numbersPrinted(emulator)).toEqual(['A001']);
});

test('fifty slips in a row come out in order, each once', async () => {
    const { emulator, printer } = await hall(null);
    const numbers = Array.from({ length: 50 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`);
    const outcomes = await Promise.all(numbers.map((no) => printer.print(sampleSlip(no))));
    expect(outcomes).toEqual(numbers.map(() => ({ status: 'printed', reason: null })));
    expect(numbersPrinted(emulator)).toEqual(numbers);
}, 30_000);

test.each([
    ['paper-out', 'fault', 'paper-out'],
    ['cover-open', 'fault', 'cover-open'],
    ['off', 'offline', 'unreachable'],
] as const)('with %s nothing is sent, and the state tells staff', async (fault, state, reason) => {
    const { emulator, printer } = await hall(fault);
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'not-sent', reason });
    expect(printer.state).toEqual({ state, reason });
    await emulator.setFault(null);
    expect(await printer.print(sampleSlip('A002'))).toEqual({ status: 'printed', reason: null });
    expect(numbersPrinted(emulator)).toEqual(['A002']);
});

test('a printer that accepts and never answers gets nothing', async () => {
    const { emulator, printer } = await hall('silent', { answer: 300 });
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'not-sent', reason: 'no-answer' });
    expect(printer.state).toEqual({ state: 'offline', reason: 'no-answer' });
    expect(emulator.jobs).toEqual([]);
});

test('a printer that dies half way leaves the outcome unknown, and the slip is not sent again', async () => {
    const { emulator, printer } = await hall('half');
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'unknown', reason: 'link-lost' });
    expect(emulator.jobs.map((job) => job.whole)).toEqual([false]);
    await emulator.setFault(null);
    expect(await printer.print(sampleSlip('A002'))).toEqual({ status: 'printed', reason: null });
    expect(emulator.jobs.map((job) => job.whole)).toEqual([false, true]);
});

test('a printer that does not confirm leaves the outcome unknown, and the slip is not sent again', async () => {
    const { emulator, printer } = await hall('no-confirm', { confirm: 300 });
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'unknown', reason: 'no-confirm' });
    expect(numbersPrinted(emulator)).toEqual(['A001']);
});

test.each([['no-confirm'], [null]] as const)(
    'paper that runs out under the slip is no confirmation, whatever the printer says (%s)',
    async (fault) => {
        const { emulator, printer } = await hall(fault, { confirm: 1_000 });
        emulator.onJob(() => void emulator.setFault('paper-out'));
        expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'unknown', reason: 'paper-out' });
        expect(printer.state).toEqual({ state: 'fault', reason: 'paper-out' });
    },
);

test('a printer that talks without end still prints', async () => {
    const { emulator, printer } = await hall('asb-storm');
    const outcomes = await Promise.all(['A001', 'A002', 'A003'].map((no) => printer.print(sampleSlip(no))));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['printed', 'printed', 'printed']);
    expect(numbersPrinted(emulator)).toEqual(['A001', 'A002', 'A003']);
});

test('status bytes that the network cuts anywhere are not taken for the confirmation', async () => {
    const server = createServer({ noDelay: true }, (socket) => {
        let turn = 0;
        const group = [0x10, 0x00, 0x00, 0x0f];
        const storm = setInterval(() => socket.write(Buffer.from(group.slice(turn % 4, ++turn % 4 || 4))), 2);
        socket.on('error', () => {});
        socket.on('close', () => clearInterval(storm));
        socket.on('data', (bytes: Buffer) => void (bytes.includes(Buffer.from([0x10, 0x04])) && socket.write(Buffer.from([0x12]))));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const printer = new TicketPrinter({ address: `tcp://127.0.0.1:${port}`, timeouts: { ...timeouts, confirm: 300 } });
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'unknown', reason: 'no-confirm' });
    await printer.close();
    await new Promise((resolve) => server.close(resolve));
});

test('a slip does not wait for a look at a printer that does not answer', async () => {
    const { emulator, printer } = await hall('silent', { answer: 60_000 });
    await until('it is looked at', () => emulator.connections === 1);
    await emulator.setFault(null);
    const outcome = printer.print(sampleSlip('A001'));
    await until('it is on paper', () => emulator.jobs.length === 1);
    expect((await outcome).status).toBe('printed');
});

test('a roll near its end is told while slips still come out', async () => {
    const { printer } = await hall('paper-near-end');
    expect(await printer.print(sampleSlip('A001'))).toEqual({ status: 'printed', reason: null });
    expect(printer.state).toEqual({ state: 'online', reason: 'paper-near-end' });
});

test('staff see an idle printer go and come back without a slip', async () => {
    const { emulator, printer } = await hall(null, { pause: 30, longestPause: 120 });
    const seen: PrinterState[] = [];
    printer.onState((state) => seen.push(state));
    for (const fault of ['paper-out', null, 'off', null, 'cover-open', null] as const) {
        const { length } = seen;
        await emulator.setFault(fault);
        await until(`the state after ${fault} is seen`, () => seen.length > length);
    }
    const reasons = seen.map((state) => state.reason).filter((reason, index) => index > 0 || reason !== null);
    expect(reasons).toEqual(['paper-out', null, 'unreachable', null, 'cover-open', null]);
    expect(printer.state).toEqual({ state: 'online', reason: null });
    expect(emulator.jobs).toEqual([]);
});

test('an idle printer that is gone is asked less and less often', async () => {
    const { emulator, printer } = await hall('silent', { answer: 20, pause: 50, longestPause: 400 });
    await until('it was found silent', () => printer.state.reason === 'no-answer');
    const { connections } = emulator;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    // Every 70 ms it would be 17; with doubling pauses about 4.
    expect(emulator.connections - connections).toBeLessThan(10);
    await until('it is asked again', () => emulator.connections > connections + 4);
});

test('slips that wait behind one that found the printer gone do not each wait for it', async () => {
    const { emulator, printer } = await hall('silent', { answer: 400 });
    const outcomes = await Promise.all(['A001', 'A002', 'A003', 'A004'].map((no) => printer.print(sampleSlip(no))));
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'not-sent', reason: 'no-answer' })));
    expect(emulator.connections).toBeLessThanOrEqual(2);
    await emulator.setFault(null);
    expect((await printer.print(sampleSlip('A005'))).status).toBe('printed');
});

test('a slip that cannot be printed is refused as a value and does not hold up the next', async () => {
    const { emulator, printer } = await hall(null);
    expect(await printer.print({ lines: [{ kind: 'qr', content: '社会事务' }] })).toEqual({ status: 'not-sent', reason: 'bad-slip' });
    expect((await printer.print(sampleSlip('A002'))).status).toBe('printed');
    expect(numbersPrinted(emulator)).toEqual(['A002']);
});

test('a mistake in the address of a printer is told at once', () => {
    expect(() => new TicketPrinter({ address: '192.168.1.50' })).toThrow(/Not an address of a line/);
});

test('closing lets the slip under way come out, gives up the others, and leaves nothing open', async () => {
    const before = openHandles().length;
    const emulator = await new PrinterEmulator({ port: 0 }).start();
    const printer = new TicketPrinter({ address: emulator.address, timeouts });
    const first = printer.print(sampleSlip('A001'));
    const second = printer.print(sampleSlip('A002'));
    expect((await first).status).toBe('printed');
    const closing = printer.close();
    expect((await second).status).toMatch(/^(not-sent|printed)$/);
    await Promise.all([closing, printer.close()]);
    expect(await printer.print(sampleSlip('A003'))).toEqual({ status: 'not-sent', reason: 'closing' });
    await emulator.close();
    await until('everything is closed', () => openHandles().length <= before);
});

test('closing does not wait for a printer that never confirms', async () => {
    const { emulator, printer } = await hall('no-confirm', { confirm: 60_000, closing: 200, answer: 200 });
    const outcome = printer.print(sampleSlip('A001'));
    await until('it is on paper', () => emulator.jobs.length === 1);
    await printer.close();
    expect(await outcome).toEqual({ status: 'unknown', reason: 'no-confirm' });
});

test('closing gives up a slip that was not sent yet', async () => {
    const { emulator, printer } = await hall('silent', { answer: 60_000 });
    const { connections } = emulator;
    const outcome = printer.print(sampleSlip('A001'));
    await until('it is connected', () => emulator.connections > connections);
    await printer.close();
    expect(await outcome).toEqual({ status: 'not-sent', reason: 'closing' });
    expect(emulator.jobs).toEqual([]);
});
