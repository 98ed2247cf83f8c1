import type { DeviceState } from '#protocol/devices.ts';
import type { SeatedBus } from '../supervisor/bus-seat.ts';
import { KeptLine, type LineTimings } from '../supervisor/kept-line.ts';
import type { BusProtocol } from '../supervisor/lines.ts';
import { decodeAnswer } from './commands.ts';
import { encodeFrame, hub, StripDecoder, type StripFrame } from './frames.ts';

/** How a card answered: `done`, with one of its errors, or not (in time, or not readably). */
export type StripAnswer =
    | { readonly kind: 'done' }
    | { readonly kind: 'refused'; readonly error: number }
    | { readonly kind: 'failed'; readonly reason: string };

/** What a strip hears of the line that it shares. */
export type StripMember = { onOpen(): void; onState(state: DeviceState): void };

/** Until a card must have answered, ms, unless said. */
const usualAnswerMs = 800;
const writeMs = 1_000;
/** So many questions in a row without an answer from anybody, and the line is opened anew: a gateway may have died without a word. */
const deafAfter = 6;

type Asked = { readonly screen: number; readonly settle: (answer: StripAnswer) => void };

/** One line with one or several strips on it, told apart by the number of their screen. One question at a time: the line may be half duplex. */
export class StripBus implements SeatedBus<StripMember> {
    readonly #members = new Map<string, StripMember>();
    readonly #decoder = new StripDecoder();
    readonly #line: KeptLine;
    readonly #answerMs: number;
    #asked: Asked | null = null;
    #garbled = false;
    #unanswered = 0;
    /** We let the line go ourselves: what is wrong is that nobody answers, not that it was lost. */
    #reopening = false;
    /** Settles when every question so far has; never rejects. */
    #asking: Promise<unknown> = Promise.resolve();

    constructor(address: string, timings: LineTimings = {}, answerMs = usualAnswerMs) {
        this.#answerMs = answerMs;
        const handlers = {
            onOpen: () => this.#open(),
            onBytes: (bytes: Buffer) => this.#hear(bytes),
            onState: (state: DeviceState) => this.#tell(state),
        };
        this.#line = new KeptLine(address, handlers, timings);
    }

    /** Whether the line is open, as last told. */
    get state(): DeviceState {
        return this.#line.state;
    }

    /** The seat is the number of the screen. False when another strip on this line has the same. */
    join(screen: string, member: StripMember): boolean {
        if (this.#members.has(screen)) return false;
        this.#members.set(screen, member);
        member.onState(this.#line.state);
        if (this.#line.state.state === 'online') member.onOpen();
        return true;
    }

    leave(screen: string): void {
        this.#members.delete(screen);
    }

    /** Asks one strip and waits for its answer; after every question asked before. `wanted` is looked at when its turn comes. */
    ask(screen: number, data: Buffer, wanted: () => boolean): Promise<StripAnswer> {
        const answer = this.#asking.then(() => (wanted() ? this.#ask(screen, data) : { kind: 'failed' as const, reason: 'overtaken' }));
        this.#asking = answer;
        return answer;
    }

    async close(): Promise<void> {
        this.#settle({ kind: 'failed', reason: 'closing' });
        await this.#line.close();
    }

    async #ask(screen: number, data: Buffer): Promise<StripAnswer> {
        const answered = Promise.withResolvers<StripAnswer>();
        this.#asked = { screen, settle: answered.resolve };
        this.#garbled = false;
        const written = await this.#line.write(encodeFrame({ to: screen, from: hub, data }), writeMs);
        if (!written) this.#settle({ kind: 'failed', reason: this.#reasonOf(this.#line.state) });
        const timer = setTimeout(() => this.#miss(), this.#answerMs);
        const answer = await answered.promise;
        clearTimeout(timer);
        return answer;
    }

    #miss(): void {
        this.#unanswered++;
        this.#settle({ kind: 'failed', reason: this.#garbled ? 'wrong-checksum' : 'no-answer' });
        if (this.#unanswered < deafAfter) return;
        this.#unanswered = 0;
        this.#reopening = true;
        this.#line.reopen();
    }

    #hear(bytes: Buffer): void {
        for (const heard of this.#decoder.push(bytes)) {
            if (heard.kind === 'frame') this.#take(heard.frame);
            else this.#hearBroken(heard.why);
        }
    }

    #hearBroken(why: 'wrong-checksum' | 'malformed'): void {
        this.#unanswered = 0;
        this.#garbled ||= why === 'wrong-checksum';
    }

    #take(frame: StripFrame): void {
        if (frame.to !== hub || frame.from !== this.#asked?.screen) return;
        this.#unanswered = 0;
        const error = decodeAnswer(frame.data);
        this.#settle(error === 0 ? { kind: 'done' } : { kind: 'refused', error });
    }

    #open(): void {
        for (const member of this.#members.values()) member.onOpen();
    }

    #tell(state: DeviceState): void {
        if (state.state !== 'online') this.#settle({ kind: 'failed', reason: this.#reasonOf(state) });
        if (this.#reopening && state.reason === 'line-lost') return;
        this.#reopening = false;
        for (const member of this.#members.values()) member.onState(state);
    }

    #reasonOf(state: DeviceState): string {
        return this.#reopening ? 'no-answer' : (state.reason ?? 'line-lost');
    }

    #settle(answer: StripAnswer): void {
        const asked = this.#asked;
        this.#asked = null;
        asked?.settle(answer);
    }
}

/** The bus of strips as lines know it; the first one on a line says until when a card must answer. */
export function stripProtocol(answerMs?: number): BusProtocol<StripBus> {
    return { name: 'onbon', open: (address, timings) => new StripBus(address, timings, answerMs), is: (bus) => bus instanceof StripBus };
}
