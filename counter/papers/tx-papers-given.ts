import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PapersView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { paperWords } from '#web/words/papers.ts';
import { sheet } from '../sheet.ts';
import { nameOfPaper, pageOf } from './paper-words.ts';

/** What the visitor was given, and whether it came out. */
@customElement('tx-papers-given')
export class TxPapersGiven extends LitElement {
    static override styles = [
        sheet,
        css`
        ul {
            display: grid;
            gap: 0.125rem;
            margin-top: 0.375rem;
            font-size: 0.875rem;
        }
        li {
            display: flex;
            flex-wrap: wrap;
            gap: 0 0.5rem;
        }
        a {
            color: var(--tx-primary);
            font-variant-numeric: tabular-nums;
        }
        .lost {
            color: var(--tx-bad);
            font-weight: 700;
        }
    `,
    ];

    @property({ attribute: false }) papers: PapersView | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { papers } = this;
        if (papers === null || papers.given.length === 0) return nothing;
        const { current } = this.language;
        return html`<ul aria-label=${paperWords.say(current, 'given', { no: papers.ticket.no })}>
            ${papers.given.map(({ number, kind, print }) => {
                const lost = print === 'not-sent' || print === 'unknown';
                return html`<li data-paper=${number} data-print=${print}>
                    <span>${papers.ticket.no} · ${nameOfPaper(current, kind)}</span>
                    <a href=${pageOf(number)} target="_blank">${number}</a>
                    <span class=${lost ? 'lost' : ''}>${paperWords.say(current, `print.${print}`)}</span>
                </li>`;
            })}
        </ul>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-papers-given': TxPapersGiven;
    }
}
