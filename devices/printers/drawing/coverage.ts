import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Which characters a font file has, read from its table of characters alone: looking for one character in all fonts of a machine must not load
 * hundreds of megabytes. Two numbers a range, first and last code point, in order. Null for a file that is no font or has no outlines.
 */
export type Coverage = Uint32Array;

export function covers(coverage: Coverage, codePoint: number): boolean {
    let [low, high] = [0, coverage.length / 2 - 1];
    while (low <= high) {
        const middle = (low + high) >> 1;
        if (codePoint < (coverage[middle * 2] ?? 0)) high = middle - 1;
        else if (codePoint > (coverage[middle * 2 + 1] ?? 0)) low = middle + 1;
        else return true;
    }
    return false;
}

export function coverageOf(file: string): Coverage | null {
    let descriptor: number | null = null;
    try {
        descriptor = openSync(file, 'r');
        return coverageIn(descriptor);
    } catch {
        // Cut off or unreadable: no font that we can draw with.
        return null;
    } finally {
        if (descriptor !== null) closeSync(descriptor);
    }
}

function coverageIn(descriptor: number): Coverage | null {
    const head = read(descriptor, 0, 16);
    const begin = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
    const count = read(descriptor, begin, 12).readUInt16BE(4);
    const directory = read(descriptor, begin + 12, count * 16);
    const tables = new Map<string, { offset: number; length: number }>();
    for (let at = 0; at < directory.length; at += 16) {
        tables.set(directory.toString('latin1', at, at + 4), { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) });
    }
    const table = tables.get('cmap');
    const drawn = ['glyf', 'CFF ', 'CFF2'].some((name) => tables.has(name));
    return table === undefined || !drawn ? null : rangesOf(read(descriptor, table.offset, table.length));
}

function read(descriptor: number, offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    const got = readSync(descriptor, bytes, 0, length, offset);
    if (got < length) throw new RangeError(`The file ends within a table [at=${offset}]`);
    return bytes;
}

/** Of the tables for Unicode the one for all planes if there is one. */
function rangesOf(cmap: Buffer): Coverage | null {
    const count = cmap.readUInt16BE(2);
    const offsets = Array.from({ length: count }, (_, index) => 4 + index * 8)
        .filter((at) => cmap.readUInt16BE(at) === 0 || (cmap.readUInt16BE(at) === 3 && [1, 10].includes(cmap.readUInt16BE(at + 2))))
        .map((at) => cmap.readUInt32BE(at + 4));
    const all = offsets.find((at) => cmap.readUInt16BE(at) === 12);
    if (all !== undefined) return groups(cmap.subarray(all));
    const basic = offsets.find((at) => cmap.readUInt16BE(at) === 4);
    return basic === undefined ? null : segments(cmap.subarray(basic));
}

/** Format 12: groups of first, last, glyph. */
function groups(table: Buffer): Coverage {
    const ranges = new Uint32Array(table.readUInt32BE(12) * 2);
    for (let index = 0; index < ranges.length; index++) ranges[index] = table.readUInt32BE(16 + (index >> 1) * 12 + (index & 1) * 4);
    return ranges;
}

/** Format 4: ends of segments, two bytes, beginnings of segments. */
function segments(table: Buffer): Coverage {
    const count = table.readUInt16BE(6) / 2;
    const ranges = new Uint32Array(count * 2);
    for (let index = 0; index < count; index++) {
        ranges[index * 2] = table.readUInt16BE(16 + count * 2 + index * 2);
        ranges[index * 2 + 1] = table.readUInt16BE(14 + index * 2);
    }
    return ranges;
}
