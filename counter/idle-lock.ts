import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { loadHall } from '#web/load-hall.ts';
import { isLocked, keepLock, type StaffPage } from './session.ts';
import './tx-lock.ts';

/** In a hall whose settings do not say otherwise, in minutes. */
const USUAL_MINUTES = 10;
const LOOK_MS = 2_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Locks a page of staff at which nobody has touched a key or the screen for a while. What is on it stays, hidden, and so does the clerk at the counter:
 * only the password is asked for again. Loading the page anew does not open it.
 */
export class IdleLock implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #page: StaffPage;
    #minutes = USUAL_MINUTES;
    #last = Date.now();
    #locked: boolean;
    #timer: number | undefined;

    constructor(host: ReactiveControllerHost, page: StaffPage) {
        this.#host = host;
        this.#page = page;
        this.#locked = isLocked(page);
        host.addController(this);
    }

    hostConnected(): void {
        for (const sign of SIGNS_OF_LIFE) addEventListener(sign, this.#lives, { capture: true, passive: sign === 'wheel' });
        this.#timer = setInterval(() => this.#look(), LOOK_MS);
        void this.#readSetting();
    }

    hostDisconnected(): void {
        for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, this.#lives, { capture: true });
        clearInterval(this.#timer);
    }

    /** The page of whoever is logged in: as it is, or hidden behind the lock. */
    around(content: TemplateResult, token: string, began: (event: CustomEvent<string>) => void): TemplateResult {
        const onUnlocked = (event: CustomEvent<string>): void => {
            this.open();
            began(event);
        };
        return html`<div ?hidden=${this.#locked} ?inert=${this.#locked}>${content}</div>
            ${this.#locked ? html`<tx-lock .token=${token} @tx-logged-in=${onUnlocked}></tx-lock>` : nothing}`;
    }

    /** Whoever leaves takes the lock along: the next one logs in anyway. */
    open(): void {
        this.#set(false);
    }

    #set(locked: boolean): void {
        this.#locked = locked;
        this.#last = Date.now();
        keepLock(this.#page, locked);
        this.#host.requestUpdate();
    }

    readonly #lives = (event: Event): void => {
        if (!this.#locked) {
            this.#last = Date.now();
            return;
        }
        // A key that is pressed at a locked page is the lock's, and gives no verb behind it.
        const isForLock = event.composedPath().some((target) => target instanceof Element && target.localName === 'tx-lock');
        if (event.type === 'keydown' && !isForLock) event.stopImmediatePropagation();
    };

    #look(): void {
        if (this.#locked || this.#minutes === 0 || Date.now() - this.#last < this.#minutes * 60_000) return;
        this.#set(true);
    }

    async #readSetting(): Promise<void> {
        this.#minutes = (await loadHall())?.settings.idleLockMinutes ?? USUAL_MINUTES;
    }
}
