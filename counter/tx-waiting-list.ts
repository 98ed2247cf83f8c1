import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TerminalView, WaitingLine } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { wholeMinutes } from './durations.ts';
import { type Names, namesOf } from './names.ts';
import { sheet } from './sheet.ts';

/** Who waits for this counter, in the order of calling, and who was passed here. */
@customElement('tx-waiting-list')
export class TxWaitingList extends LitElement {
    static override styles = [
        sheet,
        css`
        section + section {
            margin-top: 1rem;
        }
        h2 {
            display: flex;
            align-items: baseline;
            justify-content: space-between;
            padding-bottom: 0.25rem;
            font-size: 1rem;
        }
        .count,
        .more,
        .empty {
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
            font-weight: 400;
        }
        .empty,
        .more {
            padding-block: 0.5rem;
        }
        li {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 2.375rem;
            border-top: 1px solid var(--tx-line);
            font-size: 0.9375rem;
        }
        .no {
            flex: none;
            min-width: 3.25rem;
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
        .time {
            flex: none;
            color: var(--tx-ink-soft);
            font-variant-numeric: tabular-nums;
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Hall time in milliseconds. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { view } = this;
        if (view === null) return nothing;
        const more = view.waitingCount - view.waiting.length;
        return html`<section aria-labelledby="waiting">
                <h2 id="waiting">${this.say('waiting.title')}<span class="count">${this.say('waiting.count', { n: view.waitingCount })}</span></h2>
                ${view.waiting.length === 0 ? html`<p class="empty">${this.say('waiting.empty')}</p>` : this.renderLines(view.waiting)}
                ${more > 0 ? html`<p class="more">${this.say('waiting.more', { n: more })}</p>` : nothing}
            </section>
            ${
                view.passed.length === 0
                    ? nothing
                    : html`<section aria-labelledby="passed">
                      <h2 id="passed">${this.say('passed.title')}<span class="count">${this.say('waiting.count', { n: view.passed.length })}</span></h2>
                      ${this.renderLines(view.passed)}
                  </section>`
            }`;
    }

    private renderLines(lines: readonly WaitingLine[]): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        return html`<ol>
            ${lines.map((line) => this.renderLine(line, names))}
        </ol>`;
    }

    private renderLine(line: WaitingLine, names: Names): TemplateResult {
        return html`<li data-no=${line.no}>
            <span class="no">${line.no}</span>
            <span class="what">${line.item === null ? names.theme(line.theme) : names.item(line.item)}</span>
            ${line.class === 'normal' ? nothing : html`<span class="tag">${this.say(`class.${line.class}`)}</span>`}
            <span class="time">${this.say('waiting.minutes', { n: wholeMinutes(this.now - line.takenAt) })}</span>
        </li>`;
    }

    private say(key: Parameters<typeof counterWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return counterWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-waiting-list': TxWaitingList;
    }
}
