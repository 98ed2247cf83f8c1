import { Canvas } from './canvas.ts';
import type { Fonts, Shaped } from './fonts.ts';
import { edgesOf } from './outline.ts';
import type { Picture } from './picture.ts';

/** What is to be drawn, all in dots: `height` of a character, `width` of the paper. */
export type Drawing = { readonly height: number; readonly width: number; readonly bold: boolean } & (
    | { readonly kind: 'text'; readonly text: string; readonly align: 'left' | 'center' }
    | { readonly kind: 'pair'; readonly left: string; readonly right: string }
);

/** A piece of text in one font; without a font it is the mark of a missing character. */
type Run = { readonly shaped: Shaped | null; readonly width: number };

/** What is not broken at a line's end. */
type Unit = { readonly text: string; readonly runs: readonly Run[]; readonly width: number };

/** As printers set their own text: 24 dots of a line's 30 are the character. */
const lineHeight = 1.25;
/** Where characters stand in the line, from its top. */
const baseline = 1;

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Sets text in the fonts of this machine and draws each line of it as one picture. */
export class Typesetter {
    readonly #fonts: Fonts;

    constructor(fonts: Fonts) {
        this.#fonts = fonts;
    }

    /** Whether there is a font for any of these. */
    canDraw(characters: readonly string[]): boolean {
        return characters.some((cluster) => this.#fonts.fileFor(cluster) !== null);
    }

    draw(drawing: Drawing): Picture[] {
        const fold = (text: string) => this.#fold(text, drawing.height, drawing.width);
        if (drawing.kind === 'text') {
            return fold(drawing.text).map((line) => {
                const width = widthOf(line);
                return picture([{ line, x: drawing.align === 'center' ? (drawing.width - width) / 2 : 0 }], drawing);
            });
        }
        const left = fold(drawing.left);
        const right = fold(drawing.right);
        const atRight = (line: readonly Unit[]) => ({ line, x: drawing.width - widthOf(line) });
        const [last = []] = left.slice(-1);
        const [value = []] = right;
        if (right.length > 1 || widthOf(last) + widthOf(value) + drawing.height / 2 > drawing.width) {
            return [...left.map((line) => picture([{ line, x: 0 }], drawing)), ...right.map((line) => picture([atRight(line)], drawing))];
        }
        const beside = picture([{ line: last, x: 0 }, atRight(value)], drawing);
        return [...left.slice(0, -1).map((line) => picture([{ line, x: 0 }], drawing)), beside];
    }

    /** Lines no wider than the paper; a word that is wider is broken between its characters. */
    #fold(text: string, height: number, width: number): Unit[][] {
        const lines: Unit[][] = [[]];
        const put = (unit: Unit) => {
            const line = lines.at(-1) ?? [];
            if (line.length > 0 && widthOf(line) + unit.width > width) lines.push([unit]);
            else line.push(unit);
        };
        for (const word of unitsOf(text)) {
            const unit = this.#unit(word, height);
            if (unit.width <= width) put(unit);
            else for (const { segment } of clusters.segment(word)) put(this.#unit(segment, height));
        }
        return lines.map(withoutBlanks);
    }

    #unit(text: string, height: number): Unit {
        const pieces: { file: string | null; text: string }[] = [];
        for (const { segment } of clusters.segment(text)) {
            const file = this.#fonts.fileFor(segment);
            const last = pieces.at(-1);
            if (last !== undefined && file !== null && last.file === file) last.text += segment;
            else pieces.push({ file, text: segment });
        }
        const runs = pieces.map((piece): Run => {
            if (piece.file === null) return { shaped: null, width: height };
            const shaped = this.#fonts.shaped(piece.file, piece.text);
            return { shaped, width: (shaped.advance / shaped.perEm) * height };
        });
        return { text, runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
    }
}

/** Words, with the marks that must not begin a line. */
function unitsOf(text: string): string[] {
    const units: string[] = [];
    for (const { segment } of words.segment(text)) {
        if (units.length > 0 && /^[\p{Pe}\p{Pf}\p{Po}]+$/u.test(segment)) units.push((units.pop() ?? '') + segment);
        else units.push(segment);
    }
    return units;
}

/** A line does not end or begin with the blanks at which it was broken. */
function withoutBlanks(line: readonly Unit[]): Unit[] {
    const first = line.findIndex(({ text }) => text.trim() !== '');
    return first < 0 ? [] : line.slice(first, line.findLastIndex(({ text }) => text.trim() !== '') + 1);
}

function widthOf(line: readonly Unit[]): number {
    return line.reduce((sum, unit) => sum + unit.width, 0);
}

function picture(parts: readonly { line: readonly Unit[]; x: number }[], { width, height, bold }: Drawing): Picture {
    const canvas = new Canvas(width, Math.round(height * lineHeight));
    for (const part of parts) {
        let x = Math.round(part.x);
        for (const run of part.line.flatMap(({ runs }) => runs)) {
            drawRun(canvas, run, x, height);
            x += run.width;
        }
    }
    return canvas.picture(bold ? Math.max(1, Math.round(height / 24)) : 0);
}

function drawRun(canvas: Canvas, { shaped }: Run, x: number, height: number): void {
    const y = height * baseline;
    if (shaped === null) {
        const thick = Math.max(2, Math.round(height / 8));
        canvas.bar(x + height / 8, y - height * 0.7, height * 0.75, thick);
        canvas.bar(x + height / 8, y - height * 0.2, height * 0.75, thick);
        return;
    }
    const scale = height / shaped.perEm;
    // Each glyph by itself: two that touch must not cancel each other out.
    for (const glyph of shaped.glyphs) canvas.fill(edgesOf(glyph.path, { x: x + glyph.x * scale, y: y - glyph.y * scale, scale }));
}
