import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig, ServiceItem } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { itemOf, themeOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { kioskStyles } from './styles.ts';

/** The matters of one visit before its numbers are taken: each can be left out again. */
@customElement('tx-basket')
export class TxBasket extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            section {
                display: flex;
                flex-direction: column;
                gap: 1rem;
                height: 100%;
                margin-inline: auto;
                max-width: 62rem;
                padding: 1.6rem 1.75rem;
            }
            ol {
                display: grid;
                flex: 1;
                gap: 0.8rem;
                grid-auto-rows: minmax(0, 6rem);
                list-style: none;
                margin: 0.6rem 0 0;
                min-height: 0;
                padding: 0;
            }
            li {
                align-items: center;
                background: var(--tx-surface);
                border: 0.09rem solid var(--tx-line);
                border-radius: var(--tx-radius-m);
                display: flex;
                gap: 1.1rem;
                padding: 0.6rem 1rem 0.6rem 1.3rem;
            }
            .place {
                color: var(--tx-primary);
                font-size: 1.9rem;
                font-weight: 800;
            }
            .words {
                display: grid;
                flex: 1;
                gap: 0.1rem;
                min-width: 0;
            }
            .name {
                font-size: 1.25rem;
                font-weight: 650;
                line-height: 1.3;
            }
            .button.main {
                flex: none;
                font-size: 1.6rem;
                min-height: max(60px, 4.2rem);
            }
            li .button tx-icon {
                color: var(--tx-bad);
            }
        `,
    ];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) items: readonly string[] = [];
    @property({ type: Boolean }) taking = false;

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const { config } = this;
        const items = config === null ? [] : this.items.flatMap((code) => itemOf(config, code) ?? []);
        return html`<section>
            <div>
                <h1 tabindex="-1">${this.#say('basket.heading', { n: items.length })}</h1>
                <p class="soft">${this.#say('basket.hint')}</p>
            </div>
            <ol>
                ${items.map((item, at) => this.#renderItem(item, at))}
            </ol>
            <button class="button main" ?disabled=${this.taking} @click=${() => tell(this, 'tx-take', 'handle')}>
                <tx-icon name="ticket"></tx-icon>${this.#say(this.taking ? 'card.taking' : 'card.take')}
            </button>
        </section>`;
    }

    #renderItem(item: ServiceItem, at: number): TemplateResult {
        const language = this.#language.current;
        const theme = this.config === null ? undefined : themeOf(this.config, item.theme);
        const name = inLanguage(item.name, language);
        return html`<li>
            <span class="place" aria-hidden="true">${at + 1}</span>
            <span class="words">
                <span class="name">${name}</span>
                <span class="soft">${theme === undefined ? '' : inLanguage(theme.name, language)}</span>
            </span>
            <button
                class="button"
                aria-label=${this.#say('basket.remove.item', { item: name })}
                ?disabled=${this.taking}
                @click=${() => tell(this, 'tx-remove', item.code)}
            >
                <tx-icon name="cross"></tx-icon>${this.#say('basket.remove')}
            </button>
        </li>`;
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-basket': TxBasket;
    }
}
