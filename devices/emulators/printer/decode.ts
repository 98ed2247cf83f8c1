import { readToken, type Token } from './commands.ts';

/** What stands on the paper, from top to bottom. Sizes are factors, 1 to 8. */
export type DrawnLine =
    | { kind: 'text'; text: string; size: { w: number; h: number }; align: Align; bold: boolean }
    | { kind: 'qr'; content: string; align: Align; dots: number }
    /** A picture: rows of bytes, eight dots each, a one is black. */
    | { kind: 'image'; width: number; height: number; rows: Buffer; align: Align }
    | { kind: 'feed'; lines: number }
    | { kind: 'cut' };

export type Align = 'left' | 'center' | 'right';

export type Decoded = {
    lines: DrawnLine[] /** What a printer would print wrongly or not at all, in words, with the place in the bytes. */;
    errors: string[];
};

type Style = { size: { w: number; h: number }; align: Align; bold: boolean };

/** Node's own decoder, not the library that the driver encodes with. */
const gb18030 = new TextDecoder('gb18030');
const plain: Style = { size: { w: 1, h: 1 }, align: 'left', bold: false };

/** Draws the bytes that a printer got. Never throws: what cannot be drawn is among the errors. */
export function decode(bytes: Uint8Array): Decoded {
    const drawing = new Drawing();
    const stream = Buffer.from(bytes);
    for (let at = 0; at < stream.length; ) {
        const read = readToken(stream.subarray(at), drawing.kanji);
        if (read === null) {
            drawing.complain('it ends within a command or character', at);
            break;
        }
        drawing.take(read.token, at);
        at += read.length;
    }
    drawing.finish(stream.length);
    return { lines: drawing.lines, errors: drawing.errors };
}

class Drawing {
    readonly lines: DrawnLine[] = [];
    readonly errors: string[] = [];
    kanji = false;
    #style = plain;
    #text = '';
    /** The style of the first character of the line under way. */
    #lineStyle = plain;
    #symbol = { content: '', dots: 3 };

    complain(what: string, at: number): void {
        this.errors.push(`${what} [at=${at}]`);
    }

    take(token: Token, at: number): void {
        switch (token.kind) {
            case 'character':
                return this.#character(token.bytes, at);
            case 'feed':
                return this.#endLine();
            case 'unknown':
                return this.complain(`unknown command ${token.bytes.toString('hex')}`, at);
            case 'command':
                return this.#command(token, at);
        }
    }

    finish(at: number): void {
        if (this.#text !== '') this.complain('the last line was not ended', at);
    }

    #character(bytes: Buffer, at: number): void {
        const first = bytes[0] ?? 0;
        if (first >= 0x80 && !this.kanji) this.complain(`high byte ${bytes.toString('hex')} outside Chinese mode`, at);
        if (bytes.length === 4) this.complain(`four-byte character ${bytes.toString('hex')} that no printer's font has`, at);
        const character = gb18030.decode(bytes);
        if (character.includes('\ufffd')) this.complain(`no character ${bytes.toString('hex')}`, at);
        if (this.#text === '') this.#lineStyle = this.#style;
        this.#text += character;
    }

    #endLine(): void {
        if (this.#text === '') this.lines.push({ kind: 'feed', lines: 1 });
        else this.lines.push({ kind: 'text', text: this.#text, ...this.#lineStyle });
        this.#text = '';
    }

    #command({ name, parameters }: Extract<Token, { kind: 'command' }>, at: number): void {
        const value = parameters[0] ?? 0;
        if (name === 'reset') {
            // It throws away a line that was not ended.
            this.finish(at);
            this.#text = '';
            this.#style = plain;
            this.kanji = false;
        } else if (name === 'kanjiOn' || name === 'kanjiOff') this.kanji = name === 'kanjiOn';
        else if (name === 'align') this.#align(value, at);
        else if (name === 'bold') this.#style = { ...this.#style, bold: (value & 1) === 1 };
        else if (name === 'size') this.#style = { ...this.#style, size: { w: (value >> 4) + 1, h: (value & 0x0f) + 1 } };
        else if (name === 'feedLines') {
            if (this.#text !== '') this.#endLine();
            this.lines.push({ kind: 'feed', lines: value });
        } else if (name === 'cut') this.lines.push({ kind: 'cut' });
        else if (name === 'raster') this.#raster(parameters, at);
        else if (name === 'symbol') this.#symbolCommand(parameters, at);
    }

    #align(value: number, at: number): void {
        const align = (['left', 'center', 'right'] as const)[value % 48];
        if (align === undefined) return this.complain(`unknown alignment ${value}`, at);
        // Printers heed it only at the beginning of a line.
        if (this.#text !== '') this.complain('alignment within a line', at);
        this.#style = { ...this.#style, align };
    }

    /** Bands that follow each other are one picture. */
    #raster(parameters: Buffer, at: number): void {
        const [letter, mode] = parameters;
        if (letter !== 0x30 || (mode !== 0 && mode !== 48)) return this.complain(`unknown picture 1d76${parameters.toString('hex', 0, 2)}`, at);
        if (this.#text !== '') this.complain('a picture within a line', at);
        const [bytes, height, rows] = [parameters.readUInt16LE(2), parameters.readUInt16LE(4), parameters.subarray(6)];
        const last = this.lines.at(-1);
        if (last?.kind === 'image' && last.width === bytes * 8) {
            this.lines.splice(-1, 1, { ...last, height: last.height + height, rows: Buffer.concat([last.rows, rows]) });
        } else this.lines.push({ kind: 'image', width: bytes * 8, height, rows: Buffer.from(rows), align: this.#style.align });
    }

    /** GS ( k pL pH 49 function data. */
    #symbolCommand(parameters: Buffer, at: number): void {
        const [letter, , , symbol, part, value = 0] = parameters;
        // GS ( H asks for an answer and draws nothing.
        if (letter === 0x48) return;
        if (letter !== 0x6b || symbol !== 49) return this.complain(`unknown command 1d28${parameters.toString('hex', 0, 5)}`, at);
        if (part === 67) this.#symbol.dots = value;
        else if (part === 80) this.#symbol.content = parameters.toString('latin1', 6);
        else if (part === 81) this.lines.push({ kind: 'qr', ...this.#symbol, align: this.#style.align });
        else if (part !== 65 && part !== 69) this.complain(`unknown part ${part} of a QR code`, at);
    }
}
