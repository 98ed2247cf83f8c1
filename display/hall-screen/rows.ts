/** Which calls a hall screen shows, and which of them stand out. */
import type { CallView } from '#protocol/views.ts';

/** How long a call stays enlarged, in milliseconds. */
export const ENLARGED_MS = 12_000;

export type Row = { readonly call: CallView; readonly enlarged: boolean };

/**
 * The newest calls as rows, newest first, at most `limit`. A ticket that was called again stands once, at its newest call. Every call of the
 * last seconds is enlarged, not only the first of them: two calls in the same second are equally new to the two people they are for.
 */
export function rowsOf(calls: readonly CallView[], now: number, limit: number): readonly Row[] {
    const seen = new Set<string>();
    const newestPerTicket = calls.filter((call) => !seen.has(call.ticket) && seen.add(call.ticket));
    return newestPerTicket.slice(0, limit).map((call) => ({ call, enlarged: now - call.at < ENLARGED_MS }));
}

/** Milliseconds until a row returns to its plain size, or null if none is enlarged. */
export function untilPlain(rows: readonly Row[], now: number): number | null {
    const ends = rows.filter((row) => row.enlarged).map((row) => row.call.at + ENLARGED_MS - now);
    return ends.length === 0 ? null : Math.max(0, Math.min(...ends));
}
