/** Digits that no function key follows are forgotten, ms. */
const keptMs = 10_000;
/** More digits than any number in a hall has; the first ones are let go. */
const limit = 8;

/** Digits that were typed and wait for the key that uses them. */
export class TypedDigits {
    #text = '';
    #at = 0;

    add(digits: string): void {
        this.#text = (this.#kept() + digits).slice(-limit);
        this.#at = performance.now();
    }

    /** The digits typed so far, which are used now. */
    take(): string {
        const digits = this.#kept();
        this.#text = '';
        return digits;
    }

    #kept(): string {
        return performance.now() - this.#at < keptMs ? this.#text : '';
    }
}
