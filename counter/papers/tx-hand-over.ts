import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { WorkLine } from '#protocol/work-lists.ts';
import { LanguageController } from '#web/language.ts';
import { paperWords } from '#web/words/papers.ts';
import { tell } from '../events.ts';
import { KeyController } from '../key-controller.ts';
import { digitOfKey } from '../keys.ts';
import { namesOf } from '../names.ts';
import { panelSheet, sheet } from '../sheet.ts';

/**
 * Accepted sessions whose papers go to the back office now: all are ticked, a digit leaves one out. One list for all.
 * @fires tx-give
 * @fires tx-all
 * @fires tx-back
 */
@customElement('tx-hand-over')
export class TxHandOver extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .lines {
            display: grid;
            grid-template-columns: minmax(0, 1fr);
            gap: 0.25rem;
            max-height: max(9rem, 100 * var(--tx-vh) - 30rem);
            overflow-y: auto;
        }
        .lines button {
            display: flex;
            align-items: center;
            gap: 0.5rem;
            min-height: 2.75rem;
            padding: 0.25rem 0.625rem;
        }
        .mark {
            flex: none;
            width: 1.25rem;
            text-align: center;
            font-weight: 700;
        }
        .no {
            flex: none;
            font-weight: 700;
            font-variant-numeric: tabular-nums;
        }
        .what {
            flex: 1;
            min-width: 0;
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .note {
            flex: none;
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
        }
        .row {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem;
            margin-top: 0.625rem;
        }
        .give {
            display: flex;
            flex: 1 1 14rem;
            gap: 0.75rem;
            align-items: center;
            justify-content: space-between;
            min-height: 3.25rem;
            padding: 0.375rem 0.875rem;
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            font-weight: 700;
        }
        .give:hover:enabled {
            background: var(--tx-primary-strong);
        }
        .give:disabled {
            border-color: var(--tx-line);
            background: var(--tx-ground);
            color: var(--tx-ink-soft);
        }
        .all {
            display: flex;
            align-items: center;
            gap: 0.5rem;
            padding: 0.375rem 0.75rem;
        }
    `,
    ];

    @property({ attribute: false }) lines: readonly WorkLine[] = [];
    @property({ type: Number }) counter = 0;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Those of every counter. */
    @property({ type: Boolean }) all = false;
    @property({ type: Boolean }) disabled = false;
    /** Tickets that are left out. */
    @state() private out: readonly string[] = [];
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult {
        const n = this.chosen().length;
        return html`<section aria-labelledby="title">
            <h2 id="title" tabindex="-1">${this.say(this.all ? 'handOver.all' : 'handOver.own', { no: this.counter })}</h2>
            ${
                this.lines.length === 0
                    ? html`<p role="status">${this.say('handOver.none')}</p>`
                    : html`<div class="lines">${this.lines.map((line, place) => this.renderLine(line, place))}</div>`
            }
            <div class="row">
                <button class="give" data-hand-over ?disabled=${this.disabled || n === 0} @click=${() => this.give()}>
                    <span>${this.say('handOver.give', { n })}</span><kbd aria-hidden="true">Enter</kbd>
                </button>
                <button class="all" data-all aria-pressed=${this.all ? 'true' : 'false'} @click=${() => tell(this, 'tx-all')}>
                    <kbd aria-hidden="true">A</kbd>${this.say('handOver.everyone')}
                </button>
            </div>
            <p class="keys">
                <span>${this.say('handOver.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
            </p>
        </section>`;
    }

    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private renderLine({ ticket, no, item, caseNo, counter, day }: WorkLine, place: number): TemplateResult {
        const on = !this.out.includes(ticket);
        const name = item === null ? '' : namesOf(this.hall, this.language.current).item(item);
        const where = this.all && counter !== null ? `${this.say('counter', { no: counter })} ` : '';
        return html`<button data-line=${ticket} aria-pressed=${on ? 'true' : 'false'} @click=${() => this.toggle(ticket)}>
            ${place < 9 ? html`<kbd aria-hidden="true">${place + 1}</kbd>` : nothing}
            <span class="mark" aria-hidden="true">${on ? '✓' : ''}</span><span class="no">${no}</span><span class="what">${name}</span>
            <span class="note">${where}${caseNo ?? day.slice(5)}</span>
        </button>`;
    }

    private chosen(): readonly WorkLine[] {
        return this.lines.filter(({ ticket }) => !this.out.includes(ticket));
    }

    private toggle(ticket: string): void {
        this.out = this.out.includes(ticket) ? this.out.filter((known) => known !== ticket) : [...this.out, ticket];
    }

    private onKey(code: string): boolean {
        const line = this.lines[digitOfKey(code) ?? -1];
        if (code === 'Escape') tell(this, 'tx-back');
        else if (code === 'KeyA') tell(this, 'tx-all');
        else if (code === 'Enter' || code === 'NumpadEnter') this.give();
        else if (line !== undefined) this.toggle(line.ticket);
        else return false;
        return true;
    }

    private give(): void {
        const tickets = this.chosen().map(({ ticket }) => ticket);
        if (tickets.length > 0 && !this.disabled) tell(this, 'tx-give', { verb: 'hand-over', input: { tickets }, no: '' });
    }

    private say(key: Parameters<typeof paperWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return paperWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-hand-over': TxHandOver;
    }
}
