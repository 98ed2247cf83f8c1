import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayData } from '../../../devices/pads/display.ts';
import { encodeFrame, type Frame, FrameDecoder, fromDevice, fromHub, type Lengths } from '../../../devices/pads/frames.ts';
import { keyCode, keyName } from '../../../devices/pads/key-names.ts';
import { Receipts } from '../../../devices/pads/receipts.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/ /g, ''), 'hex');

/** No frames are published for this family. These were added up by hand: the sum of address, command and data, modulo 256. */
const byHand: [string, string, Frame][] = [
    ['key "call" of caller 1', 'ff68 03 03 68 01 01 0c 0e 16', { address: 1, command: 0x01, data: bytes('0c') }],
    ['digit 6 and "confirm" of caller 18', 'ff68 04 04 68 12 01 06 0f 28 16', { address: 18, command: 0x01, data: bytes('060f') }],
    ['rating 0 of pad 5', 'ff68 03 03 68 05 11 00 16 16', { address: 5, command: 0x11, data: bytes('00') }],
    ['beep of caller 3', 'ff68 02 02 68 03 03 06 16', { address: 3, command: 0x03, data: bytes('') }],
    ['"rate" for pad 254, whose sum runs over', 'ff68 03 03 68 fe 01 0b 0a 16', { address: 254, command: 0x01, data: bytes('0b') }],
    ['display 012 and 345 of caller 7', 'ff68 08 08 68 07 02 000102030405 18 16', { address: 7, command: 0x02, data: bytes('000102030405') }],
];

const all: Lengths = { shortest: 2, longest: 8 };
const plain = (frames: readonly Frame[]) => frames.map(({ address, command, data }) => [address, command, data.toString('hex')]);

test.each(byHand)('%s is %s', (_, hex, frame) => {
    expect(encodeFrame(frame)).toEqual(bytes(hex));
    expect(new FrameDecoder(all).push(bytes(hex))).toEqual([frame]);
});

test('frames are found whole, split at every byte, doubled, and with noise between', () => {
    for (const [, hex, frame] of byHand) {
        const whole = bytes(hex);
        for (let at = 0; at <= whole.length; at++) {
            const decoder = new FrameDecoder(all);
            expect(plain([...decoder.push(whole.subarray(0, at)), ...decoder.push(whole.subarray(at))])).toEqual(plain([frame]));
        }
        expect(plain(new FrameDecoder(all).push(Buffer.concat([whole, whole])))).toEqual(plain([frame, frame]));
        const noise = bytes('00 ff ff68 ff680505 ff6803036801010c0f16 ff68030368 a5 16');
        const decoder = new FrameDecoder(all);
        const found = [...Buffer.concat([noise, whole, noise, whole])].flatMap((byte) => decoder.push(Buffer.from([byte])));
        expect(plain(found)).toEqual(plain([frame, frame]));
    }
});

test('a frame is found behind any noise, as soon as its last byte is there or the next frame is', () => {
    const frame = fc.record({
        address: fc.nat(255),
        command: fc.constantFrom(1, 2, 3, 0x11),
        data: fc.uint8Array({ minLength: 1, maxLength: 6 }).map((data) => Buffer.from(data)),
    });
    // Noise of this kind holds beginnings of frames at any place.
    const noise = fc.array(fc.constantFrom(0xff, 0x68, 0x03, 0x08, 0x16, 0x00, 0x01), { maxLength: 40 }).map((list) => Buffer.from(list));
    fc.assert(
        fc.property(noise, fc.array(frame, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), (before, frames, step) => {
            const stream = Buffer.concat([before, ...frames.map(encodeFrame)]);
            const decoder = new FrameDecoder(fromDevice);
            const found: Frame[] = [];
            for (let at = 0; at < stream.length; at += step) found.push(...decoder.push(stream.subarray(at, at + step)));
            // A beginning at the end of the noise may wait for more bytes than the frames have; one further frame always ends that.
            const last: Frame = { address: 9, command: 1, data: bytes('0c0c0c0c0c0c') };
            found.push(...decoder.push(encodeFrame(last)));
            const seen = plain(found).map(String);
            for (const expected of plain([...frames, last]).map(String)) {
                if (!seen.includes(expected)) throw new Error(`${expected} was not found`);
            }
        }),
    );
});

test('lengths that no frame of that direction has are noise at once, and what is spoiled is counted until a frame is whole', () => {
    const beep = bytes('ff68 02 02 68 03 03 06 16');
    expect(new FrameDecoder(fromDevice).push(beep)).toEqual([]);
    expect(new FrameDecoder(fromHub).push(beep)).toHaveLength(1);
    const decoder = new FrameDecoder(fromDevice);
    decoder.push(bytes('ff68 03 03 68 01 01 0c 0f 16  ff68 03 03 68 01 01 0c 0e 17'));
    expect(decoder.spoiled).toBe(2);
    decoder.push(bytes('ff68 03 03 68 01 01 0c 0e 16'));
    expect(decoder.spoiled).toBe(0);
});

test('noise is let go and not collected', () => {
    const decoder = new FrameDecoder(fromDevice);
    for (let round = 0; round < 1_000; round++) decoder.push(Buffer.alloc(1_000, 0xff));
    expect(decoder.push(bytes('ff68 03 03 68 01 01 0c 0e 16'))).toHaveLength(1);
});

test.each([
    [12, 'A001', '000102 000001'],
    [1_200, 'A1005', '090909 000005'],
    [null, null, '000000 000000'],
    [0, 'BX7', '000000 000007'],
])('a caller shows %s waiting and ticket %s as %s', (waiting, ticket, hex) => {
    expect(displayData(waiting, ticket)).toEqual(bytes(hex));
});

test('keys have names and codes, those without a name as well', () => {
    for (let code = 10; code < 256; code++) expect(keyCode(keyName(code))).toBe(code);
    expect([keyCode('call'), keyCode('7'), keyCode('key-1a'), keyCode('10'), keyCode('nothing')]).toEqual([0x0c, 7, 0x1a, null, null]);
});

test('a key that comes again at once is an echo, soon after it the same press, later a new one', () => {
    const [call, one] = [bytes('0c'), bytes('01')];
    const receipts = new Receipts();
    expect(receipts.judge(call, false, 0)).toBe('new');
    expect(receipts.judge(call, false, 20)).toBe('echo');
    expect(receipts.judge(call, false, 300)).toBe('again');
    expect(receipts.judge(call, false, 320)).toBe('echo');
    expect(receipts.judge(call, false, 1_400)).toBe('new');
    expect(receipts.judge(one, true, 1_450)).toBe('new');
    expect(receipts.judge(one, true, 1_470)).toBe('echo');
    expect(receipts.judge(one, true, 1_570)).toBe('new');
});

test('a device that never hears its receipt, or a stuck key, is one press and gets four receipts', () => {
    const receipts = new Receipts();
    const judged = Array.from({ length: 20 }, (_, index) => receipts.judge(bytes('0c'), false, index * 100));
    expect(judged.filter((what) => what === 'again')).toHaveLength(3);
    expect(judged.filter((what) => what === 'new')).toHaveLength(1);
});
