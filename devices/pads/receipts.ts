/** An equal frame that comes so soon after our receipt is the receipt itself, which some adapters hear while they send it, ms. */
const echoMs = 60;
/** One that comes later, but still so soon, is the same press again, because its receipt got lost: ms, for function keys and for digits. */
const againMs = { key: 700, digit: 110 };
/** A device that does not hear its receipt even so often is not helped by more. */
const receiptsLimit = 4;

/**
 * Tells a key that was pressed from one that is only said again. The frames carry no number, so time has to tell: nobody presses "call next" twice
 * within two thirds of a second and means it, but the same digit twice, as in 11, may come fast.
 */
export class Receipts {
    #last: { data: Buffer; at: number; receipts: number } | null = null;

    /** Forgets what was said: the line was gone in between. */
    forget(): void {
        this.#last = null;
    }

    /** What an arriving frame is at this time (ms): `new`, said `again` (worth a receipt, no deed), or an `echo` (nothing). */
    judge(data: Buffer, digit: boolean, now: number): 'new' | 'again' | 'echo' {
        const last = this.#last;
        const since = last?.data.equals(data) === true ? now - last.at : Number.POSITIVE_INFINITY;
        if (last === null || since >= (digit ? againMs.digit : againMs.key)) {
            this.#last = { data, at: now, receipts: 1 };
            return 'new';
        }
        if (since < echoMs) return 'echo';
        // A key that is stuck says the same for ever, and is never a new press.
        last.at = now;
        last.receipts++;
        return last.receipts > receiptsLimit ? 'echo' : 'again';
    }
}
