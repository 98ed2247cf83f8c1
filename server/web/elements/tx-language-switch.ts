import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LANGUAGES } from '#protocol/languages.ts';
import { LanguageController } from '../language.ts';
import { tokens } from '../tokens.ts';
import { commonWords } from '../words/common.ts';

/** The languages side by side, the present one marked. With `forget` the device does not remember the choice. */
@customElement('tx-language-switch')
export class TxLanguageSwitch extends LitElement {
    static override styles = [
        tokens,
        css`
            :host {
                display: inline-block;
            }
            div {
                background: var(--tx-surface);
                border: 1px solid var(--tx-line-strong);
                border-radius: var(--tx-radius-round);
                display: flex;
                gap: 0.2em;
                padding: 0.2em;
            }
            button {
                background: none;
                border: 0;
                border-radius: var(--tx-radius-round);
                color: var(--tx-ink);
                line-height: 1.2;
                min-height: var(--tx-language-target, 2.25rem);
                padding: 0 1em;
                white-space: nowrap;
            }
            button[aria-pressed='true'] {
                background: var(--tx-primary);
                color: var(--tx-on-primary);
                font-weight: 700;
            }
        `,
    ];

    @property({ type: Boolean }) forget = false;

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.#language;
        return html`<div role="group" aria-label=${commonWords.say(current, 'language.label')}>
            ${LANGUAGES.map(
                (language) =>
                    html`<button lang=${language} aria-pressed=${language === current} @click=${() => this.#language.choose(language, !this.forget)}>
                        ${commonWords.say(language, `language.${language}`)}
                    </button>`,
            )}
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-language-switch': TxLanguageSwitch;
    }
}
