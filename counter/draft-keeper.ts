/**
 * The record of the session at the counter before it is finished, kept at the hub: a crash of the page or of the machine, a sign-out or a
 * clerk who goes on with a session on hold find it again.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { TicketView } from '#protocol/views.ts';
import { loadDraft, saveDraft } from './ticket-calls.ts';

/** How long the clerk has to rest before what was typed is sent. */
const REST_MS = 400;
/** How soon a draft that the hub did not take is sent again. */
const AGAIN_MS = 3_000;

export class DraftKeeper implements ReactiveController {
    draft: ServiceRecord = {};
    readonly #host: ReactiveControllerHost;
    readonly #where: () => { token: string; counter: number };
    /** The session that the draft belongs to: a ticket and when its service began. */
    #session: string | null = null;
    #timer: number | undefined;

    constructor(host: ReactiveControllerHost, where: () => { token: string; counter: number }) {
        this.#host = host;
        this.#where = where;
        host.addController(this);
    }

    /** Called with what is at the counter: another session has another draft. */
    follow(ticket: TicketView | null): void {
        const session = ticket?.state === 'serving' ? `${ticket.id} ${ticket.startedAt}` : null;
        if (session === this.#session) return;
        this.#session = session;
        this.draft = {};
        clearTimeout(this.#timer);
        if (session !== null) void this.#load(session);
    }

    /** Notes what the clerk has typed; the hub has it a moment later. */
    note(draft: ServiceRecord): void {
        this.draft = draft;
        this.#host.requestUpdate();
        this.#sendIn(REST_MS);
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
        this.#session = null;
    }

    async #load(session: string): Promise<void> {
        const { token, counter } = this.#where();
        const draft = await loadDraft(token, counter);
        // What was typed while it was on its way is newer.
        if (draft === null || this.#session !== session || Object.keys(this.draft).length > 0) return;
        this.draft = draft;
        this.#host.requestUpdate();
    }

    #sendIn(ms: number): void {
        const session = this.#session;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(async () => {
            const { token, counter } = this.#where();
            if (session === null || session !== this.#session) return;
            if (!(await saveDraft(token, counter, this.draft)) && session === this.#session) this.#sendIn(AGAIN_MS);
        }, ms);
    }
}
