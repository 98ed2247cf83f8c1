import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReasonView } from '#protocol/views.ts';
import { NOTHING_SAID, type Said } from '#web/elements/tx-rating-reasons.ts';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { padWords } from '#web/words/pad.ts';
import { ratingWords } from '#web/words/rating.ts';
import '#web/elements/tx-icon.ts';
import { TickController } from '../tick-controller.ts';

/** With nobody touching or typing for so long the question is over. */
const QUIET_MS = 20_000;
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/**
 * After a face: which one it was, why, and words. The face has counted already. What was chosen and written is sent when the visitor says so,
 * and when nobody has touched the pad for a while.
 * @fires tx-why with what was said; null when the visitor has nothing more to say.
 */
@customElement('tx-pad-why')
export class TxPadWhy extends LitElement {
    static override styles = [
        tokens,
        css`
        :host,
        main {
            display: grid;
        }
        :host {
            min-height: 0;
            overflow: auto;
        }
        main {
            align-content: space-evenly;
            gap: 2vmin;
            padding: 3vmin 5vmin;
        }
        h1,
        p {
            margin: 0;
        }
        .rated {
            display: flex;
            align-items: center;
            gap: 2.5vmin;
            /* The button of the language is in that corner. */
            padding-inline-end: 8rem;
        }
        .rated tx-icon {
            flex: none;
            font-size: 13vmin;
        }
        h1 {
            font-size: clamp(1.75rem, 5.6vmin, 3.25rem);
            font-weight: 800;
            line-height: 1.2;
        }
        .soft {
            color: var(--tx-ink-soft);
            font-size: clamp(1.0625rem, 2.8vmin, 1.5rem);
        }
        tx-rating-reasons {
            font-size: clamp(1.125rem, 3vmin, 1.75rem);
        }
        tx-rating-reasons:lang(en) {
            font-size: clamp(1.0625rem, 2.6vmin, 1.5rem);
        }
        .foot {
            display: grid;
            grid-template-columns: 1fr auto auto;
            align-items: center;
            gap: 2vmin;
        }
        .foot button {
            min-width: 9rem;
            min-height: 4.5rem;
            padding-inline: 1.5rem;
            border: 2px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
            font-size: clamp(1.25rem, 3.4vmin, 1.75rem);
        }
        .foot .send {
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            font-weight: 700;
        }
        .foot .send:disabled {
            border-color: var(--tx-line);
            background: none;
            color: var(--tx-ink-soft);
            font-weight: 400;
        }
        .left {
            font-variant-numeric: tabular-nums;
        }
        @media (orientation: portrait) {
            .foot {
                grid-template-columns: 1fr 1fr;
            }
            .foot div {
                grid-column: 1 / -1;
            }
        }
    `,
    ];

    @property({ type: Number }) level = 0;
    @property({ attribute: false }) reasons: readonly ReasonView[] = [];
    /** Seconds until the hub takes nothing more. */
    @property({ type: Number }) seconds = 0;
    @property() phone = '';
    /** What was said is on its way. */
    @property({ type: Boolean }) disabled = false;
    @state() private said: Said = NOTHING_SAID;
    private readonly language = new LanguageController(this);
    #quietSince = performance.now();

    constructor() {
        super();
        new TickController(this, 500);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#quietSince = performance.now();
        for (const touch of TOUCHES) addEventListener(touch, this.#touched, { passive: true });
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        for (const touch of TOUCHES) removeEventListener(touch, this.#touched);
    }

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<main aria-labelledby="title">
            <div class="rated" role="status">
                <tx-icon name=${`face-${this.level}`}></tx-icon>
                <div>
                    <h1 id="title">${padWords.say(current, 'why.title', { level: this.#levelWords() })}</h1>
                    <p class="soft">${padWords.say(current, 'why.counted')}</p>
                </div>
            </div>
            <tx-rating-reasons
                .reasons=${this.reasons}
                .language=${current}
                ?disabled=${this.disabled}
                @tx-said=${(event: CustomEvent<Said>) => this.#keep(event.detail)}
            ></tx-rating-reasons>
            <div class="foot">
                <div>
                    <p class="soft left" role="timer">${this.#leftWords()}</p>
                    <p class="soft">${padWords.say(current, 'card.phone')} <b>${this.phone}</b></p>
                </div>
                <button class="nothing" ?disabled=${this.disabled} @click=${() => this.#end(null)}>${padWords.say(current, 'why.nothing')}</button>
                <button class="send" ?disabled=${this.disabled || !this.#isSaid()} @click=${() => this.#end(this.said)}>
                    ${ratingWords.say(current, 'submit')}
                </button>
            </div>
        </main>`;
    }

    protected override updated(): void {
        if (this.#left() <= 0 && !this.disabled) this.#end(this.#isSaid() ? this.said : null);
    }

    /** Seconds; the hub's time is over a moment later, so that what was said still arrives. */
    #left(): number {
        const quiet = (this.#quietSince + QUIET_MS - performance.now()) / 1000;
        return Math.max(0, Math.min(Math.ceil(quiet), this.seconds - 2));
    }

    #leftWords(): string {
        const { current } = this.language;
        if (this.disabled) return ratingWords.say(current, 'sending');
        return padWords.say(current, this.#isSaid() ? 'why.sends' : 'ask.remaining', { n: this.#left() });
    }

    #isSaid(): boolean {
        return this.said.reasons.length > 0 || this.said.reason.trim() !== '';
    }

    #keep(said: Said): void {
        this.said = said;
    }

    #levelWords(): string {
        const key = `level.${this.level}`;
        return ratingWords.has(key) ? ratingWords.say(this.language.current, key) : '';
    }

    readonly #touched = (): void => {
        this.#quietSince = performance.now();
    };

    #end(said: Said | null): void {
        this.dispatchEvent(new CustomEvent<Said | null>('tx-why', { detail: said, bubbles: true, composed: true }));
    }
}

declare global {
    interface HTMLElementEventMap {
        /** Why, after a face; null when there is nothing more to say. */
        'tx-why': CustomEvent<Said | null>;
    }
    interface HTMLElementTagNameMap {
        'tx-pad-why': TxPadWhy;
    }
}
