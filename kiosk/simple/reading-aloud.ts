import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { currentLanguage } from '#web/language.ts';
import { isSoundBlocked } from '#web/sound.ts';
import { hasVoice, hush, speak, whenVoicesChange } from '#web/speech.ts';

/** Reads a page out: its heading and whatever in it is marked with `data-aloud`, in the order in which it stands there. */
export class ReadingAloud implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    #endVoices = (): void => {};
    #reading = false;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    hostConnected(): void {
        this.#endVoices = whenVoicesChange(() => this.#host.requestUpdate());
    }

    hostDisconnected(): void {
        this.#endVoices();
        this.stop();
    }

    /** Whether anything can be heard in the language of the page. */
    get canRead(): boolean {
        return hasVoice(currentLanguage()) && !isSoundBlocked();
    }

    /** Reads a page from its beginning, in place of what was being read. */
    read(page: Element): void {
        hush();
        this.#reading = true;
        this.#say(textsIn(page));
    }

    /** Reads a sentence after what is being read. */
    add(text: string): void {
        if (this.#reading) this.#say([text]);
    }

    stop(): void {
        if (this.#reading) hush();
        this.#reading = false;
    }

    #say(texts: readonly string[]): void {
        const language = currentLanguage();
        // Whether it could be read may be known only now.
        void speak(
            texts.map((text) => ({ language, text })),
            'slow',
        ).then(() => this.#host.requestUpdate());
    }
}

/** The texts of a page that are read aloud, through all shadow roots. An attribute's value is read in place of the text. */
export function textsIn(page: Element): readonly string[] {
    const texts: string[] = [];
    collect(page, texts);
    return texts;
}

function collect(element: Element, texts: string[]): void {
    const aloud = element.getAttribute('data-aloud');
    if (aloud !== null || element.localName === 'h1') {
        const text = (aloud === null || aloud === '' ? (element.textContent ?? '') : aloud).replace(/\s+/g, ' ').trim();
        if (text !== '') texts.push(text);
        return;
    }
    for (const child of element.shadowRoot?.children ?? []) collect(child, texts);
    for (const child of element.children) collect(child, texts);
}
