import { expect, test } from 'vitest';
import { crc16, findAnswer, isSealed, readRegisters, writeRegisters } from '../../../devices/keypads/modbus.ts';
import { textValues } from '../../../devices/keypads/registers.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/ /g, ''), 'hex');

// Examples of the public descriptions of Modbus, checksums included.
test.each([
    ['01 03 0000 000a', 'c5cd'],
    ['11 03 006b 0003', '7687'],
    ['11 06 0001 0003', '9a9b'],
    ['11 10 0001 0002 04 000a 0102', 'c6f0'],
    ['11 03 06 ae41 5652 4340', '49ad'],
    ['11 10 0001 0002', '1298'],
])('the checksum of %s is %s', (frame, crc) => {
    expect(crc16(bytes(frame))).toBe(bytes(crc).readUInt16LE());
    expect(isSealed(Buffer.concat([bytes(frame), bytes(crc)]))).toBe(true);
});

test('requests are the published ones', () => {
    expect(readRegisters(0x11, 0x6b, 3)).toEqual({ bytes: bytes('11 03 006b 0003 7687'), answerLength: 11 });
    expect(writeRegisters(0x11, 1, [3])).toEqual({ bytes: bytes('11 06 0001 0003 9a9b'), answerLength: 8 });
    expect(writeRegisters(0x11, 1, [0x0a, 0x102]).bytes).toEqual(bytes('11 10 0001 0002 04 000a 0102 c6f0'));
});

const asked = readRegisters(0x11, 0x6b, 3);
const answer = bytes('11 03 06 ae41 5652 4340 49ad');

test('an answer is found whole, split at every byte, doubled, behind noise and behind our own request, and not before it is whole', () => {
    const values = { values: [0xae41, 0x5652, 0x4340] };
    const noise = bytes('11 03 06 11 1103 06ae41 ff');
    for (const before of [bytes(''), noise, asked.bytes, answer.subarray(0, 7)]) {
        for (let at = 0; at < answer.length; at++) expect(findAnswer(asked, Buffer.concat([before, answer.subarray(0, at)]))).toBeNull();
        expect(findAnswer(asked, Buffer.concat([before, answer, answer]))).toEqual(values);
        expect(findAnswer(asked, Buffer.concat([before, answer, noise]))).toEqual(values);
    }
});

test('what others say, other functions and wrong checksums are no answers, a refusal is one', () => {
    expect(findAnswer(asked, bytes('12 03 06 ae41 5652 4340 7aa9'))).toBeNull();
    expect(findAnswer(asked, bytes('11 03 06 ae41 5652 4341 49ad'))).toBeNull();
    expect(findAnswer(writeRegisters(0x11, 1, [3]), bytes('11 06 0001 0003 9a9b'))).toEqual({ values: [] });
    expect(findAnswer(writeRegisters(0x11, 2, [3]), bytes('11 06 0001 0003 9a9b'))).toBeNull();
    expect(findAnswer(readRegisters(0x0a, 0, 1), bytes('0a 83 02 d0f2'))).toBeNull();
    const refused = Buffer.concat([bytes('0a 83 02'), Buffer.from([crc16(bytes('0a8302')) & 0xff, crc16(bytes('0a8302')) >> 8])]);
    expect(findAnswer(readRegisters(0x0a, 0, 1), refused)).toEqual({ refused: 2 });
});

test('text fills its registers with blanks, and no character is cut in two', () => {
    const hex = (text: string) =>
        textValues(text)
            .map((value) => value.toString(16).padStart(4, '0'))
            .join(' ');
    expect(hex('请A001号')).toBe('c7eb 4130 3031 bac5 2020 2020 2020 2020');
    expect(hex('请到三号窗口办理业务')).toBe('c7eb b5bd c8fd bac5 b4b0 bfda b0ec c0ed');
    expect(hex('A请到三号窗口办理')).toBe('41c7 ebb5 bdc8 fdba c5b4 b0bf dab0 ec20');
    expect(hex('')).toBe(Array.from({ length: 8 }, () => '2020').join(' '));
});
