/** The bytes in every way a line may deliver them: whole, cut in two at each place, and one by one. */
export function everyCut(bytes: Buffer): Buffer[][] {
    const inTwo = Array.from({ length: Math.max(bytes.length - 1, 0) }, (_, at) => [bytes.subarray(0, at + 1), bytes.subarray(at + 1)]);
    return [[bytes], ...inTwo, [...bytes].map((byte) => Buffer.from([byte]))];
}

/** Bytes from hexadecimal digits, spaces anywhere. */
export function hex(digits: string): Buffer {
    return Buffer.from(digits.replaceAll(/\s/g, ''), 'hex');
}
