import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PadState, TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { paperWords } from '#web/words/papers.ts';
import { tell } from './events.ts';
import { shortcutsOf, USUAL_KEYS } from './keys.ts';
import { sheet } from './sheet.ts';

/** So many minutes before the hall closes the clerk is told of papers that are not handed over. */
const WARNED_MINUTES = 30;

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
        .work {
            display: flex;
            flex: 1 0 100%;
            align-items: center;
            justify-content: space-between;
            gap: 0.5rem;
            min-height: 2.25rem;
            padding: 0.125rem 0.5rem;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-s);
            background: var(--tx-surface);
            color: var(--tx-ink);
            font-size: 0.875rem;
            text-align: start;
        }
        .work:hover {
            background: var(--tx-primary-soft);
        }
        .closing {
            border-color: var(--tx-warn);
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
            font-weight: 700;
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
    @property({ attribute: false }) keyMap = USUAL_KEYS;
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
            ${this.renderWork(this.view)}
        </footer>`;
    }

    /** What is still to do; before closing it says so aloud. */
    private renderWork({ work }: TerminalView): TemplateResult {
        const { current } = this.language;
        const minutes = work.closesAt === null ? Number.POSITIVE_INFINITY : Math.ceil((work.closesAt - this.now) / 60_000);
        const closing = work.handOver > 0 && minutes > 0 && minutes <= WARNED_MINUTES;
        const words = (['handOver', 'ready', 'noCase'] as const)
            .filter((list) => work[list] > 0)
            .map((list) => paperWords.say(current, closing && list === 'handOver' ? 'foot.closing' : `foot.${list}`, { n: work[list], minutes }))
            .join(' · ');
        return html`<button class="work ${closing ? 'closing' : ''}" data-work aria-keyshortcuts=${shortcutsOf(this.keyMap, 'work')} @click=${() => tell(this, 'tx-work')}>
            <span role=${closing ? 'status' : nothing}>${words === '' ? paperWords.say(current, 'foot.none') : words}</span>
            <kbd aria-hidden="true">${shortcutsOf(this.keyMap, 'work')}</kbd>
        </button>`;
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
