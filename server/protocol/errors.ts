/** Every code that an answer can carry, with its HTTP status. Codes are stable: other programs rely on them. */
export const ERROR_STATUS = {
    'invalid-body': 400,
    'malformed-json': 400,
    'body-too-large': 413,
    'not-found': 404,
    'not-signed-in': 401,
    'wrong-password': 401,
    'weak-password': 422,
    'too-many-attempts': 429,
    'device-not-paired': 401,
    forbidden: 403,
    'foreign-origin': 403,
    'class-not-yours': 403,
    'not-your-counter': 403,
    'unknown-theme': 404,
    'unknown-item': 404,
    'unknown-counter': 404,
    'unknown-ticket': 404,
    'items-of-different-themes': 422,
    'no-item-or-theme': 422,
    'purpose-not-offered': 422,
    'no-counter-serves': 409,
    'hall-closed': 409,
    'open-ticket-exists': 409,
    'counter-taken': 409,
    'already-at-a-counter': 409,
    'counter-closed': 409,
    'counter-paused': 409,
    'counter-not-paused': 409,
    'ticket-at-counter': 409,
    'no-ticket-at-counter': 409,
    'current-changed': 409,
    'wrong-state': 409,
    'recall-limit': 409,
    'call-lock': 409,
    'reason-required': 422,
    'already-rated': 409,
    'rating-closed': 409,
    'request-id-reused': 422,
    'storage-full': 507,
    'shutting-down': 503,
    internal: 500,
    /** Made by a page itself: the hub did not answer in time. */
    'no-answer': 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A refusal is an ordinary answer: a code, and the values that its sentence needs. */
export type Refusal = { readonly code: ErrorCode; readonly details?: Readonly<Record<string, unknown>> };

/** The body of every refused call. `message` is in the caller's language. */
export type ErrorBody = { error: { code: ErrorCode; message: string; details?: Readonly<Record<string, unknown>> } };
