import { afterEach, expect, test } from 'vitest';
import { EmulatedPort } from '../../../devices/emulators/emulated-port.ts';
import { EmulatedKeypad } from '../../../devices/emulators/keypads/emulated-keypad.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import type { Device, ReportAnswer } from '../../../server/protocol/devices.ts';
import { Driven, deviceAt } from '../driven.ts';
import { Cable } from '../pty.ts';
import { until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function keypadAt(place: { port: number } | { serial: string } = { port: 0 }): Promise<PortEmulator> {
    const keypad = await new PortEmulator(place, (wire) => new EmulatedKeypad(wire, 1)).start();
    cleanUps.push(() => keypad.close());
    return keypad;
}

async function drivenAt(line: string, options: Device['options'] = {}): Promise<Driven> {
    const driven = new Driven();
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([deviceAt('keypad-1', 'keypad', line, options)]);
    return driven;
}

const online = (driven: Driven) => until('the keypad is online', () => driven.state('keypad-1') === 'online');

test('a visitor rates: asked, pressed, stored, thanked, each once', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address);
    await online(driven);
    expect(await driven.host.order('keypad-1', { do: 'ask', open: true })).toEqual({ ok: true });
    expect(keypad.shown).toContain('prompt ask');
    const storing = Promise.withResolvers<ReportAnswer>();
    driven.answer = () => storing.promise;
    keypad.act('press', '2');
    await until('the hub was told', () => driven.said.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(keypad.shown).toContain('prompt ask');
    storing.resolve({ ok: true, code: null });
    await until('it thanks', () => keypad.shown.includes('prompt thanks'));
    expect(driven.said).toEqual([{ said: 'rated', level: 4 }]);
    await driven.host.order('keypad-1', { do: 'ask', open: false });
    expect(keypad.shown).toContain('prompt none');
});

test('a rating that the hub refuses is not thanked for; a key that is no level means nothing', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address, { levels: [5, 3, 1] });
    await online(driven);
    driven.answer = () => ({ ok: false, code: 'rating-closed' });
    keypad.act('press', '3');
    await until('the hub was told', () => driven.said.length === 1);
    keypad.act('press', '4');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(driven.said).toEqual([{ said: 'rated', level: 1 }]);
    expect(keypad.shown).toContain('prompt none');
});

test('a clerk commands: keys mean what the map says, with digits before them, and a refused one beeps', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address, { keyMap: 'keypad-16' });
    await online(driven);
    const press = async (key: string) => {
        keypad.act('press', key);
        await new Promise((resolve) => setTimeout(resolve, 300));
    };
    await press('11');
    expect(driven.said).toEqual([{ said: 'keys', verb: 'next', digits: '', input: {}, otherwise: undefined }]);
    driven.answer = () => ({ ok: false, code: 'not-signed-in' });
    for (const key of ['1', '10', '12']) await press(key);
    expect(driven.said.at(-1)).toMatchObject({ verb: 'recall', digits: '10' });
    await until('it beeped', () => keypad.shown.includes('beeps 1'));
    await press('99');
    await until('it beeped again', () => keypad.shown.includes('beeps 2'));
    // While the hub asks, the same keys are levels.
    driven.answer = () => ({ ok: true, code: null });
    await driven.host.order('keypad-1', { do: 'ask', open: true });
    await press('1');
    expect(driven.said.at(-1)).toEqual({ said: 'rated', level: 5 });
});

test('it shows text and numbers, and beeps so that a person finds it', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address);
    await online(driven);
    expect(await driven.host.order('keypad-1', { do: 'sign', sign: { text: '请A001号', flash: false } })).toEqual({ ok: true });
    expect(keypad.shown).toContain('text 请A001号');
    await driven.host.order('keypad-1', { do: 'display', waiting: 12, ticket: 'B007' });
    expect(keypad.shown).toContain('text B007  12');
    await driven.host.order('keypad-1', { do: 'identify' });
    expect(keypad.shown).toContain('beeps 1');
    expect(await driven.host.order('keypad-1', { do: 'stop' })).toEqual({ ok: false, reason: 'not-supported' });
});

test('a broken keyboard and a missing key map are faults that staff can read', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address);
    await online(driven);
    keypad.act('break', '');
    await until('it is told', () => driven.state('keypad-1') === 'fault(error)');
    keypad.act('mend', '');
    await online(driven);
    await driven.host.configure([deviceAt('keypad-1', 'keypad', keypad.address, { keyMap: 'nowhere' })]);
    await until('it is told', () => driven.state('keypad-1') === 'fault(bad-key-map)');
});

test.each(['split', 'garbage', 'storm'])('over a line that is %s presses still come, each once', async (fault) => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address);
    await online(driven);
    await keypad.setFault(fault);
    for (const key of ['1', '5', '5']) {
        const said = driven.said.length;
        keypad.act('press', key);
        await until('the hub was told', () => driven.said.length > said);
    }
    expect(driven.said).toEqual([5, 1, 1].map((level) => ({ said: 'rated', level })));
    expect(driven.state('keypad-1')).toBe('online');
});

test('a silent keypad, one that is too slow and one with wrong checksums are told apart, and work again within five seconds', async () => {
    const keypad = await keypadAt();
    const driven = await drivenAt(keypad.address);
    await online(driven);
    for (const [fault, state] of [
        ['silent', 'offline(no-answer)'],
        ['slow', 'offline(no-answer)'],
        ['wrong-checksum', 'fault(wrong-checksum)'],
        ['unplugged', 'offline(unreachable)'],
    ] as const) {
        await keypad.setFault(fault);
        await until('it is told', () => driven.state('keypad-1') === state);
        expect(await driven.host.order('keypad-1', { do: 'beep' })).toMatchObject({ ok: false });
        await keypad.setFault(null);
        await until('it works again', () => driven.state('keypad-1') === 'online', 5_000);
    }
});

test('a press from before the cable was mended is not done any more, and what it was asked for is asked again', async () => {
    const cable = await new Cable().plugIn();
    cleanUps.push(() => cable.close());
    const keypad = await keypadAt({ serial: cable.far });
    keypad.act('press', '1');
    const driven = await drivenAt(cable.address);
    await online(driven);
    await driven.host.order('keypad-1', { do: 'ask', open: true });
    await cable.pullOut();
    await until('the loss is told', () => driven.host.stateOf('keypad-1').state === 'offline');
    keypad.act('press', '2');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await cable.plugIn();
    await until('it works again', () => driven.state('keypad-1') === 'online', 5_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(driven.said).toEqual([]);
    keypad.act('press', '3');
    await until('the hub was told', () => driven.said.length === 1);
    expect(driven.said).toEqual([{ said: 'rated', level: 3 }]);
});

test('several keypads share a bus; one that is silent does not keep the others waiting', async () => {
    const keypads: EmulatedKeypad[] = [];
    const hearAll = (bytes: Buffer) => {
        for (const keypad of keypads) keypad.hear(bytes);
    };
    const port = await new EmulatedPort({ port: 0 }, { onBytes: hearAll }).start();
    cleanUps.push(() => port.close());
    const wire = { send: (frame: Buffer) => port.send(frame), changed: () => {} };
    // Nobody has the address 3.
    keypads.push(new EmulatedKeypad(wire, 1), new EmulatedKeypad(wire, 2));
    const driven = new Driven();
    const told: string[] = [];
    driven.answer = (_, device) => {
        told.push(device);
        return { ok: true, code: null };
    };
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([1, 2, 3].map((address) => deviceAt(`keypad-${address}`, 'keypad', port.address, { address })));
    await until('the missing one is told', () => driven.state('keypad-3') === 'offline(no-answer)');
    expect([driven.state('keypad-1'), driven.state('keypad-2')]).toEqual(['online', 'online']);
    expect(port.connections).toBe(1);
    for (let round = 1; round <= 10; round++) {
        for (const keypad of keypads) keypad.act('press', '1');
        await until('both are heard', () => told.length === 2 * round, 3_000);
    }
    expect(told.filter((device) => device === 'keypad-1')).toHaveLength(10);
    // A pad of another protocol does not get this line.
    await driven.host.configure([
        deviceAt('keypad-1', 'keypad', port.address, { address: 1 }),
        deviceAt('pad-1', 'ratingPad', port.address, { address: 7 }),
    ]);
    await until('the pad is told', () => driven.state('pad-1') === 'fault(line-in-use)');
    await until('the keypad works', () => driven.state('keypad-1') === 'online');
});
