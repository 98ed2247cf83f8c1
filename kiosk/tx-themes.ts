import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ThemeBoard } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import type { Entry } from './entry.ts';
import { tell } from './events.ts';
import { kioskStyles } from './styles.ts';
import './tx-theme-tile.ts';

/** The first screen: the themes of the hall, and below them the ways for who has an appointment or a number already. */
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
            .more {
                display: grid;
                flex: none;
                gap: 1.2rem;
                grid-template-columns: 1fr 1fr;
            }
            .more button {
                align-items: center;
                background: transparent;
                border: 0.09rem solid var(--tx-line-strong);
                border-radius: var(--tx-radius-m);
                display: flex;
                gap: 0.9rem;
                min-height: max(60px, 3.6rem);
                padding: 0.5rem 1.4rem;
            }
            .more button:active {
                background: var(--tx-primary-soft);
            }
            .more tx-icon {
                color: var(--tx-primary);
                flex: none;
                font-size: 1.8rem;
            }
            .more tx-icon:last-child {
                font-size: 1.2rem;
            }
            .words {
                display: grid;
                flex: 1;
                gap: 0.1rem;
                min-width: 0;
            }
            .name {
                font-size: 1.3rem;
                font-weight: 700;
                line-height: 1.3;
            }
            .words .soft {
                font-size: 0.95rem;
                line-height: 1.35;
                margin: 0;
            }
            @media (orientation: portrait) {
                section {
                    gap: 1.3rem;
                    padding: 1.6rem 1.5rem 1.5rem;
                }
                h1:lang(en) {
                    font-size: 1.9rem;
                }
                ul {
                    gap: 1.2rem;
                    grid-template-columns: 1fr;
                }
                .more button {
                    min-height: 4.2rem;
                    padding-inline: 1.1rem;
                }
                .more .name {
                    font-size: 1.2rem;
                }
                .more tx-icon:last-child {
                    display: none;
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
            <div class="more">${this.#renderMore('appointment', 'calendar')}${this.#renderMore('missed', 'ticket')}</div>
        </section>`;
    }

    #renderMore(what: Entry, icon: string): TemplateResult {
        const language = this.#language.current;
        return html`<button @click=${() => tell(this, 'tx-entry', what)}>
            <tx-icon name=${icon}></tx-icon>
            <span class="words">
                <span class="name">${kioskWords.say(language, `themes.${what}`)}</span>
                <span class="soft">${kioskWords.say(language, `themes.${what}.hint`)}</span>
            </span>
            <tx-icon name="forward"></tx-icon>
        </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-themes': TxThemes;
    }
}
