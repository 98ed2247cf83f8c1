/** What the driver saw of itself: refusals it did not expect, errors, and by how much it was late. */
export class DriverLog {
    /** How often each code was answered where the record expected none. */
    readonly refusals = new Map<string, number>();
    /** Calls and sockets that failed. */
    readonly errors: string[] = [];
    /** Milliseconds of the machine's time by which each thing was begun late. */
    readonly lags: number[] = [];

    /** Milliseconds of the machine's time until the hall answered. */
    readonly answers: number[] = [];

    /** Waits for an answer of the hall and keeps how long it took. */
    async timed<Answer>(answer: Promise<Answer>): Promise<Answer> {
        const asked = performance.now();
        const told = await answer;
        this.answers.push(performance.now() - asked);
        return told;
    }

    refused(what: string, code: string): void {
        const key = `${what}: ${code}`;
        this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1);
    }

    failed(what: string, error: unknown): void {
        this.errors.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }

    late(ms: number): void {
        this.lags.push(ms);
    }
}
