/**
 * Signed requests in the form of Standard Webhooks (standardwebhooks.com): `webhook-id`, `webhook-timestamp` in seconds, and `webhook-signature`, which is
 * `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY` with the shared secret.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request whose timestamp is further from the receiver's clock than this is a replay. */
const TOLERANCE_MS = 5 * 60_000;

export type SignedHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };

export function sign(secret: string, id: string, now: number, body: string): SignedHeaders {
    const timestamp = String(Math.floor(now / 1000));
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${macOf(secret, id, timestamp, body).toString('base64')}` };
}

/** Why a request is not believed, null when it is. */
export function doubtOf(secret: string, headers: Partial<SignedHeaders>, now: number, body: string): 'unsigned' | 'stale' | 'wrong-signature' | null {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
    if (!id || !timestamp || !signatures) return 'unsigned';
    const at = Number(timestamp) * 1000;
    if (!Number.isFinite(at) || Math.abs(now - at) > TOLERANCE_MS) return 'stale';
    const expected = macOf(secret, id, timestamp, body);
    // Several may stand side by side while a secret is being changed.
    const right = signatures.split(' ').some((signature) => {
        const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
        return signature.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
    });
    return right ? null : 'wrong-signature';
}

function macOf(secret: string, id: string, timestamp: string, body: string): Buffer {
    return createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
}
