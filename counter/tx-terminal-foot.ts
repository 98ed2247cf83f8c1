import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PadState, TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { sheet } from './sheet.ts';

/** The foot of the terminal: what the rating pad shows, and the day's work. */
@customElement('tx-terminal-foot')
export class TxTerminalFoot extends LitElement {
    static override styles = [
        sheet,
        css`
        footer {
            display: flex;
            flex-wrap: wrap;
            justify-content: space-between;
            gap: 0.125rem 0.75rem;
            padding-top: 0.5rem;
            border-top: 1px solid var(--tx-line);
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        b {
            color: var(--tx-ink);
        }
        .pad::before {
            display: inline-block;
            width: 0.6rem;
            height: 0.6rem;
            margin-inline-end: 0.4rem;
            border-radius: 50%;
            background: var(--tx-line-strong);
            content: '';
        }
        .asking::before,
        .explaining::before,
        .thanks::before {
            background: var(--tx-good);
        }
        .serving::before {
            background: var(--tx-primary);
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    /** Hall time in milliseconds. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { current } = this.language;
        return html`<footer>
            <span class="pad ${this.view.pad.state}" data-pad=${this.view.pad.state}>${this.padWords(this.view.pad)}</span>
            <span class="today">
                ${counterWords.say(current, 'today.finished')} <b>${counterWords.say(current, 'today.count', { n: this.view.finishedToday })}</b>
            </span>
        </footer>`;
    }

    private padWords({ state, ticket, closesAt }: PadState): string {
        const n = Math.max(0, Math.ceil(((closesAt ?? this.now) - this.now) / 1000));
        return counterWords.say(this.language.current, `pad.${state}`, { no: ticket?.no ?? '', n });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-terminal-foot': TxTerminalFoot;
    }
}
