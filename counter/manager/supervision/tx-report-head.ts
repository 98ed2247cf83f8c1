import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { errorWords } from '#web/words/errors.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { tell } from '../../events.ts';
import { sheet } from '../sheet.ts';
import { type Span, saveReport } from './report-calls.ts';

/**
 * Over which days a report counts, what else it is asked (in the slot), and the way to keep it as a file.
 * @fires tx-span
 */
@customElement('tx-report-head')
export class TxReportHead extends LitElement {
    static override styles = [
        sheet,
        css`
        div {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            gap: 0.5rem 1rem;
        }
        label {
            display: flex;
            align-items: center;
            gap: 0.5rem;
        }
        input {
            min-height: 2.75rem;
            padding: 0 0.5rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
            background: var(--tx-surface);
        }
        .button {
            min-height: 2.75rem;
            margin-inline-start: auto;
        }
        .wrong {
            color: var(--tx-bad);
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    /** Name of the report, and what it is asked beside its days. */
    @property() report = '';
    @property({ attribute: false }) query: Readonly<Record<string, string>> = {};
    @property({ attribute: false }) span: Span = { from: '', to: '' };
    @state() private failed = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<div>
            <label>${supervisionWords.say(current, 'span.from')}<input type="date" name="from" .value=${this.span.from} @change=${this.onChange} /></label>
            <label>${supervisionWords.say(current, 'span.to')}<input type="date" name="to" .value=${this.span.to} @change=${this.onChange} /></label>
            <slot></slot>
            <button class="button" @click=${this.save}>${supervisionWords.say(current, 'span.csv')}</button>
            <span class="wrong" role="alert">${this.failed ? errorWords.say(current, 'no-answer') : ''}</span>
        </div>`;
    }

    /** The other day follows, so that a span is never the wrong way round. */
    private onChange({ target }: Event): void {
        if (!(target instanceof HTMLInputElement) || target.value === '') return;
        const { from, to } = this.span;
        const { value } = target;
        tell(
            this,
            'tx-span',
            target.name === 'from' ? { from: value, to: value > to ? value : to } : { from: value < from ? value : from, to: value },
        );
    }

    private async save(): Promise<void> {
        this.failed = !(await saveReport({ token: this.token, language: this.language.current }, this.report, { ...this.span, ...this.query }));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-report-head': TxReportHead;
    }
    interface HTMLElementEventMap {
        /** Other days were chosen. */
        'tx-span': CustomEvent<Span>;
    }
}
