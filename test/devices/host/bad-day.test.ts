import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Emulator } from '../../../devices/emulators/emulator.ts';
import { emulators } from '../../../devices/emulators/index.ts';
import type { LineKind } from '../../../server/protocol/devices.ts';
import { Driven, deviceAt } from '../driven.ts';
import { blackHole } from '../lines/black-hole.ts';
import { openHandles, until } from '../until.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function broken(kind: LineKind, fault: string): Promise<Emulator> {
    const emulator = await emulators[kind]?.({ port: 0 }, {});
    if (emulator === undefined) throw new Error(`No virtual ${kind}`);
    cleanUps.push(() => emulator.close());
    expect(await emulator.setFault(fault)).toBe(true);
    return emulator;
}

/** A device that is connected and takes nothing. */
async function deaf(): Promise<string> {
    const server = createServer((socket) => {
        socket.pause();
        socket.on('error', () => {});
        cleanUps.push(() => socket.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => server.close());
    const address = server.address();
    return address !== null && typeof address === 'object' ? `tcp://127.0.0.1:${address.port}` : '';
}

test('everything that can be wrong with devices at once: each is told, one that is well works on, nothing blocks, nothing is left', async () => {
    const before = openHandles().length;
    const [well, stormy, garbled, mute, wrong] = await Promise.all([
        broken('caller', 'split'),
        broken('ratingPad', 'storm'),
        broken('caller', 'storm'),
        broken('keypad', 'silent'),
        broken('keypad', 'wrong-checksum'),
    ]);
    const driven = new Driven({ connectMs: 300, firstPauseMs: 10, longestPauseMs: 50 });
    await driven.host.configure([
        deviceAt('well', 'caller', well.address),
        deviceAt('stormy', 'ratingPad', stormy.address),
        deviceAt('garbled', 'caller', garbled.address),
        deviceAt('mute', 'keypad', mute.address),
        deviceAt('wrong', 'keypad', wrong.address),
        deviceAt('deaf', 'caller', await deaf()),
        deviceAt('away', 'caller', await blackHole(cleanUps)),
        deviceAt('refused', 'ratingPad', 'tcp://127.0.0.1:9'),
        deviceAt('pathless', 'ratingPad', 'serial:///dev/nothing-here'),
        deviceAt('null', 'keypad', 'serial:///dev/null'),
        deviceAt('nonsense', 'keypad', 'keypad'),
        deviceAt('second', 'keypad', well.address),
    ]);
    const expected = {
        well: 'online',
        mute: 'offline(no-answer)',
        wrong: 'fault(wrong-checksum)',
        away: 'offline(unreachable)',
        refused: 'offline(unreachable)',
        pathless: 'offline(no-such-path)',
        null: 'fault(not-a-serial-line)',
        nonsense: 'fault(bad-address)',
        second: 'fault(line-in-use)',
    };
    const told = () => Object.fromEntries(Object.keys(expected).map((id) => [id, driven.state(id)]));
    await until('each is told', () => JSON.stringify(told()) === JSON.stringify(expected)).catch(() => expect(told()).toEqual(expected));

    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }, 5);
    const orders = ['deaf', 'garbled', 'mute', 'wrong', 'away', 'null'].map(async (id) => {
        for (let count = 0; count < 200; count++) await driven.host.order(id, { do: 'beep' });
    });
    for (let count = 1; count <= 5; count++) {
        well.act('press', count % 2 === 0 ? 'call' : 'recall');
        await until('the one that is well is heard', () => driven.said.length === count, 3_000);
    }
    await Promise.all(orders);
    clearInterval(beat);
    expect(longest).toBeLessThan(1_000);
    expect(driven.errors).toEqual([]);

    await driven.host.close();
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    await until('nothing is left', () => openHandles().length <= before);
});
