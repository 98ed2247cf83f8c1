/**
 * The hall's clock. It goes on as the machine's monotonic time does and follows the machine's wall clock, so that waits are right and the day
 * never moves back whatever somebody does to the wall clock:
 *
 * - set back: the hall's time goes on, ahead of the wall, until the wall has caught up;
 * - set ahead by less than half a day (or a machine that slept): followed at once;
 * - set ahead by more: not followed until a manager has confirmed it, because numbers would begin anew.
 *
 * A disagreement is told to staff as long as it lasts.
 */

/** Less than this is drift and is followed in silence. */
const TOLERATED_MS = 5_000;
/** A wall clock further ahead than this is not believed. */
const LARGEST_STEP_MS = 12 * 3_600_000;

export type ClockSettings = {
    /** How far ahead of the machine's clock the hall's is at the start, and how many times as fast it runs: for tests and replays. */
    readonly offsetMs: number;
    readonly rate: number;
};

/** Where the time comes from, in milliseconds. */
export type TimeSource = { readonly wall: () => number; readonly monotonic: () => number };

const machine: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now() };

export class Clock {
    readonly #rate: number;
    readonly #offset: number;
    readonly #source: TimeSource;
    readonly #origin: number;
    #last: { hall: number; monotonic: number };

    constructor({ offsetMs, rate }: ClockSettings, source: TimeSource = machine) {
        this.#rate = rate;
        this.#offset = offsetMs;
        this.#source = source;
        this.#origin = source.wall();
        this.#last = { hall: this.#wall(), monotonic: source.monotonic() };
    }

    /** Milliseconds since 1970; never less than it said before. */
    now(): number {
        const monotonic = this.#source.monotonic();
        const expected = this.#last.hall + Math.max(0, monotonic - this.#last.monotonic) * this.#rate;
        const ahead = this.#wall() - expected;
        const isBelieved = ahead >= -TOLERATED_MS * this.#rate && ahead <= LARGEST_STEP_MS;
        const hall = isBelieved ? Math.max(this.#last.hall, expected + ahead) : expected;
        this.#last = { hall, monotonic };
        return Math.round(hall);
    }

    /** Seconds by which the machine's wall clock is ahead of the hall's (behind: negative); 0 when they agree. */
    get disagreement(): number {
        const now = this.now();
        const ahead = this.#wall() - now;
        return Math.abs(ahead) <= TOLERATED_MS * this.#rate ? 0 : Math.round(ahead / 1000);
    }

    /** Time does not begin before this, whatever the wall clock says: the newest event of the journal. */
    notBefore(at: number): void {
        if (at > this.now()) this.#last = { hall: at, monotonic: this.#source.monotonic() };
    }

    /** The wall clock is right after all. */
    believe(): void {
        this.#last = { hall: Math.max(this.now(), this.#wall()), monotonic: this.#source.monotonic() };
    }

    /** Calls back each `ms` of the hall's time, at most 50 times a second. The timer does not keep the process alive. */
    every(ms: number, callback: () => void): Disposable {
        const timer = setInterval(callback, Math.max(20, ms / this.#rate)).unref();
        return { [Symbol.dispose]: () => clearInterval(timer) };
    }

    #wall(): number {
        return this.#origin + this.#offset + (this.#source.wall() - this.#origin) * this.#rate;
    }
}
