/**
 * Frames of SAM_V modules, which every reader of resident identity cards has inside:
 *
 *     AA AA AA 96 69 | length u16 | command and parameter, or three status bytes | data | XOR        numbers are big-endian
 *
 * The length counts from after itself to the XOR; the XOR is over the length and all that follows. AA AA AA 96 69 may occur in a photo, so a reader of
 * frames that lost its way may be wrong once; the XOR tells.
 */

/** What an answer says; the third byte of the status is its meaning. */
export type SamAnswer = { readonly status: number; readonly data: Buffer };

/** What is heard of a reader. `data` lies in the decoder's memory and is overwritten when the handler returns. */
export type SamHandlers = { onAnswer(answer: SamAnswer): void; onWrongChecksum(): void };

export const samStatus = {
    done: 0x90,
    /** `find` only: a card is there. */
    found: 0x9f,
    /** `find` only: none, or still the one that was selected before. */
    noCard: 0x80,
    selectFailed: 0x81,
    readFailed: 0x41,
    wrongChecksum: 0x10,
    wrongLength: 0x11,
    /** The reader failed its own test and can do nothing. */
    broken: 0x60,
    notAuthorised: 0x66,
} as const;

const preamble = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const lengthAt = preamble.length;
const statusAt = lengthAt + 2;
/** Three status bytes and the XOR. */
const shortest = 4;
/** Text, photo and two fingerprints take 2,312. */
const longest = 2_400;

/** The commands that are needed, as `command, parameter`. */
const commands = { state: [0x11, 0xff], find: [0x20, 0x01], select: [0x20, 0x02], read: [0x30, 0x01] } as const;
export type SamCommand = keyof typeof commands;
const samCommands = ['state', 'find', 'select', 'read'] as const;

export function encodeSamCommand(command: SamCommand): Buffer {
    return frame(Buffer.from(commands[command]));
}

/** An answer as a reader sends it, for emulators. */
export function encodeSamAnswer(answer: SamAnswer): Buffer {
    return frame(Buffer.concat([Buffer.from([0, 0, answer.status]), answer.data]));
}

function frame(body: Buffer): Buffer {
    const bytes = Buffer.concat([preamble, Buffer.alloc(2), body, Buffer.alloc(1)]);
    bytes.writeUInt16BE(body.length + 1, lengthAt);
    bytes.writeUInt8(xor(bytes.subarray(lengthAt, -1)), bytes.length - 1);
    return bytes;
}

function xor(bytes: Uint8Array): number {
    return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

/** Finds answers in whatever comes over a line. What it has read of a card stays in one piece of memory, which is overwritten as soon as it was heard. */
export class SamDecoder {
    readonly #handlers: SamHandlers;
    readonly #memory = Buffer.alloc(preamble.length + 2 + longest);
    #filled = 0;

    constructor(handlers: SamHandlers) {
        this.#handlers = handlers;
    }

    /** Takes bytes over and overwrites them where they came from. */
    push(bytes: Buffer): void {
        for (const byte of bytes) this.#take(byte);
        bytes.fill(0);
    }

    /** Forgets what has come of an answer so far. */
    clear(): void {
        this.#memory.fill(0, 0, this.#filled);
        this.#filled = 0;
    }

    #take(byte: number): void {
        this.#memory.writeUInt8(byte, this.#filled);
        this.#filled++;
        if (this.#filled <= preamble.length) return this.#resynchronise();
        if (this.#filled < statusAt) return;
        const length = this.#memory.readUInt16BE(lengthAt);
        if (length < shortest || length > longest) return this.#restart();
        if (this.#filled === statusAt + length) this.#finish();
    }

    /** Keeps as much of the end of what has come as can begin a preamble. */
    #resynchronise(): void {
        let filled = this.#filled;
        const came = this.#memory.subarray(0, filled);
        while (filled > 0 && !came.subarray(came.length - filled).equals(preamble.subarray(0, filled))) filled--;
        this.#memory.copy(this.#memory, 0, came.length - filled, came.length);
        this.#filled = filled;
    }

    /** A length that no answer has: the preamble was none. Its second half may be the first of a true one. */
    #restart(): void {
        const came = Buffer.from(this.#memory.subarray(1, this.#filled));
        this.clear();
        for (const byte of came) this.#take(byte);
    }

    #finish(): void {
        const whole = this.#memory.subarray(0, this.#filled);
        if (xor(whole.subarray(lengthAt)) === 0)
            this.#handlers.onAnswer({ status: whole.readUInt8(statusAt + 2), data: whole.subarray(statusAt + 3, -1) });
        else this.#handlers.onWrongChecksum();
        this.clear();
    }
}

/**
 * The first command at the beginning of what a reader got, for emulators, with the bytes to go on after; null in one that is not known. Null while none
 * is complete.
 */
export function decodeSamCommand(bytes: Buffer): { readonly command: SamCommand | null; readonly length: number } | null {
    const at = bytes.indexOf(preamble);
    if (at < 0 || bytes.length < at + statusAt) return null;
    const end = at + statusAt + bytes.readUInt16BE(at + lengthAt);
    if (bytes.length < end) return null;
    const [first, second] = bytes.subarray(at + statusAt, end);
    const whole = xor(bytes.subarray(at + lengthAt, end)) === 0;
    const known = samCommands.find((name) => commands[name][0] === first && commands[name][1] === second);
    return { command: whole && known !== undefined ? known : null, length: end };
}
