/**
 * Cuts a stream of ESC/POS bytes into tokens. Knows the commands that the emulator can draw; everything else is told, not guessed.
 * Written from the printers' manuals and apart from the driver, so that a mistake of one is not repeated by the other.
 */
export type Token =
    | { kind: 'character'; bytes: Buffer }
    | { kind: 'feed' }
    | { kind: 'command'; name: CommandName; parameters: Buffer }
    | { kind: 'unknown'; bytes: Buffer };

export type CommandName = (typeof commands)[number][0];

const esc = 0x1b;
const fs = 0x1c;
const gs = 0x1d;

/** Name, prefix, letter and number of parameter bytes; a function where the bytes themselves tell (undefined: not yet). */
const commands = [
    ['reset', esc, '@', 0],
    ['align', esc, 'a', 1],
    ['bold', esc, 'E', 1],
    ['feedLines', esc, 'd', 1],
    ['kanjiOn', fs, '&', 0],
    ['kanjiOff', fs, '.', 0],
    ['size', gs, '!', 1],
    ['automaticStatus', gs, 'a', 1],
    ['transmitStatus', gs, 'r', 1],
    ['cut', gs, 'V', cutLength],
    ['symbol', gs, '(', symbolLength],
    ['raster', gs, 'v', rasterLength],
] as const;

const byCode = new Map(commands.map(([name, prefix, letter, length]) => [(prefix << 8) | letter.charCodeAt(0), { name, length }]));

/** GS V m cuts, GS V 65/66 n feeds first. */
function cutLength(rest: Buffer): number | undefined {
    const mode = rest[0];
    return mode === undefined ? undefined : mode === 65 || mode === 66 ? 2 : 1;
}

/** GS ( letter pL pH and that many bytes. */
function symbolLength(rest: Buffer): number | undefined {
    return rest.length < 3 ? undefined : 3 + rest.readUInt16LE(1);
}

/** GS v 0 m xL xH yL yH and a byte for each eight dots. */
function rasterLength(rest: Buffer): number | undefined {
    return rest.length < 6 ? undefined : 6 + rest.readUInt16LE(2) * rest.readUInt16LE(4);
}

/** The token at the beginning of `bytes` and its length; null when its end has not come yet. `kanji`: two bytes make a character. */
export function readToken(bytes: Buffer, kanji: boolean): { token: Token; length: number } | null {
    const first = bytes[0];
    if (first === undefined) return null;
    if (first === 0x0a) return { token: { kind: 'feed' }, length: 1 };
    if (first === esc || first === fs || first === gs) return readCommand(bytes);
    if (first < 0x20 || first === 0x7f) return { token: { kind: 'unknown', bytes: bytes.subarray(0, 1) }, length: 1 };
    const length = kanji ? characterLength(bytes) : 1;
    if (bytes.length < length) return null;
    return { token: { kind: 'character', bytes: bytes.subarray(0, length) }, length };
}

/** GB18030: one byte, two, or four when the second is a digit. */
function characterLength(bytes: Buffer): number {
    const [first = 0, second = 0] = bytes;
    if (first < 0x81 || first === 0xff) return 1;
    return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function readCommand(bytes: Buffer): { token: Token; length: number } | null {
    if (bytes.length < 2) return null;
    const known = byCode.get(bytes.readUInt16BE(0));
    if (known === undefined) return { token: { kind: 'unknown', bytes: bytes.subarray(0, 2) }, length: 2 };
    const rest = bytes.subarray(2);
    const length = typeof known.length === 'number' ? known.length : known.length(rest);
    if (length === undefined || rest.length < length) return null;
    return { token: { kind: 'command', name: known.name, parameters: rest.subarray(0, length) }, length: 2 + length };
}
