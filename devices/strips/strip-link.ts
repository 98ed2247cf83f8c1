import type { DeviceState } from '#protocol/devices.ts';
import { chinaTime } from '../china-time.ts';
import type { DriverContext } from '../host/driver.ts';
import { BusSeat } from '../supervisor/bus-seat.ts';
import { encodeCommand, type StripCommand } from './commands.ts';
import { type StripAnswer, type StripBus, type StripMember, stripProtocol } from './strip-bus.ts';

export type StripLinkOptions = {
    /** Until a card must have answered, ms; 800 unless said. */
    answerMs?: number;
    /** The moment, in ms since 1970; the machine's unless said. */
    now?: () => number;
    /** Between two questions whether the strip is well, ms; 10,000 unless said. */
    pingMs?: number;
    /** The same while it does not answer, ms; 1,500 unless said. */
    searchMs?: number;
};

const usual = { now: Date.now, pingMs: 10_000, searchMs: 1_500 };

/** Which screen a card is unless the options say so; makers deliver them as this. */
const firstScreen = 1;

/** One strip's share in a line: asks its card, knows by the answers how it is, and asks by itself now and then. */
export class StripLink {
    readonly #context: DriverContext;
    readonly #options: StripLinkOptions & typeof usual;
    readonly #screen: number;
    readonly #onWell: (back: boolean) => void;
    readonly #seat: BusSeat<StripMember, StripBus>;
    #state: DeviceState = { state: 'offline', reason: 'unreachable' };
    /** The card may have been off: it has forgotten its text, perhaps the time. */
    #back = true;
    #timer: NodeJS.Timeout | undefined;
    #closed = false;

    /** `onWell` hears of each answer to a ping, with true when the strip was away before. It is not called before the constructor has returned. */
    constructor(context: DriverContext, options: StripLinkOptions, onWell: (back: boolean) => void) {
        this.#context = context;
        this.#options = { ...usual, ...options };
        this.#screen = context.device.options.screen ?? context.device.options.address ?? firstScreen;
        this.#onWell = onWell;
        this.#seat = new BusSeat({
            lines: context.lines,
            address: context.address,
            protocol: stripProtocol(options.answerMs),
            timings: context.timings,
            seat: `${this.#screen}`,
            member: { onOpen: () => this.#in(0, () => this.#ping()), onState: (state) => this.#lineIs(state) },
            onFault: (state) => this.#become(state),
        });
    }

    get state(): DeviceState {
        return this.#state;
    }

    /** Asks the card once. `wanted` is looked at when the line is free for it. */
    async ask(command: StripCommand, wanted: () => boolean): Promise<StripAnswer> {
        const { bus } = this.#seat;
        if (bus === null) return { kind: 'failed', reason: this.#state.reason ?? 'unreachable' };
        const answer = await bus.ask(this.#screen, encodeCommand(command), wanted);
        // The line may have been lost since: then that is the state.
        if (bus.state.state !== 'online') return answer;
        if (answer.kind === 'failed') this.#blame(answer.reason);
        // Cards differ in what they understand. One that refuses a ping or the clock is well; one that refuses a text is not.
        else if (answer.kind === 'refused' && command.kind === 'areas') this.#become({ state: 'fault', reason: 'error' });
        else this.#become({ state: 'online', reason: null });
        return answer;
    }

    async close(): Promise<void> {
        this.#closed = true;
        clearTimeout(this.#timer);
        await this.#seat.close();
    }

    #lineIs(state: DeviceState): void {
        if (state.state === 'online') return;
        clearTimeout(this.#timer);
        this.#back = true;
        this.#become(state);
    }

    async #ping(): Promise<void> {
        const answer = await this.ask({ kind: 'ping' }, () => !this.#closed);
        if (this.#closed || this.#seat.bus?.state.state !== 'online') return;
        if (answer.kind === 'failed') return this.#in(this.#options.searchMs, () => this.#ping());
        this.#in(this.#options.pingMs, () => this.#ping());
        const back = this.#back;
        this.#back = false;
        this.#onWell(back);
        if (back) await this.ask({ kind: 'clock', time: chinaTime(this.#options.now()) }, () => !this.#closed);
    }

    #blame(reason: string): void {
        if (reason !== 'no-answer' && reason !== 'wrong-checksum') return;
        this.#back ||= reason === 'no-answer';
        this.#become({ state: reason === 'no-answer' ? 'offline' : 'fault', reason });
        this.#in(this.#options.searchMs, () => this.#ping());
    }

    #in(ms: number, task: () => unknown): void {
        clearTimeout(this.#timer);
        if (!this.#closed) this.#timer = setTimeout(task, ms);
    }

    #become(state: DeviceState): void {
        if (this.#closed || (state.state === this.#state.state && state.reason === this.#state.reason)) return;
        this.#state = state;
        void this.#context.report({ said: 'state', state });
    }
}
