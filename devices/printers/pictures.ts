/** Which lines of a slip the printer cannot print with its own font, as pictures. */
import type { Slip, SlipLine } from '#protocol/slips.ts';
import { cleanText, missing, visibleText } from './columns.ts';
import type { Painter } from './drawing/painter.ts';
import type { Picture } from './drawing/picture.ts';
import type { Drawing } from './drawing/typesetter.ts';
import type { Paper } from './escpos.ts';

/** Dots of a column, and of the height of a character at size 1. */
export const dotsPerColumn = 12;
const dotsPerCharacter = 24;

/** `gb18030`: the printer has the characters of two bytes; `none`: it has ASCII. */
export type PrinterFont = 'gb18030' | 'none';

/** Lines that are drawn instead of printed as text. */
export type DrawnLines = ReadonlyMap<SlipLine, readonly Picture[]>;

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export async function drawLines(slip: Slip, paper: Paper, font: PrinterFont, painter: Painter): Promise<DrawnLines> {
    const wanting = slip.lines.flatMap((line) => {
        const wanted = lackingIn(line, font);
        const drawing = drawingOf(line, paper);
        return drawing === null || wanted.length === 0 ? [] : [{ line, drawing, wanted: font === 'none' ? null : wanted }];
    });
    const pictures = await painter.paint(wanting.map(({ drawing, wanted }) => ({ drawing, wanted })));
    return new Map(wanting.flatMap(({ line }, index) => (pictures[index] == null ? [] : [[line, pictures[index]] as const])));
}

/** The characters of a line that the printer's font lacks, each as a person sees one. */
function lackingIn(line: SlipLine, font: PrinterFont): string[] {
    const text = line.kind === 'text' ? line.text : line.kind === 'pair' ? `${line.left} ${line.right}` : '';
    const seen = Array.from(clusters.segment(visibleText(text)), ({ segment }) => segment);
    return seen.filter((cluster) =>
        font === 'none' ? !/^[\x20-\x7e]+$/.test(cluster) : cluster !== missing && cleanText(cluster).includes(missing),
    );
}

function drawingOf(line: SlipLine, { columns }: Paper): Drawing | null {
    const width = columns * dotsPerColumn;
    if (line.kind === 'text') {
        const { align, bold, size } = line;
        return { kind: 'text', text: visibleText(line.text), align, bold, height: dotsPerCharacter * size, width };
    }
    if (line.kind !== 'pair') return null;
    return { kind: 'pair', left: visibleText(line.left), right: visibleText(line.right), bold: false, height: dotsPerCharacter, width };
}
