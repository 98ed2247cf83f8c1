import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { loadHall } from '#web/load-hall.ts';
import { isLocked, keepLock, type StaffPage } from './session.ts';
import './tx-lock.ts';

/** In a hall whose settings do not say otherwise, in minutes. */
const USUAL_MINUTES = 10;
const LOOK_MS = 2_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

/** Why a session is over. */
type SessionEnd = 'logout' | 'refused' | 'forbidden';

/** Who is logged in, and what a page does when somebody logs in again or is logged out. */
type Session = {
    readonly token: string | null;
    readonly begin: (event: CustomEvent<string>) => void;
    readonly end: (event: CustomEvent<SessionEnd>) => void;
};

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

    /** The page of whoever is logged in: as it is, or hidden behind the lock. Whoever leaves takes the lock along: the next one logs in anyway. */
    around(content: TemplateResult, { token, begin, end }: Session): TemplateResult {
        const unlocked = (event: CustomEvent<string>): void => {
            this.#set(false);
            begin(event);
        };
        const ended = (event: CustomEvent<SessionEnd>): void => {
            this.#set(false);
            end(event);
        };
        return html`<div @tx-session-ended=${ended}>
            <div ?hidden=${this.#locked} ?inert=${this.#locked}>${content}</div>
            ${this.#locked ? html`<tx-lock .token=${token} @tx-logged-in=${unlocked}></tx-lock>` : nothing}
        </div>`;
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
