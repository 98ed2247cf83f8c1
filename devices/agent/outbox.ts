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
        for (const kept of store.jobs.values()) if (kept.stage === 'done' && !kept.told) this.#put(kept);
    }

    add(finished: Finished): void {
        this.#put(finished);
        this.deliver();
    }

    /** Says what waits, oldest first, as long as there is a connection. */
    deliver(): void {
        clearTimeout(this.#again);
        this.#delivering ??= this.#sayAll();
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

    /** The hub's word for it is strict: nothing else that is known of the job goes along. */
    #put({ device, job, outcome }: Finished): void {
        this.#waiting.set(job, { device, job, outcome });
    }

    async #sayAll(): Promise<void> {
        // Not within `deliver`, which has to have its promise first.
        await Promise.resolve();
        // One that the hub does not take does not hold up the others.
        const refused = new Set<string>();
        for (let next = this.#next(refused); next !== undefined && this.#connected(); next = this.#next(refused)) {
            if (await this.#tell(next)) this.#told(next);
            else refused.add(next.job);
        }
        this.#delivering = null;
        if (refused.size > 0) this.#again = setTimeout(() => this.deliver(), AGAIN_MS);
    }

    #next(refused: ReadonlySet<string>): Finished | undefined {
        for (const finished of this.#waiting.values()) if (!refused.has(finished.job)) return finished;
        return undefined;
    }

    #told({ device, job }: Finished): void {
        this.#waiting.delete(job);
        // A hub that hears an outcome twice does nothing the second time, so nobody waits for this.
        void this.#store.tryKeep({ is: 'told', device, job });
    }
}
