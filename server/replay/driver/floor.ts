/**
 * The floor of the hall as those who are there see it: who has taken a number and waits, and which clerks are at their counters. Clerks
 * look up when somebody comes in; a clerk does not leave somebody behind whom nobody else will serve.
 */
export type AtCounter = {
    readonly themes: readonly string[];
    /** Whether this clerk is on duty at an instant of the hall's clock or later. */
    readonly worksAfter: (at: number) => boolean;
};

type Idle = { clerk: AtCounter; wake: () => void };

export class Floor {
    readonly #clerks: readonly AtCounter[];
    /** Served visitors of each theme who have not come yet. */
    readonly #expected: Map<string, number>;
    readonly #waiting = new Map<string, number>();
    readonly #rung = new Map<string, number>();
    readonly #present = new Set<AtCounter>();
    /** The longest idle first. */
    #idle: Idle[] = [];

    constructor(clerks: readonly AtCounter[], expected: ReadonlyMap<string, number>) {
        this.#clerks = clerks;
        this.#expected = new Map(expected);
    }

    /** Somebody walks in to take a number. */
    arrives(theme: string, expected: boolean): void {
        this.#waiting.set(theme, this.waiting(theme) + 1);
        if (expected) this.#expected.set(theme, (this.#expected.get(theme) ?? 0) - 1);
    }

    /** The number is there: the clerk who has been idle longest looks up. */
    rings(theme: string): void {
        this.#rung.set(theme, (this.#rung.get(theme) ?? 0) + 1);
        this.#wake(this.#idle.find(({ clerk }) => clerk.themes.includes(theme)));
    }

    /** A clerk sees on the terminal that somebody waits. */
    sees(clerk: AtCounter): void {
        this.#wake(this.#idle.find((idle) => idle.clerk === clerk));
    }

    /** Somebody does not wait any more: was called, has left, was refused. */
    goes(theme: string): void {
        this.#waiting.set(theme, Math.max(0, this.waiting(theme) - 1));
    }

    /** Everybody has been sent home. */
    empties(): void {
        this.#waiting.clear();
    }

    waiting(theme: string): number {
        return this.#waiting.get(theme) ?? 0;
    }

    comesOn(clerk: AtCounter): void {
        this.#present.add(clerk);
    }

    goesOff(clerk: AtCounter): void {
        this.#present.delete(clerk);
    }

    /** Whether a clerk whose time is over may go. */
    mayLeave(clerk: AtCounter, now: number): boolean {
        return clerk.themes.every((theme) => {
            if (this.#others(clerk, theme).some((other) => this.#present.has(other))) return true;
            if (this.waiting(theme) > 0) return false;
            return (
                (this.#expected.get(theme) ?? 0) <= 0 || this.#others(clerk, theme).some((other) => other.worksAfter(now)) || clerk.worksAfter(now)
            );
        });
    }

    /** How many numbers were given so far that this clerk may call. */
    heard(clerk: AtCounter): number {
        return clerk.themes.reduce((sum, theme) => sum + (this.#rung.get(theme) ?? 0), 0);
    }

    /** Waits until somebody comes in for this clerk, or `other` settles; not at all when somebody came since the clerk heard so many. */
    async lookUp(clerk: AtCounter, heard: number, other: Promise<unknown>): Promise<void> {
        if (this.heard(clerk) !== heard) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        const idle: Idle = { clerk, wake: resolve };
        this.#idle.push(idle);
        try {
            await Promise.race([promise, other]);
        } finally {
            this.#idle = this.#idle.filter((entry) => entry !== idle);
        }
    }

    /** One who looks up once is not the one to look up for the next visitor. */
    #wake(idle: Idle | undefined): void {
        if (idle === undefined) return;
        this.#idle = this.#idle.filter((entry) => entry !== idle);
        idle.wake();
    }

    #others(clerk: AtCounter, theme: string): AtCounter[] {
        return this.#clerks.filter((other) => other !== clerk && other.themes.includes(theme));
    }
}
