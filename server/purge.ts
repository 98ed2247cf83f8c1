/** Lets go of what has been kept long enough: when the hub starts, when a day begins and each hour. */
import { setTimeout as sleep } from 'node:timers/promises';
import { limitsAt } from '#hall/retention.ts';
import type { Hub } from './hub.ts';
import { hubLog } from './log.ts';
import { StorageFullError } from './store/errors.ts';
import type { Retention } from './store/retention.ts';

/** Between two batches everybody else comes first. */
const PAUSE_MS = 50;

export class Purge {
    readonly #hub: Hub;
    readonly #retention: Retention;
    readonly #stop = new AbortController();
    #underWay: Promise<void> | null = null;

    constructor(hub: Hub, retention: Retention) {
        this.#hub = hub;
        this.#retention = retention;
        hub.onCommit((events) => {
            if (events.some(({ type }) => type === 'day.started')) this.begin();
        });
    }

    /** Begins, unless it is under way. */
    begin(): void {
        if (this.#stop.signal.aborted) return;
        this.#underWay ??= this.#run()
            .catch((error: unknown) => this.#failed(error))
            .finally(() => {
                this.#underWay = null;
            });
    }

    async close(): Promise<void> {
        this.#stop.abort();
        await this.#underWay;
    }

    async #run(): Promise<void> {
        do await sleep(PAUSE_MS, undefined, { signal: this.#stop.signal });
        while (this.#retention.purge(limitsAt(this.#hub.state, this.#hub.now())));
    }

    /** On a full disk it begins anew in an hour. */
    #failed(error: unknown): void {
        if (this.#stop.signal.aborted || error instanceof StorageFullError) return;
        hubLog.fatal({ err: error }, 'the hub stops: what was kept long enough cannot be deleted');
        this.#hub.onFatal(error);
    }
}
