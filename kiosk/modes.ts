import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { enableSound } from '#web/sound.ts';

/** Seconds after which the first screen forgets a language or a mode that somebody has chosen. */
const HOME_PATIENCE = 60;

/**
 * How the page is shown to the present visitor: in elder mode one spoken question at a time with twice the time, in low mode everything to touch within
 * reach from a wheelchair. Both show simple pages, go together and end with the visit.
 */
export class Modes implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    #elder = false;
    #low = false;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    get elder(): boolean {
        return this.#elder;
    }

    get low(): boolean {
        return this.#low;
    }

    /** Whether a visit is one question a page. */
    get simple(): boolean {
        return this.#elder || this.#low;
    }

    /** Seconds without a touch before the kiosk goes home. A first screen that is not as the next visitor expects it does not stay so. */
    patience(usual: number | null, isHomeLanguage: boolean): number | null {
        const limit = usual ?? (this.simple || !isHomeLanguage ? HOME_PATIENCE : null);
        return limit === null || !this.#elder ? limit : limit * 2;
    }

    hostConnected(): void {
        this.#show();
    }

    turnElder(on: boolean): void {
        this.#elder = on;
        // The touch that asks for a voice is one that lets a browser sound.
        if (on) void enableSound();
        this.#show();
    }

    turnLow(on: boolean): void {
        this.#low = on;
        this.#show();
    }

    end(): void {
        this.#elder = false;
        this.#low = false;
        this.#show();
    }

    /** Sizes follow the root's, see `page.css`. */
    #show(): void {
        document.documentElement.classList.toggle('simple', this.simple);
        document.documentElement.classList.toggle('low', this.#low);
        this.#host.requestUpdate();
    }
}
