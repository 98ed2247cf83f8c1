import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answered, Caller } from '../manager/calls.ts';
import { readTicket, type TicketDetail } from './desk.ts';

/** A hall may change many times a second; a person reads it once in a while. */
const PAUSE_MS = 1_000;

/** The ticket that is shown, read again whenever the hall has changed. Its element says which and how far the hall is before each render. */
export class TicketController implements ReactiveController {
    /** Null until it is read. */
    read: Answered<TicketDetail> | null = null;
    readonly #host: ReactiveControllerHost;
    #wanted = { id: '', seq: -1 };
    #known = { id: '', seq: -1 };
    #timer: ReturnType<typeof setTimeout> | undefined;
    #reading = false;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }

    follow(caller: Caller, id: string, seq: number): void {
        if (id !== this.#wanted.id) this.read = null;
        this.#wanted = { id, seq };
        if (this.#reading || this.#timer !== undefined || (id === this.#known.id && seq === this.#known.seq)) return;
        void this.#load(caller);
    }

    async #load(caller: Caller): Promise<void> {
        this.#reading = true;
        const asked = this.#wanted;
        const read = await readTicket(caller, asked.id);
        this.#reading = false;
        this.#known = asked;
        if (asked.id === this.#wanted.id) this.read = read;
        this.#timer = setTimeout(
            () => {
                this.#timer = undefined;
                this.#host.requestUpdate();
            },
            asked.id === this.#wanted.id ? PAUSE_MS : 0,
        );
        this.#host.requestUpdate();
    }
}
