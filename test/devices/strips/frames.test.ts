import { expect, test } from 'vitest';
import { crc16Arc, encodeFrame, hub, StripDecoder, type StripHeard } from '../../../devices/strips/frames.ts';
import { everyCut, hex } from '../chunks.ts';
import { copiedWrongly, published } from './vectors.ts';

const heardIn = (...chunks: Buffer[]): StripHeard[] => {
    const decoder = new StripDecoder();
    return chunks.flatMap((chunk) => decoder.push(chunk));
};
const dataOf = (heard: StripHeard[]) => heard.map((each) => (each.kind === 'frame' ? each.frame.data.toString('hex') : each.why));
const names = Object.entries(published);

test('the checksum is CRC-16/ARC as its catalogue defines it', () => {
    expect(crc16Arc(Buffer.from('123456789'))).toBe(0xbb3d);
});

test.each(names)('the published frame %s is read, and written again byte for byte', (_, bytes) => {
    const [heard, ...more] = heardIn(bytes);
    if (heard?.kind !== 'frame') throw new Error('not read');
    expect(more).toEqual([]);
    expect(encodeFrame(heard.frame)).toEqual(bytes);
    expect([heard.frame.to, heard.frame.from].sort()).toEqual([1, hub]);
});

test('an example that is often copied with one byte missing and the old checksum is refused', () => {
    expect(heardIn(copiedWrongly)).toEqual([{ kind: 'broken', why: 'wrong-checksum' }]);
});

test.each(names)('the frame %s is read however the line cuts it', (_, bytes) => {
    const whole = dataOf(heardIn(bytes));
    for (const chunks of everyCut(bytes)) expect(dataOf(heardIn(...chunks))).toEqual(whole);
});

test('two frames that come as one are two', () => {
    const heard = heardIn(Buffer.concat([published.ping, published.temperature]));
    expect(dataOf(heard)).toEqual([...dataOf(heardIn(published.ping)), ...dataOf(heardIn(published.temperature))]);
});

test('noise before, between and after frames is dropped, also noise that looks like the beginning of one', () => {
    const noise = hex('00 5A 5B 5A FF A6 12 34');
    const beginning = published.temperature.subarray(0, 40);
    const heard = heardIn(noise, published.ping, noise, beginning, published.done, noise, published.clock);
    expect(dataOf(heard)).toEqual([published.ping, published.done, published.clock].flatMap((bytes) => dataOf(heardIn(bytes))));
});

test('every byte that means something to the line is stuffed, in the data and in the checksum', () => {
    const data = hex('A5 A6 5A 5B 01 02 A6 02 5B 01');
    for (let to = 0; to < 0x10000; to += 7) {
        const bytes = encodeFrame({ to, from: hub, data });
        const within = bytes.subarray(8, -1);
        expect(within.includes(0xa5) || within.includes(0x5a)).toBe(false);
        expect(heardIn(bytes)).toEqual([{ kind: 'frame', frame: { to, from: hub, data } }]);
    }
});

test('a frame with any single byte changed is never taken for a good one', () => {
    const good = dataOf(heardIn(published.humidity));
    for (let at = 8; at < published.humidity.length; at++) {
        const bytes = Buffer.from(published.humidity);
        bytes.writeUInt8((bytes.at(at) ?? 0) ^ 0x10, at);
        expect(dataOf(heardIn(bytes, published.humidity)).filter((each) => !['malformed', 'wrong-checksum'].includes(each))).toEqual(good);
    }
});

test('a checksum of FFFF says that nobody counted', () => {
    const bytes = Buffer.concat([published.ping.subarray(0, -3), hex('FF FF 5A')]);
    expect(dataOf(heardIn(bytes))).toEqual(dataOf(heardIn(published.ping)));
});

test('a beginning without an end does not fill the memory', () => {
    const decoder = new StripDecoder();
    const heard = [published.ping.subarray(0, 20), Buffer.alloc(100_000, 0x31)].flatMap((bytes) => decoder.push(bytes));
    expect(heard).toEqual([{ kind: 'broken', why: 'malformed' }]);
    expect(dataOf(decoder.push(published.ping))).toEqual(dataOf(heardIn(published.ping)));
});
