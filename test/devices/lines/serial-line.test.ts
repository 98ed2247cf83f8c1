import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LineAddressError, type LineError } from '../../../devices/lines/line.ts';
import { openLine, parseLineAddress } from '../../../devices/lines/open-line.ts';
import { readSerialAddress } from '../../../devices/lines/serial-address.ts';
import { Cable } from '../pty.ts';
import { openHandles, until } from '../until.ts';
import { kindOfFailure, listening } from './listening.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function cable(): Promise<Cable> {
    const plugged = await new Cable().plugIn();
    cleanUps.push(() => plugged.close());
    return plugged;
}

function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'serial-'));
    cleanUps.push(() => rmSync(path, { recursive: true }));
    return path;
}

const open = (path: string, handlers = listening().handlers) => openLine(`serial://${path}`, handlers, { connectMs: 5_000 });

test('an address says everything about the port, and what it leaves out is 9600 8N1 without handshake', () => {
    const usual = { path: '/dev/ttyUSB0', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false };
    expect(readSerialAddress(new URL('serial:///dev/ttyUSB0'))).toEqual(usual);
    const all = 'serial:///dev/serial/by-id/usb-1a86_USB%20Serial?baud=115200&bits=7&parity=even&stop=2&rtscts=1';
    expect(readSerialAddress(new URL(all))).toEqual({
        path: '/dev/serial/by-id/usb-1a86_USB Serial',
        baudRate: 115_200,
        dataBits: 7,
        parity: 'even',
        stopBits: 2,
        rtscts: true,
    });
    expect(readSerialAddress(new URL('serial://com12?baud=19200'))).toEqual({ ...usual, path: 'COM12', baudRate: 19_200 });
});

test.each([
    ['serial://', 'the path is missing'],
    ['serial:///', 'the path is missing'],
    ['serial://ttyUSB0', 'the path is missing or not absolute'],
    ['serial://host/dev/ttyUSB0', 'the path is missing or not absolute'],
    ['serial:////dev/ttyUSB0', 'the path is missing or not absolute'],
    ['serial:///dev/tty%00USB0', 'the path is missing'],
    ['serial:///dev/tty%E0%A4', 'the path is missing'],
    ['serial://COM3/x', 'the path is missing'],
    ['serial://user@COM3', 'no user'],
    ['serial:///dev/ttyUSB0#1', 'fragment'],
    ['serial:///dev/ttyUSB0?baud=9601', 'baud is one of 1200'],
    ['serial:///dev/ttyUSB0?baud=', 'baud is one of'],
    ['serial:///dev/ttyUSB0?baud=9600&baud=19200', 'baud is given twice'],
    ['serial:///dev/ttyUSB0?speed=9600', 'not speed'],
    ['serial:///dev/ttyUSB0?constructor=1', 'not constructor'],
    ['serial:///dev/ttyUSB0?parity=mark', 'parity is one of'],
    ['serial:///dev/ttyUSB0?stop=1.5', 'stop is one of'],
    ['serial:///dev/ttyUSB0?rtscts=yes', 'rtscts is one of'],
])('the address %j is refused with a sentence that says why', async (address, why) => {
    expect(() => parseLineAddress(address)).toThrow(LineAddressError);
    expect(() => parseLineAddress(address)).toThrow(new RegExp(why));
    await expect(openLine(address, listening().handlers, { connectMs: 100 })).rejects.toThrow(LineAddressError);
});

test('bytes go out and come back over a serial line, and closing tells once and leaves nothing open', async () => {
    const { near, far } = await cable();
    const before = openHandles().length;
    const [hall, device] = [listening(), listening()];
    const line = await open(near, hall.handlers);
    const other = await open(far, device.handlers);
    await line.write(Buffer.from('ask'), 5_000);
    await until('the question came', () => device.heard.text === 'ask');
    // All 256 values: nothing is a control character for the line.
    const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    await Promise.all([other.write(all, 5_000), other.write(all, 5_000)]);
    await until('the answer came', () => hall.heard.bytes === 512);
    expect(hall.heard.text).toBe(all.toString('latin1').repeat(2));
    await Promise.all([line.close(), line.close(), other.close()]);
    await line.close();
    expect([hall.heard.closed, device.heard.closed]).toEqual([[null], [null]]);
    await until('everything is closed', () => openHandles().length <= before);
    expect(await kindOfFailure(line.write(Buffer.from('x'), 100))).toBe('lost');
});

test('bytes written just before closing arrive', async () => {
    const { near, far } = await cable();
    const device = listening();
    const other = await open(far, device.handlers);
    const line = await open(near);
    void line.write(Buffer.alloc(3_000, 0x41), 5_000);
    await line.close();
    await until('all bytes arrived', () => device.heard.bytes === 3_000);
    await other.close();
});

test('a path that does not exist is told as such, and no file is made of it', async () => {
    const path = join(folder(), 'ttyUSB9');
    expect(await kindOfFailure(open(path))).toBe('no-such-path');
    expect(existsSync(path)).toBe(false);
});

test('a file, a folder and a device that is no terminal are told as no serial line, and are not touched', async () => {
    const path = folder();
    writeFileSync(join(path, 'file'), 'kept');
    mkdirSync(join(path, 'folder'));
    expect(await kindOfFailure(open(join(path, 'file')))).toBe('not-a-serial-line');
    expect(readFileSync(join(path, 'file'), 'utf8')).toBe('kept');
    expect(await kindOfFailure(open(join(path, 'folder')))).toBe('not-a-serial-line');
    expect(await kindOfFailure(open('/dev/null'))).toBe('not-a-serial-line');
});

test('a port that another has open is told as in use, and the other one goes on', async () => {
    const { near, far } = await cable();
    const first = listening();
    const line = await open(near, first.handlers);
    expect(await kindOfFailure(open(near))).toBe('in-use');
    const other = await open(far);
    await other.write(Buffer.from('still here'), 5_000);
    await until('the first still reads', () => first.heard.text === 'still here');
    await Promise.all([line.close(), other.close()]);
});

test('opening is given up when told, and the port is free afterwards', async () => {
    const { near } = await cable();
    const giveUp = new AbortController();
    const opening = kindOfFailure(openLine(`serial://${near}`, listening().handlers, { connectMs: 5_000, signal: giveUp.signal }));
    giveUp.abort();
    expect(await opening).toBe('aborted');
    let line = await open(near).catch((error: LineError) => error.kind);
    await until('the port is free again', () => {
        if (line === 'in-use')
            void open(near)
                .then((opened) => (line = opened))
                .catch(() => {});
        return typeof line !== 'string';
    });
    if (typeof line !== 'string') await line.close();
});

test('a device that takes no bytes runs into the write deadline, which closes the line at once', async () => {
    const { near } = await cable();
    const { heard, handlers } = listening();
    const line = await open(near, handlers);
    // Nobody reads the far end: socat and the system take some ten thousand bytes, then no more.
    expect(await kindOfFailure(line.write(Buffer.alloc(1_000_000), 300))).toBe('timeout');
    const begun = performance.now();
    await line.close();
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(heard.closed.map((error) => error?.kind)).toEqual(['timeout']);
    const again = await open(near);
    await again.close();
});

test('an idle line whose adapter is pulled out is told as lost, once', async () => {
    const plugged = await cable();
    const { heard, handlers } = listening();
    const line = await open(plugged.near, handlers);
    await plugged.pullOut();
    await until('the loss was noticed', () => heard.closed.length > 0);
    expect(await kindOfFailure(line.write(Buffer.from('x'), 100))).toBe('lost');
    await line.close();
    expect(heard.closed.map((error) => error?.kind)).toEqual(['lost']);
});

test('a line whose adapter is pulled out amid bytes both ways is told as lost every time, and stops asking the system', async () => {
    const plugged = new Cable();
    cleanUps.push(() => plugged.close());
    for (let round = 0; round < 8; round++) {
        await plugged.plugIn();
        const [hall, device] = [listening(), listening()];
        const line = await open(plugged.near, hall.handlers);
        const other = await open(plugged.far, device.handlers);
        const flood = async (to: typeof line) => {
            while ((await kindOfFailure(to.write(Buffer.alloc(200), 5_000))) === 'null');
        };
        const flooding = [flood(line), flood(other)];
        await until('bytes flow', () => hall.heard.bytes > 2_000 && device.heard.bytes > 2_000);
        await plugged.pullOut();
        await until('both ends noticed', () => hall.heard.closed.length > 0 && device.heard.closed.length > 0);
        await Promise.all([...flooding, line.close(), other.close()]);
        expect(hall.heard.closed.map((error) => error?.kind)).toEqual(['lost']);
    }
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1_000).toBeLessThan(200);
});

test('a port that this account may not open is told as such', async () => {
    const { near } = await cable();
    chmodSync(realpathSync(near), 0);
    // The superuser may open everything, so he becomes nobody for as long as the attempt takes.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid?.(65_534);
    const kind = await kindOfFailure(open(near)).finally(() => superuser && process.seteuid?.(0));
    expect(kind).toBe('no-permission');
});
