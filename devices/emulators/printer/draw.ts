import { encode as encodeQr } from 'uqr';
import type { Align, DrawnLine } from './decode.ts';

/** Dots of an 80 mm roll at 203 dots an inch: 48 columns of 12 between two blank edges. */
const column = 12;
const lineHeight = 30;
const edge = 24;

/** One piece of drawing and the paper it takes, in dots. */
type Piece = { svg: string; height: number };

/**
 * Draws a slip as an SVG document: paper, text in columns, QR codes as modules. It carries no style attribute and no script, so that a page
 * with a strict policy may show it.
 */
export function drawSlip(lines: readonly DrawnLine[], columns: number): string {
    const width = columns * column;
    const pieces: string[] = [];
    let y = edge;
    for (const line of lines) {
        const piece = drawLine(line, width);
        if (piece.svg !== '') pieces.push(`<g transform="translate(${edge} ${y})">${piece.svg}</g>`);
        y += piece.height;
    }
    const paper = { w: width + 2 * edge, h: y + edge };
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${paper.w} ${paper.h}" width="${paper.w}" height="${paper.h}" role="img">`,
        `<rect width="${paper.w}" height="${paper.h}" fill="#fffefa"/>`,
        `<g fill="#1c1c1c" font-family="'Noto Sans Mono CJK SC','WenQuanYi Micro Hei Mono','Microsoft YaHei',monospace">`,
        ...pieces,
        '</g></svg>',
    ].join('');
}

function drawLine(line: DrawnLine, width: number): Piece {
    switch (line.kind) {
        case 'text':
            return drawText(line, width);
        case 'qr':
            return drawQr(line, width);
        case 'image':
            return drawImage(line, width);
        case 'feed':
            return { svg: '', height: line.lines * lineHeight };
        case 'cut':
            return { svg: `<path d="M${-edge} 0H${width + edge}" stroke="#9a9a9a" stroke-dasharray="6 6"/>`, height: 0 };
    }
}

/** Every character at a place of its own: no browser's font may decide where a column is. */
function drawText(line: Extract<DrawnLine, { kind: 'text' }>, width: number): Piece {
    const { w, h } = line.size;
    const places: number[] = [];
    let used = 0;
    for (const character of line.text) {
        // A place for each half of a character outside the basic plane, as SVG counts.
        for (let half = 0; half < character.length; half++) places.push(used * column);
        used += character <= '\x7e' ? 1 : 2;
    }
    const left = leftOf(line.align, used * column * w, width);
    const weight = line.bold ? ' font-weight="bold"' : '';
    const text = `<text x="${places.join(' ')}" y="22" font-size="24" xml:space="preserve"${weight}>${escapeXml(line.text)}</text>`;
    return { svg: `<g transform="translate(${left} 0) scale(${w} ${h})">${text}</g>`, height: lineHeight * h };
}

function drawQr(line: Extract<DrawnLine, { kind: 'qr' }>, width: number): Piece {
    const { size, data } = encodeQr(line.content, { ecc: 'M', boostEcc: false, border: 0 });
    const side = size * line.dots;
    const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    const left = leftOf(line.align, side, width);
    const label = `<title>${escapeXml(line.content)}</title>`;
    const path = `<path shape-rendering="crispEdges" d="${modules.join('')}"/>`;
    return { svg: `<g transform="translate(${left} 0) scale(${line.dots})">${label}${path}</g>`, height: side };
}

/** Each run of black dots is a box: as sharp as on paper, and nothing that a strict policy would refuse. */
function drawImage({ width: own, height, rows, align }: Extract<DrawnLine, { kind: 'image' }>, width: number): Piece {
    const isBlack = (x: number, y: number) => x < own && ((rows[y * (own / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
    const boxes: string[] = [];
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < own; x++) {
            if (!isBlack(x, y)) continue;
            const from = x;
            while (isBlack(x, y)) x++;
            boxes.push(`M${from} ${y}h${x - from}v1H${from}z`);
        }
    }
    const path = `<path shape-rendering="crispEdges" d="${boxes.join('')}"/>`;
    return { svg: `<g transform="translate(${leftOf(align, own, width)} 0)">${path}</g>`, height };
}

function leftOf(align: Align, used: number, width: number): number {
    return align === 'left' ? 0 : align === 'center' ? (width - used) / 2 : width - used;
}

function escapeXml(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold at all
    const held = text.replace(/[\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
    return held.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
