/**
 * Frames of Onbon's font cards (BX-5K, BX-6K), from the maker's "BX-5K/6K communication protocol, user version":
 *
 *     A5 ×8 | to u16 | from u16 | 0 ×6 | card type | version 2 | length u16 | data | CRC u16 | 5A          numbers are little-endian
 *
 * The CRC is CRC-16/ARC over `to` … `data`; FFFF says "not checked". What is between the A5s and the 5A is stuffed, the CRC too:
 * A5 → A6 02, A6 → A6 01, 5A → 5B 02, 5B → 5B 01. So neither A5 nor 5A is ever within a frame, and a reader that lost its way finds it at the next A5.
 */

/** One message. The hub's side of a conversation is `hub`, a card's is the number of its screen. */
export type StripFrame = { readonly to: number; readonly from: number; readonly data: Buffer };

/** What a decoder makes of bytes: a frame, or bytes that began as one. */
export type StripHeard =
    | { readonly kind: 'frame'; readonly frame: StripFrame }
    | { readonly kind: 'broken'; readonly why: 'wrong-checksum' | 'malformed' };

/** The address of whoever commands cards. */
export const hub = 0x8000;

const start = 0xa5;
const end = 0x5a;
const startLength = 8;
const headerLength = 14;
const crcLength = 2;
const anyCard = 0xfe;
const version = 0x02;
const unchecked = 0xffff;
/** A card takes 1 KB at most; twice that, stuffed. */
const longestFrame = 2_100;

/** The first of two bytes that stand for one, by that one; and back. */
const stuffed: Readonly<Record<number, readonly [number, number]>> = { 165: [0xa6, 0x02], 166: [0xa6, 0x01], 90: [0x5b, 0x02], 91: [0x5b, 0x01] };
const unstuffed: Readonly<Record<number, Readonly<Record<number, number>>>> = { 166: { 2: 0xa5, 1: 0xa6 }, 91: { 2: 0x5a, 1: 0x5b } };

/** CRC-16/ARC: polynomial 8005 reflected, from 0, 0…65,535. */
export function crc16Arc(bytes: Uint8Array): number {
    let crc = 0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xa001;
    }
    return crc;
}

/** The bytes of a frame as they go over the line. */
export function encodeFrame(frame: StripFrame): Buffer {
    const plain = Buffer.alloc(headerLength + frame.data.length + crcLength);
    plain.writeUInt16LE(frame.to, 0);
    plain.writeUInt16LE(frame.from, 2);
    plain.writeUInt8(anyCard, 10);
    plain.writeUInt8(version, 11);
    plain.writeUInt16LE(frame.data.length, 12);
    frame.data.copy(plain, headerLength);
    const checked = plain.subarray(0, -crcLength);
    plain.writeUInt16LE(crc16Arc(checked), checked.length);
    const body = [...plain].flatMap((byte) => stuffed[byte] ?? [byte]);
    return Buffer.from([...new Array<number>(startLength).fill(start), ...body, end]);
}

/** Finds frames in whatever comes over a line, however it is cut, and goes on with the next frame after one that is broken. */
export class StripDecoder {
    /** Bytes of the frame under way, no longer stuffed; null between frames. */
    #frame: number[] | null = null;
    #stuffing: Readonly<Record<number, number>> | null = null;

    /** What these bytes complete, in order. Noise outside of frames is dropped. */
    push(bytes: Uint8Array): StripHeard[] {
        return [...bytes].flatMap((byte) => this.#take(byte) ?? []);
    }

    #take(byte: number): StripHeard | null {
        if (byte === start) {
            // A frame that a new one interrupts has lost its end; who waits for it will ask again.
            this.#frame = [];
            this.#stuffing = null;
            return null;
        }
        if (this.#frame === null) return null;
        if (byte === end) return this.#finish(this.#frame);
        const first = this.#stuffing === null ? unstuffed[byte] : undefined;
        if (first !== undefined) {
            this.#stuffing = first;
            return null;
        }
        const plain = this.#stuffing === null ? byte : this.#stuffing[byte];
        this.#stuffing = null;
        if (plain === undefined || this.#frame.length >= longestFrame) return this.#drop();
        this.#frame.push(plain);
        return null;
    }

    #finish(bytes: number[]): StripHeard {
        const plain = Buffer.from(bytes);
        const cut = this.#stuffing !== null;
        this.#frame = null;
        this.#stuffing = null;
        const length = plain.length - headerLength - crcLength;
        if (cut || length < 0 || plain.readUInt16LE(12) !== length) return { kind: 'broken', why: 'malformed' };
        const crc = plain.readUInt16LE(plain.length - crcLength);
        if (crc !== unchecked && crc !== crc16Arc(plain.subarray(0, -crcLength))) return { kind: 'broken', why: 'wrong-checksum' };
        const data = plain.subarray(headerLength, headerLength + length);
        return { kind: 'frame', frame: { to: plain.readUInt16LE(0), from: plain.readUInt16LE(2), data } };
    }

    #drop(): StripHeard {
        this.#frame = null;
        this.#stuffing = null;
        return { kind: 'broken', why: 'malformed' };
    }
}
