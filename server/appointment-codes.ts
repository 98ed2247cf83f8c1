/** Codes of appointments: short enough to type at a kiosk, too many to guess. */
import { createHmac, randomBytes } from 'node:crypto';

/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

export class AppointmentCodes {
    readonly #key: Buffer;

    constructor(key: Buffer) {
        this.#key = key;
    }

    /** A new code; a request that is repeated gets the same one, so that its answer can be the first answer. */
    appointment(request: string | null): string {
        const bytes = request === null ? randomBytes(LENGTH) : createHmac('sha256', this.#key).update(`appointment:${request}`).digest();
        return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    }
}
