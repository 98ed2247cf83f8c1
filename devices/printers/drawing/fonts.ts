import { readFileSync } from 'node:fs';
import { Blob, Buffer, Face, Font, type SvgPathCommand, shape } from 'harfbuzzjs';
import { type Coverage, coverageOf, covers } from './coverage.ts';
import { fontFiles } from './font-files.ts';

/** A glyph where shaping put it, in units of its font. */
export type Glyph = { readonly path: readonly SvgPathCommand[]; readonly x: number; readonly y: number };

/** A text in one font: its glyphs and how far it reaches, in units of which `perEm` make the height of a character. */
export type Shaped = { readonly glyphs: readonly Glyph[]; readonly advance: number; readonly perEm: number };

/** Fonts that had a character stay open; so many, or a long list of scripts would fill the memory. */
const mostOpen = 8;
const mostRemembered = 5_000;

/** The fonts of this machine, opened as characters want them. */
export class Fonts {
    readonly #files: readonly string[];
    readonly #coverages = new Map<string, Coverage | null>();
    readonly #open = new Map<string, Font>();
    /** Which file has a cluster; null for one that none has. */
    readonly #fileOf = new Map<string, string | null>();

    constructor(first: readonly string[]) {
        this.#files = fontFiles(first);
    }

    /** The best font file that draws all of a cluster; null when there is none. */
    fileFor(cluster: string): string | null {
        const known = this.#fileOf.get(cluster);
        if (known !== undefined) return known;
        const found = this.#files.find((file) => this.#draws(file, cluster)) ?? null;
        if (this.#fileOf.size >= mostRemembered) this.#fileOf.clear();
        this.#fileOf.set(cluster, found);
        return found;
    }

    /** Shapes a text that the font of this file draws. */
    shaped(file: string, text: string): Shaped {
        const font = this.#fontOf(file);
        if (font === null) return { glyphs: [], advance: 0, perEm: 1 };
        const buffer = new Buffer();
        buffer.addText(text);
        buffer.guessSegmentProperties();
        shape(font, buffer);
        const positions = buffer.getGlyphPositions();
        let advance = 0;
        const glyphs = buffer.getGlyphInfos().map(({ codepoint: glyph }, index) => {
            const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
            const placed = { path: font.glyphToJson(glyph), x: advance + xOffset, y: yOffset };
            advance += xAdvance;
            return placed;
        });
        return { glyphs, advance, perEm: font.face.upem };
    }

    #draws(file: string, cluster: string): boolean {
        const coverage = this.#coverageOf(file);
        if (coverage === null || !Array.from(cluster).every((character) => covers(coverage, character.codePointAt(0) ?? 0))) return false;
        // A font of coloured pictures has the character and no outline of it.
        return /^\s+$/u.test(cluster) || this.shaped(file, cluster).glyphs.some(({ path }) => path.length > 0);
    }

    #coverageOf(file: string): Coverage | null {
        const known = this.#coverages.get(file);
        if (known !== undefined) return known;
        const coverage = coverageOf(file);
        this.#coverages.set(file, coverage);
        return coverage;
    }

    /** Null for a file that is no font after all. The one that was used longest ago is let go for a new one. */
    #fontOf(file: string): Font | null {
        const known = this.#open.get(file);
        const font = known ?? opened(file);
        if (font === null) return null;
        this.#open.delete(file);
        this.#open.set(file, font);
        const [oldest] = this.#open.keys();
        if (this.#open.size > mostOpen && oldest !== undefined) this.#open.delete(oldest);
        return font;
    }
}

function opened(file: string): Font | null {
    try {
        // The first face of a collection: its others have the same characters.
        return new Font(new Face(new Blob(readFileSync(file)), 0));
    } catch {
        return null;
    }
}
