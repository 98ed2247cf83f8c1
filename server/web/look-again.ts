import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Looks at once and then again and again, every so many milliseconds, while its host is shown and somebody can see the page. */
export class LookAgain implements ReactiveController {
    readonly #every: number;
    readonly #look: () => void;
    #timer: ReturnType<typeof setInterval> | undefined;

    constructor(host: ReactiveControllerHost, every: number, look: () => void) {
        this.#every = every;
        this.#look = look;
        host.addController(this);
    }

    hostConnected(): void {
        this.#look();
        this.#timer = setInterval(() => {
            if (document.visibilityState === 'visible') this.#look();
        }, this.#every);
    }

    hostDisconnected(): void {
        clearInterval(this.#timer);
    }
}
