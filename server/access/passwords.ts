/** Passwords: hashed with argon2id, compared in constant time. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Memory in KiB, passes and lanes: the minimum that OWASP advises for argon2id. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH_BYTES = 32;

/** At least 8 characters with three of: small letters, capitals, digits, others. */
export function isStrongEnough(password: string): boolean {
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password));
    return password.length >= 8 && kinds.length >= 3;
}

/** A hash to store, with its salt. */
export async function hashPassword(password: string): Promise<string> {
    const salt = randomBytes(16);
    const hash = await derive(password, salt);
    return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
    const [salt = '', hash = ''] = stored.split('.');
    const expected = Buffer.from(hash, 'base64url');
    const given = await derive(password, Buffer.from(salt, 'base64url'));
    return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const message = Buffer.from(password.normalize('NFKC'));
    argon2('argon2id', { message, nonce: salt, tagLength: HASH_BYTES, ...COST }, (error, hash) => {
        if (error === null) resolve(hash);
        else reject(error);
    });
    return promise;
}
