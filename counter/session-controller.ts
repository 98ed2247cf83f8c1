import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { forgetToken, keepToken, keptToken, logOut, type SessionUser, type StaffPage, whoIs } from './session.ts';

/** How soon it is asked again who is logged in, when no hub answered, in milliseconds. */
const ASK_AGAIN_MS = 3_000;

/** Who is logged in at a page of staff, and why it asks again. Its element renders anew whenever that changes. */
export class SessionController implements ReactiveController {
    token: string | null;
    /** Null while it is not known whose the token is. */
    user: SessionUser | null = null;
    why: 'refused' | 'forbidden' | null = null;
    readonly #host: ReactiveControllerHost;
    readonly #page: StaffPage;
    #timer = 0;

    constructor(host: ReactiveControllerHost, page: StaffPage) {
        this.#host = host;
        this.#page = page;
        this.token = keptToken(page);
        host.addController(this);
    }

    hostConnected(): void {
        void this.#ask();
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
    }

    readonly begin = (event: CustomEvent<string>): void => {
        this.why = null;
        this.token = event.detail;
        keepToken(this.#page, event.detail);
        this.#host.requestUpdate();
        void this.#ask();
    };

    readonly end = (event: CustomEvent<'logout' | 'refused' | 'forbidden'>): void => {
        if (event.detail === 'logout' && this.token !== null) void logOut(this.token);
        this.#over(event.detail === 'logout' ? null : event.detail);
    };

    #over(why: 'refused' | 'forbidden' | null): void {
        forgetToken(this.#page);
        this.why = why;
        this.token = null;
        this.user = null;
        this.#host.requestUpdate();
    }

    async #ask(): Promise<void> {
        const { token } = this;
        if (token === null) return;
        const user = await whoIs(token);
        if (user === null) return this.#over('refused');
        if (user === 'unreachable') this.#timer = setTimeout(() => void this.#ask(), ASK_AGAIN_MS);
        else this.user = user;
        this.#host.requestUpdate();
    }
}
