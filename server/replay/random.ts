/** Chance that can be repeated: the same seed gives the same day on every machine. */

export class Random {
    #state: number;

    /** `seed` is a whole number. */
    constructor(seed: number) {
        this.#state = seed >>> 0;
    }

    /** At least 0, below 1. A 32-bit generator of the Weyl-sequence kind with a mixing step. */
    unit(): number {
        this.#state = (this.#state + 0x9e37_79b9) >>> 0;
        let mixed = this.#state;
        mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
        mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
        return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
    }

    between(low: number, high: number): number {
        return low + (high - low) * this.unit();
    }

    /** Whether something that happens with this chance happens. */
    happens(chance: number): boolean {
        return this.unit() < chance;
    }

    /** The time until the next of events that come independently of each other. */
    exponential(mean: number): number {
        return -mean * Math.log(1 - this.unit());
    }

    /** Log-normal: half are below `median`; `sigma` is the spread of the logarithm. */
    logNormal(median: number, sigma: number): number {
        const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
        return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * this.unit()));
    }

    /** One of several, by weight. */
    pick<Choice>(choices: readonly (readonly [Choice, number])[]): Choice {
        let left = this.unit() * choices.reduce((sum, [, weight]) => sum + weight, 0);
        for (const [choice, weight] of choices) {
            left -= weight;
            if (left < 0) return choice;
        }
        const last = choices.at(-1);
        if (last === undefined) throw new Error('there is nothing to pick from');
        return last[0];
    }
}
