/** The session of one account, begun anew before it ends: a recorded day can be longer than a session of the hall. */
import type { Api } from './api.ts';
import type { HallClock } from './hall-clock.ts';

/** A session ends after twelve hours of the hall's time; this one is left an hour earlier. */
const LASTS_MS = 11 * 3_600_000;

export class Session {
    readonly #account: { user: string; password: string };
    #begun: { token: Promise<string>; at: number } | null = null;

    constructor(account: { user: string; password: string }) {
        this.#account = account;
    }

    /** A token that lets in until this instant at least; the one of before as long as it does. */
    tokenUntil(until: number, api: Api, clock: HallClock): Promise<string> {
        if (this.#begun === null || until - this.#begun.at > LASTS_MS) {
            this.#begun = { at: clock.now(), token: api.login(this.#account.user, this.#account.password) };
        }
        return this.#begun.token;
    }
}
