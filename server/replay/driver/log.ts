/** What the driver saw of itself: refusals it did not expect, errors, and by how much it was late. */
export class DriverLog {
    /** How often each code was answered where the record expected none. */
    readonly refusals = new Map<string, number>();
    /** Calls and sockets that failed. */
    readonly errors: string[] = [];
    /** Milliseconds of the machine's time by which each thing was begun late. */
    readonly lags: number[] = [];

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
