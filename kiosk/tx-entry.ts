import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DOCUMENT_LETTERS } from '#protocol/documents.ts';
import type { HallConfig } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { CODE_KEYS, cellsOf, completed, type Entry, press, pressAll, scannedAs } from './entry.ts';
import { entryLayout } from './entry-layout.ts';
import { tell } from './events.ts';
import { KeyBurst } from './key-burst.ts';
import { keyLayout } from './key-layout.ts';
import { kioskStyles } from './styles.ts';

const ICONS = { appointment: 'calendar', missed: 'ticket', document: 'document' } as const;

/** Where a visitor types an appointment's code, a ticket's number or that of a counter's document, on the screen, on a keyboard or with a scanner. */
@customElement('tx-entry')
export class TxEntry extends LitElement {
    static override styles = [kioskStyles, keyLayout, entryLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property() what: Entry = 'appointment';
    @property() typed = '';
    /** Whether the hub has been asked. */
    @property({ type: Boolean }) asking = false;
    /** What the hub says against it, and more about that. */
    @property() message = '';
    @property() hint = '';

    /** Larger and fewer, for elder mode and low mode. */
    @property({ type: Boolean, reflect: true }) simple = false;
    /** Keys within reach from a wheelchair. */
    @property({ type: Boolean, reflect: true }) low = false;

    readonly #language = new LanguageController(this);
    /** What was typed before the burst that is coming in. */
    #before = '';

    constructor() {
        super();
        new KeyBurst(this, {
            typed: (burst, first) => this.#burst(burst, first),
            erased: () => this.#erase(),
            entered: (burst) => this.#enter(burst),
        });
    }

    override render(): TemplateResult {
        const { what } = this;
        return html`<section class=${what}>
            <div class="head">
                <span class="mark"><tx-icon name=${ICONS[what]}></tx-icon></span>
                <div>
                    <h1 tabindex="-1">${this.#say(`${what}.heading`)}</h1>
                    <p class="soft" data-aloud>${this.#say(`${what}.hint`)}</p>
                </div>
            </div>
            ${this.#renderTyped()}
            <p class="message" role="alert">${this.#renderMessage()}</p>
            ${what === 'appointment' ? this.#renderCodeKeys() : this.#renderNumberKeys()}
            <button class="button main" ?disabled=${this.asking || completed(what, this.typed) === null} @click=${() => this.#enter('')}>
                ${this.#say(this.asking ? 'entry.asking' : `${what}.enter`)}
            </button>
        </section>`;
    }

    #renderTyped(): TemplateResult {
        const { what, typed } = this;
        const next = typed.length;
        return html`<div class="typed">
            <output class="unseen">${typed === '' ? this.#say('entry.empty') : this.#say('entry.typed', [...typed].join(' '))}</output>
            ${cellsOf(what, typed).map(
                (sign, at) => html`<span class="cell ${sign === '' ? '' : 'filled'} ${at === next ? 'next' : ''}" aria-hidden="true">${sign}</span>`,
            )}
        </div>`;
    }

    #renderMessage(): TemplateResult | typeof nothing {
        if (this.message === '') return nothing;
        return html`<tx-icon name="info"></tx-icon><span>${this.message} ${this.hint}</span>`;
    }

    #renderCodeKeys(): TemplateResult {
        return html`<div class="keys">${[...CODE_KEYS].map((key) => this.#renderKey(key))}${this.#renderErase()}</div>`;
    }

    #renderNumberKeys(): TemplateResult {
        const letters = this.#letters;
        return html`<div class="pads">
            <div class="letters ${letters.length > 5 ? 'many' : ''}">
                ${letters.map(
                    ([
                        letter,
                        name,
                    ]) => html`<button class="key letter" aria-pressed=${this.typed.startsWith(letter)} @click=${() => this.#press(letter)}>
                        <span>${letter}</span><span class="name">${name}</span>
                    </button>`,
                )}
            </div>
            <div class="digits">
                ${[...'123456789'].map((key) => this.#renderKey(key))}
                <button class="key word" @click=${() => this.#type('')}>${this.#say('entry.clear')}</button>
                ${this.#renderKey('0')}${this.#renderErase()}
            </div>
        </div>`;
    }

    /** The letters that a number begins with, and what they stand for. */
    get #letters(): readonly (readonly [letter: string, name: string])[] {
        if (this.what === 'document') return DOCUMENT_LETTERS.map(([letter, kind]) => [letter, this.#say(`document.${kind}`)]);
        return this.config?.themes.map(({ prefix, name }) => [prefix, inLanguage(name, this.#language.current)]) ?? [];
    }

    #renderKey(key: string): TemplateResult {
        return html`<button class="key" @click=${() => this.#press(key)}>${key}</button>`;
    }

    #renderErase(): TemplateResult {
        return html`<button class="key word" @click=${() => this.#erase()}>${this.#say('entry.erase')}</button>`;
    }

    get #prefixes(): readonly string[] {
        return this.config?.themes.map(({ prefix }) => prefix) ?? [];
    }

    #press(key: string): void {
        this.#type(press(this.what, this.typed, key, this.#prefixes));
    }

    #erase(): void {
        this.#type(this.typed.slice(0, -1));
    }

    #burst(burst: string, first: boolean): void {
        if (first) this.#before = this.typed;
        this.#type(pressAll(this.what, this.#before, burst, this.#prefixes));
    }

    #type(typed: string): void {
        if (!this.asking && typed !== this.typed) tell(this, 'tx-typed', typed);
    }

    /** A scanner reads a whole code or link, whatever was typed before it; else what is typed counts. */
    #enter(burst: string): void {
        if (this.asking) return;
        const { is } = scannedAs(burst);
        if (is === 'slip' || is === 'document') return tell(this, 'tx-scan', burst);
        const scanned = pressAll(this.what, '', burst, this.#prefixes);
        if (completed(this.what, scanned) !== null && scanned.length >= this.typed.length) this.#type(scanned);
        tell(this, 'tx-enter', null);
    }

    #say(key: Parameters<typeof kioskWords.say>[1], typed = ''): string {
        return kioskWords.say(this.#language.current, key, { typed });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-entry': TxEntry;
    }
}
