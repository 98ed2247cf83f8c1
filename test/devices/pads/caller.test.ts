import { afterEach, expect, test } from 'vitest';
import { EmulatedPort } from '../../../devices/emulators/emulated-port.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { EmulatedCaller } from '../../../devices/emulators/pads/emulated-caller.ts';
import { EmulatedPad } from '../../../devices/emulators/pads/emulated-pad.ts';
import { keyMapNames, readKeyMap } from '../../../devices/key-maps/key-maps.ts';
import { encodeFrame } from '../../../devices/pads/frames.ts';
import { commands as table } from '../../../server/protocol/commands.ts';
import type { Device } from '../../../server/protocol/devices.ts';
import { counterVerbs } from '../../../server/protocol/verbs.ts';
import { Driven, deviceAt } from '../driven.ts';
import { until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function callerAt(address = 1): Promise<PortEmulator> {
    const caller = await new PortEmulator({ port: 0 }, (wire) => new EmulatedCaller(wire, address)).start();
    cleanUps.push(() => caller.close());
    return caller;
}

async function drivenAt(line: string, options: Device['options'] = {}): Promise<Driven> {
    const driven = new Driven();
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([deviceAt('caller-1', 'caller', line, options)]);
    await until('the line is open', () => driven.host.stateOf('caller-1').state !== 'offline');
    return driven;
}

function press(caller: PortEmulator, ...keys: string[]): void {
    for (const key of keys) expect(caller.act('press', key)).toBe(true);
}

test.each([
    [['call'], { verb: 'next', digits: '' }],
    [['recall'], { verb: 'recall', digits: '' }],
    [['rate'], { verb: 'finish', digits: '', input: { outcome: 'settledOnSpot' } }],
    [['1', 'rate'], { verb: 'finish', digits: '1', input: { outcome: 'settledOnSpot' } }],
    [['6', 'confirm'], { verb: 'pass', digits: '6' }],
    [['0', 'confirm'], { verb: 'hold', digits: '0' }],
    [['3', 'confirm'], { verb: 'resume', digits: '3' }],
    [['pause'], { verb: 'pause', digits: '', otherwise: 'reopen' }],
    [['1', '2', 'transfer'], { verb: 'transfer', digits: '12', input: { to: 12 } }],
    [['transfer'], { verb: 'transfer', digits: '' }],
])('the keys %j mean %j', async (keys, meaning) => {
    const caller = await callerAt();
    const driven = await drivenAt(caller.address);
    press(caller, ...keys);
    await until('the hub was told', () => driven.said.length === 1);
    expect(driven.said).toEqual([{ said: 'keys', input: {}, otherwise: undefined, ...meaning }]);
    await until('the caller was heard', () => caller.shown.includes('heard yes'));
    expect(caller.shown).toContain('beeps 0');
});

test('digits that come one by one count like those in one frame, and "cancel" forgets them', async () => {
    const port = await new EmulatedPort({ port: 0 }, { onBytes: () => {} }).start();
    cleanUps.push(() => port.close());
    const driven = await drivenAt(port.address);
    const key = async (code: number) => {
        port.send(encodeFrame({ address: 1, command: 0x01, data: Buffer.from([code]) }));
        await new Promise((resolve) => setTimeout(resolve, 150));
    };
    for (const code of [1, 1, 0x13]) await key(code);
    for (const code of [4, 0x0e, 7, 0x13]) await key(code);
    expect(driven.said.map((report) => report.said === 'keys' && report.digits)).toEqual(['11', '7']);
});

test('a refused key and a key that means nothing beep', async () => {
    const caller = await callerAt();
    const driven = await drivenAt(caller.address);
    driven.answer = () => ({ ok: false, code: 'not-signed-in' });
    press(caller, 'call');
    await until('it beeped', () => caller.shown.includes('beeps 1'));
    press(caller, 'key-1a');
    await until('it beeped again', () => caller.shown.includes('beeps 2'));
    press(caller, '8', 'confirm');
    await until('it beeped a third time', () => caller.shown.includes('beeps 3'));
    expect(driven.said).toHaveLength(1);
});

test('a key is one key, also when its receipt is heard as an echo or it is said again', async () => {
    const heard: string[] = [];
    // An adapter that hears itself.
    const port: EmulatedPort = await new EmulatedPort(
        { port: 0 },
        {
            onBytes: (bytes) => {
                heard.push(bytes.toString('hex'));
                port.sendRaw(bytes);
            },
        },
    ).start();
    cleanUps.push(() => port.close());
    const driven = await drivenAt(port.address);
    const call = encodeFrame({ address: 1, command: 0x01, data: Buffer.from([0x0c]) });
    port.send(call);
    await until('it is receipted', () => heard.length > 0);
    port.send(call);
    await new Promise((resolve) => setTimeout(resolve, 600));
    // On a quick machine the echoes are known as such; on a slow one they are receipted, which ends as well.
    expect(heard.length).toBeLessThan(5);
    expect(driven.said).toHaveLength(1);
});

test('the display follows its orders, and is told again after the line was gone', async () => {
    const caller = await callerAt();
    const driven = await drivenAt(caller.address);
    expect(await driven.host.order('caller-1', { do: 'display', waiting: 12, ticket: 'A045' })).toEqual({ ok: true });
    await until('it shows both', () => caller.shown.includes('waiting 012') && caller.shown.includes('ticket 045'));
    await caller.setFault('unplugged');
    await until('the loss is told', () => driven.host.stateOf('caller-1').state === 'offline');
    expect(await driven.host.order('caller-1', { do: 'display', waiting: 3, ticket: null })).toMatchObject({ ok: false });
    await caller.setFault(null);
    await until('it shows what is right now', () => caller.shown.includes('waiting 003') && caller.shown.includes('ticket 000'), 5_000);
});

test('several devices share one bus by their addresses: keys and ratings come from the right ones, orders reach the right ones', async () => {
    const devices: { hear(bytes: Buffer): void; act(action: string, value: string): boolean; shown: readonly string[]; close(): void }[] = [];
    const hearAll = (bytes: Buffer) => {
        for (const device of devices) device.hear(bytes);
    };
    const port = await new EmulatedPort({ port: 0 }, { onBytes: hearAll }).start();
    cleanUps.push(() => port.close());
    const wire = { send: (frame: Buffer) => port.send(frame), changed: () => {} };
    const [first, second, pad] = [new EmulatedCaller(wire, 1), new EmulatedCaller(wire, 2), new EmulatedPad(wire, 1)];
    devices.push(first, second, pad);
    const driven = new Driven();
    const told: string[] = [];
    driven.answer = (report, device) => {
        told.push(`${device} ${report.said}`);
        return { ok: device !== 'caller-2', code: null };
    };
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([
        deviceAt('caller-1', 'caller', port.address, { address: 1 }),
        deviceAt('caller-2', 'caller', port.address, { address: 2 }),
        deviceAt('pad-1', 'ratingPad', port.address, { address: 1 }),
        deviceAt('caller-9', 'caller', port.address, { address: 2 }),
    ]);
    await until('all have their state', () => driven.state('caller-9') === 'fault(address-in-use)' && driven.state('pad-1') === 'online');
    expect(port.connections).toBe(1);
    first.act('press', 'call');
    second.act('press', 'call');
    pad.act('press', '0');
    await until('all were heard', () => told.length === 3);
    expect(told.sort()).toEqual(['caller-1 keys', 'caller-2 keys', 'pad-1 rated']);
    await until('the second was refused', () => second.shown.includes('beeps 1'));
    await driven.host.order('caller-1', { do: 'display', waiting: 7, ticket: 'B002' });
    await until('the first shows it', () => first.shown.includes('waiting 007'));
    expect(first.shown).toContain('beeps 0');
    expect(second.shown).toContain('waiting ---');
    for (const device of devices) device.close();
    await driven.host.configure([deviceAt('caller-9', 'caller', port.address, { address: 2 })]);
    await until('the seat that was given back is taken', () => driven.state('caller-9') === 'online');
    expect(driven.errors).toEqual([]);
});

test("a key map that does not exist is a fault that staff can read, and no other device's", async () => {
    const caller = await callerAt();
    const driven = await drivenAt(caller.address);
    const second = { ...deviceAt('caller-2', 'caller', 'nonsense'), options: { keyMap: 'no-such-map' } };
    await driven.host.configure([deviceAt('caller-1', 'caller', caller.address), second]);
    await until('a map that is none is told', () => driven.state('caller-2') === 'fault(bad-key-map)');
    expect(driven.state('caller-1')).toBe('online');
});

test('every key map is whole, and says nothing that its verb does not take', () => {
    expect(keyMapNames()).toContain('caller-21');
    for (const name of keyMapNames()) {
        const map = readKeyMap(name);
        if (map === null) throw new Error(`The map ${name} is not readable`);
        for (const { verb, input, digits } of map.keys) {
            const spec = table[counterVerbs[verb]].input;
            const needs = { ...input, ...(digits === 'to' ? { to: 1 } : {}), ...(verb === 'resume' ? { ticket: 'x' } : {}) };
            expect(spec.safeParse(needs).error).toBeUndefined();
        }
    }
    expect(readKeyMap('../key-maps/caller-21')).toBeNull();
});
