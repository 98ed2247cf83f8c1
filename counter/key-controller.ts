import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Elements in which a person types or chooses with keys of their own. */
const TYPING = ['INPUT', 'TEXTAREA', 'SELECT'];

/** True while the key belongs to a field: typing there must never call a visitor. */
function isTyping(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0];
    return target instanceof HTMLElement && (TYPING.includes(target.tagName) || target.isContentEditable);
}

/**
 * Listens to the keys of the whole page while its element is shown. Auto-repeat, keys with a modifier, keys of an input method and
 * typing in a field are left alone, and all keys while its element is hidden. `press` says whether it used the key; a used key does nothing else in the browser.
 */
export class KeyController implements ReactiveController {
    readonly #host: Element;
    readonly #press: (code: string) => boolean;

    constructor(host: ReactiveControllerHost & Element, press: (code: string) => boolean) {
        this.#host = host;
        this.#press = press;
        host.addController(this);
    }

    hostConnected(): void {
        document.addEventListener('keydown', this.#listen);
    }

    hostDisconnected(): void {
        document.removeEventListener('keydown', this.#listen);
    }

    readonly #listen = (event: KeyboardEvent): void => {
        if (event.repeat) return preventRepeatedClick(event);
        if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
        if (this.#host.getClientRects().length === 0) return;
        if (this.#press(event.code)) event.preventDefault();
    };
}

/** A key held down on a button would click it again and again, and call the whole queue. */
function preventRepeatedClick(event: KeyboardEvent): void {
    if (event.composedPath()[0] instanceof HTMLButtonElement && ['Enter', 'Space', 'NumpadEnter'].includes(event.code)) event.preventDefault();
}
