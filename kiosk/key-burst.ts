import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A pause of this many milliseconds between two keys ends a burst. */
const PAUSE_MS = 500;

export type KeyListener = {
    /** A character came; `burst` is all since the last pause, `first` whether it begins one. */
    readonly typed: (burst: string, first: boolean) => void;
    readonly erased: () => void;
    /** Enter; `burst` is what came right before it. */
    readonly entered: (burst: string) => void;
};

/** Hears a hardware keyboard, or a scanner, which is a very fast one and ends with Enter. */
export class KeyBurst implements ReactiveController {
    readonly #listener: KeyListener;
    #burst = '';
    #last = 0;
    /** Whether keys typed last, not fingers: Enter then ends what was typed, whatever button was touched before. */
    #typing = false;

    constructor(host: ReactiveControllerHost, listener: KeyListener) {
        this.#listener = listener;
        host.addController(this);
    }

    hostConnected(): void {
        addEventListener('keydown', this.#pressed, { capture: true });
        addEventListener('pointerdown', this.#forget, { capture: true });
    }

    hostDisconnected(): void {
        removeEventListener('keydown', this.#pressed, { capture: true });
        removeEventListener('pointerdown', this.#forget, { capture: true });
        this.#forget();
    }

    readonly #forget = (): void => {
        this.#burst = '';
        this.#typing = false;
    };

    readonly #pressed = (event: KeyboardEvent): void => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === 'Tab') return this.#forget();
        if (event.key === 'Enter') return this.#enter(event);
        if (event.key === 'Backspace') {
            this.#forget();
            this.#typing = true;
            return this.#listener.erased();
        }
        // A space presses the button that has the focus.
        if (event.key.length !== 1 || event.key === ' ') return;
        const now = performance.now();
        const first = this.#burst === '' || now - this.#last > PAUSE_MS;
        this.#burst = first ? event.key : this.#burst + event.key;
        this.#last = now;
        this.#typing = true;
        this.#listener.typed(this.#burst, first);
    };

    #enter(event: KeyboardEvent): void {
        const onButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
        if (onButton && !this.#typing) return;
        event.preventDefault();
        const burst = this.#burst;
        this.#forget();
        this.#listener.entered(burst);
    }
}
