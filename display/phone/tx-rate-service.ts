import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { ReasonView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { inputOf, NOTHING_SAID, type Rating, type Said } from '#web/elements/tx-rating-reasons.ts';
import { LEVELS, type Level } from '#web/rating-levels.ts';
import { phoneWords } from '#web/words/phone.ts';
import { ratingWords } from '#web/words/rating.ts';
import { controls } from './styles.ts';

/**
 * Five equal faces with words; none is preselected and none is larger or brighter than another. Then the reasons of that level, and all of
 * it is sent at once.
 * @fires tx-rate-service with the rating.
 */
@customElement('tx-rate-service')
export class TxRateService extends LitElement {
    static override styles = [
        controls,
        css`
            :host {
                display: block;
            }
            section {
                background: var(--tx-surface);
                border-radius: 1.25rem;
                padding: 1.25rem 0.75rem;
                text-align: center;
            }
            h2 {
                font-size: 1.25rem;
                margin: 0;
            }
            p {
                color: var(--tx-ink-soft);
                margin: 0.25rem 0 1rem;
            }
            .faces {
                display: grid;
                gap: 0.5rem;
            }
            .faces button {
                align-items: center;
                background: var(--tx-surface);
                border: 2px solid var(--tx-line-strong);
                border-radius: var(--tx-radius-m);
                color: var(--tx-ink);
                display: flex;
                font-size: 1.125rem;
                gap: 1rem;
                min-height: 60px;
                padding: 0.5rem 1.25rem;
            }
            tx-icon {
                flex: none;
                font-size: 2.25rem;
            }
            .chosen {
                align-items: center;
                display: flex;
                gap: 0.75rem;
                margin-block-end: 1rem;
                text-align: start;
            }
            .chosen b {
                flex: 1;
                font-size: 1.25rem;
            }
            tx-rating-reasons {
                font-size: 1.0625rem;
                margin-block-end: 1rem;
            }
            .send {
                font-size: 1.125rem;
                min-height: 60px;
                width: 100%;
            }
        `,
    ];

    @property() language: Language = 'zh-CN';
    @property({ attribute: false }) reasons: readonly ReasonView[] = [];
    @property({ type: Boolean }) disabled = false;
    @state() private level: Level | null = null;
    #said: Said = NOTHING_SAID;

    override render(): TemplateResult {
        return html`<section aria-labelledby="ask">${this.level === null ? this.#renderFaces() : this.#renderWhy(this.level)}</section>`;
    }

    /** The choice stands where the faces stood: it is brought into sight. */
    protected override updated(changed: PropertyValues): void {
        if (changed.has('level') && changed.get('level') !== undefined) this.renderRoot.querySelector<HTMLElement>('#ask')?.focus();
    }

    #renderFaces(): TemplateResult {
        return html`<h2 id="ask" tabindex="-1">${phoneWords.say(this.language, 'rate.ask')}</h2>
            <p>${phoneWords.say(this.language, 'rate.once')}</p>
            <div class="faces" role="group" aria-label=${ratingWords.say(this.language, 'levels')}>
                ${LEVELS.map(
                    (level) => html`<button ?disabled=${this.disabled} data-level=${level} @click=${() => this.#choose(level)}>
                        <tx-icon name=${`face-${level}`}></tx-icon><span>${ratingWords.say(this.language, `level.${level}`)}</span>
                    </button>`,
                )}
            </div>`;
    }

    #renderWhy(level: Level): TemplateResult {
        return html`<div class="chosen" id="ask" tabindex="-1">
                <tx-icon name=${`face-${level}`}></tx-icon><b>${ratingWords.say(this.language, `level.${level}`)}</b>
                <button class="quiet" ?disabled=${this.disabled} @click=${() => this.#choose(null)}>${phoneWords.say(this.language, 'rate.change')}</button>
            </div>
            <tx-rating-reasons
                .language=${this.language}
                .reasons=${this.reasons.filter((reason) => reason.level === level)}
                ?disabled=${this.disabled}
                @tx-said=${(event: CustomEvent<Said>) => this.#keep(event.detail)}
            ></tx-rating-reasons>
            <button class="main send" ?disabled=${this.disabled} @click=${() => this.#send(level)}>
                ${ratingWords.say(this.language, this.disabled ? 'sending' : 'submit')}
            </button>`;
    }

    #choose(level: Level | null): void {
        this.level = level;
        this.#said = NOTHING_SAID;
    }

    #keep(said: Said): void {
        this.#said = said;
    }

    #send(level: Level): void {
        this.dispatchEvent(new CustomEvent<Rating>('tx-rate-service', { detail: { level, ...inputOf(this.#said) } }));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rate-service': TxRateService;
    }
}
