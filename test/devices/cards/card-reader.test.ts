import { afterEach, expect, test, vi } from 'vitest';
import { type CardReaderOptions, cardReaderDriver } from '../../../devices/cards/card-reader.ts';
import { EmulatedReader } from '../../../devices/emulators/cards/emulated-reader.ts';
import { cardData, sampleCards } from '../../../devices/emulators/cards/sample-cards.ts';
import type { EmulatedPlace } from '../../../devices/emulators/emulator.ts';
import { PortEmulator } from '../../../devices/emulators/on-port.ts';
import type { LineTimings } from '../../../devices/supervisor/kept-line.ts';
import { configured, Driving, heapInUse } from '../driving.ts';
import { Cable } from '../pty.ts';
import { openHandles, until } from '../until.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function emulator(place: EmulatedPlace = { port: 0 }): Promise<PortEmulator<EmulatedReader>> {
    const reader = await new PortEmulator(place, (wire) => new EmulatedReader(wire)).start();
    cleanUps.push(() => reader.close());
    return reader;
}

const noon = Date.UTC(2026, 10, 28, 4);

async function drive(line: string, options: CardReaderOptions = {}, timings: LineTimings = {}) {
    const driving = new Driving({ idCardReader: cardReaderDriver({ now: () => noon, ...options }) }, timings);
    cleanUps.push(() => driving.host.close());
    const device = configured('idCardReader', line);
    await driving.host.configure([device]);
    return {
        driving,
        read: (withinMs = 10_000) => driving.host.order(device.id, { do: 'read', withinMs }),
        stop: () => driving.host.order(device.id, { do: 'stop' }),
        state: () => driving.stateOf(device.id),
        online: () => until('the reader is online', () => driving.isOnline(device.id)),
    };
}

const adult = { ok: true, card: { idNumber: sampleCards.adult.idNumber, care: false } };
const elder = { ok: true, card: { idNumber: sampleCards.elder.idNumber, care: true } };

test('a card that is put on tells its number and whether its holder is 60', async () => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address);
    await online();
    const reading = read();
    reader.act('insert', 'elder');
    expect(await reading).toEqual(elder);
});

test('nothing else of a card leaves the driver, in reports, results or the log', async () => {
    const reader = await emulator();
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
        vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
    );
    cleanUps.push(async () => {
        for (const spy of spies) spy.mockRestore();
    });
    const { driving, read, online } = await drive(reader.address);
    await online();
    const results: unknown[] = [];
    for (const name of Object.keys(sampleCards)) {
        reader.act('insert', name);
        results.push(await read());
        reader.act('lift', '');
    }
    const all = [JSON.stringify([driving.said, results, driving.errors]), ...written].join('\n');
    const withoutNumbers = Object.values(sampleCards).reduce((text, { idNumber }) => text.replaceAll(idNumber, ''), all);
    for (const card of Object.values(sampleCards)) {
        expect(all).toContain(card === sampleCards.unreadable ? 'unreadable' : card.idNumber);
        for (const secret of [card.name, card.address, '样例市公安局', 'WLF-PHOTO'].filter((text) => text !== '')) {
            for (const encoding of ['utf8', 'utf16le', 'hex', 'base64'] as const) expect(all).not.toContain(Buffer.from(secret).toString(encoding));
        }
        // Of birth dates only what the numbers themselves have.
        expect(withoutNumbers).not.toContain(card.birth);
        expect(all).not.toContain(cardData(card).subarray(4, 40).toString('hex'));
    }
    expect(results.filter((result) => Object.keys(Object(result)).some((key) => !['ok', 'card', 'reason'].includes(key)))).toEqual([]);
});

test('without a card the search ends when its time is over', async () => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address);
    await online();
    const begun = performance.now();
    expect(await read(700)).toEqual({ ok: false, reason: 'no-card' });
    expect(performance.now() - begun).toBeGreaterThan(600);
    expect(performance.now() - begun).toBeLessThan(2_100);
});

test('a search that is stopped ends at once, and so does one that another follows', async () => {
    const reader = await emulator();
    const { read, stop, online } = await drive(reader.address);
    await online();
    const [first, second] = [read(), read()];
    expect(await first).toEqual({ ok: false, reason: 'stopped' });
    expect(await stop()).toEqual({ ok: true });
    expect(await second).toEqual({ ok: false, reason: 'stopped' });
    const third = read();
    reader.act('insert', 'adult');
    expect(await third).toEqual(adult);
    expect(await stop()).toEqual({ ok: true });
});

test('the same card is found again only after it was lifted', async () => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address, { lookMs: 20 });
    await online();
    reader.act('insert', 'adult');
    expect(await read()).toEqual(adult);
    expect(await read(200)).toEqual({ ok: false, reason: 'no-card' });
    reader.act('lift', '');
    reader.act('insert', 'adult');
    expect(await read()).toEqual(adult);
});

test('a card whose number is none is unreadable at once', async () => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address);
    await online();
    reader.act('insert', 'unreadable');
    expect(await read()).toEqual({ ok: false, reason: 'unreadable' });
});

test.each(['select-fails', 'read-fails'])('a card that moves away too early (%s) may be put on again', async (fault) => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address, { lookMs: 20 });
    await online();
    await reader.setFault(fault);
    reader.act('insert', 'adult');
    expect(await read(200)).toEqual({ ok: false, reason: 'unreadable' });
    const reading = read();
    reader.act('lift', '');
    await reader.setFault(null);
    reader.act('insert', 'adult');
    expect(await reading).toEqual(adult);
});

test('a reader without its licence says so', async () => {
    const reader = await emulator();
    const { read, online, state } = await drive(reader.address);
    await online();
    await reader.setFault('not-authorised');
    reader.act('insert', 'adult');
    expect(await read()).toEqual({ ok: false, reason: 'not-authorised' });
    expect(state()).toBe('fault(not-authorised)');
});

test('a reader that falls silent ends the search and is offline, until it answers again', async () => {
    const reader = await emulator();
    const { read, online, state } = await drive(reader.address, { answerMs: 100, searchMs: 100, lookMs: 20 });
    await online();
    await reader.setFault('silent');
    expect(await read()).toEqual({ ok: false, reason: 'no-answer' });
    expect(state()).toBe('offline(no-answer)');
    const asked = performance.now();
    expect(await read()).toEqual({ ok: false, reason: 'no-answer' });
    expect(performance.now() - asked).toBeLessThan(300);
    await reader.setFault(null);
    await online();
    reader.act('insert', 'adult');
    expect(await read()).toEqual(adult);
});

test('answers with wrong checksums are no answers', async () => {
    const reader = await emulator();
    const { read, online, state } = await drive(reader.address, { searchMs: 100, lookMs: 20 });
    await online();
    await reader.setFault('wrong-checksum');
    reader.act('insert', 'adult');
    expect(await read()).toEqual({ ok: false, reason: 'wrong-checksum' });
    expect(state()).toBe('fault(wrong-checksum)');
    await reader.setFault(null);
    await online();
    expect(await read()).toEqual(adult);
});

test.each(['slow', 'garbage', 'split', 'storm'])('a line with the fault "%s" still brings the card', async (fault) => {
    const reader = await emulator();
    const { read, online } = await drive(reader.address, { cardMs: 8_000 });
    await online();
    await reader.setFault(fault);
    reader.act('insert', 'elder');
    expect(await read()).toEqual(elder);
});

test('two readers on one line: the second says that the line is in use, and takes it when the first is let go', async () => {
    const reader = await emulator();
    const driving = new Driving({ idCardReader: cardReaderDriver() });
    cleanUps.push(() => driving.host.close());
    const device = (id: string) => configured('idCardReader', reader.address, { id });
    await driving.host.configure([device('first'), device('second')]);
    await until('the first has it', () => driving.isOnline('first'));
    await until('the second says so', () => driving.stateOf('second') === 'fault(line-in-use)');
    expect(await driving.host.order('second', { do: 'read', withinMs: 1_000 })).toEqual({ ok: false, reason: 'line-in-use' });
    await driving.host.configure([device('second')]);
    await until('the second has it', () => driving.isOnline('second'));
});

test('over a serial line the same, pulled out while it waits for a card and plugged in again', async () => {
    const cable = new Cable();
    cleanUps.push(() => cable.close());
    await cable.plugIn();
    const reader = await emulator({ serial: cable.far });
    const { read, online } = await drive(cable.address.replace('9600', '115200'));
    await online();
    reader.act('insert', 'adult');
    expect(await read()).toEqual(adult);
    const reading = read();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await cable.pullOut();
    expect(await reading).toMatchObject({ ok: false, reason: expect.stringMatching(/line-lost|no-such-path/) });
    await cable.plugIn();
    const back = performance.now();
    await online();
    reader.act('lift', '');
    reader.act('insert', 'elder');
    expect(await read()).toEqual(elder);
    expect(performance.now() - back).toBeLessThan(5_000);
});

test('unplugged while a search is under way, a reader works again within five seconds of coming back', async () => {
    const reader = await emulator();
    const { read, online, state } = await drive(reader.address);
    await online();
    const reading = read();
    await reader.setFault('unplugged');
    expect(await reading).toMatchObject({ ok: false });
    await until('it is missed', () => state() !== 'online');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await reader.setFault(null);
    const back = performance.now();
    await online();
    reader.act('insert', 'adult');
    expect(await read()).toEqual(adult);
    expect(performance.now() - back).toBeLessThan(5_000);
});

test('200 times unplugged and back leave memory and handles as they were', async () => {
    const reader = await emulator();
    const { driving, read, online, state } = await drive(reader.address, { searchMs: 20, lookMs: 5 }, { firstPauseMs: 2, longestPauseMs: 10 });
    const cycles = async (count: number) => {
        for (let cycle = 0; cycle < count; cycle++) {
            reader.act('insert', 'adult');
            expect(await read()).toEqual(adult);
            const reading = read();
            await reader.setFault('unplugged');
            expect(await reading).toMatchObject({ ok: false });
            await until('it is missed', () => state() !== 'online');
            await reader.setFault(null);
            await online();
        }
        driving.said.length = 0;
    };
    await online();
    await cycles(40);
    const [heap, handles] = [heapInUse(), openHandles().length];
    await cycles(160);
    await until('as much is open as before', () => openHandles().length <= handles);
    expect(heapInUse() - heap).toBeLessThan(1_000_000);
}, 120_000);
