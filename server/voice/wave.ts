/** The WAV files that espeak-ng writes to a pipe. */

const RIFF = 'RIFF';
const HEADER_BYTES = 44;

/**
 * A file with its true sizes in the header, or null when the bytes are no sound: to a pipe espeak-ng writes the header before it knows how long the
 * sound will be, and players take its placeholder for hours of it.
 */
export function wholeWave(bytes: Buffer): Buffer | null {
    if (bytes.length <= HEADER_BYTES || bytes.toString('latin1', 0, 4) !== RIFF || bytes.toString('latin1', 36, 40) !== 'data') return null;
    const whole = Buffer.from(bytes);
    whole.writeUInt32LE(bytes.length - 8, 4);
    whole.writeUInt32LE(bytes.length - HEADER_BYTES, 40);
    return whole;
}
