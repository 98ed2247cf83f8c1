import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { tell } from '../events.ts';
import { sheet } from './sheet.ts';

export type OneOf = { readonly id: string; readonly label: string };

/**
 * One of a few choices, side by side: arrows move, a touch chooses.
 * @fires tx-desk-choice
 */
@customElement('tx-choices')
export class TxChoices extends LitElement {
    static override styles = [
        sheet,
        css`
        fieldset {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
            margin: 0;
            padding: 0;
            border: 0;
        }
        legend {
            margin-block-end: 0.25rem;
            padding: 0;
        }
        label {
            position: relative;
            display: grid;
            min-width: 4rem;
            min-height: 2.75rem;
            padding: 0.25rem 0.875rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
            background: var(--tx-surface);
            cursor: pointer;
            place-items: center;
        }
        label:hover {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        label:has(:checked) {
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
        }
        label:has(:focus-visible) {
            outline: var(--tx-focus-ring);
            outline-offset: 0.125rem;
        }
        input {
            position: absolute;
            inset: 0;
            margin: 0;
            opacity: 0;
            cursor: pointer;
        }
    `,
    ];

    @property() legend = '';
    @property({ attribute: false }) options: readonly OneOf[] = [];
    @property() chosen = '';

    override render(): TemplateResult {
        return html`<fieldset>
            <legend>${this.legend}</legend>
            ${this.options.map(
                ({ id, label }) => html`<label data-choice=${id}>
                    <input type="radio" name="choice" value=${id} .checked=${id === this.chosen} @change=${() => tell(this, 'tx-desk-choice', id)} />
                    <span>${label}</span>
                </label>`,
            )}
        </fieldset>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-choices': TxChoices;
    }
}
