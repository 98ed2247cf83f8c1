/** Codes of appointments, complaints and of where visitors are told: short enough to type at a kiosk, too many to guess. */
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

    /** Of a number or address: other ones under the same request get others. */
    reach(request: string | null, address: string): string {
        return this.#code('reach', request === null ? null : `${request}:${address}`);
    }

    /** A new code; a request that is repeated gets the same one, so that its answer can be the first answer. */
    #code(of: string, request: string | null): string {
        const bytes = request === null ? randomBytes(LENGTH) : createHmac('sha256', this.#key).update(`${of}:${request}`).digest();
        return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    }
}
