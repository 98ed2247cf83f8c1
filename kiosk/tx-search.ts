import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublishedHall, Purpose, ReadItem } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { offers, themeOf } from '#web/catalogue/hall-items.ts';
import { commonWords, type Found, find } from '#web/catalogue/item-search.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { KeyBurst } from './key-burst.ts';
import { searchLayout } from './search-layout.ts';
import { kioskStyles } from './styles.ts';

/** Items on one page of what was found. */
const FOUND_PAGE = 6;
const MOST_LETTERS = 12;
const MOST_WORDS = 12;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Looking for an item by the first letters of its name or of a word that people use for it. Nothing typed: the common words to touch. */
@customElement('tx-search')
export class TxSearch extends LitElement {
    static override styles = [kioskStyles, searchLayout];

    @property({ attribute: false }) config: PublishedHall | null = null;
    @property() purpose: Purpose = 'handle';
    @property() typed = '';
    @property({ type: Number }) page = 0;

    readonly #language = new LanguageController(this);

    constructor() {
        super();
        new KeyBurst(this, {
            typed: (burst) => this.#press(burst.slice(-1)),
            erased: () => this.#erase(),
            // What came with an Enter was a scanner.
            entered: (burst) => {
                if (burst.length > MOST_LETTERS) tell(this, 'tx-scan', burst);
            },
        });
    }

    override render(): TemplateResult {
        const items = this.config?.items.filter((item) => offers(item, this.purpose)) ?? [];
        const found = find(items, this.typed);
        return html`<section>
            <div class="head">
                <h1 tabindex="-1">${this.#say('search.heading')}</h1>
                <p class="soft">${this.#say('search.hint')}</p>
            </div>
            <div class="typed">
                <tx-icon name="search"></tx-icon>
                <output>${this.typed === '' ? html`<span class="soft">${this.#say('search.empty')}</span>` : this.typed}</output>
            </div>
            ${this.typed === '' ? this.#renderWords(items) : this.#renderFound(found)}
            ${this.#renderKeys()}
        </section>`;
    }

    #renderWords(items: readonly ReadItem[]): TemplateResult {
        const language = this.#language.current;
        return html`<div class="found">
            <p class="count">${this.#say('search.common')}</p>
            <ul class="words">
                ${commonWords(items, MOST_WORDS).map(
                    ({ word, item }) => html`<li><button class="word" @click=${() => tell(this, 'tx-item', item.code)}>
                        ${language === 'zh-CN' ? word : inLanguage(item.name, language)}
                    </button></li>`,
                )}
            </ul>
        </div>`;
    }

    #renderFound(found: readonly Found[]): TemplateResult {
        const pages = Math.max(1, Math.ceil(found.length / FOUND_PAGE));
        return html`<div class="found">
            <p class="count" role="status">${this.#say(found.length === 0 ? 'search.none' : 'search.count', { n: found.length })}</p>
            <ul>
                ${found.slice(this.page * FOUND_PAGE, (this.page + 1) * FOUND_PAGE).map((one) => html`<li>${this.#renderItem(one)}</li>`)}
            </ul>
            ${pages > 1 ? this.#renderPager(pages) : nothing}
        </div>`;
    }

    #renderItem({ item, word }: Found): TemplateResult {
        const language = this.#language.current;
        const theme = this.config === null ? undefined : themeOf(this.config, item.theme);
        const below = [word !== null && language === 'zh-CN' ? word : '', theme === undefined ? '' : inLanguage(theme.name, language)];
        return html`<button class="item" @click=${() => tell(this, 'tx-item', item.code)}>
            <span class="names">
                <span class="name">${inLanguage(item.name, language)}</span>
                <span class="soft">${below.filter((words) => words !== '').join(' · ')}</span>
            </span>
            <tx-icon name="forward"></tx-icon>
        </button>`;
    }

    #renderPager(pages: number): TemplateResult {
        const { page } = this;
        return html`<nav>
            <button class="button" ?disabled=${page === 0} @click=${() => tell(this, 'tx-page', page - 1)}>
                <tx-icon name="back"></tx-icon>${this.#say('items.previous')}
            </button>
            <span>${this.#say('items.page', { page: page + 1, pages })}</span>
            <button class="button" ?disabled=${page === pages - 1} @click=${() => tell(this, 'tx-page', page + 1)}>
                ${this.#say('items.next')}<tx-icon name="forward"></tx-icon>
            </button>
        </nav>`;
    }

    #renderKeys(): TemplateResult {
        return html`<div class="keys">
            ${[...LETTERS].map((letter) => html`<button class="key" @click=${() => this.#press(letter)}>${letter}</button>`)}
            <button class="key wide" @click=${() => this.#erase()}>${this.#say('entry.erase')}</button>
            <button class="key wide" @click=${() => this.#type('')}>${this.#say('entry.clear')}</button>
        </div>`;
    }

    #press(key: string): void {
        const letter = key.toUpperCase();
        if (LETTERS.includes(letter) && this.typed.length < MOST_LETTERS) this.#type(this.typed + letter);
    }

    #erase(): void {
        this.#type(this.typed.slice(0, -1));
    }

    #type(typed: string): void {
        if (typed !== this.typed) tell(this, 'tx-typed', typed);
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-search': TxSearch;
    }
}
