/** Secrets that have to be read again are stored sealed with the hall's key: a copy of the database alone does not give them away. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

export class Seal {
    readonly #key: Buffer;

    /** `purpose` keeps keys for different things apart. */
    constructor(hallKey: Buffer, purpose: string) {
        this.#key = Buffer.from(hkdfSync('sha256', hallKey, Buffer.alloc(0), `tingxu ${purpose}`, 32));
    }

    seal(text: string): Buffer {
        const nonce = randomBytes(NONCE);
        const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
        return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    }

    /** Throws when the bytes were not sealed with this key, or were changed. */
    open(sealed: Buffer): string {
        const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, NONCE));
        decipher.setAuthTag(sealed.subarray(-TAG));
        return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    }
}
