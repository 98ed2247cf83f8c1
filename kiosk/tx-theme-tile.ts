import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Theme } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { paint } from './paint.ts';
import { kioskStyles } from './styles.ts';

/** A theme as a large tile: its colour and icon, its name, what belongs to it, how many wait. */
@customElement('tx-theme-tile')
export class TxThemeTile extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            button {
                align-items: stretch;
                background: var(--tx-surface);
                border: 0.09rem solid var(--tx-line);
                border-radius: var(--tx-radius-l);
                box-shadow: var(--tx-shadow);
                display: flex;
                height: 100%;
                overflow: hidden;
                padding: 0;
                position: relative;
                transition: transform 0.12s;
                width: 100%;
            }
            button:active {
                transform: scale(0.985);
            }
            .mark {
                background: var(--theme);
                color: #fff;
                display: grid;
                flex: none;
                font-size: 4.8rem;
                place-items: center;
                width: 1.9em;
            }
            .words {
                align-content: center;
                display: grid;
                flex: 1;
                gap: 0.5rem;
                min-width: 0;
                padding: 0.5rem 1.5rem;
            }
            .name {
                color: var(--theme);
                font-size: 2.2rem;
                font-weight: 750;
                line-height: 1.2;
            }
            .hint {
                color: var(--tx-ink-soft);
                font-size: 1.1rem;
                line-height: 1.45;
                text-wrap: balance;
            }
            .waiting {
                align-items: center;
                color: var(--tx-ink);
                display: inline-flex;
                font-size: 1.15rem;
                font-weight: 600;
                font-variant-numeric: tabular-nums;
                gap: 0.45em;
                margin-top: 0.2rem;
            }
            .waiting tx-icon {
                color: var(--theme);
                font-size: 1.2em;
            }
            :host([compact]) .mark {
                font-size: 1.9rem;
            }
            :host([compact]) .words {
                gap: 0.15rem;
                padding: 0.45rem 0.8rem;
            }
            :host([compact]) .name {
                font-size: 1.2rem;
            }
            :host([compact]) .waiting {
                font-size: 0.98rem;
                margin: 0;
            }
            /* Nearly square screens have high tiles. */
            @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
                :host(:not([compact])) button {
                    flex-direction: column;
                }
                :host(:not([compact])) .mark {
                    height: 31%;
                    width: auto;
                }
            }
        `,
    ];

    @property({ attribute: false }) theme: Theme | null = null;
    /** People who wait in it. */
    @property({ type: Number }) waiting = 0;
    /** A smaller tile. */
    @property({ type: Boolean, reflect: true }) compact = false;
    /** Without the line of what belongs to it. */
    @property({ type: Boolean }) brief = false;

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        if (this.theme !== null) paint(this, this.theme);
    }

    override render(): TemplateResult {
        const { theme, waiting } = this;
        if (theme === null) return html``;
        const language = this.#language.current;
        return html`<button @click=${() => tell(this, 'tx-theme', theme.id)}>
            <span class="mark"><tx-icon name=${theme.icon}></tx-icon></span>
            <span class="words">
                <span class="name">${inLanguage(theme.name, language)}</span>
                ${this.brief ? nothing : html`<span class="hint">${inLanguage(theme.hint, language)}</span>`}
                <span class="waiting"
                    ><tx-icon name="people"></tx-icon>${kioskWords.say(language, waiting === 0 ? 'waiting.nobody' : 'waiting', { n: waiting })}</span
                >
            </span>
        </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-theme-tile': TxThemeTile;
    }
}
