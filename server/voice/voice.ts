/**
 * The hub's voice for screens whose browser has none. Each text is synthesised once and kept; at most two processes run, few texts wait, so that
 * nobody's texts can take the machine from the queue.
 */
import type { Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { HubHealth } from '#protocol/views.ts';
import { voiceLog } from '../log.ts';
import { hasVoices, type Pace, synthesise } from './espeak.ts';
import { KeptSounds } from './kept-sounds.ts';
import type { One } from './numbers.ts';

const AT_ONCE = 2;
const MOST_WAITING = 16;
const KEPT_BYTES = 48 * 1024 * 1024;
/** How soon a program that was missing is looked for again. */
const LOOK_AGAIN_MS = 30_000;

type Parts = {
    /** espeak-ng, by name or path. */
    readonly program: string;
    /** How 1 is read digit by digit. */
    readonly one: () => One;
    /** Told when the program has been found or lost. */
    readonly onState: (state: VoiceState) => void;
};

export type VoiceAnswer = { readonly wave: Buffer } | { readonly refusal: Refusal };

type VoiceState = HubHealth['voice'];

/** Why a text gets no sound: the texts that wait are too many. */
type Busy = 'busy';

export class Voice {
    #state: VoiceState = 'unknown';
    readonly #parts: Parts;
    readonly #kept = new KeptSounds(KEPT_BYTES);
    /** Texts under way, so that twenty screens that ask for one call make one process. */
    readonly #making = new Map<string, Promise<VoiceAnswer>>();
    readonly #waiting: (() => void)[] = [];
    #running = 0;
    #lookedAt = Number.NEGATIVE_INFINITY;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Looks for the program unless that was done a moment ago; what it finds is the new state. */
    async look(): Promise<VoiceState> {
        if (this.#state !== 'on' && performance.now() - this.#lookedAt > LOOK_AGAIN_MS) {
            this.#lookedAt = performance.now();
            this.#become((await hasVoices(this.#parts.program)) ? 'on' : 'missing');
        }
        return this.#state;
    }

    /** Whether a text would be answered without new work. */
    has(text: string, language: Language, pace: Pace): boolean {
        return this.#kept.get(this.#keyOf(text, language, pace)) !== undefined;
    }

    /** The sound of a text. Refusals: `voice-unavailable` without the program, `voice-busy` with too many waiting, `nothing-to-say`. */
    say(text: string, language: Language, pace: Pace): Promise<VoiceAnswer> {
        const key = this.#keyOf(text, language, pace);
        const kept = this.#kept.get(key);
        if (kept !== undefined) return Promise.resolve({ wave: kept });
        const known = this.#making.get(key);
        if (known !== undefined) return known;
        const making = this.#make(key, text, language, pace).finally(() => this.#making.delete(key));
        this.#making.set(key, making);
        return making;
    }

    async #make(key: string, text: string, language: Language, pace: Pace): Promise<VoiceAnswer> {
        // Its dictionary is large: a hall whose screens have voices of their own does not load it.
        const { readingOf } = await import('./reading.ts');
        const reading = readingOf(text, language, this.#parts.one());
        if (reading === '') return { refusal: { code: 'nothing-to-say' } };
        const sound = await this.#inTurn(() => synthesise(this.#parts.program, reading, language, pace));
        if (sound === 'busy') return { refusal: { code: 'voice-busy' } };
        if (sound === 'missing') this.#lost();
        if (typeof sound === 'string') return { refusal: { code: 'voice-unavailable' } };
        this.#become('on');
        this.#kept.keep(key, sound);
        return { wave: sound };
    }

    /** Runs when a place is free; with too many waiting not at all. */
    async #inTurn<Result>(run: () => Promise<Result>): Promise<Result | Busy> {
        if (this.#running >= AT_ONCE) {
            if (this.#waiting.length >= MOST_WAITING) return 'busy';
            await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
        this.#running++;
        try {
            return await run();
        } finally {
            this.#running--;
            this.#waiting.shift()?.();
        }
    }

    #lost(): void {
        this.#lookedAt = performance.now();
        this.#become('missing');
    }

    #become(state: VoiceState): void {
        if (state === this.#state) return;
        this.#state = state;
        if (state === 'missing') voiceLog.warn({ program: this.#parts.program }, 'the hub has no voice: espeak-ng is not installed');
        else voiceLog.info('the hub has a voice');
        this.#parts.onState(state);
    }

    #keyOf(text: string, language: Language, pace: Pace): string {
        return `${language}\n${pace}\n${this.#parts.one()}\n${text}`;
    }
}
