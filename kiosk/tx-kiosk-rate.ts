import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReasonView, TicketView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { inputOf, NOTHING_SAID, type Said } from '#web/elements/tx-rating-reasons.ts';
import { LanguageController } from '#web/language.ts';
import { LEVELS, type Level } from '#web/rating-levels.ts';
import type { Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { ratingWords } from '#web/words/rating.ts';
import { tell } from './events.ts';
import { kioskStyles } from './styles.ts';

/** How a session was, from whoever scans its slip: five equal faces with none chosen, then the reasons of that level; all of it is sent at once. */
@customElement('tx-kiosk-rate')
export class TxKioskRate extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            section {
                align-content: safe center;
                display: grid;
                gap: 1.2rem;
                height: 100%;
                margin-inline: auto;
                max-width: 60rem;
                overflow: auto;
                padding: 1rem 1.75rem;
            }
            :host([low]) section {
                align-content: safe end;
            }
            .ask {
                text-align: center;
            }
            .soft {
                font-size: 1.1rem;
            }
            .faces {
                display: grid;
                gap: 0.8rem;
                grid-auto-columns: minmax(0, 1fr);
                grid-auto-flow: column;
            }
            .faces button {
                align-items: center;
                background: var(--tx-surface);
                border: 0.12rem solid var(--tx-line-strong);
                border-radius: var(--tx-radius-l);
                display: grid;
                font-size: 1.2rem;
                font-weight: 650;
                gap: 0.6rem;
                justify-items: center;
                line-height: 1.25;
                padding: 1.6rem 0.4rem 1.3rem;
                text-align: center;
            }
            .faces tx-icon {
                font-size: 5rem;
            }
            .chosen {
                align-items: center;
                display: grid;
                gap: 1rem;
                grid-template-columns: auto 1fr auto;
            }
            .chosen tx-icon {
                font-size: 3.4rem;
            }
            tx-rating-reasons {
                font-size: 1.1rem;
            }
            .send {
                bottom: 0;
                font-size: 1.3rem;
                justify-self: end;
                min-height: 3.4rem;
                min-width: 14rem;
                position: sticky;
            }
            @media (orientation: landscape) {
                .faces button {
                    grid-template-rows: auto 1fr;
                }
                :host([simple]) section {
                    gap: 0.6rem;
                    padding-block: 0.5rem;
                }
                :host([simple]) .chosen tx-icon {
                    font-size: 2.4rem;
                }
                :host([simple]) tx-rating-reasons {
                    --tx-reason-width: 8.5em;
                    font-size: 1rem;
                }
                :host([simple]) .faces button {
                    font-size: 1rem;
                    padding: 1rem 0.2rem;
                }
                :host([simple]) .faces tx-icon {
                    font-size: 3.6rem;
                }
            }
            @media (orientation: portrait) {
                .faces {
                    grid-auto-flow: row;
                }
                .faces button {
                    grid-template-columns: auto 1fr;
                    justify-items: start;
                    padding: 0.5rem 2rem;
                    text-align: start;
                }
                .faces tx-icon {
                    font-size: 3.2rem;
                }
                .send {
                    justify-self: stretch;
                }
            }
        `,
    ];

    @property({ attribute: false }) ticket: TicketView | null = null;
    @property({ attribute: false }) reasons: readonly ReasonView[] = [];
    /** Elder or low mode: few and large, and nothing to scroll. */
    @property({ type: Boolean }) simple = false;
    /** It is on its way. */
    @property({ type: Boolean }) asking = false;
    @state() private level: Level | null = null;
    readonly #language = new LanguageController(this);
    #said: Said = NOTHING_SAID;

    override render(): TemplateResult {
        return html`<section aria-labelledby="ask" aria-busy=${this.asking}>
            ${this.level === null ? this.#renderFaces() : this.#renderWhy(this.level)}
        </section>`;
    }

    #renderFaces(): TemplateResult {
        return html`<div class="ask">
                <h1 id="ask" tabindex="-1">${this.#say('rate.heading')}</h1>
                <p class="soft" data-aloud>${this.#say('rate.what', { no: this.ticket?.no ?? '' })}</p>
            </div>
            <div class="faces" role="group" aria-label=${ratingWords.say(this.#language.current, 'levels')}>
                ${LEVELS.map(
                    (level) => html`<button data-level=${level} @click=${() => this.#choose(level)}>
                        <tx-icon name=${`face-${level}`}></tx-icon><span>${this.#levelWords(level)}</span>
                    </button>`,
                )}
            </div>`;
    }

    #renderWhy(level: Level): TemplateResult {
        const { current } = this.#language;
        return html`<div class="chosen">
                <tx-icon name=${`face-${level}`}></tx-icon>
                <h1 id="ask" tabindex="-1">${this.#say('rate.chosen', { level: this.#levelWords(level) })}</h1>
                <button class="button" ?disabled=${this.asking} @click=${() => this.#choose(null)}>${this.#say('rate.change')}</button>
            </div>
            <tx-rating-reasons
                wordless
                ?few=${this.simple}
                .language=${current}
                .reasons=${this.reasons.filter((reason) => reason.level === level)}
                ?disabled=${this.asking}
                @tx-said=${(event: CustomEvent<Said>) => this.#keep(event.detail)}
            ></tx-rating-reasons>
            <button class="button main send" ?disabled=${this.asking} @click=${() => tell(this, 'tx-rating', { level, ...inputOf(this.#said) })}>
                ${ratingWords.say(current, this.asking ? 'sending' : 'submit')}
            </button>`;
    }

    #choose(level: Level | null): void {
        this.level = level;
        this.#said = NOTHING_SAID;
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
    }

    #keep(said: Said): void {
        this.#said = said;
    }

    #levelWords(level: Level): string {
        return ratingWords.say(this.#language.current, `level.${level}`);
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-kiosk-rate': TxKioskRate;
    }
}
