import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language, Purpose, ServiceItem, Theme } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { cardLayout } from './card-layout.ts';
import { tell } from './events.ts';
import { paint } from './paint.ts';
import type { PaperState } from './paper.ts';
import { kioskStyles } from './styles.ts';

/** The last look before the number: what to bring, how long it takes, what it costs; one large button. */
@customElement('tx-item-card')
export class TxItemCard extends LitElement {
    static override styles = [kioskStyles, cardLayout];

    @property({ attribute: false }) theme: Theme | null = null;
    /** Null for the theme alone. */
    @property({ attribute: false }) item: ServiceItem | null = null;
    /** What the visitor came for; of the other purposes of the item only those that the card offers by itself. */
    @property() purpose: Purpose = 'handle';
    /** The purpose whose number is under way. */
    @property({ attribute: false }) taking: Purpose | null = null;
    /** Matters chosen before this one in the same visit. */
    @property({ type: Number }) chosen = 0;
    /** Whether there is room for one more. */
    @property({ type: Boolean }) more = false;
    /** Whether the list of what to bring can be printed here, and what became of it. */
    @property({ attribute: false }) printing: 'no' | PaperState = 'no';

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        if (this.theme !== null) paint(this, this.theme);
    }

    override render(): TemplateResult {
        const { theme, item } = this;
        if (theme === null) return html``;
        const language = this.#language.current;
        return html`<section>
            <article class=${item === null ? 'alone' : ''}>
                ${item === null ? html`<span class="mark"><tx-icon name=${theme.icon}></tx-icon></span>` : nothing}
                <div class="head">
                    <p class="theme">${item === null ? nothing : html`<tx-icon name=${theme.icon}></tx-icon>`}${inLanguage(theme.name, language)}</p>
                    <h1 tabindex="-1">${item === null ? kioskWords.say(language, 'card.theme') : inLanguage(item.name, language)}</h1>
                </div>
                ${item === null ? html`<p class="text">${kioskWords.say(language, 'card.theme.text')}</p>` : this.#renderItem(item)}
            </article>
            ${this.#renderButtons(item)}
        </section>`;
    }

    #renderItem(item: ServiceItem): TemplateResult {
        const language = this.#language.current;
        return html`<div class="body">
                <dl>
                    ${this.#renderFact('clock', 'card.days', daysOf(item, language))}
                    ${this.#renderFact('purse', 'card.fee', inLanguage(item.fee, language))}
                    ${this.#renderFact('briefcase', 'card.department', inLanguage(item.department, language))}
                </dl>
                ${this.#renderMaterials(item)}
            </div>
            ${item.needsIdentity && this.purpose === 'handle' ? html`<p class="identity"><tx-icon name="card"></tx-icon>${kioskWords.say(language, 'card.identity')}</p>` : nothing}`;
    }

    #renderFact(icon: string, key: 'card.days' | 'card.fee' | 'card.department', value: string | TemplateResult): TemplateResult {
        return html`<div class="fact">
            <dt><tx-icon name=${icon}></tx-icon>${kioskWords.say(this.#language.current, key)}</dt>
            <dd>${value}</dd>
        </div>`;
    }

    #renderMaterials({ materials }: ServiceItem): TemplateResult {
        const language = this.#language.current;
        const say = (key: 'card.materials' | 'card.materials.none' | 'card.original'): string => kioskWords.say(language, key);
        return html`<div class="materials">
            <h2><tx-icon name="document"></tx-icon>${say(materials.length === 0 ? 'card.materials.none' : 'card.materials')}</h2>
            <ul>
                ${materials.map(
                    ({ name, original, copies }) => html`<li>
                        <span>${inLanguage(name, language)}</span>
                        <span class="kinds">
                            ${original ? html`<span>${say('card.original')}</span>` : nothing}
                            ${copies > 0 ? html`<span>${kioskWords.say(language, 'card.copies', { n: copies })}</span>` : nothing}
                        </span>
                    </li>`,
                )}
            </ul>
        </div>`;
    }

    #renderButtons(item: ServiceItem | null): TemplateResult {
        const purposes = item?.purposes ?? [this.purpose];
        const first = purposes.includes(this.purpose) ? this.purpose : (purposes[0] ?? 'handle');
        const others = this.purpose === 'handle' && this.chosen === 0 ? purposes.filter((purpose) => purpose !== first) : [];
        return html`<div class="buttons" aria-busy=${this.taking !== null}>
            ${others.map((purpose) => this.#renderButton(purpose, 'button'))}
            ${item === null || item.materials.length === 0 ? nothing : this.#renderPrint(item)}
            ${item !== null && first === 'handle' && this.more ? this.#renderMore() : nothing}
            ${this.#renderButton(first, 'button main')}
        </div>`;
    }

    #renderPrint(item: ServiceItem): TemplateResult | typeof nothing {
        const { printing } = this;
        if (printing === 'no') return nothing;
        const busy = printing === 'queued' || printing === 'printed';
        return html`<button class="button" ?disabled=${busy} @click=${() => tell(this, 'tx-print-materials', item.code)}>
            <tx-icon name="printer"></tx-icon><span aria-live="polite">${kioskWords.say(this.#language.current, `card.print.${printing}`)}</span>
        </button>`;
    }

    #renderMore(): TemplateResult {
        return html`<button class="button" ?disabled=${this.taking !== null} @click=${() => tell(this, 'tx-add', null)}>
            <tx-icon name="plus"></tx-icon>${kioskWords.say(this.#language.current, 'card.more')}
        </button>`;
    }

    #renderButton(purpose: Purpose, style: string): TemplateResult {
        const language = this.#language.current;
        const key = purpose === 'handle' ? 'card.take' : (`card.take.${purpose}` as const);
        const n = this.chosen + 1;
        const words = kioskWords.say(language, this.taking === purpose ? 'card.taking' : n > 1 && purpose === 'handle' ? 'card.take.all' : key, {
            n,
        });
        return html`<button class=${style} ?disabled=${this.taking !== null} @click=${() => tell(this, 'tx-take', purpose)}>
            ${style === 'button' ? nothing : html`<tx-icon name="ticket"></tx-icon>`}${words}
        </button>`;
    }
}

/** The promise first, what the law allows below it. */
function daysOf({ promisedDays, legalDays }: ServiceItem, language: Language): TemplateResult {
    if (promisedDays === 0) return html`${kioskWords.say(language, 'card.days.onSpot')}`;
    const legal = legalDays === 0 ? nothing : html`<div class="soft">${kioskWords.say(language, 'card.days.legal', { n: legalDays })}</div>`;
    return html`${kioskWords.say(language, 'card.days.promised', { n: promisedDays })}${legal}`;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-item-card': TxItemCard;
    }
}
