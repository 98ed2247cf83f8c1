import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { ticketIn, whyNot } from './desk.ts';
import { sheet } from './sheet.ts';

/**
 * Why something was not done, and the way to the ticket that stands against it.
 * @fires tx-desk-ticket
 */
@customElement('tx-desk-refusal')
export class TxDeskRefusal extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: contents;
        }
        .button {
            margin-block-start: 0.5rem;
            color: var(--tx-ink);
        }
    `,
    ];

    @property({ attribute: false }) refused: ErrorBody | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.refused === null) return nothing;
        const { current } = this.language;
        const ticket = ticketIn(this.refused.error);
        return html`<div class="wrong" role="alert" data-refusal=${this.refused.error.code}>
            <p>${whyNot(this.refused, current)}</p>
            ${
                ticket === null
                    ? nothing
                    : html`<button class="button" @click=${() => tell(this, 'tx-desk-ticket', ticket.id)}>
                          ${guideWords.say(current, 'refusal.open', { no: ticket.no })}
                      </button>`
            }
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-desk-refusal': TxDeskRefusal;
    }
}
