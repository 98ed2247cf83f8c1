/** Websocket frames, as much as the bench needs: whole text messages. */

const TEXT = 0x81;

/** A client's text frame. Its mask is zero, which leaves the text as it is. */
export function textFrame(text: string): Buffer {
    const length = Buffer.byteLength(text);
    if (length > 0xffff) throw new Error(`a message is too long for the bench [bytes=${length}]`);
    const head = length < 126 ? 6 : 8;
    const frame = Buffer.alloc(head + length);
    frame[0] = TEXT;
    if (length < 126) frame[1] = 0x80 | length;
    else {
        frame[1] = 0x80 | 126;
        frame.writeUInt16BE(length, 2);
    }
    frame.write(text, head);
    return frame;
}

/** Cuts a stream of a server's frames into its text messages. */
export class FrameReader {
    readonly #onText: (text: Buffer) => void;
    #rest: Buffer | null = null;

    constructor(onText: (text: Buffer) => void) {
        this.#onText = onText;
    }

    read(chunk: Buffer): void {
        const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
        let at = 0;
        for (let end = frameEnd(bytes, at); end !== null; end = frameEnd(bytes, at)) {
            if (bytes[at] === TEXT) this.#onText(bytes.subarray(payloadStart(bytes, at), end));
            at = end;
        }
        this.#rest = at === bytes.length ? null : bytes.subarray(at);
    }
}

function payloadStart(bytes: Buffer, at: number): number {
    const short = bytes[at + 1] ?? 0;
    return at + (short < 126 ? 2 : short === 126 ? 4 : 10);
}

/** Where the frame that begins at `at` ends, or null when it is not whole yet. */
function frameEnd(bytes: Buffer, at: number): number | null {
    if (bytes.length < at + 2) return null;
    const start = payloadStart(bytes, at);
    if (bytes.length < start) return null;
    const short = bytes[at + 1] ?? 0;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    return bytes.length < start + length ? null : start + length;
}
