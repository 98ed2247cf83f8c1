/** Says the outcomes of print jobs to the hub, each until the hub has stored it. */
import type { JobStore } from './job-store.ts';
import type { Finished } from './print-jobs.ts';

/** Pause before an outcome that the hub did not take is said again, ms. */
const AGAIN_MS = 2_000;

export class Outbox {
    readonly #store: JobStore;
    readonly #tell: (finished: Finished) => Promise<boolean>;
    readonly #connected: () => boolean;
    readonly #waiting = new Map<string, Finished>();
    #delivering: Promise<void> | null = null;
    #again: NodeJS.Timeout | undefined;

    /** Begins with the outcomes of the journal that the hub has not confirmed. */
    constructor({ store, tell, connected }: { store: JobStore; tell: (finished: Finished) => Promise<boolean>; connected: () => boolean }) {
        this.#store = store;
        this.#tell = tell;
        this.#connected = connected;
        for (const kept of store.jobs.values()) if (kept.stage === 'done' && !kept.told) this.#waiting.set(kept.job, kept);
    }

    add({ device, job, outcome }: Finished): void {
        this.#waiting.set(job, { device, job, outcome });
        this.deliver();
    }

    /** Says what waits, oldest first, as long as there is a connection. */
    deliver(): void {
        clearTimeout(this.#again);
        this.#delivering ??= this.#sayAll().finally(() => {
            this.#delivering = null;
        });
    }

    /** Gives what waits `ms` more to be said. */
    async close(ms: number): Promise<void> {
        if (this.#waiting.size > 0) this.deliver();
        const late = Promise.withResolvers<void>();
        const timer = setTimeout(late.resolve, ms);
        await Promise.race([this.#delivering, late.promise]);
        clearTimeout(timer);
        clearTimeout(this.#again);
    }

    async #sayAll(): Promise<void> {
        for (let next = first(this.#waiting); next !== undefined && this.#connected(); next = first(this.#waiting)) {
            if (!(await this.#tell(next))) {
                this.#again = setTimeout(() => this.deliver(), AGAIN_MS);
                return;
            }
            this.#waiting.delete(next.job);
            const { device, job } = next;
            // A hub that hears an outcome twice does nothing the second time, so nobody waits for this.
            void this.#store.tryKeep({ is: 'told', device, job });
        }
    }
}

function first(waiting: ReadonlyMap<string, Finished>): Finished | undefined {
    return waiting.values().next().value;
}
