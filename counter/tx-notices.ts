import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import type { Notice } from './notices.ts';
import { sheet } from './sheet.ts';

/**
 * The newest sentences, over the page and out of the way of the buttons. They are read out as they come.
 * @fires tx-close-notice
 */
@customElement('tx-notices')
export class TxNotices extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            position: fixed;
            z-index: 10;
            right: 0;
            bottom: 0;
            left: 0;
            padding: 0.75rem;
            pointer-events: none;
        }
        div {
            display: grid;
            gap: 0.5rem;
            max-width: 30rem;
            margin-inline: auto;
        }
        p {
            display: flex;
            align-items: start;
            justify-content: space-between;
            gap: 0.75rem;
            padding: 0.75rem 0.5rem 0.75rem 1rem;
            border-radius: var(--tx-radius-m);
            background: var(--tx-ink);
            box-shadow: var(--tx-shadow);
            color: var(--tx-surface);
            font-size: 1.0625rem;
            line-height: 1.45;
            pointer-events: auto;
        }
        .refusal {
            background: var(--tx-bad);
        }
        button {
            flex: none;
            width: 2rem;
            border: 0;
            background: none;
            font-size: 1.25rem;
            line-height: 1.2;
        }
    `,
    ];

    @property({ attribute: false }) notices: readonly Notice[] = [];
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<div role="log" aria-live="assertive">
            ${this.notices.map(
                ({ id, kind, text }) => html`<p class=${kind} data-notice=${kind}>
                    <span>${text}</span>
                    <button aria-label=${counterWords.say(this.language.current, 'notice.close')} @click=${() => tell(this, 'tx-close-notice', id)}>×</button>
                </p>`,
            )}
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-notices': TxNotices;
    }
}
