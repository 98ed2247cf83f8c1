/**
 * Frames of the FF 68 family: pads and callers on an RS-485 bus, 9600 8N1, told apart by their address.
 *
 *     FF 68 | L | L | 68 | ADDRESS | COMMAND | DATA … | CHECKSUM | 16
 *                          └──────── L bytes ───────┘   their sum modulo 256
 */
export type Frame = { readonly address: number; readonly command: number; readonly data: Buffer };

/** What a frame says, by its command. Both directions use 01: a key, and from the hub the same key as its receipt, or `rate` to begin a rating. */
export const commands = { key: 0x01, display: 0x02, beep: 0x03, rated: 0x11 } as const;

/** Bytes around the L bytes. */
const around = 7;

/** The bytes of a frame. Address and command are 0 to 255, data at most 200 bytes. */
export function encodeFrame({ address, command, data }: Frame): Buffer {
    const body = Buffer.from([address, command, ...data]);
    return Buffer.from([0xff, 0x68, body.length, body.length, 0x68, ...body, sum(body), 0x16]);
}

/** Which lengths L are frames, both inclusive. A wrong length is noise, so the closer they are, the sooner noise is over. */
export type Lengths = { readonly shortest: number; readonly longest: number };
/** From devices: a key with up to five digits before it, a rating. From the hub: a beep has no data, a display six bytes. */
export const fromDevice: Lengths = { shortest: 3, longest: 8 };
export const fromHub: Lengths = { shortest: 2, longest: 8 };

/**
 * Finds frames in a stream of bytes, wherever they begin, and lets go what is none. A beginning that noise only looks like never hides the frame
 * behind it: its checksum fails, and the search goes on one byte further.
 */
export class FrameDecoder {
    readonly #lengths: Lengths;
    #rest: Buffer = Buffer.alloc(0);
    #spoiled = 0;

    constructor(lengths: Lengths) {
        this.#lengths = lengths;
    }

    /** Things that began like a frame and were none, since the last whole frame. */
    get spoiled(): number {
        return this.#spoiled;
    }

    push(bytes: Buffer): Frame[] {
        const stream = Buffer.concat([this.#rest, bytes]);
        const frames: Frame[] = [];
        let at = 0;
        while (at < stream.length) {
            const found = this.#look(stream, at);
            if (found === 'incomplete') break;
            if (found === null) at++;
            else {
                frames.push(found);
                at += found.data.length + 2 + around;
            }
        }
        this.#rest = stream.subarray(at);
        return frames;
    }

    #look(stream: Buffer, at: number): Frame | 'incomplete' | null {
        const beginning = [0xff, 0x68, null, stream[at + 2], 0x68];
        for (const [index, expected] of beginning.entries()) {
            const byte = stream[at + index];
            if (byte === undefined) return 'incomplete';
            if (expected !== null && byte !== expected) return null;
        }
        const length = stream.readUInt8(at + 2);
        if (length < this.#lengths.shortest || length > this.#lengths.longest) return null;
        if (stream.length < at + length + around) return 'incomplete';
        const body = stream.subarray(at + 5, at + 5 + length);
        if (stream[at + 5 + length] !== sum(body) || stream[at + 6 + length] !== 0x16) {
            this.#spoiled++;
            return null;
        }
        this.#spoiled = 0;
        return { address: body.readUInt8(0), command: body.readUInt8(1), data: Buffer.from(body.subarray(2)) };
    }
}

function sum(bytes: Buffer): number {
    return bytes.reduce((total, byte) => (total + byte) & 0xff, 0);
}
