import type { DeviceState } from '#protocol/devices.ts';
import type { DriverContext } from '../host/driver.ts';
import { KeptLine } from '../supervisor/kept-line.ts';
import { encodeSamCommand, type SamAnswer, type SamCommand, SamDecoder, samStatus } from './frames.ts';

export type SamLinkOptions = {
    /** Until a reader must have answered in a few bytes, ms; 700 unless said. */
    answerMs?: number;
    /** Until it must have read a card and sent it, ms; 2,500 unless said: at 9,600 baud the bytes alone take 1.4 seconds. */
    cardMs?: number;
    /** Between two questions whether the reader is well while nobody reads, ms; 10,000 unless said. */
    checkMs?: number;
    /** The same while it does not answer, ms; 1,000 unless said. */
    searchMs?: number;
};

const usual = { answerMs: 700, cardMs: 2_500, checkMs: 10_000, searchMs: 1_000 };
const writeMs = 1_000;

/** What a reader said, made of its answer while that was there; or why there is none, as a word of states. */
export type Said<Taken> =
    | { readonly kind: 'answer'; readonly status: number; readonly taken: Taken }
    | { readonly kind: 'failed'; readonly reason: string };

type Asked = { hear(answer: SamAnswer): void; fail(reason: string): void };

/** A conversation with a reader: one question at a time, and its state by the answers. */
export class SamLink {
    readonly #context: DriverContext;
    readonly #options: typeof usual;
    readonly #line: KeptLine;
    readonly #decoder = new SamDecoder({ onAnswer: (answer) => this.#hear(answer), onWrongChecksum: () => this.#fail('wrong-checksum') });
    #state: DeviceState = { state: 'offline', reason: 'unreachable' };
    #asked: Asked | null = null;
    #timer: NodeJS.Timeout | undefined;
    /** Settles when every question so far has; never rejects. */
    #asking: Promise<unknown> = Promise.resolve();
    #closed = false;

    constructor(context: DriverContext, options: SamLinkOptions) {
        this.#context = context;
        this.#options = { ...usual, ...options };
        const handlers = {
            onOpen: () => void this.#check(),
            onBytes: (bytes: Buffer) => this.#decoder.push(bytes),
            onState: (state: DeviceState) => this.#lineIs(state),
        };
        this.#line = new KeptLine(context.address, handlers, {
            ...context.timings,
            claim: () => context.lines.claim(context.address, context.device.id),
        });
    }

    get state(): DeviceState {
        return this.#state;
    }

    /**
     * Asks, and gives the answer's data to `take` while it is there: afterwards it is overwritten. A reader that answers with a wrong checksum has
     * answered nothing.
     */
    ask<Taken>(command: SamCommand, take: (data: Buffer) => Taken): Promise<Said<Taken>> {
        const said = this.#asking.then(() => this.#ask(command, take));
        this.#asking = said;
        return said;
    }

    async close(): Promise<void> {
        this.#closed = true;
        clearTimeout(this.#timer);
        this.#fail('closing');
        await this.#line.close();
        this.#decoder.clear();
    }

    async #ask<Taken>(command: SamCommand, take: (data: Buffer) => Taken): Promise<Said<Taken>> {
        this.#checkIn(this.#options.checkMs);
        // What is left of an earlier answer would hide the beginning of this one.
        this.#decoder.clear();
        const settled = Promise.withResolvers<Said<Taken>>();
        this.#asked = {
            hear: ({ status, data }) => settled.resolve({ kind: 'answer', status, taken: take(data) }),
            fail: (reason) => settled.resolve({ kind: 'failed', reason }),
        };
        const written = await this.#line.write(encodeSamCommand(command), writeMs);
        if (!written) this.#fail(this.#line.state.reason ?? 'line-lost');
        const deadlineMs = command === 'read' ? this.#options.cardMs : this.#options.answerMs;
        const timer = setTimeout(() => this.#fail('no-answer'), deadlineMs);
        const said = await settled.promise;
        clearTimeout(timer);
        this.#judge(said);
        return said;
    }

    /** A reader that answers is well, unless it says that it may not read at all. */
    #judge(said: Said<unknown>): void {
        // The line may have been lost since: then that is the state.
        if (this.#line.state.state !== 'online') return;
        if (said.kind === 'failed') return this.#blame(said.reason);
        const fault = said.status === samStatus.notAuthorised ? 'not-authorised' : said.status === samStatus.broken ? 'error' : null;
        this.#become(fault === null ? { state: 'online', reason: null } : { state: 'fault', reason: fault });
    }

    #blame(reason: string): void {
        if (reason === 'wrong-checksum') this.#become({ state: 'fault', reason });
        if (reason === 'no-answer') this.#become({ state: 'offline', reason });
        this.#checkIn(this.#options.searchMs);
    }

    async #check(): Promise<void> {
        await this.ask('state', () => null);
    }

    #checkIn(ms: number): void {
        clearTimeout(this.#timer);
        if (!this.#closed) this.#timer = setTimeout(() => void this.#check(), ms);
    }

    #lineIs(state: DeviceState): void {
        if (state.state === 'online') return;
        clearTimeout(this.#timer);
        this.#fail(state.reason ?? 'line-lost');
        this.#become(state);
    }

    #hear(answer: SamAnswer): void {
        const asked = this.#asked;
        this.#asked = null;
        asked?.hear(answer);
    }

    #fail(reason: string): void {
        const asked = this.#asked;
        this.#asked = null;
        asked?.fail(reason);
    }

    #become(state: DeviceState): void {
        if (this.#closed || (state.state === this.#state.state && state.reason === this.#state.reason)) return;
        this.#state = state;
        void this.#context.report({ said: 'state', state });
    }
}
