import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PublishedHall } from '#protocol/hall.ts';
import { loadHall } from '#web/load-hall.ts';

const AGAIN_MS = 2_000;

/** The catalogue of the hall, fetched again whenever the hub speaks of another configuration. */
export class HallController implements ReactiveController {
    config: PublishedHall | null = null;
    readonly #host: ReactiveControllerHost;
    #wanted: number | null = null;
    #timer = 0;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    /** Makes sure that the catalogue of this configuration is here, or on its way. */
    want(configuration: number): void {
        if (configuration === this.#wanted) return;
        this.#wanted = configuration;
        void this.#load(configuration);
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
        this.#wanted = null;
    }

    async #load(configuration: number): Promise<void> {
        clearTimeout(this.#timer);
        const config = await loadHall();
        if (configuration !== this.#wanted) return;
        if (config === null) {
            this.#timer = setTimeout(() => void this.#load(configuration), AGAIN_MS);
            return;
        }
        this.config = config;
        this.#host.requestUpdate();
    }
}
