import type { PrinterState } from '#protocol/slips.ts';

/**
 * One thing a printer said. Told apart by bits that ESC/POS fixes:
 *
 *     0xx1xx10  real-time   the answer to DLE EOT n
 *     0xx1xx00  asb         first byte of four sent unasked; the other three are 0xx0xxxx
 *     0xx0xxxx  processed   the answer to GS r
 *     37 22 d d d d 00       process     the answer to GS ( H, with the four characters that were asked
 *     00010001  flow on     00010011  flow off     (XON, XOFF)
 */
export type PrinterAnswer =
    | { kind: 'real-time'; byte: number }
    | { kind: 'asb'; bytes: readonly [number, number, number, number] }
    | { kind: 'processed'; byte: number }
    | { kind: 'process'; id: string }
    | { kind: 'flow'; on: boolean };

/** What hinders a printer, worst last. Near end is a warning: the printer still prints. */
export const printerFaults = ['paper-near-end', 'error', 'cover-open', 'paper-out'] as const;
export type PrinterFault = (typeof printerFaults)[number];

const xon = 0x11;
const xoff = 0x13;
const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAsbStart = (byte: number) => (byte & 0x93) === 0x10;
const isPlain = (byte: number) => (byte & 0x90) === 0x00;

/** Begins the answer with a process id: no other answer begins so. */
const processStart = 0x37;
const processLength = 7;

/**
 * Splits what came from a printer into answers. `rest` holds the beginning of a group of bytes that is not complete yet: put it before the bytes
 * that come next. Bytes that are nobody's answer are dropped.
 */
export function splitAnswers(bytes: Uint8Array): { answers: PrinterAnswer[]; rest: Buffer } {
    const answers: PrinterAnswer[] = [];
    let group: number[] = [];
    for (const byte of bytes) {
        if (mayFollow(group, byte)) {
            group.push(byte);
            const answer = answerOf(group);
            if (answer === null) continue;
            answers.push(answer);
            group = [];
        } else if (byte === xon || byte === xoff) answers.push({ kind: 'flow', on: byte === xon });
        else if (isRealTime(byte)) answers.push({ kind: 'real-time', byte });
        // A new group within a group: the old one lost its end.
        else if (isAsbStart(byte) || byte === processStart) group = [byte];
        else if (!isPlain(byte)) group = [];
        else {
            group = [];
            answers.push({ kind: 'processed', byte });
        }
    }
    return { answers, rest: Buffer.from(group) };
}

/** Whether a byte goes on with the group under way. */
function mayFollow(group: readonly number[], byte: number): boolean {
    if (group.length === 0) return false;
    if (group[0] !== processStart) return isPlain(byte);
    if (group.length === 1) return byte === 0x22;
    return group.length === processLength - 1 ? byte === 0 : byte >= 0x20 && byte <= 0x7e;
}

/** Null as long as the group is not complete. */
function answerOf(group: readonly number[]): PrinterAnswer | null {
    if (group[0] === processStart) {
        return group.length < processLength ? null : { kind: 'process', id: String.fromCharCode(...group.slice(2, processLength - 1)) };
    }
    const [first, second, third, fourth] = group;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
    return { kind: 'asb', bytes: [first, second, third, fourth] };
}

/** What the answer to DLE EOT 2 (why offline) says. Bit 3, the feed button, is no fault. */
export function offlineFaults(byte: number): PrinterFault[] {
    return pick({ 'cover-open': byte & 0x04, 'paper-out': byte & 0x20, error: byte & 0x40 });
}

/** What the answer to DLE EOT 4 (the roll's sensors) says. */
export function paperFaults(byte: number): PrinterFault[] {
    return pick({ 'paper-near-end': byte & 0x0c, 'paper-out': byte & 0x60 });
}

/** What the answer to GS r 1 (paper, once all before it was processed) says. */
export function processedFaults(byte: number): PrinterFault[] {
    return pick({ 'paper-near-end': byte & 0x03, 'paper-out': byte & 0x0c });
}

/** What the four bytes of an automatic status say. */
export function asbFaults(bytes: readonly [number, number, number, number]): PrinterFault[] {
    return pick({ 'paper-near-end': bytes[2] & 0x03, error: bytes[1] & 0x68, 'cover-open': bytes[0] & 0x20, 'paper-out': bytes[2] & 0x0c });
}

/** The state that staff see, told by the worst of the faults. */
export function stateOf(faults: readonly PrinterFault[]): PrinterState {
    const worst = printerFaults.findLast((fault) => faults.includes(fault)) ?? null;
    const prints = worst === null || worst === 'paper-near-end';
    return { state: prints ? 'online' : 'fault', reason: worst };
}

function pick(bits: Partial<Record<PrinterFault, number>>): PrinterFault[] {
    return printerFaults.filter((fault) => (bits[fault] ?? 0) !== 0);
}
