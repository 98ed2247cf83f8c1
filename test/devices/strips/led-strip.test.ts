import { afterEach, expect, test } from 'vitest';
import type { EmulatedPlace } from '../../../devices/emulators/emulator.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import { EmulatedStrip } from '../../../devices/emulators/strips/emulated-strip.ts';
import { ledStripDriver } from '../../../devices/strips/led-strip.ts';
import type { StripLinkOptions } from '../../../devices/strips/strip-link.ts';
import type { LineTimings } from '../../../devices/supervisor/kept-line.ts';
import type { Device } from '../../../server/protocol/devices.ts';
import { configured, Driving, heapInUse } from '../driving.ts';
import { Cable } from '../pty.ts';
import { openHandles, until } from '../until.ts';
import { StripsOnOneLine } from './one-line.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Strip = PortEmulator<EmulatedStrip>;

async function emulator(place: EmulatedPlace = { port: 0 }): Promise<Strip> {
    const strip = await new PortEmulator(place, (wire) => new EmulatedStrip(wire, {})).start();
    cleanUps.push(() => strip.close());
    return strip;
}

async function stripsOnOneLine(screens: number[]): Promise<StripsOnOneLine> {
    const strips = await new StripsOnOneLine(screens).start();
    cleanUps.push(() => strips.close());
    return strips;
}

/** A host that drives one strip. */
async function drive(line: string, options: StripLinkOptions = {}, more: Partial<Device> = {}, timings: LineTimings = {}) {
    const driving = new Driving({ ledStrip: ledStripDriver(options) }, timings);
    cleanUps.push(() => driving.host.close());
    const device = configured('ledStrip', line, more);
    await driving.host.configure([device]);
    const sign = (text: string, flash = false) => driving.host.order(device.id, { do: 'sign', sign: { text, flash } });
    return { ...driving, driving, id: device.id, sign, online: () => until('the strip is online', () => driving.isOnline(device.id)) };
}

const shows = (strip: Strip, text: string) => until(`the strip shows "${text}"`, () => strip.shown.join('|') === text);

test('a text is on the strip when the order is answered, and the card gets the time of China', async () => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address, { now: () => Date.UTC(2026, 10, 28, 16, 5, 9) });
    await online();
    expect(await sign('正在办理 A001')).toEqual({ ok: true });
    expect(strip.shown).toEqual(['正在办理 A001']);
    await until('the clock is set', () => strip.device.clock === '2026-11-29 00:05:09');
});

test('a call blinks for three seconds and is steady then', async () => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address);
    await online();
    const seen: string[] = [];
    strip.onChange(() => seen.push(strip.shown.join('')));
    expect(await sign('请A001号办理', true)).toEqual({ ok: true });
    const bright = '请A001号办理';
    // Called again at once, by a clerk in a hurry: the same call.
    await until('it is dark', () => seen.length === 2);
    expect(await sign('请A001号办理', true)).toEqual({ ok: true });
    await until('it is steady', () => seen.length === 7);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(seen).toEqual([bright, '', bright, '', bright, '', bright]);
});

test('the same call again within five seconds does nothing, another one does', async () => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address);
    await online();
    await sign('请A001号办理');
    await strip.setFault('nack');
    // Were it sent, the card would refuse it.
    expect(await sign('请A001号办理')).toEqual({ ok: true });
    expect(await sign('请A002号办理')).toEqual({ ok: false, reason: 'error' });
});

test('of texts that come at once the newest stays', async () => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address);
    await online();
    await strip.setFault('slow');
    const results = await Promise.all(['A001', 'A002', 'A003'].map((no) => sign(no, true)));
    expect(results.at(-1)).toEqual({ ok: true });
    await strip.setFault(null);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(strip.shown).toEqual(['A003']);
});

test('an empty text leaves the strip to its own program', async () => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address);
    await online();
    await sign('暂停服务');
    expect(await sign('')).toEqual({ ok: true });
    expect(strip.shown).toEqual([]);
});

test('a strip makes itself known by its name and goes back to its text', async () => {
    const strip = await emulator();
    const { sign, online, host, id } = await drive(strip.address, {}, { name: '3号窗口' });
    await online();
    await sign('暂停服务');
    expect(await host.order(id, { do: 'identify' })).toEqual({ ok: true });
    expect(strip.shown).toEqual(['3号窗口']);
    await shows(strip, '暂停服务');
    expect(await host.order(id, { do: 'beep' })).toEqual({ ok: false, reason: 'not-supported' });
});

test('a strip that falls silent is offline, and shows the newest text when it answers again', async () => {
    const strip = await emulator();
    const { sign, online, driving, id } = await drive(strip.address, { answerMs: 100, searchMs: 100 });
    await online();
    await sign('请A001号办理');
    await strip.setFault('silent');
    expect(await sign('请A002号办理')).toEqual({ ok: false, reason: 'no-answer' });
    expect(driving.stateOf(id)).toBe('offline(no-answer)');
    const asked = performance.now();
    expect(await sign('请A003号办理')).toEqual({ ok: false, reason: 'no-answer' });
    expect(performance.now() - asked).toBeLessThan(300);
    // The line is opened anew in between; what is wrong stays the same.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(driving.statesOf(id)).toEqual(['online', 'offline(no-answer)']);
    await strip.setFault(null);
    await shows(strip, '请A003号办理');
    await online();
    expect(driving.stateOf(id)).toBe('online');
});

test('a strip whose answers have wrong checksums says so, and recovers', async () => {
    const strip = await emulator();
    const { sign, online, driving, id } = await drive(strip.address, { answerMs: 100, searchMs: 100 });
    await online();
    await strip.setFault('wrong-checksum');
    expect(await sign('A001')).toEqual({ ok: false, reason: 'wrong-checksum' });
    expect(driving.stateOf(id)).toBe('fault(wrong-checksum)');
    await strip.setFault(null);
    await online();
    await shows(strip, 'A001');
});

test('a strip that refuses a text says so, and gets it once it takes it', async () => {
    const strip = await emulator();
    const { sign, online, driving, id } = await drive(strip.address, { pingMs: 100 });
    await online();
    await strip.setFault('nack');
    expect(await sign('A001')).toEqual({ ok: false, reason: 'error' });
    expect(driving.statesOf(id)).toContain('fault(error)');
    await strip.setFault(null);
    await shows(strip, 'A001');
});

test.each(['slow', 'garbage', 'split', 'storm'])('a line with the fault "%s" still brings the text', async (fault) => {
    const strip = await emulator();
    const { sign, online } = await drive(strip.address);
    await online();
    await strip.setFault(fault);
    expect(await sign('请A001号办理')).toEqual({ ok: true });
    expect(strip.shown).toEqual(['请A001号办理']);
});

test('over a serial line the same', async () => {
    const cable = new Cable();
    cleanUps.push(() => cable.close());
    await cable.plugIn();
    const strip = await emulator({ serial: cable.far });
    const { sign, online, driving, id } = await drive(cable.address);
    await online();
    expect(await sign('请A001号办理')).toEqual({ ok: true });
    await cable.pullOut();
    await until('it is missed', () => !driving.isOnline(id));
    expect(await sign('请A002号办理')).toMatchObject({ ok: false });
    await cable.plugIn();
    const back = performance.now();
    await shows(strip, '请A002号办理');
    expect(performance.now() - back).toBeLessThan(5_000);
});

test('two strips share a line by the numbers of their screens, and one with the same number has no place on it', async () => {
    const pair = await stripsOnOneLine([4, 5]);
    const driving = new Driving({ ledStrip: ledStripDriver({ searchMs: 50 }) });
    cleanUps.push(() => driving.host.close());
    const device = (id: string, screen: number) => configured('ledStrip', pair.address, { id, options: { screen } });
    await driving.host.configure([device('a', 4), device('b', 5), device('c', 5)]);
    await until('both are online', () => driving.isOnline('a') && driving.isOnline('b'));
    await until('the third says so', () => driving.stateOf('c') === 'fault(address-in-use)');
    const signs = await Promise.all(['a', 'b'].map((id) => driving.host.order(id, { do: 'sign', sign: { text: `窗口${id}`, flash: false } })));
    expect(signs).toEqual([{ ok: true }, { ok: true }]);
    expect(Object.fromEntries(pair.texts)).toEqual({ 4: '窗口a', 5: '窗口b' });
    expect(await driving.host.order('c', { do: 'sign', sign: { text: '没有', flash: false } })).toMatchObject({ ok: false });
    // Once the place is free, it is taken.
    await driving.host.configure([device('a', 4), device('c', 5)]);
    await until('the third is online', () => driving.isOnline('c'));
});

test('a line that another kind of device owns is not touched', async () => {
    const strip = await emulator();
    const owner = { order: async () => ({ ok: true as const }), close: async () => {} };
    const driving = new Driving({
        ledStrip: ledStripDriver({ searchMs: 50 }),
        scanner: ({ address, device, lines }) => {
            lines.claim(address, device.id);
            return owner;
        },
    });
    cleanUps.push(() => driving.host.close());
    await driving.host.configure([configured('scanner', strip.address), configured('ledStrip', strip.address)]);
    await until('it says so', () => driving.stateOf('ledstrip-1') === 'fault(line-in-use)');
    expect(strip.device.clock).toBeNull();
});

test('three tries, a tenth of a second apart, before a text is given up', async () => {
    const strip = await stripsOnOneLine([1]);
    const { sign, online } = await drive(strip.address);
    await online();
    strip.refuse = 2;
    expect(await sign('A001')).toEqual({ ok: true });
    strip.refuse = 3;
    expect(await sign('A002')).toEqual({ ok: false, reason: 'error' });
    expect(strip.texts.get(1)).toContain('A001');
});

test('unplugged under load, a strip works again within five seconds of coming back', async () => {
    const strip = await emulator();
    const { sign, online, driving, id } = await drive(strip.address);
    await online();
    let count = 0;
    const load = setInterval(() => void sign(`A${count++}`), 5);
    cleanUps.push(async () => clearInterval(load));
    await until('it has much to do', () => count > 40);
    await strip.setFault('unplugged');
    await until('it is missed', () => !driving.isOnline(id));
    await strip.setFault(null);
    const back = performance.now();
    await online();
    clearInterval(load);
    await sign('请A009号办理');
    await shows(strip, '请A009号办理');
    expect(performance.now() - back).toBeLessThan(5_000);
    expect(driving.errors).toEqual([]);
});

test('200 times unplugged and back leave memory and handles as they were', async () => {
    const strip = await emulator();
    const { sign, online, driving, id } = await drive(strip.address, { searchMs: 20 }, {}, { firstPauseMs: 2, longestPauseMs: 10 });
    const cycles = async (from: number, to: number) => {
        for (let cycle = from; cycle < to; cycle++) {
            await strip.setFault('unplugged');
            await until('it is missed', () => !driving.isOnline(id));
            void sign(`第${cycle}次`, true);
            await strip.setFault(null);
            await shows(strip, `第${cycle}次`);
        }
        await online();
        driving.said.length = 0;
    };
    await online();
    await cycles(0, 40);
    const [heap, handles] = [heapInUse(), openHandles().length];
    await cycles(40, 200);
    await until('as much is open as before', () => openHandles().length <= handles);
    expect(heapInUse() - heap).toBeLessThan(1_000_000);
}, 120_000);
