/** Random numbers that can be had again: a failing test prints its seed, and `HALL_TEST_SEED` repeats it. */
export class Random {
    readonly seed: number;
    #state: number;

    constructor(seed = Number(process.env.HALL_TEST_SEED ?? Date.now() % 1_000_000)) {
        this.seed = seed;
        this.#state = seed;
    }

    /** A whole number from 0 to below `limit`. */
    below(limit: number): number {
        // Weyl sequence with a mixer: short, and good enough to choose moments by.
        this.#state = (this.#state + 0x9e37_79b9) >>> 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0_aaad);
        mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
        return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
    }
}
