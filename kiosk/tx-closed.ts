import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { hoursOn, type Openings, weekOf } from './hours.ts';
import { kioskStyles } from './styles.ts';
import './tx-notice-screen.ts';

/** In front of a closed hall: that it is closed, and when it is open. */
@customElement('tx-closed')
export class TxClosed extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            tx-notice-screen {
                height: 100%;
            }
            dl {
                background: var(--tx-surface);
                border: 0.09rem solid var(--tx-line);
                border-radius: var(--tx-radius-l);
                box-shadow: var(--tx-shadow);
                display: grid;
                font-size: 1.25rem;
                gap: 0.5rem 2.5rem;
                grid-template-columns: auto auto;
                margin: 0.8rem 0 0;
                padding: 1.4rem 2.2rem;
                text-align: start;
            }
            h2 {
                color: var(--tx-ink-soft);
                font-size: 1rem;
                font-weight: 500;
                grid-column: 1 / -1;
            }
            dd {
                font-variant-numeric: tabular-nums;
                font-weight: 600;
                margin: 0;
            }
        `,
    ];

    @property({ attribute: false }) config: HallConfig | null = null;
    /** The business day, YYYY-MM-DD. */
    @property() day = '';

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const { config, day } = this;
        const language = this.#language.current;
        const say = (key: Parameters<typeof kioskWords.say>[1]): string => kioskWords.say(language, key);
        const week = config === null ? [] : weekOf(config.hours);
        return html`<tx-notice-screen icon="clock" .heading=${say('closed.title')} .text=${config === null || day === '' ? '' : this.#today(config, day)}>
            ${
                week.length === 0
                    ? ''
                    : html`<dl aria-label=${say('closed.week')}>
                          ${week.map(
                              ({ from, to, openings }) =>
                                  html`<dt>${from === to ? say(`day.${from}`) : kioskWords.say(language, 'closed.to', { from: say(`day.${from}`), to: say(`day.${to}`) })}</dt>
                                      <dd>${this.#times(openings)}</dd>`,
                          )}
                      </dl>`
            }
        </tx-notice-screen>`;
    }

    #today({ hours }: HallConfig, day: string): string {
        const language = this.#language.current;
        const { openings, holiday } = hoursOn(hours, day);
        if (holiday !== null) return kioskWords.say(language, 'closed.today.holiday', { name: inLanguage(holiday, language) });
        if (openings.length === 0) return kioskWords.say(language, 'closed.today.none');
        return `${kioskWords.say(language, 'closed.today')} ${this.#times(openings)}`;
    }

    #times(openings: Openings): string {
        const language = this.#language.current;
        if (openings.length === 0) return kioskWords.say(language, 'closed.none');
        return openings.map(([from, to]) => `${from}–${to}`).join(kioskWords.say(language, 'closed.join'));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-closed': TxClosed;
    }
}
