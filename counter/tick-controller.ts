import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host again at a steady pace, in milliseconds, while it is shown: for timers and waiting minutes. */
export class TickController implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #every: number;
    #timer: number | undefined;

    constructor(host: ReactiveControllerHost, every: number) {
        this.#host = host;
        this.#every = every;
        host.addController(this);
    }

    hostConnected(): void {
        this.#timer = setInterval(() => this.#host.requestUpdate(), this.#every);
    }

    hostDisconnected(): void {
        clearInterval(this.#timer);
    }
}
