import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#web/elements/tx-rating-reasons.ts';
import { LanguageController } from '#web/language.ts';
import { LEVELS } from '#web/rating-levels.ts';
import { tokens } from '#web/tokens.ts';
import { padWords } from '#web/words/pad.ts';
import { ratingWords } from '#web/words/rating.ts';
import { KeyController } from '../key-controller.ts';
import { digitOfKey } from '../keys.ts';
import '#web/elements/tx-icon.ts';

/**
 * The question: five equal faces with words, none preselected, and a button to skip it. One touch is the whole answer; keys 1 to 5 give
 * the level of that number.
 * @fires tx-level
 * @fires tx-skip
 */
@customElement('tx-pad-faces')
export class TxPadFaces extends LitElement {
    static override styles = [
        tokens,
        css`
        :host,
        main {
            display: grid;
        }
        main {
            align-content: space-evenly;
            padding: 4vmin;
            text-align: center;
        }
        h1,
        p {
            margin: 0;
        }
        .no {
            color: var(--tx-ink-soft);
            font-size: clamp(1.25rem, 4vmin, 2rem);
        }
        h1 {
            font-size: clamp(1.75rem, 6.4vmin, 4rem);
            text-wrap: balance;
            font-weight: 800;
        }
        .faces {
            display: grid;
            grid-auto-columns: minmax(0, 1fr);
            grid-auto-flow: column;
            gap: 2vmin;
        }
        .faces button {
            display: grid;
            gap: 2vmin;
            padding: 5vmin 1vmin 4vmin;
            border: 2px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
            color: var(--tx-ink);
            font: inherit;
            font-size: clamp(1.125rem, 3.4vmin, 2rem);
            font-weight: 700;
            cursor: pointer;
        }
        .faces button:active:enabled {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        button:disabled {
            opacity: 0.55;
            cursor: default;
        }
        :focus-visible {
            outline: var(--tx-focus-ring);
            outline-offset: 3px;
        }
        tx-icon {
            margin-inline: auto;
            font-size: 19vmin;
        }
        .hint {
            color: var(--tx-ink-soft);
            font-size: clamp(1.0625rem, 3vmin, 1.625rem);
        }
        .foot {
            display: flex;
            align-items: center;
            justify-content: space-between;
            gap: 2rem;
        }
        .left {
            color: var(--tx-ink-soft);
            font-size: clamp(1.125rem, 3.2vmin, 1.75rem);
            font-variant-numeric: tabular-nums;
        }
        .skip {
            min-width: 10rem;
            min-height: 4.5rem;
            border: 2px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
            color: var(--tx-ink);
            font: inherit;
            font-size: clamp(1.25rem, 3.4vmin, 1.75rem);
            cursor: pointer;
        }
        @media (orientation: portrait) {
            .faces {
                grid-auto-flow: row;
                gap: 1.6vmin;
            }
            .faces button {
                grid-template-columns: 15vmin 1fr;
                align-items: center;
                gap: 5vmin;
                padding: 1.6vmin 6vmin;
                font-size: clamp(1.5rem, 5vmin, 2.75rem);
                text-align: start;
            }
            tx-icon {
                font-size: 13vmin;
            }
        }
    `,
    ];

    @property() no = '';
    /** Seconds until the question goes away. */
    @property({ type: Number }) seconds = 0;
    /** An answer is on its way: nothing more can be touched. */
    @property({ type: Boolean }) disabled = false;
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<main aria-labelledby="title">
            <p class="no">${padWords.say(current, 'ask.number', { no: this.no })}</p>
            <h1 id="title">${padWords.say(current, 'ask.title')}</h1>
            <div class="faces" role="group" aria-label=${ratingWords.say(current, 'levels')}>
                ${LEVELS.map(
                    (
                        level,
                    ) => html`<button data-level=${level} aria-keyshortcuts=${level} ?disabled=${this.disabled} @click=${() => this.choose(level)}>
                        <tx-icon name=${`face-${level}`}></tx-icon>
                        <span>${ratingWords.say(current, `level.${level}`)}</span>
                    </button>`,
                )}
            </div>
            <p class="hint">${padWords.say(current, 'ask.hint')}</p>
            <div class="foot">
                <p class="left" role="timer">${this.disabled ? ratingWords.say(current, 'sending') : padWords.say(current, 'ask.remaining', { n: this.seconds })}</p>
                <button class="skip" ?disabled=${this.disabled} @click=${() => this.skip()}>${padWords.say(current, 'ask.skip')}</button>
            </div>
        </main>`;
    }

    private onKey(code: string): boolean {
        const level = (digitOfKey(code) ?? -1) + 1;
        if (level < 1 || level > 5) return false;
        if (!this.disabled) this.choose(level);
        return true;
    }

    private choose(level: number): void {
        this.dispatchEvent(new CustomEvent('tx-level', { detail: level, bubbles: true, composed: true }));
    }

    private skip(): void {
        this.dispatchEvent(new CustomEvent('tx-skip', { bubbles: true, composed: true }));
    }
}

declare global {
    interface HTMLElementEventMap {
        /** A face was touched; the detail is its level. */
        'tx-level': CustomEvent<number>;
        /** The visitor does not want to rate. */
        'tx-skip': CustomEvent<void>;
    }
    interface HTMLElementTagNameMap {
        'tx-pad-faces': TxPadFaces;
    }
}
