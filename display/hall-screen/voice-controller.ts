/** The voice as part of a screen: it takes views, speaks, and says when sound is blocked or there is no Mandarin voice. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardView } from '#protocol/views.ts';
import { chime, enableSound, isSoundBlocked } from '#web/sound.ts';
import { hasVoice, speak, whenVoicesChange } from '#web/speech.ts';
import { Announcer } from './announcer.ts';
import type { SoundState } from './tx-sound-note.ts';
import type { Announcement } from './voice.ts';

/** How often a blocked screen looks whether sound has come, in milliseconds: browsers say so to nobody. */
const LOOK_MS = 500;

export class VoiceController implements ReactiveController {
    state: SoundState = 'blocked';
    readonly #host: ReactiveControllerHost & EventTarget;
    readonly #announcer: Announcer;
    #waiting: (() => void)[] = [];
    #timer: ReturnType<typeof setInterval> | undefined;
    #endVoices = () => {};

    /** `key` is where the browser's tab keeps what was spoken; `now` gives hall time in milliseconds. */
    constructor(host: ReactiveControllerHost & EventTarget, key: string, now: () => number) {
        this.#host = host;
        this.#announcer = new Announcer({
            storage: sessionStorage,
            key,
            now,
            ready: () => this.#ready(),
            play: (announcement) => this.#play(announcement),
        });
        host.addController(this);
    }

    hostConnected(): void {
        this.#look();
        this.#timer = setInterval(() => this.#look(), LOOK_MS);
        this.#endVoices = whenVoicesChange(() => this.#look());
        addEventListener('pointerdown', this.enable);
        addEventListener('keydown', this.enable);
    }

    hostDisconnected(): void {
        clearInterval(this.#timer);
        this.#endVoices();
        removeEventListener('pointerdown', this.enable);
        removeEventListener('keydown', this.enable);
        this.#announcer.close();
    }

    offer(view: BoardView): void {
        this.#announcer.offer(view);
    }

    /** Any touch or key will do for the browser to let sound through. */
    readonly enable = (): void => {
        if (this.state === 'blocked') void enableSound().then(() => this.#look());
    };

    #look(): void {
        const state = isSoundBlocked() ? 'blocked' : hasVoice('zh-CN') ? 'on' : 'no-voice';
        if (state === this.state) return;
        this.state = state;
        if (state !== 'blocked') for (const go of this.#waiting.splice(0)) go();
        this.#host.requestUpdate();
    }

    #ready(): Promise<void> {
        if (this.state !== 'blocked') return Promise.resolve();
        return new Promise((resolve) => this.#waiting.push(resolve));
    }

    async #play({ call, sentences }: Announcement): Promise<void> {
        const text = sentences.map((sentence) => sentence.text).join(' ');
        this.#host.dispatchEvent(new CustomEvent('tx-spoken', { detail: { callNo: call.callNo, text }, bubbles: true, composed: true }));
        await chime();
        await speak(sentences);
    }
}
