import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the keys of questions alive. They answer to keys while the focus is within, and a press beside them, where nothing takes it, would
 * leave a clerk with keys that do nothing: then whatever had the focus gets it back.
 */
export class FocusKeeper implements ReactiveController {
    readonly #host: HTMLElement;
    #last: HTMLElement | null = null;

    constructor(host: ReactiveControllerHost & HTMLElement) {
        this.#host = host;
        host.addController(this);
    }

    hostConnected(): void {
        this.#host.addEventListener('focusout', this.#onLeave);
        document.addEventListener('click', this.giveBack);
    }

    hostDisconnected(): void {
        this.#host.removeEventListener('focusout', this.#onLeave);
        document.removeEventListener('click', this.giveBack);
    }

    /** True while the focus is within. */
    get holds(): boolean {
        return this.#host.shadowRoot?.activeElement != null;
    }

    /** Remembers what has the focus: whoever hides it, hides it without a word. */
    note(): void {
        let inner = this.#host.shadowRoot?.activeElement ?? null;
        while (inner?.shadowRoot?.activeElement != null) inner = inner.shadowRoot.activeElement;
        if (inner instanceof HTMLElement) this.#last = inner;
    }

    /** Gives it back, unless something else has it. */
    readonly giveBack = (): void => {
        if (document.activeElement === document.body && this.#last?.isConnected === true) this.#last.focus();
    };

    readonly #onLeave = (event: FocusEvent): void => {
        const [target] = event.composedPath();
        if (target instanceof HTMLElement) this.#last = target;
    };
}
