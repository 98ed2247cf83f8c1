import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import type { Slip } from '#protocol/slips.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { drawSlip } from '../../../devices/emulators/printer/draw.ts';
import { Canvas } from '../../../devices/printers/drawing/canvas.ts';
import { coverageOf, covers } from '../../../devices/printers/drawing/coverage.ts';
import { Painter } from '../../../devices/printers/drawing/painter.ts';
import { encodeSlip } from '../../../devices/printers/escpos.ts';
import { drawLines, type PrinterFont } from '../../../devices/printers/pictures.ts';
import { testFont } from './fonts.ts';

const painters: Painter[] = [];
afterEach(async () => {
    for (const painter of painters.splice(0)) await painter.close();
});

function painterWith(options: ConstructorParameters<typeof Painter>[0] = {}): Painter {
    const painter = new Painter({ fonts: [testFont()], patienceMs: 20_000, ...options });
    painters.push(painter);
    return painter;
}

function textSlip(text: string, size: 1 | 2 | 3 | 4 | 6 = 1, align: 'left' | 'center' = 'left'): Slip {
    return { lines: [{ kind: 'text', text, size, align, bold: false }] };
}

async function printed(slip: Slip, painter: Painter, font: PrinterFont = 'gb18030', columns = 48) {
    const { lines, errors } = decode(encodeSlip(slip, { columns }, await drawLines(slip, { columns }, font, painter)));
    expect(errors).toEqual([]);
    return lines;
}

type Image = Extract<ReturnType<typeof decode>['lines'][number], { kind: 'image' }>;

function isBlack({ width, rows }: Image, x: number, y: number): boolean {
    return ((rows[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Columns and rows between which there is ink. */
function box(image: Image): { left: number; right: number; top: number; bottom: number; ink: number } {
    const found = { left: image.width, right: 0, top: image.height, bottom: 0, ink: 0 };
    for (let y = 0; y < image.height; y++) {
        for (let x = 0; x < image.width; x++) {
            if (!isBlack(image, x, y)) continue;
            found.left = Math.min(found.left, x);
            found.right = Math.max(found.right, x);
            found.top = Math.min(found.top, y);
            found.bottom = Math.max(found.bottom, y);
            found.ink++;
        }
    }
    return found;
}

describe('a line with a character that the printer lacks', () => {
    test('is a picture of the right height, and the lines around it stay text', async () => {
        const painter = painterWith();
        for (const size of [1, 2, 6] as const) {
            const slip: Slip = {
                lines: [...textSlip('办理').lines, ...textSlip('한 ñ号', size, 'center').lines, { kind: 'pair', left: '姓名', right: '한' }],
            };
            const lines = await printed(slip, painter);
            expect(lines.map(({ kind }) => kind)).toEqual(['text', 'image', 'feed', 'cut']);
            const [, image] = lines;
            if (image?.kind !== 'image') throw new Error('no picture');
            // The pair follows it without a gap, so that the two are one picture.
            expect([image.width, image.height]).toEqual([576, 30 * size + 30]);
            const { left, right, top, ink } = box(image);
            expect(ink).toBeGreaterThan(200 * size);
            expect(top).toBeLessThan(10 * size);
            // Its right edge is the value of the pair.
            expect(right).toBeGreaterThan(550);
            expect(left).toBeLessThan(30);
        }
    });

    test.each([
        ['left', 0, 14],
        ['center', 276, 300],
    ] as const)('stands at its place (%s)', async (align, from, to) => {
        const [image] = await printed(textSlip('한', 1, align), painterWith());
        if (image?.kind !== 'image') throw new Error('no picture');
        const { left, right, top, bottom } = box(image);
        expect(left).toBeGreaterThanOrEqual(from);
        expect(left).toBeLessThan(to);
        expect(right - left).toBeGreaterThan(14);
        expect(right - left).toBeLessThanOrEqual(24);
        expect(bottom - top).toBeGreaterThan(14);
        expect(bottom - top).toBeLessThanOrEqual(26);
    });

    test('never exceeds the paper, and breaks between words', async () => {
        const painter = painterWith();
        const text = '한국어 안내문을 읽어 주세요 그리고 번호표를 받으세요 '.repeat(4);
        for (const columns of [12, 32, 48]) {
            for (const size of [1, 3] as const) {
                const [image] = await printed(textSlip(text, size), painter, 'gb18030', columns);
                if (image?.kind !== 'image') throw new Error('no picture');
                expect(image.width).toBe(columns * 12);
                expect(image.height).toBeGreaterThan(30 * size);
                expect(image.height % (30 * size)).toBe(0);
            }
        }
    });

    test('is text with 〓 when no font has the character, and a picture with 〓 when one has the others', async () => {
        const painter = painterWith();
        const none = await printed(textSlip('张\u{10fffd}三'), painter);
        expect(none.find(({ kind }) => kind === 'text')).toMatchObject({ text: '张〓三' });
        const [some] = await printed(textSlip('한\u{10fffd}'), painter);
        if (some?.kind !== 'image') throw new Error('no picture');
        const [alone] = await printed(textSlip('한'), painter);
        if (alone?.kind !== 'image') throw new Error('no picture');
        expect(box(some).ink).toBeGreaterThan(box(alone).ink + 60);
    });

    test('is the only one that is drawn, unless the printer has no Chinese font at all', async () => {
        const painter = painterWith();
        const slip = textSlip('办理 €é镕');
        expect((await printed(slip, painter)).map(({ kind }) => kind)).toEqual(['text', 'feed', 'cut']);
        expect((await printed(slip, painter, 'none')).map(({ kind }) => kind)).toEqual(['image', 'feed', 'cut']);
        expect((await printed(textSlip('Number A001'), painter, 'none')).map(({ kind }) => kind)).toEqual(['text', 'feed', 'cut']);
    });

    test('looks as the printer encoded it, also in the drawing of a page', async () => {
        const lines = await printed(textSlip('한 A001', 2), painterWith());
        const [image] = lines;
        if (image?.kind !== 'image') throw new Error('no picture');
        const svg = drawSlip(lines, 48);
        const boxes = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)].map(([, x, y, width]) => [Number(x), Number(y), Number(width)] as const);
        const inked = new Set(boxes.flatMap(([x, y, width]) => Array.from({ length: width }, (_, step) => `${x + step} ${y}`)));
        let same = 0;
        for (let y = 0; y < image.height; y++) for (let x = 0; x < image.width; x++) same += Number(inked.has(`${x} ${y}`) === isBlack(image, x, y));
        expect(same).toBe(image.width * image.height);
    });
});

test('a font that is damaged or gone costs pictures, not the slip', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    writeFileSync(join(folder, 'broken.ttf'), Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(400, 0x7f)]));
    writeFileSync(join(folder, 'empty.otf'), '');
    expect(coverageOf(join(folder, 'broken.ttf'))).toBeNull();
    expect(coverageOf(join(folder, 'empty.otf'))).toBeNull();
    expect(coverageOf(join(folder, 'none.ttf'))).toBeNull();
    const painter = painterWith({ fonts: [folder, join(folder, 'none.ttf'), testFont()] });
    expect((await printed(textSlip('한'), painter)).map(({ kind }) => kind)).toEqual(['image', 'feed', 'cut']);
    rmSync(folder, { recursive: true });
});

test('a slip does not wait longer for its pictures than it should, and the next one has them', async () => {
    const impatient = painterWith({ patienceMs: 0 });
    expect((await printed(textSlip('한'), impatient)).map(({ kind }) => kind)).toEqual(['text', 'feed', 'cut']);
    const painter = painterWith({ idleMs: 10 });
    for (let turn = 0; turn < 3; turn++) {
        expect((await printed(textSlip('한'), painter)).map(({ kind }) => kind)).toEqual(['image', 'feed', 'cut']);
        // The worker has gone by now, and comes again.
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
});

test('the event loop goes on while fonts are opened', async () => {
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }, 5);
    await printed(textSlip('한국어 ñ', 6), painterWith());
    clearInterval(beat);
    expect(longest).toBeLessThan(1_000);
});

test('what is read of a font agrees with the system about its characters', async () => {
    const coverage = coverageOf(testFont());
    if (coverage === null) throw new Error('the font was not read');
    const { stdout } = await promisify(execFile)('fc-query', ['--format=%{charset}', '--index=0', testFont()], { maxBuffer: 10_000_000 });
    const ranges = stdout
        .trim()
        .split(' ')
        .map((range) => range.split('-').map((end) => Number.parseInt(end, 16)));
    expect(ranges.length).toBeGreaterThan(100);
    const lacking: number[] = [];
    for (const [first = 0, last = first] of ranges) for (let code = first; code <= last; code++) if (!covers(coverage, code)) lacking.push(code);
    expect(lacking).toEqual([]);
    for (const code of [0x10ffff, 0xe00a0]) expect(covers(coverage, code)).toBe(false);
});

test('a ring has a hole, overlapping shapes have none, and what is outside of the paper is cut off', () => {
    const square = (from: number, to: number, turn: 1 | -1) => {
        const [x0, x1] = turn === 1 ? [from, to] : [to, from];
        return [
            { x0, y0: from, x1: x0, y1: to },
            { x0: x1, y0: to, x1, y1: from },
        ];
    };
    const black = (canvas: Canvas, x: number, y: number) => {
        const { rows } = canvas.picture(0);
        return ((rows[y * 2 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
    };
    const ring = new Canvas(16, 16);
    ring.fill([...square(2, 14, 1), ...square(5, 11, -1)]);
    expect([black(ring, 3, 3), black(ring, 8, 8), black(ring, 12, 8), black(ring, 15, 15)]).toEqual([true, false, true, false]);
    const overlap = new Canvas(16, 16);
    overlap.fill([...square(2, 14, 1), ...square(5, 11, 1)]);
    expect(black(overlap, 8, 8)).toBe(true);
    const outside = new Canvas(16, 16);
    outside.fill(square(-50, 50, 1));
    expect([black(outside, 0, 0), black(outside, 15, 15)]).toEqual([true, true]);
    const thin = new Canvas(16, 16);
    thin.bar(2, 0, 1, 16);
    expect(thin.picture(1).rows.slice(0, 2)).toEqual(new Uint8Array([0b0011_0000, 0]));
});
