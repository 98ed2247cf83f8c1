import type { ReactiveController, ReactiveControllerHost } from 'lit';

const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Counts down while nobody touches the page, for a kiosk that must forget its visitor. Any touch or key begins anew. */
export class IdleController implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #over: () => void;
    #limit: number | null = null;
    #since = performance.now();
    #timer = 0;

    /** `over` is called once when the time is up. */
    constructor(host: ReactiveControllerHost, over: () => void) {
        this.#host = host;
        this.#over = over;
        host.addController(this);
    }

    /** Whole seconds left, or null while nothing is counted. */
    get left(): number | null {
        return this.#limit === null ? null : Math.max(0, Math.ceil(this.#limit - this.#elapsed));
    }

    /** Begins anew with another limit in seconds; null counts nothing. */
    allow(limit: number | null): void {
        this.#limit = limit;
        this.#begin();
    }

    /** Gives more time without beginning anew. */
    stretch(limit: number): void {
        if (this.#limit !== null && this.#limit < limit) this.#limit = limit;
    }

    hostConnected(): void {
        for (const touch of TOUCHES) addEventListener(touch, this.#begin, { passive: true });
        this.#timer = setInterval(() => this.#tick(), 250);
    }

    hostDisconnected(): void {
        for (const touch of TOUCHES) removeEventListener(touch, this.#begin);
        clearInterval(this.#timer);
    }

    get #elapsed(): number {
        return (performance.now() - this.#since) / 1_000;
    }

    readonly #begin = (): void => {
        this.#since = performance.now();
        this.#host.requestUpdate();
    };

    #tick(): void {
        if (this.#limit === null) return;
        if (this.#elapsed >= this.#limit) {
            this.#limit = null;
            this.#over();
        }
        this.#host.requestUpdate();
    }
}
