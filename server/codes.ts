/** Codes of appointments and complaints: short enough to type at a kiosk, too many to guess. */
import { createHmac, randomBytes } from 'node:crypto';

/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

export class Codes {
    readonly #key: Buffer;

    constructor(key: Buffer) {
        this.#key = key;
    }

    appointment(request: string | null): string {
        return this.#code('appointment', request);
    }

    complaint(request: string | null): string {
        return this.#code('complaint', request);
    }

    /** A new code; a request that is repeated gets the same one, so that its answer can be the first answer. */
    #code(of: string, request: string | null): string {
        const bytes = request === null ? randomBytes(LENGTH) : createHmac('sha256', this.#key).update(`${of}:${request}`).digest();
        return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    }
}
