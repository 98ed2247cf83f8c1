/** A new request id. `crypto.randomUUID` is not there on a page that came over plain HTTP from another machine, random bytes are. */
export function newRequestId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
