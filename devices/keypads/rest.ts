/** A pause that can be ended early. One at a time. */
export class Rest {
    #end: (() => void) | null = null;

    /** Rests for so many milliseconds, or, with null, until it is ended. */
    begin(ms: number | null): Promise<void> {
        return new Promise((resolve) => {
            const timer = ms === null ? undefined : setTimeout(() => this.end(), ms);
            this.#end = () => {
                clearTimeout(timer);
                resolve();
            };
        });
    }

    /** Ends the pause under way, if there is one. */
    end(): void {
        const end = this.#end;
        this.#end = null;
        end?.();
    }
}
