import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig, Purpose, ServiceItem, Theme } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { itemsOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { itemsLayout } from './items-layout.ts';
import { paint } from './paint.ts';
import { kioskStyles } from './styles.ts';

/** Items on one page of a theme: four rows of three, or six of two. */
const PAGE = 12;

/** The items of a theme, page by page, and the way for who does not find theirs. */
@customElement('tx-items')
export class TxItems extends LitElement {
    static override styles = [kioskStyles, itemsLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) theme: Theme | null = null;
    @property() purpose: Purpose = 'handle';
    @property({ type: Number }) page = 0;
    /** Whether the theme alone can be chosen: not beside other matters of the same visit. */
    @property({ type: Boolean }) unsure = false;

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        if (this.theme !== null) paint(this, this.theme);
    }

    override render(): TemplateResult {
        const { config, theme } = this;
        if (config === null || theme === null) return html``;
        const language = this.#language.current;
        const items = itemsOf(config, theme.id, this.purpose);
        const pages = Math.max(1, Math.ceil(items.length / PAGE));
        return html`<section>
            <div class="head">
                <span class="mark"><tx-icon name=${theme.icon}></tx-icon></span>
                <div>
                    <p class="theme">${inLanguage(theme.name, language)}</p>
                    <h1 tabindex="-1">${kioskWords.say(language, `items.heading.${this.purpose}`)}</h1>
                </div>
            </div>
            <ul>
                ${items.slice(this.page * PAGE, (this.page + 1) * PAGE).map((item) => html`<li>${this.#renderItem(item)}</li>`)}
            </ul>
            <nav>
                <button class="button search" @click=${() => tell(this, 'tx-search', null)}>
                    <tx-icon name="search"></tx-icon>${kioskWords.say(language, 'search.short')}
                </button>
                ${pages > 1 ? this.#renderPager(pages) : nothing}
            </nav>
            ${this.unsure ? this.#renderUnsure(theme) : nothing}
        </section>`;
    }

    #renderItem(item: ServiceItem): TemplateResult {
        const language = this.#language.current;
        return html`<button class="item" @click=${() => tell(this, 'tx-item', item.code)}>
            <span class="words">
                <span class="name">${inLanguage(item.name, language)}</span>
                ${item.common ? html`<span class="common">${kioskWords.say(language, 'items.common')}</span>` : nothing}
            </span>
            <tx-icon name="forward"></tx-icon>
        </button>`;
    }

    #renderPager(pages: number): TemplateResult {
        const language = this.#language.current;
        const { page } = this;
        return html`<button class="button" ?disabled=${page === 0} @click=${() => tell(this, 'tx-page', page - 1)}>
                <tx-icon name="back"></tx-icon>${kioskWords.say(language, 'items.previous')}
            </button>
            <span role="status">${kioskWords.say(language, 'items.page', { page: page + 1, pages })}</span>
            <button class="button" ?disabled=${page === pages - 1} @click=${() => tell(this, 'tx-page', page + 1)}>
                ${kioskWords.say(language, 'items.next')}<tx-icon name="forward"></tx-icon>
            </button>`;
    }

    #renderUnsure(theme: Theme): TemplateResult {
        const language = this.#language.current;
        return html`<button class="unsure" @click=${() => tell(this, 'tx-item', null)}>
            <tx-icon name="help"></tx-icon>
            <span class="words">
                <span class="name">${kioskWords.say(language, 'items.unsure')}</span>
                <span class="hint">${kioskWords.say(language, 'items.unsure.hint', { theme: inLanguage(theme.name, language) })}</span>
            </span>
            <tx-icon name="forward"></tx-icon>
        </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-items': TxItems;
    }
}
