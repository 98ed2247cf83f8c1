/** What sessions took, learned as they end. */

/** How many sessions the catalogue's expectation counts for when the learned ones are averaged with it. */
const PRIOR_SESSIONS = 5;

export class ServiceTimes {
    readonly #byTheme = new Map<string, { count: number; seconds: number }>();

    add(theme: string, seconds: number): void {
        this.#change(theme, 1, seconds);
    }

    /** A session that was taken back had not ended. */
    remove(theme: string, seconds: number): void {
        this.#change(theme, -1, -seconds);
    }

    /** Seconds, drawn from the expectation to the learned mean as sessions come in. */
    mean(theme: string, expected: number): number {
        const { count, seconds } = this.#byTheme.get(theme) ?? { count: 0, seconds: 0 };
        return (seconds + PRIOR_SESSIONS * expected) / (count + PRIOR_SESSIONS);
    }

    #change(theme: string, count: number, seconds: number): void {
        const sum = this.#byTheme.get(theme) ?? { count: 0, seconds: 0 };
        this.#byTheme.set(theme, { count: sum.count + count, seconds: sum.seconds + seconds });
    }
}
