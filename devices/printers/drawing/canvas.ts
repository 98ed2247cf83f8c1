import { type Picture, stride } from './picture.ts';

/** One straight piece of an outline, in dots. */
export type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Samples in a dot, along each side. */
const fine = 4;
/** So many of a dot's samples make it black; a little less than half keeps thin strokes of small characters whole. */
const enough = 7;

/** Fills outlines into dots: scan line by scan line through four rows of samples a dot, non-zero winding, as fonts are drawn. */
export class Canvas {
    readonly #width: number;
    readonly #height: number;
    readonly #samples: Uint8Array;

    constructor(width: number, height: number) {
        this.#width = width;
        this.#height = height;
        this.#samples = new Uint8Array(width * fine * height * fine);
    }

    fill(edges: readonly Edge[]): void {
        const lines = this.#height * fine;
        const crossings: { x: number; turn: number }[][] = [];
        for (const { x0, y0, x1, y1 } of edges) {
            if (y0 === y1) continue;
            const [top, bottom, turn] = y0 < y1 ? [y0, y1, 1] : [y1, y0, -1];
            const from = Math.max(0, Math.ceil(top * fine - 0.5));
            const to = Math.min(lines - 1, Math.ceil(bottom * fine - 0.5) - 1);
            for (let line = from; line <= to; line++) {
                const y = (line + 0.5) / fine;
                crossings[line] ??= [];
                crossings[line]?.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn });
            }
        }
        for (const [line, found] of crossings.entries()) if (found !== undefined) this.#fillLine(line, found);
    }

    /** A rectangle, for what is drawn without a font. */
    bar(x: number, y: number, width: number, height: number): void {
        const [right, bottom] = [x + width, y + height];
        this.fill([
            { x0: x, y0: y, x1: x, y1: bottom },
            { x0: right, y0: bottom, x1: right, y1: y },
        ]);
    }

    /** `bold` dots more to the right of each black one. */
    picture(bold: number): Picture {
        const rows = new Uint8Array(stride(this.#width) * this.#height);
        for (let y = 0; y < this.#height; y++) {
            let inked = 0;
            for (let x = 0; x < this.#width; x++) {
                inked = this.#isBlack(x, y) ? bold + 1 : Math.max(0, inked - 1);
                const at = y * stride(this.#width) + (x >> 3);
                if (inked > 0) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
            }
        }
        return { width: this.#width, height: this.#height, rows };
    }

    #fillLine(line: number, crossings: { x: number; turn: number }[]): void {
        const start = line * this.#width * fine;
        let winding = 0;
        let from = 0;
        for (const { x, turn } of crossings.sort((a, b) => a.x - b.x)) {
            const at = Math.min(this.#width * fine, Math.max(0, Math.round(x * fine)));
            if (winding === 0) from = at;
            winding += turn;
            if (winding === 0) this.#samples.fill(1, start + from, start + at);
        }
    }

    #isBlack(x: number, y: number): boolean {
        let count = 0;
        for (let row = y * fine; row < (y + 1) * fine; row++) {
            const at = row * this.#width * fine + x * fine;
            for (let column = 0; column < fine; column++) count += this.#samples[at + column] ?? 0;
        }
        return count >= enough;
    }
}
