import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { drawSlip } from '../../../devices/emulators/printer/draw.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { completionBytes } from '../../../devices/printers/completion.ts';
import { encodeSlip } from '../../../devices/printers/escpos.ts';
import { TicketPrinter } from '../../../devices/printers/ticket-printer.ts';
import { readQr } from '../read-qr.ts';
import { sampleLink, sampleSlip } from '../sample-slip.ts';
import { until } from '../until.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/ /g, ''), 'hex');

test.each([
    ['1b40 c9e7 0a', 'high byte c9 outside Chinese mode [at=2]'],
    ['1b40 1c26 8230ad31 0a', "four-byte character 8230ad31 that no printer's font has [at=4]"],
    ['1b40 1c26 1b5208 0a', 'unknown command 1b52 [at=4]'],
    ['1b40 1c26 07 0a', 'unknown command 07 [at=4]'],
    ['1b40 1c26 41 1d2107', 'the last line was not ended [at=8]'],
    ['1b40 1c26 c9', 'it ends within a command or character [at=4]'],
    ['1b40 1c26 1d286b0300', 'it ends within a command or character [at=4]'],
    ['1b40 1c26 1d284c0300 303130', 'unknown command 1d284c03003031 [at=4]'],
    ['1b40 41 1b6101 0a', 'alignment within a line [at=3]'],
    ['1b6107', 'unknown alignment 7 [at=0]'],
])('the decoder finds what is wrong with %s', (hex, error) => {
    expect(decode(bytes(hex)).errors).toContain(error);
});

test('the decoder agrees with bytes written by hand from the manual', () => {
    const { lines, errors } = decode(bytes('1b40 1c26 1b6101 1b4501 1d2111 c8a1bac5 20 41 0a 1b4500 1d2100 1b6100 1b6402 1d5601'));
    expect(errors).toEqual([]);
    expect(lines).toEqual([
        { kind: 'text', text: '取号 A', size: { w: 2, h: 2 }, align: 'center', bold: true },
        { kind: 'feed', lines: 2 },
        { kind: 'cut' },
    ]);
});

test('questions split at every byte, and amid a job, are answered', async () => {
    const emulator = await new PrinterEmulator({ port: 0 }).start();
    const socket = connect({ port: Number(new URL(emulator.address).port), noDelay: true });
    const answers: number[] = [];
    socket.on('data', (answer) => answers.push(...Buffer.from(answer)));
    await once(socket, 'connect');
    const job = Buffer.concat([encodeSlip(sampleSlip('A001'), { columns: 48 }), completionBytes('gs-r', '')]);
    for (const part of [bytes('10'), bytes('04'), bytes('04'), job.subarray(0, 101), bytes('1004'), bytes('02'), job.subarray(101)]) {
        socket.write(part);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until('everything is answered', () => answers.length === 3);
    expect(answers).toEqual([0x12, 0x12, 0x00]);
    expect(emulator.jobs.map((printed) => printed.bytes)).toEqual([job]);
    socket.destroy();
    await emulator.close();
});

test('the emulator keeps the last jobs only and tells each', async () => {
    const emulator = await new PrinterEmulator({ port: 0, keep: 3 }).start();
    const told: number[] = [];
    emulator.onJob((job) => told.push(job.number));
    const printer = new TicketPrinter({ address: emulator.address });
    for (const no of ['A001', 'A002', 'A003', 'A004', 'A005']) await printer.print(sampleSlip(no));
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect(emulator.jobs.map((job) => job.number)).toEqual([3, 4, 5]);
    await printer.close();
    await emulator.close();
    await emulator.close();
});

test('the drawn slip shows its text, escaped, and a QR code that zbarimg reads', async () => {
    const slip = {
        lines: [...sampleSlip('A001').lines, { kind: 'text', text: '</text><script>"&\'', size: 1, align: 'left', bold: false } as const],
    };
    const svg = drawSlip(decode(encodeSlip(slip, { columns: 48 })).lines, 48);
    for (const text of ['江海市政务服务中心', 'A001', '社会事务', '前方等待']) expect(svg).toContain(text);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('style=');
    expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#34;&#38;&#39;');
    expect(await readQr(modulesOf(svg))).toBe(sampleLink);
});

/** The modules of the only QR code in a drawing, from its path. */
function modulesOf(svg: string): boolean[][] {
    const dark = [...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    const side = Math.max(...dark.map(({ x }) => x)) + 1;
    const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
    for (const { x, y } of dark) rows[y]?.splice(x, 1, true);
    return rows;
}

test('the command starts a printer, tells its address and what it prints, and stops when told', async () => {
    const child = spawn(process.execPath, ['devices/emulators/main.ts', 'ticketPrinter'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let said = '';
    child.stdout.on('data', (text) => {
        said += String(text);
    });
    await until('it tells its address', () => said.includes('\n'), 30_000);
    const printer = new TicketPrinter({ address: said.trim() });
    expect((await printer.print(sampleSlip('A007'))).status).toBe('printed');
    await until('it tells the slip', () => said.includes('A007'));
    await printer.close();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
}, 60_000);
