/** What two hundred bad days of a cable leave behind: nothing. Pauses are shortened, all else is as in a hall. */
import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Emulator } from '../../devices/emulators/emulator.ts';
import { emulators } from '../../devices/emulators/index.ts';
import type { DeviceOrder, LineKind } from '../../server/protocol/devices.ts';
import { Driven, deviceAt } from './driven.ts';
import { heapInUse } from './driving.ts';
import { Cable } from './pty.ts';
import { openHandles, until } from './until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const quick = { firstPauseMs: 5, longestPauseMs: 20 };

/** A device with the order that keeps its line busy and the key that shows that it works. */
const cases: readonly [LineKind, DeviceOrder, string][] = [
    ['ratingPad', { do: 'ask', open: true }, '0'],
    ['caller', { do: 'display', waiting: 3, ticket: 'A001' }, 'recall'],
    ['keypad', { do: 'sign', sign: { text: '请A001号', flash: false } }, '1'],
];

/** Orders as fast as they are answered, until told to stop. */
function keepBusy(driven: Driven, order: DeviceOrder): () => Promise<void> {
    let busy = true;
    const working = (async () => {
        while (busy) {
            await driven.host.order('device-1', order);
            await new Promise((resolve) => setTimeout(resolve, 2));
        }
    })();
    return () => {
        busy = false;
        return working;
    };
}

async function emulated(kind: LineKind, place: { port: number } | { serial: string }): Promise<Emulator> {
    const start = emulators[kind];
    if (start === undefined) throw new Error(`No virtual ${kind}`);
    const emulator = await start(place, {});
    cleanUps.push(() => emulator.close());
    return emulator;
}

/** It is pressed until the hub hears it: a press that falls into the last moments of a line is lost, as at a real one. */
async function works(driven: Driven, emulator: Emulator, key: string): Promise<void> {
    driven.said.length = 0;
    const presses = setInterval(() => emulator.act('press', key), 800);
    emulator.act('press', key);
    await until('a key is heard', () => driven.said.length > 0, 5_000).finally(() => clearInterval(presses));
}

test.each(cases)(
    '200 times a %s is unplugged under load, comes back and works within five seconds; memory and handles stay level',
    async (kind, order, key) => {
        const emulator = await emulated(kind, { port: 0 });
        const driven = new Driven(quick);
        cleanUps.push(() => driven.host.close());
        await driven.host.configure([deviceAt('device-1', kind, emulator.address)]);
        await until('it is online', () => driven.state('device-1') === 'online');
        const stop = keepBusy(driven, order);
        cleanUps.push(stop);
        const cycles = async (count: number) => {
            for (let cycle = 0; cycle < count; cycle++) {
                await emulator.setFault('unplugged');
                await until('the loss is told', () => driven.host.stateOf('device-1').state === 'offline');
                await emulator.setFault(null);
                await until('it is online', () => driven.state('device-1') === 'online', 5_000);
                if (cycle % 10 === 0) await works(driven, emulator, key);
            }
            driven.states.length = 0;
        };
        await cycles(40);
        const [heap, handles] = [heapInUse(), openHandles().length];
        await cycles(200);
        await works(driven, emulator, key);
        await until('as much is open as before', () => openHandles().length <= handles);
        expect(heapInUse() - heap).toBeLessThan(1_500_000);
        expect(driven.errors).toEqual([]);
    },
    120_000,
);

test('200 times serial adapters are pulled out amid bytes and plugged in again; they work, and memory, handles and open files stay level', async () => {
    const openFiles = () => readdirSync('/proc/self/fd').length;
    const lanes = await Promise.all(
        cases.map(async ([kind, order, key]) => {
            const cable = await new Cable().plugIn();
            cleanUps.push(() => cable.close());
            const emulator = await emulated(kind, { serial: cable.far });
            const driven = new Driven(quick);
            cleanUps.push(() => driven.host.close());
            await driven.host.configure([deviceAt('device-1', kind, cable.address)]);
            await until('it is online', () => driven.state('device-1') === 'online');
            cleanUps.push(keepBusy(driven, order));
            return { cable, emulator, driven, key };
        }),
    );
    const cycles = async (count: number) => {
        const lane = async ({ cable, emulator, driven, key }: (typeof lanes)[number]) => {
            for (let cycle = 0; cycle < count; cycle++) {
                await cable.pullOut();
                await until('the loss is told', () => driven.host.stateOf('device-1').state === 'offline');
                await cable.plugIn();
                await until('it is online', () => driven.state('device-1') === 'online', 5_000);
                if (cycle % 10 === 0) await works(driven, emulator, key);
            }
            driven.states.length = 0;
        };
        await Promise.all(lanes.map(lane));
    };
    await cycles(10);
    const [heap, handles, files] = [heapInUse(), openHandles().length, openFiles()];
    await cycles(67);
    await until('as much is open as before', () => openHandles().length <= handles && openFiles() <= files);
    expect(heapInUse() - heap).toBeLessThan(1_500_000);
    for (const { driven } of lanes) expect(driven.errors).toEqual([]);
}, 120_000);
