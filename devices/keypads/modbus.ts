/**
 * The part of Modbus RTU that keypads need, as a master speaks it: read registers (03), write one (06), write several (16). Registers are 16 bits, most
 * significant byte first; the checksum is the only number with its least significant byte first.
 *
 *     ADDRESS | 03 | first (2) | count (2) | CRC          answer: ADDRESS | 03 | bytes | values … | CRC
 *     ADDRESS | 06 | register (2) | value (2) | CRC       answer: the same
 *     ADDRESS | 16 | first (2) | count (2) | bytes | values … | CRC       answer: ADDRESS | 16 | first | count | CRC
 *                                                         refusal: ADDRESS | function + 128 | code | CRC
 */
export const functions = { read: 3, writeOne: 6, writeMany: 16 } as const;
const refusal = 0x80;

/** A request with what its answer looks like. */
export type Request = { readonly bytes: Buffer; readonly answerLength: number };
export type Answer = { readonly values: readonly number[] } | { readonly refused: number };

/** CRC-16 as Modbus has it: polynomial A001 reflected, beginning with FFFF. */
export function crc16(bytes: Uint8Array): number {
    let crc = 0xffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
    }
    return crc;
}

/** Bytes with their checksum behind them. */
export function sealed(bytes: Uint8Array): Buffer {
    const crc = crc16(bytes);
    return Buffer.from([...bytes, crc & 0xff, crc >> 8]);
}

/** Whether the last two bytes are the checksum of those before. */
export function isSealed(frame: Buffer): boolean {
    return frame.length > 2 && crc16(frame.subarray(0, -2)) === frame.readUInt16LE(frame.length - 2);
}

/** Reads 1 to 125 registers. */
export function readRegisters(address: number, first: number, count: number): Request {
    return { bytes: sealed(Buffer.from([address, functions.read, ...word(first), ...word(count)])), answerLength: 5 + 2 * count };
}

/** Writes one register by function 06, several (up to 123) by 16. */
export function writeRegisters(address: number, first: number, values: readonly number[]): Request {
    const [only] = values;
    const body =
        values.length === 1 && only !== undefined
            ? [address, functions.writeOne, ...word(first), ...word(only)]
            : [address, functions.writeMany, ...word(first), ...word(values.length), 2 * values.length, ...values.flatMap(word)];
    return { bytes: sealed(Buffer.from(body)), answerLength: 8 };
}

/** Looks for the answer to a request in what was heard since, behind any noise; null when it is not there (yet). */
export function findAnswer(request: Request, heard: Buffer): Answer | null {
    const [address = 0, code = 0] = request.bytes;
    for (let at = 0; at + 5 <= heard.length; at++) {
        if (heard[at] !== address) continue;
        const refused = heard.subarray(at, at + 5);
        if (refused[1] === (code | refusal) && isSealed(refused)) return { refused: refused.readUInt8(2) };
        const frame = heard.subarray(at, at + request.answerLength);
        if (frame[1] !== code || frame.length < request.answerLength || !isSealed(frame)) continue;
        if (code !== functions.read) return frame.subarray(2, 6).equals(request.bytes.subarray(2, 6)) ? { values: [] } : null;
        if (frame[2] === request.answerLength - 5) return { values: words(frame.subarray(3, -2)) };
    }
    return null;
}

function word(value: number): [number, number] {
    return [(value >> 8) & 0xff, value & 0xff];
}

function words(bytes: Buffer): number[] {
    return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(2 * index));
}
