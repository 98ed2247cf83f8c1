/** The language of a page: `?lang=en` in its address, else what was chosen on this device, else Chinese. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LANGUAGES, type Language } from '#protocol/languages.ts';

const STORED = 'tingxu.language';
const changes = new EventTarget();

let current: Language = chosen() ?? 'zh-CN';
document.documentElement.lang = current;

/** Whether somebody chose the language, in the address or on this device. */
export function isLanguageChosen(): boolean {
    return chosen() !== null;
}

/** The language that the page speaks now. */
export function currentLanguage(): Language {
    return current;
}

/**
 * Changes the language of the page. With `keep` this device remembers it; a page for many visitors, such as a kiosk, keeps nothing.
 */
export function chooseLanguage(language: Language, keep = true): void {
    if (keep) store(language);
    if (language === current) return;
    current = language;
    document.documentElement.lang = language;
    changes.dispatchEvent(new Event('change'));
}

/** Calls back when the language of the page has changed, as long as the page lives. */
export function whenLanguageChanges(listen: () => void): void {
    changes.addEventListener('change', listen);
}

/** Renders its element anew when the language changes. */
export class LanguageController implements ReactiveController {
    readonly #host: ReactiveControllerHost;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    get current(): Language {
        return current;
    }

    /** See `chooseLanguage`. */
    choose(language: Language, keep = true): void {
        chooseLanguage(language, keep);
    }

    hostConnected(): void {
        changes.addEventListener('change', this.#changed);
    }

    hostDisconnected(): void {
        changes.removeEventListener('change', this.#changed);
    }

    readonly #changed = (): void => this.#host.requestUpdate();
}

function chosen(): Language | null {
    return languageOf(new URLSearchParams(location.search).get('lang')) ?? stored();
}

function languageOf(said: string | null): Language | null {
    const primary = said?.split('-')[0]?.toLowerCase();
    return LANGUAGES.find((language) => language.split('-')[0] === primary) ?? null;
}

/** A browser may forbid storage; the page then simply does not remember. */
function stored(): Language | null {
    try {
        return languageOf(localStorage.getItem(STORED));
    } catch {
        return null;
    }
}

function store(language: Language): void {
    try {
        localStorage.setItem(STORED, language);
    } catch {
        // Nothing depends on it.
    }
}
