import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ScanDecoder } from '../../../devices/scanners/scan-decoder.ts';
import { everyCut, hex } from '../chunks.ts';

/** What is heard, with silence at the end. */
function heardIn(...chunks: Buffer[]): string[] {
    const decoder = new ScanDecoder();
    const heard = [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.silence()];
    return heard.map((each) => (each.kind === 'scan' ? each.text : '?'));
}

const url = 'http://192.168.1.10:8080/t/Jk3nV0cQ8sYb2mXzRt5w';

test.each(['\r', '\n', '\r\n', ''])('a code that ends with %j is a code, however the line cuts it', (end) => {
    for (const chunks of everyCut(Buffer.from(`${url}${end}`))) expect(heardIn(...chunks)).toEqual([url]);
});

test('two codes that come as one are two, empty lines are none', () => {
    expect(heardIn(Buffer.from('A001\r\n\r\n\n \r\nB002\r'))).toEqual(['A001', 'B002']);
});

test('Chinese comes as UTF-8 or as GBK', () => {
    expect(heardIn(Buffer.from('受理通知书-0001\r'))).toEqual(['受理通知书-0001']);
    expect(heardIn(iconv.encode('受理通知书-0001\r', 'gbk'))).toEqual(['受理通知书-0001']);
});

test('prefixes and suffixes of scanners are left out', () => {
    expect(heardIn(hex('EF BB BF 02 20 41 30 30 31 20 03 0D'))).toEqual(['A001']);
});

test('what is no text is garbled, and the next code is read', () => {
    for (const noise of ['41 00 42', 'FF FE FF', '41 1B 5B 32 4A 42', '41 81'])
        expect(heardIn(hex(`${noise} 0D`), Buffer.from('A001\r'))).toEqual(['?', 'A001']);
});

test('a line without an end does not fill the memory', () => {
    expect(heardIn(...Array.from({ length: 100 }, () => Buffer.alloc(10_000, 'x')))).toEqual(['?']);
    expect(heardIn(Buffer.alloc(3_001, 'x'), Buffer.from('\rA001\r'))).toEqual(['?', 'A001']);
    expect(heardIn(Buffer.alloc(2_953, 'x'), Buffer.from('\r'))).toEqual(['x'.repeat(2_953)]);
});

test('once a scanner has sent an end, a pause ends nothing: half a code is never taken for one', () => {
    const decoder = new ScanDecoder();
    expect(decoder.push(Buffer.from('A001\r')).length).toBe(1);
    decoder.push(Buffer.from('http://192.168'));
    expect(decoder.silence()).toEqual([{ kind: 'garbled' }]);
    // It forgot the scanner with it: one that was set up anew is understood.
    decoder.push(Buffer.from('A002'));
    expect(decoder.silence()).toEqual([{ kind: 'scan', text: 'A002' }]);
});
