import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { encode as encodeQr } from 'uqr';
import type { Slip, SlipLine } from '#protocol/slips.ts';
import { cleanText, encodeText, foldForPaper, pairLines } from './columns.ts';
import { type Picture, stride } from './drawing/picture.ts';
import { type DrawnLines, dotsPerColumn } from './pictures.ts';

/** The paper as the printer's font A sees it: 48 columns on an 80 mm roll, 32 on a 58 mm one. At least 12, so that size 6 has room for a character. */
export type Paper = { columns: number };

/** Reset, then Chinese mode: a printer that powers up in another mode would take the text for code page characters. */
const beginning = Buffer.from([0x1b, 0x40, 0x1c, 0x26]);

/** GS v 0, plain. Real printers take a picture in bands that fit into their memory. */
const raster = Buffer.from([0x1d, 0x76, 0x30, 0x00]);
const bandRows = 96;
/** White modules that a reader needs on each side of a QR code. */
const quietModules = 4;
const largestModule = 6;
const smallestModule = 3;

type TextLine = Extract<SlipLine, { kind: 'text' }>;

/**
 * The bytes that print a slip and cut it; what asks whether it is on paper follows them (`completionBytes`). Lines among `drawn` become pictures. Throws a `RangeError` for a slip that cannot be
 * printed: paper too narrow, a QR code that is not ASCII or has no room.
 *
 * node-thermal-printer only builds commands here: its own text, tables and transport garble Chinese and lose jobs.
 */
export function encodeSlip(slip: Slip, paper: Paper, drawn: DrawnLines = new Map()): Buffer {
    if (!Number.isInteger(paper.columns) || paper.columns < 12) throw new RangeError(`Paper too narrow [columns=${paper.columns}]`);
    // An empty interface makes it a builder without a transport.
    const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', width: paper.columns, breakLine: BreakLine.NONE });
    printer.add(beginning);
    for (const line of slip.lines) {
        const pictures = drawn.get(line);
        if (pictures === undefined) addLine(printer, line, paper);
        else for (const picture of pictures) addPicture(printer, picture);
    }
    printer.partialCut({ verticalTabAmount: 1 });
    return printer.getBuffer();
}

function addLine(printer: ThermalPrinter, line: SlipLine, paper: Paper): void {
    switch (line.kind) {
        case 'text':
            return addText(printer, line, paper);
        case 'pair':
            return addPlain(printer, pairLines(cleanText(line.left), cleanText(line.right), paper.columns));
        case 'rule':
            return printer.drawLine('-');
        case 'qr':
            return addQr(printer, line.content, paper);
        case 'space':
            for (let count = 0; count < line.lines; count++) printer.newLine();
    }
}

/** A picture is as wide as the paper, its alignment is in it: not every printer heeds alignment for pictures. */
function addPicture(printer: ThermalPrinter, { width, height, rows }: Picture): void {
    const bytes = stride(width);
    for (let row = 0; row < height; row += bandRows) {
        const band = rows.subarray(row * bytes, Math.min(row + bandRows, height) * bytes);
        const size = Buffer.alloc(4);
        size.writeUInt16LE(bytes, 0);
        size.writeUInt16LE(band.length / bytes, 2);
        printer.add(Buffer.concat([raster, size, band]));
    }
}

function addPlain(printer: ThermalPrinter, lines: readonly string[]): void {
    for (const line of lines) {
        printer.add(encodeText(line));
        printer.newLine();
    }
}

function addText(printer: ThermalPrinter, line: TextLine, paper: Paper): void {
    if (line.align === 'center') printer.alignCenter();
    if (line.bold) printer.bold(true);
    // GS ! holds for Chinese characters too, ESC ! on many printers does not. It counts from 0.
    if (line.size > 1) printer.setTextSize(line.size - 1, line.size - 1);
    addPlain(printer, foldForPaper(cleanText(line.text), Math.floor(paper.columns / line.size)));
    if (line.size > 1) printer.setTextSize(0, 0);
    if (line.bold) printer.bold(false);
    if (line.align === 'center') printer.alignLeft();
}

function addQr(printer: ThermalPrinter, content: string, paper: Paper): void {
    // The builder counts characters where the printer counts bytes.
    if (!/^[\x21-\x7e]+$/.test(content)) throw new RangeError(`A QR code holds an address in ASCII [content=${content}]`);
    const cellSize = moduleDots(content, paper);
    printer.alignCenter();
    // A blank line above and the rest of one below are the quiet zone that readers need.
    printer.newLine();
    printer.printQR(content, { model: 2, correction: 'M', cellSize });
    printer.newLine();
    printer.alignLeft();
}

/** The largest module, in dots, at which the code and its quiet zone fit on the paper. */
function moduleDots(content: string, paper: Paper): number {
    const modules = encodeQr(content, { ecc: 'M', boostEcc: false, border: quietModules }).size;
    const fitting = Math.floor((paper.columns * dotsPerColumn) / modules);
    if (fitting < smallestModule) throw new RangeError(`A QR code of ${modules} modules has no room on ${paper.columns} columns`);
    return Math.min(fitting, largestModule);
}
