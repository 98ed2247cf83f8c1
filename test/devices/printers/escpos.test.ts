import { encode } from 'uqr';
import { expect, test } from 'vitest';
import type { Slip } from '#protocol/slips.ts';
import { type DrawnLine, decode } from '../../../devices/emulators/printer/decode.ts';
import { encodeSlip } from '../../../devices/printers/escpos.ts';
import { readQr } from '../read-qr.ts';
import { sampleLink, sampleSlip } from '../sample-slip.ts';

const gb18030 = new TextDecoder('gb18030');

function draw(slip: Slip, columns: number): DrawnLine[] {
    const { lines, errors } = decode(encodeSlip(slip, { columns }));
    expect(errors).toEqual([]);
    return lines;
}

function widthOf(line: Extract<DrawnLine, { kind: 'text' }>): number {
    return Array.from(line.text).reduce((sum, character) => sum + (character <= '\x7e' ? 1 : 2), 0) * line.size.w;
}

test('the printed bytes, decoded by another decoder, say what the slip says', () => {
    const texts = draw(sampleSlip('A001'), 48).filter((line) => line.kind === 'text');
    const plain = { align: 'left', bold: false, size: { w: 1, h: 1 } };
    expect(texts).toEqual([
        { kind: 'text', text: '江海市政务服务中心', size: { w: 2, h: 2 }, align: 'center', bold: true },
        { kind: 'text', text: 'A001', size: { w: 6, h: 6 }, align: 'center', bold: true },
        { kind: 'text', text: '社会事务', size: { w: 3, h: 3 }, align: 'center', bold: false },
        { kind: 'text', text: '-'.repeat(48), ...plain },
        { kind: 'text', text: `前方等待${' '.repeat(36)}3 人`, ...plain },
        { kind: 'text', text: `预计等候${' '.repeat(29)}10—15 分钟`, ...plain },
        { kind: 'text', text: '请留意叫号，当日有效。', ...plain },
    ]);
});

test('a slip begins with reset and Chinese mode and ends with cut', () => {
    const bytes = encodeSlip(sampleSlip('A001'), { columns: 48 });
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1b401c26');
    expect(bytes.subarray(-5).toString('hex')).toBe('1d56011b40');
    expect(gb18030.decode(bytes)).toContain('江海市政务服务中心\n');
});

test('the QR code on the slip, drawn and read back by zbarimg, is the link', async () => {
    const code = draw(sampleSlip('A001'), 48).find((line) => line.kind === 'qr');
    if (code === undefined) throw new Error('no QR code on the slip');
    expect(code.align).toBe('center');
    expect(await readQr(encode(code.content, { ecc: 'M', border: 0 }).data)).toBe(sampleLink);
});

test('a QR code and its quiet zone fit on the paper, and one that does not fit is refused', () => {
    for (const columns of [24, 32, 48]) {
        const code = draw({ lines: [{ kind: 'qr', content: sampleLink }] }, columns).find((line) => line.kind === 'qr');
        const modules = encode(sampleLink, { ecc: 'M', boostEcc: false, border: 4 }).size;
        expect((code?.dots ?? Number.NaN) * modules).toBeLessThanOrEqual(columns * 12);
    }
    expect(() => encodeSlip({ lines: [{ kind: 'qr', content: sampleLink.repeat(40) }] }, { columns: 32 })).toThrow(RangeError);
    expect(() => encodeSlip({ lines: [{ kind: 'qr', content: 'x'.repeat(9_000) }] }, { columns: 48 })).toThrow(RangeError);
});

test.each(['社会事务A001', '', 'http://a/\x1b@'])('a QR code of %j is refused, not garbled', (content) => {
    expect(() => encodeSlip({ lines: [{ kind: 'qr', content }] }, { columns: 48 })).toThrow(RangeError);
});

test('long Chinese lines never exceed the paper at any size on any paper', () => {
    const text = '办理社会保险关系转移接续（含养老、医疗、失业）业务请携带身份证原件及复印件，在二楼东区三号至六号柜台等候。'.repeat(3);
    for (const columns of [12, 32, 42, 48]) {
        for (const size of [1, 2, 3, 4, 6] as const) {
            const texts = draw({ lines: [{ kind: 'text', text, size, align: 'left', bold: false }] }, columns).filter((line) => line.kind === 'text');
            for (const line of texts) expect(widthOf(line)).toBeLessThanOrEqual(columns);
            expect(texts.map((line) => line.text).join('')).toBe(text);
        }
    }
});

test('a text cannot smuggle commands to the printer, and rare characters do not spoil what follows', () => {
    const evil = '\x1b@\x1dV\x00\x10\x14\x01\x1c.张㙟𠮷三\n\r\t';
    const lines = draw(
        {
            lines: [
                { kind: 'text', text: evil, size: 1, align: 'left', bold: false },
                { kind: 'pair', left: evil, right: '完' },
            ],
        },
        32,
    );
    const texts = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
    expect(texts).toEqual(['@V.张〓〓三', `@V.张〓〓三${' '.repeat(19)}完`]);
    expect(lines.filter((line) => line.kind === 'cut')).toHaveLength(1);
});

test('blank lines and empty texts take their room', () => {
    const lines = draw(
        {
            lines: [
                { kind: 'space', lines: 3 },
                { kind: 'text', text: '', size: 1, align: 'left', bold: false },
            ],
        },
        32,
    );
    expect(lines.filter((line) => line.kind === 'feed' && line.lines === 1)).toHaveLength(4);
});

test.each([11, 0, 32.5, Number.NaN])('paper of %d columns is refused', (columns) => {
    expect(() => encodeSlip(sampleSlip('A001'), { columns })).toThrow(RangeError);
});
