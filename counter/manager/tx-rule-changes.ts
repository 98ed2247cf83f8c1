import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import type { Change } from './rule-changes.ts';
import { sheet } from './sheet.ts';

/** Differences between two versions of the rules, as a table: what, from, to. */
@customElement('tx-rule-changes')
export class TxRuleChanges extends LitElement {
    static override styles = [
        sheet,
        css`
        td:first-child {
            width: 40%;
        }
        td.to {
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) changes: readonly Change[] = [];
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.changes.length === 0) return nothing;
        const { current } = this.language;
        return html`<table>
            <caption class="unseen">${managerWords.say(current, 'change.caption')}</caption>
            <thead>
                <tr>
                    ${(['what', 'from', 'to'] as const).map((column) => html`<th scope="col">${managerWords.say(current, `change.${column}`)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${this.changes.map(({ what, from, to }) => html`<tr><td>${what}</td><td>${from}</td><td class="to">${to}</td></tr>`)}
            </tbody>
        </table>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rule-changes': TxRuleChanges;
    }
}
