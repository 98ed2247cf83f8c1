import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig, Language, Theme } from '#protocol/hall.ts';
import type { ThemeBoard } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { displayWords } from '#web/words/display.ts';

/** How things stand in each theme: people waiting, the longest wait, counters open. */
@customElement('tx-theme-panel')
export class TxThemePanel extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: grid;
            gap: 0.75rem;
            grid-auto-rows: minmax(0, 1fr);
            min-height: 0;
        }
        article {
            background: var(--board-row);
            border-radius: 0.5rem;
            display: grid;
            gap: 0.4rem 1rem;
            grid-template: auto 1fr / auto 1fr;
            min-height: 0;
            overflow: hidden;
            padding: 1rem 1.2rem;
            position: relative;
        }
        .prefix {
            align-items: center;
            background: var(--theme);
            border-radius: 0.4rem;
            color: #fff;
            display: flex;
            font-size: 1.7rem;
            font-weight: 800;
            height: 2.6rem;
            justify-content: center;
            width: 2.6rem;
        }
        h2 {
            align-self: center;
            font-size: 1.6rem;
            line-height: 1.15;
            margin: 0;
            text-wrap: balance;
        }
        dl {
            align-items: end;
            display: grid;
            gap: 0 1rem;
            grid-column: 1 / -1;
            grid-template-columns: 1.1fr 1fr 1fr;
            margin: 0;
        }
        dl > div {
            display: flex;
            flex-direction: column;
        }
        dt {
            color: var(--board-muted);
            font-size: 1.05rem;
        }
        dd {
            font-size: 1.5rem;
            font-variant-numeric: tabular-nums;
            font-weight: 700;
            line-height: 1.2;
            margin: 0;
            white-space: nowrap;
        }
        .waiting dd {
            color: var(--board-number);
            font-size: 2.3rem;
            font-weight: 800;
        }
    `,
    ];

    @property({ attribute: false }) boards: readonly ThemeBoard[] = [];
    @property({ attribute: false }) config: HallConfig | null = null;
    @property() language: Language = 'zh-CN';
    /** Seconds that have gone by since the boards were true: people go on waiting while nothing else changes. */
    @property({ type: Number }) elapsed = 0;

    override render(): readonly TemplateResult[] {
        return this.boards.flatMap((board) => {
            const theme = this.config?.themes.find((each) => each.id === board.theme);
            return theme === undefined ? [] : [this.#renderTheme(theme, board)];
        });
    }

    override updated(): void {
        // The colour of a theme is data of the hall. It is set through the object model: the page's policy allows no style attributes.
        for (const article of this.renderRoot.querySelectorAll('article')) {
            const theme = this.config?.themes.find((each) => each.id === article.dataset.theme);
            if (theme !== undefined) article.style.setProperty('--theme', theme.colour);
        }
    }

    #renderTheme(theme: Theme, board: ThemeBoard): TemplateResult {
        const minutes = Math.floor((board.longestWait + this.elapsed) / 60);
        return html`<article data-theme=${theme.id}>
            <span class="prefix" aria-hidden="true">${theme.prefix}</span>
            <h2>${inLanguage(theme.name, this.language)}</h2>
            <dl>
                <div class="waiting">
                    <dt>${this.#say('waiting')}</dt>
                    <dd>${this.#say('people', board.waiting)}</dd>
                </div>
                <div>
                    <dt>${this.#say('longest')}</dt>
                    <dd>${board.waiting === 0 ? this.#say('minutes.none') : this.#say('minutes', minutes)}</dd>
                </div>
                <div>
                    <dt>${this.#say('counters')}</dt>
                    <dd>${board.openCounters === 0 ? this.#say('counters.none') : this.#say('counters.n', board.openCounters)}</dd>
                </div>
            </dl>
        </article>`;
    }

    #say(key: Parameters<typeof displayWords.say>[1], n = 0): string {
        return displayWords.say(this.language, key, { n });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-theme-panel': TxThemePanel;
    }
}
