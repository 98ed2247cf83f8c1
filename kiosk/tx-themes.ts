import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ThemeBoard } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { kioskStyles } from './styles.ts';
import './tx-theme-tile.ts';

/** The first screen: the themes of the hall. */
@customElement('tx-themes')
export class TxThemes extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            section {
                display: flex;
                flex-direction: column;
                gap: 1.2rem;
                height: 100%;
                padding: 1.4rem 1.75rem;
            }
            h1 {
                font-size: 2.2rem;
            }
            .head {
                text-align: center;
            }
            .soft {
                font-size: 1.1rem;
                margin-top: 0.25rem;
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
            @media (orientation: portrait) {
                section {
                    gap: 1.8rem;
                    padding: 2.2rem 1.5rem 1.8rem;
                }
                ul {
                    gap: 1.4rem;
                    grid-template-columns: 1fr;
                }
            }
        `,
    ];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) boards: readonly ThemeBoard[] = [];

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const language = this.#language.current;
        return html`<section>
            <div class="head">
                <h1 tabindex="-1">${kioskWords.say(language, 'themes.heading')}</h1>
                <p class="soft">${kioskWords.say(language, 'themes.hint')}</p>
            </div>
            <ul>
                ${this.config?.themes.map((theme) => {
                    const waiting = this.boards.find((board) => board.theme === theme.id)?.waiting ?? 0;
                    return html`<li><tx-theme-tile .theme=${theme} .waiting=${waiting}></tx-theme-tile></li>`;
                })}
            </ul>
        </section>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-themes': TxThemes;
    }
}
