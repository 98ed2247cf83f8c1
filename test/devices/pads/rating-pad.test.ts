import { afterEach, expect, test } from 'vitest';
import { EmulatedPort } from '../../../devices/emulators/emulated-port.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { EmulatedPad } from '../../../devices/emulators/pads/emulated-pad.ts';
import { encodeFrame } from '../../../devices/pads/frames.ts';
import type { Device, ReportAnswer } from '../../../server/protocol/devices.ts';
import { Driven, deviceAt } from '../driven.ts';
import { Cable } from '../pty.ts';
import { until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function padAt(place: { port: number } | { serial: string } = { port: 0 }): Promise<PortEmulator> {
    const pad = await new PortEmulator(place, (wire) => new EmulatedPad(wire, 1)).start();
    cleanUps.push(() => pad.close());
    return pad;
}

async function drivenAt(line: string, options: Device['options'] = {}): Promise<Driven> {
    const driven = new Driven();
    cleanUps.push(() => driven.host.close());
    await driven.host.configure([deviceAt('pad-1', 'ratingPad', line, options)]);
    await until('the pad is online', () => driven.state('pad-1') === 'online');
    return driven;
}

const refused: ReportAnswer = { ok: false, code: 'rating-closed' };

test('a rating that was asked for is stored once, and thanked for only then', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    expect(await driven.host.order('pad-1', { do: 'ask', open: true })).toEqual({ ok: true });
    await until('it asks', () => pad.shown.includes('screen asking'));
    const storing = Promise.withResolvers<ReportAnswer>();
    driven.answer = () => storing.promise;
    pad.act('press', '1');
    await until('the hub was told', () => driven.said.length === 1);
    // The pad says it again meanwhile: the hub hears it once.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(pad.shown).toContain('screen sending');
    storing.resolve({ ok: true, code: null });
    await until('it thanks', () => pad.shown.includes('screen thanks'));
    expect(driven.said).toEqual([{ said: 'rated', level: 4 }]);
});

test('a rating that the hub refuses is not thanked for, and nothing is lost by it', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    driven.answer = () => refused;
    pad.act('press', '0');
    await until('nobody took it', () => pad.shown.includes('screen unheard'));
    expect(driven.said[0]).toEqual({ said: 'rated', level: 5 });
    driven.answer = () => ({ ok: true, code: null });
    pad.act('press', '4');
    await until('it thanks', () => pad.shown.includes('screen thanks'));
    expect(driven.said.at(-1)).toEqual({ said: 'rated', level: 1 });
});

test('a rating whose receipt got lost is receipted again, not stored again, until the next one is asked for', async () => {
    const heard: string[] = [];
    const port = await new EmulatedPort({ port: 0 }, { onBytes: (bytes) => heard.push(bytes.toString('hex')) }).start();
    cleanUps.push(() => port.close());
    const driven = await drivenAt(port.address);
    const rating = encodeFrame({ address: 1, command: 0x11, data: Buffer.from([2]) });
    port.send(rating);
    await until('it is receipted', () => heard.length === 1);
    port.send(rating);
    await until('it is receipted again', () => heard.length === 2);
    expect(heard).toEqual(Array.from({ length: 2 }, () => encodeFrame({ address: 1, command: 0x01, data: Buffer.from([2]) }).toString('hex')));
    expect(driven.said).toHaveLength(1);
    await driven.host.order('pad-1', { do: 'ask', open: true });
    port.send(rating);
    await until('the next visitor is heard', () => driven.said.length === 2);
});

test('which key means which level is configured, and other values mean nothing', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address, { levels: [4, 5, 2, 1] });
    for (const [key, level] of [
        ['0', 4],
        ['1', 5],
        ['3', 1],
    ] as const) {
        pad.act('press', key);
        await until('it thanks', () => pad.shown.includes('screen thanks'));
        expect(driven.said.at(-1)).toEqual({ said: 'rated', level });
    }
    pad.act('press', '7');
    await until('nobody took it', () => pad.shown.includes('screen unheard'));
    expect(driven.said).toHaveLength(3);
});

test('a pad beeps so that a person finds it, and does not do what it cannot', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    expect(await driven.host.order('pad-1', { do: 'identify' })).toEqual({ ok: true });
    await until('it beeped', () => pad.shown.includes('beeps 3'));
    expect(await driven.host.order('pad-1', { do: 'stop' })).toEqual({ ok: false, reason: 'not-supported' });
    expect(await driven.host.order('pad-1', { do: 'ask', open: false })).toEqual({ ok: true });
});

test.each(['slow', 'split', 'garbage'])('over a line that is %s ratings still come whole', async (fault) => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    await pad.setFault(fault);
    pad.act('press', '2');
    await until('it thanks', () => pad.shown.includes('screen thanks'));
    expect(driven.said).toEqual([{ said: 'rated', level: 3 }]);
});

test('frames with wrong checksums are no ratings but a fault that staff can read, and whole ones end it', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    await pad.setFault('wrong-checksum');
    pad.act('press', '2');
    await until('the fault is told', () => driven.state('pad-1') === 'fault(wrong-checksum)');
    expect(driven.said).toEqual([]);
    await pad.setFault(null);
    pad.act('press', '2');
    await until('it is online', () => driven.state('pad-1') === 'online');
    await until('it thanks', () => pad.shown.includes('screen thanks'));
});

test('a storm of noise hides no rating and blocks nothing', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    await pad.setFault('storm');
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }, 5);
    cleanUps.push(async () => clearInterval(beat));
    pad.act('press', '0');
    await until('it thanks', () => pad.shown.includes('screen thanks'));
    expect(driven.said).toEqual([{ said: 'rated', level: 5 }]);
    expect(longest).toBeLessThan(1_000);
});

test('a silent pad is a question that reached the line and no answer; its driver waits for nothing', async () => {
    const pad = await padAt();
    const driven = await drivenAt(pad.address);
    await pad.setFault('silent');
    expect(await driven.host.order('pad-1', { do: 'ask', open: true })).toEqual({ ok: true });
    expect(driven.state('pad-1')).toBe('online');
    expect(pad.shown).toContain('screen idle');
});

test('a pad on a serial line that is pulled out while a rating is stored works again within five seconds, and asks again', async () => {
    const cable = await new Cable().plugIn();
    cleanUps.push(() => cable.close());
    const pad = await padAt({ serial: cable.far });
    const driven = await drivenAt(cable.address);
    await driven.host.order('pad-1', { do: 'ask', open: true });
    await until('it asks', () => pad.shown.includes('screen asking'));
    driven.answer = async () => {
        await cable.pullOut();
        return refused;
    };
    pad.act('press', '0');
    await until('the loss is told', () => driven.states.includes('pad-1 offline(no-such-path)'));
    expect(await driven.host.order('pad-1', { do: 'beep' })).toEqual({ ok: false, reason: 'no-such-path' });
    driven.answer = () => ({ ok: true, code: null });
    await cable.plugIn();
    await until('it asks again', () => pad.shown.includes('screen asking'), 5_000);
    pad.act('press', '0');
    await until('it thanks', () => pad.shown.includes('screen thanks'), 5_000);
});
