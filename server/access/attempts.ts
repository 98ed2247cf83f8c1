/** Failed logins: a growing delay per name and place, never a lock that could close a hall. */
const FREE_FAILURES = 5;
const LONGEST_SECONDS = 600;
const FORGET_MS = 30 * 60_000;
const REMEMBERED = 10_000;

type Failures = { count: number; last: number };

export class Attempts {
    readonly #failures = new Map<string, Failures>();

    /** Whole seconds until the next attempt is looked at; by the machine's clock. */
    secondsToWait(user: string, source: string): number {
        const known = this.#failures.get(keyOf(user, source));
        if (known === undefined || known.count < FREE_FAILURES) return 0;
        const delay = Math.min(LONGEST_SECONDS, 2 ** (known.count - FREE_FAILURES + 1));
        return Math.max(0, Math.ceil((known.last + delay * 1000 - Date.now()) / 1000));
    }

    /** An attempt counts as failed until it has succeeded. */
    begun(user: string, source: string): void {
        const key = keyOf(user, source);
        const known = this.#failures.get(key);
        const count = known === undefined || Date.now() - known.last > FORGET_MS ? 1 : known.count + 1;
        this.#failures.delete(key);
        this.#failures.set(key, { count, last: Date.now() });
        const oldest = this.#failures.keys().next();
        if (this.#failures.size > REMEMBERED && oldest.done !== true) this.#failures.delete(oldest.value);
    }

    succeeded(user: string, source: string): void {
        this.#failures.delete(keyOf(user, source));
    }
}

function keyOf(user: string, source: string): string {
    return `${user}\n${source}`;
}
