import type { ChinaTime } from '../china-time.ts';

/**
 * What is said in a frame's data. A command is `group | number | 01 answer please, 02 do not | u16 | body`, an answer `A0 | 00 | error | u16`. From the
 * maker's protocol document as several public programs have it, and from captures; the vectors in the tests are those.
 */
export type StripCommand =
    | { readonly kind: 'ping' }
    | { readonly kind: 'clock'; readonly time: ChinaTime }
    /** Removes areas, then shows others. An area with the number of one that is there takes its place. */
    | { readonly kind: 'areas'; readonly remove: readonly number[]; readonly show: readonly StripArea[] };

type Code = { readonly group: number; readonly number: number; readonly extra: number };

const codes: Readonly<Record<StripCommand['kind'], Code>> = {
    ping: { group: 0xa2, number: 0x00, extra: 0 },
    clock: { group: 0xa2, number: 0x03, extra: 8 },
    areas: { group: 0xa3, number: 0x06, extra: 0 },
};
const kinds = ['ping', 'clock', 'areas'] as const;
const headLength = 5;
const answerPlease = 0x01;

/** The fields of a text area in the order of the wire, with their bytes. */
const areaFields = [
    ['type', 1],
    /** In bytes of 8 pixels. */
    ['x', 2],
    /** In pixels by most sources, in bytes of 8 by one. The same for `height`. */
    ['y', 2],
    ['width', 2],
    ['height', 2],
    ['number', 1],
    ['lineGap', 1],
    /** 0 again and again, 1 once and then the last page stays. */
    ['runMode', 1],
    ['timeoutS', 2],
    ['sound', 1],
    ['extensions', 1],
    ['align', 1],
    /** 1 a single line, 2 several. */
    ['lines', 1],
    /** 1 breaks lines only where told, 2 by itself. */
    ['wrap', 1],
    ['mode', 1],
    ['exit', 1],
    /** 0 quickest … 24 slowest. */
    ['speed', 1],
    /** Halves of a second. */
    ['stay', 1],
] as const;
type AreaField = (typeof areaFields)[number][0];
const areaLength = areaFields.reduce((sum, [, bytes]) => sum + bytes, 0) + 4;

/** How a text comes on. */
export const modes = { still: 1, atOnce: 2, fromRight: 3 } as const;

/** An area of the strip with a text, in the card's own encoding and with its escapes. */
export type StripArea = Readonly<Record<AreaField, number>> & { readonly text: Buffer };

/** What a card may answer instead of "done". Only those that we tell apart; there are others up to 16. */
export const stripErrors = { unknownCommand: 2, busy: 3, wrongChecksum: 5, wrongTime: 14 } as const;

/** The data of a frame that asks for an answer. */
export function encodeCommand(command: StripCommand): Buffer {
    const { group, number, extra } = codes[command.kind];
    const head = Buffer.from([group, number, answerPlease, extra, 0]);
    if (command.kind === 'ping') return head;
    return Buffer.concat([head, command.kind === 'clock' ? encodeTime(command.time) : encodeAreas(command)]);
}

/** The command in a frame's data, or the error with which a card refuses it. */
export function decodeCommand(data: Buffer): StripCommand | { readonly kind: 'refused'; readonly error: number } {
    if (data.length < headLength) return { kind: 'refused', error: stripErrors.unknownCommand };
    const [group, number] = data;
    const body = data.subarray(headLength);
    switch (kindOf(group, number)) {
        case 'ping':
            return { kind: 'ping' };
        case 'clock':
            return decodeTime(body) ?? { kind: 'refused', error: stripErrors.wrongTime };
        case 'areas':
            return decodeAreas(body) ?? { kind: 'refused', error: stripErrors.unknownCommand };
        default:
            return { kind: 'refused', error: stripErrors.unknownCommand };
    }
}

function kindOf(group: number | undefined, number: number | undefined): StripCommand['kind'] | undefined {
    return kinds.find((kind) => codes[kind].group === group && codes[kind].number === number);
}

/** `error` 0 is "done". */
export function encodeAnswer(error: number): Buffer {
    return Buffer.from([0xa0, error === 0 ? 0x00 : 0x01, error, 0, 0]);
}

/** 0 for "done", otherwise the card's error; anything that is no clear "done" is one. */
export function decodeAnswer(data: Buffer): number {
    const [group, number, error] = data;
    if (group === 0xa0 && number === 0x00 && error === 0x00) return 0;
    return group === 0xa0 && error !== undefined && error !== 0 ? error : stripErrors.unknownCommand;
}

function encodeTime(time: ChinaTime): Buffer {
    const { year, month, day, hour, minute, second, weekday } = time;
    return Buffer.from([year % 100, Math.floor(year / 100), month, day, hour, minute, second, weekday].map(toBcd));
}

/** Null unless it is a time. */
function decodeTime(body: Buffer): StripCommand | null {
    const [yearLow, yearHigh, month, day, hour, minute, second, weekday] = [...body].map(fromBcd);
    if (yearLow === undefined || yearHigh === undefined || month === undefined || day === undefined || hour === undefined) return null;
    if (minute === undefined || second === undefined || weekday === undefined) return null;
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
    return { kind: 'clock', time: { year: yearHigh * 100 + yearLow, month, day, hour, minute, second, weekday } };
}

const toBcd = (value: number) => Math.floor(value / 10) * 16 + (value % 10);
const fromBcd = (byte: number) => (byte >> 4) * 10 + (byte & 15);

function encodeAreas(command: { remove: readonly number[]; show: readonly StripArea[] }): Buffer {
    const areas = command.show.flatMap((area) => {
        const bytes = encodeArea(area);
        return [u16(bytes.length), bytes];
    });
    return Buffer.concat([Buffer.from([command.remove.length, ...command.remove, command.show.length]), ...areas]);
}

function encodeArea(area: StripArea): Buffer {
    const bytes = Buffer.alloc(areaLength);
    let at = 0;
    for (const [field, length] of areaFields) at = bytes.writeUIntLE(area[field], at, length);
    bytes.writeUInt32LE(area.text.length, at);
    return Buffer.concat([bytes, area.text]);
}

/** Null unless the lengths fit. */
function decodeAreas(body: Buffer): StripCommand | null {
    const removed = body.at(0) ?? 0;
    const remove = [...body.subarray(1, 1 + removed)];
    const count = body.at(1 + removed);
    if (count === undefined) return null;
    const show: StripArea[] = [];
    let at = 2 + removed;
    while (show.length < count) {
        if (at + 2 > body.length) return null;
        const length = body.readUInt16LE(at);
        const area = decodeArea(body.subarray(at + 2, at + 2 + length));
        if (area === null) return null;
        show.push(area);
        at += 2 + length;
    }
    return at === body.length ? { kind: 'areas', remove, show } : null;
}

function decodeArea(bytes: Buffer): StripArea | null {
    if (bytes.length < areaLength || bytes.readUInt32LE(areaLength - 4) !== bytes.length - areaLength) return null;
    let at = 0;
    const fields = areaFields.map(([field, length]) => {
        const value = bytes.readUIntLE(at, length);
        at += length;
        return [field, value] as const;
    });
    return { ...(Object.fromEntries(fields) as Record<AreaField, number>), text: bytes.subarray(areaLength) };
}

function u16(value: number): Buffer {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
}
