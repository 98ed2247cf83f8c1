import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, columnsOf, encodeText, fold, foldForPaper, pairLines } from '../../../devices/printers/columns.ts';

const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** Text as halls write it, mixed with everything else there is, lone surrogates too. */
const anyText = fc
    .array(
        fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('社会事务', '，', '。', '（', '）', ' ', 'A001', '\n', '\u200b', '𠮷', '㙟', '\ud842'),
        ),
    )
    .map((parts) => parts.join(''));

test('a folded text never exceeds the columns and loses no character', () => {
    fc.assert(
        fc.property(anyText, fc.integer({ min: 2, max: 64 }), (text, columns) => {
            const clean = cleanText(text);
            const lines = fold(clean, columns);
            expect(lines.join('')).toBe(clean);
            for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        }),
        { numRuns: 500 },
    );
});

test('cleaning drops control and invisible characters and no other', () => {
    fc.assert(
        fc.property(anyText, (text) => {
            const kept = Array.from(text.normalize('NFC')).filter((one) => !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/u.test(one));
            expect(Array.from(cleanText(text))).toHaveLength(kept.length);
        }),
        { numRuns: 500 },
    );
});

test('folding for paper loses nothing but blanks', () => {
    fc.assert(
        fc.property(anyText, fc.integer({ min: 2, max: 64 }), (text, columns) => {
            const clean = cleanText(text);
            const lines = foldForPaper(clean, columns);
            expect(lines.join('').replace(/\s/g, '')).toBe(clean.replace(/\s/g, ''));
            for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        }),
        { numRuns: 500 },
    );
});

test('a name and its value fill the line or stand below each other, and never exceed it', () => {
    fc.assert(
        fc.property(anyText, anyText, fc.integer({ min: 12, max: 48 }), (left, right, columns) => {
            const [name, value] = [cleanText(left), cleanText(right)];
            const lines = pairLines(name, value, columns);
            for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
            expect(lines.join('').replace(/\s/g, '')).toBe((name + value).replace(/\s/g, ''));
        }),
        { numRuns: 500 },
    );
    expect(pairLines('前方等待', '3 人', 20)).toEqual(['前方等待        3 人']);
    expect(pairLines('办理地点', '二楼东区三号', 20)).toEqual(['办理地点', '        二楼东区三号']);
});

test('every character that is let through is one that the independent decoder reads back', () => {
    const lost: string[] = [];
    for (let code = 0x20; code <= 0x10ffff; code += code < 0x10000 ? 1 : 61) {
        const character = String.fromCodePoint(code);
        for (const clean of cleanText(character)) {
            const bytes = encodeText(clean);
            if (gb18030.decode(bytes) !== clean || bytes.length !== (clean <= '\x7e' ? 1 : 2)) lost.push(character);
        }
    }
    expect(lost).toEqual([]);
});

test('what the font of the printer lacks becomes 〓, what it has stays', () => {
    expect(cleanText('㙟𠮷\ue000\ud842')).toBe('〓〓〓〓');
    expect(cleanText('镕€￥é〓·—？?')).toBe('镕€￥é〓·—？?');
    expect(cleanText('e\u0301')).toBe('é');
    expect(cleanText('a\u00a0b\u2009c\u3000d')).toBe('a b c\u3000d');
    expect(cleanText('\x1b@取\u0007号\r\n\x10\x04\x04\u200b\ufeff\u202e')).toBe('@取号');
});

test('Chinese lines break anywhere but before a closing mark or after an opening one, Latin ones between words', () => {
    expect(fold('请到三号，四号', 8)).toEqual(['请到三', '号，四号']);
    expect(fold('请到三（东区）', 8)).toEqual(['请到三', '（东区）']);
    expect(foldForPaper('please watch the screen', 13)).toEqual(['please watch', 'the screen']);
    expect(fold('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('paper without room for a Chinese character is refused', () => {
    expect(() => fold('号', 1)).toThrow(RangeError);
    expect(() => fold('号', Number.NaN)).toThrow(RangeError);
});
