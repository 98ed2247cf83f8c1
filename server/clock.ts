/**
 * The hall's clock. It runs with the machine's, unless a test or a replay shifts it or makes it faster; everything that waits in the hub waits
 * by it.
 */
export class Clock {
    readonly #rate: number;
    readonly #origin: number;
    readonly #offset: number;

    /** `rate` times as fast as the machine's clock and `offsetMs` ahead of it at this moment. */
    constructor({ offsetMs, rate }: { offsetMs: number; rate: number }) {
        this.#rate = rate;
        this.#offset = offsetMs;
        this.#origin = Date.now();
    }

    /** Milliseconds since 1970. */
    now(): number {
        const machine = Date.now();
        return Math.round(this.#origin + this.#offset + (machine - this.#origin) * this.#rate);
    }

    /** Calls back each `ms` of the hall's time, at most 50 times a second. The timer does not keep the process alive. */
    every(ms: number, callback: () => void): Disposable {
        const timer = setInterval(callback, Math.max(20, ms / this.#rate)).unref();
        return { [Symbol.dispose]: () => clearInterval(timer) };
    }
}
