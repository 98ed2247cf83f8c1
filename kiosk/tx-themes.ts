import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig, Purpose } from '#protocol/hall.ts';
import type { ThemeBoard } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { kioskStyles } from './styles.ts';
import './tx-theme-tile.ts';
import { waitingIn } from './waiting.ts';

/** The themes, for one purpose: to be handled, to collect a result (then a receipt may be scanned instead), to ask. */
@customElement('tx-themes')
export class TxThemes extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            section {
                display: flex;
                flex-direction: column;
                gap: 1.1rem;
                height: 100%;
                padding: 1.3rem 1.75rem;
            }
            .head {
                text-align: center;
            }
            h1 {
                font-size: 2.1rem;
            }
            .soft {
                font-size: 1.1rem;
                margin-top: 0.2rem;
            }
            ul {
                display: grid;
                flex: 1;
                gap: 1.2rem;
                grid-auto-rows: 1fr;
                grid-template-columns: 1fr 1fr;
                list-style: none;
                margin: 0;
                min-height: 0;
                padding: 0;
            }
            li {
                min-height: 0;
                min-width: 0;
            }
            tx-theme-tile {
                height: 100%;
            }
            .scan {
                align-items: center;
                background: var(--tx-primary-soft);
                border-radius: var(--tx-radius-l);
                color: var(--tx-primary-deep);
                display: flex;
                flex: none;
                gap: 1.2rem;
                padding: 1rem 1.4rem;
            }
            .scan > tx-icon {
                flex: none;
                font-size: 3.4rem;
            }
            .scan p {
                flex: 1;
                font-size: 1.3rem;
                font-weight: 650;
                line-height: 1.35;
            }
            .search {
                flex: none;
                font-size: 1.2rem;
                min-height: max(60px, 3.2rem);
            }
            .search tx-icon,
            .scan .button tx-icon {
                color: var(--tx-primary);
                flex: none;
                font-size: 1.5em;
            }
            @media (orientation: portrait) {
                section {
                    gap: 1.3rem;
                    padding: 1.6rem 1.5rem 1.5rem;
                }
                ul {
                    grid-template-columns: 1fr;
                }
            }
        `,
    ];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) boards: readonly ThemeBoard[] = [];
    @property() purpose: Purpose = 'handle';

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const { purpose } = this;
        return html`<section>
            <div class="head">
                <h1 tabindex="-1">${this.#say(`themes.${purpose}`)}</h1>
                <p class="soft">${this.#say(`themes.${purpose}.hint`)}</p>
            </div>
            ${purpose === 'collect' ? this.#renderScan() : nothing}
            <ul>
                ${this.config?.themes.map(
                    (theme) => html`<li>
                        <tx-theme-tile .theme=${theme} .waiting=${waitingIn(this.boards, theme.id)} ?brief=${purpose === 'collect'}></tx-theme-tile>
                    </li>`,
                )}
            </ul>
            ${purpose === 'consult' ? nothing : this.#renderSearch()}
        </section>`;
    }

    #renderScan(): TemplateResult {
        return html`<div class="scan">
            <tx-icon name="scan"></tx-icon>
            <p>${this.#say('document.scan')}</p>
            <button class="button" @click=${() => tell(this, 'tx-entry', 'document')}>
                <tx-icon name="keyboard"></tx-icon>${this.#say('document.type')}
            </button>
        </div>`;
    }

    #renderSearch(): TemplateResult {
        return html`<button class="button search" @click=${() => tell(this, 'tx-search', null)}>
            <tx-icon name="search"></tx-icon>${this.#say('search.open')}
        </button>`;
    }

    #say(key: Parameters<typeof kioskWords.say>[1]): string {
        return kioskWords.say(this.#language.current, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-themes': TxThemes;
    }
}
