import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { phoneWords } from '#web/words/phone.ts';
import { controls } from './styles.ts';

/** From very satisfied to very dissatisfied. */
const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Five equal faces with words; none is preselected and none is larger or brighter than another.
 *
 * @fires tx-rate-service with the level, 5 very satisfied … 1 very dissatisfied.
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
                padding: 0.5rem 1.25rem;
            }
            tx-icon {
                flex: none;
                font-size: 2.25rem;
            }
        `,
    ];

    @property() language: Language = 'zh-CN';
    @property({ type: Boolean }) disabled = false;

    override render(): TemplateResult {
        return html`<section aria-labelledby="ask">
            <h2 id="ask">${phoneWords.say(this.language, 'rate.ask')}</h2>
            <p>${phoneWords.say(this.language, 'rate.once')}</p>
            <div class="faces">
                ${LEVELS.map(
                    (level) => html`<button ?disabled=${this.disabled} data-level=${level} @click=${() => this.#rate(level)}>
                        <tx-icon name=${`face-${level}`}></tx-icon><span>${phoneWords.say(this.language, `rate.${level}`)}</span>
                    </button>`,
                )}
            </div>
        </section>`;
    }

    #rate(level: Level): void {
        this.dispatchEvent(new CustomEvent<Level>('tx-rate-service', { detail: level }));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rate-service': TxRateService;
    }
}
