import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TerminalView, WaitingLine } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { wholeMinutes } from './durations.ts';
import { tell } from './events.ts';
import { shortcutsOf, USUAL_KEYS } from './keys.ts';
import { type Names, namesOf } from './names.ts';
import { sheet } from './sheet.ts';
import type { TicketAct } from './ticket-acts.ts';

/** The lists, in the order in which a clerk needs them. */
type ListKind = 'held' | 'waiting' | 'passed';

/**
 * Sessions on hold, each with the digit that goes on with it; who waits for this counter, in the order of calling; who was passed here. A
 * line that is pressed opens what can be done with it.
 * @fires tx-give
 * @fires tx-line
 * @fires tx-find
 */
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
        .count {
            flex: 1;
            padding-inline-start: 0.5rem;
        }
        button {
            border: 0;
            background: none;
        }
        .find {
            display: inline-flex;
            align-items: center;
            gap: 0.375rem;
            padding: 0.125rem 0.25rem 0.125rem 0.5rem;
            border-radius: var(--tx-radius-s);
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
            font-weight: 400;
        }
        .find:hover,
        .line:hover {
            background: var(--tx-primary-soft);
        }
        .line {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            width: 100%;
            min-height: 2.375rem;
            padding: 0 0.25rem;
            border-top: 1px solid var(--tx-line);
            font-size: 0.9375rem;
            text-align: start;
        }
        .line:focus-visible {
            outline-offset: -0.1875rem;
            box-shadow: none;
        }
        .held {
            background: var(--tx-good-soft);
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
    @property({ attribute: false }) keyMap = USUAL_KEYS;
    /** Hall time in milliseconds. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { view } = this;
        if (view === null) return nothing;
        const more = view.waitingCount - view.waiting.length;
        return html`${view.held.length === 0 ? nothing : this.renderSection('held', view.held, view.held.length)}
            ${this.renderSection('waiting', view.waiting, view.waitingCount)}
            ${more > 0 ? html`<p class="more">${this.say('waiting.more', { n: more })}</p>` : nothing}
            ${view.passed.length === 0 ? nothing : this.renderSection('passed', view.passed, view.passed.length)}`;
    }

    private renderSection(kind: ListKind, lines: readonly WaitingLine[], n: number): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        return html`<section aria-labelledby=${kind}>
            <h2>
                <span id=${kind}>${this.say(`${kind}.title`)}</span><span class="count">${this.say('waiting.count', { n })}</span>
                ${this.renderFind(kind)}
            </h2>
            ${
                lines.length === 0
                    ? html`<p class="empty">${this.say('waiting.empty')}</p>`
                    : html`<ol>
                      ${lines.map((line, place) => this.renderLine(kind, { line, place, names }))}
                  </ol>`
            }
        </section>`;
    }

    /** Where the keys that choose from a list are said. */
    private renderFind(kind: ListKind): TemplateResult | typeof nothing {
        if (kind === 'held') return nothing;
        const act: TicketAct | null = kind === 'passed' ? 'rejoin' : null;
        const keys = shortcutsOf(this.keyMap, act ?? 'find');
        return html`<button class="find" data-find=${act ?? 'any'} aria-keyshortcuts=${keys} @click=${() => tell(this, 'tx-find', act)}>
            ${this.say(act === null ? 'find' : 'verb.rejoin')}<kbd aria-hidden="true">${keys}</kbd>
        </button>`;
    }

    private renderLine(kind: ListKind, { line, place, names }: { line: WaitingLine; place: number; names: Names }): TemplateResult {
        const key = kind === 'held' && place < 9 ? String(place + 1) : null;
        return html`<li>
            <button class="line ${kind}" data-no=${line.no} @click=${() => this.onLine(kind, line)}>
                <span class="no">${line.no}</span>
                <span class="what">${line.item === null ? names.theme(line.theme) : names.item(line.item)}</span>
                ${line.class === 'normal' ? nothing : html`<span class="tag">${this.say(`class.${line.class}`)}</span>`}
                ${
                    kind === 'held'
                        ? html`<span>${this.say('verb.resume')}</span>${key === null ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}`
                        : html`<span class="time">${this.say('waiting.minutes', { n: wholeMinutes(this.now - line.takenAt) })}</span>`
                }
            </button>
        </li>`;
    }

    private onLine(kind: ListKind, { id, no, theme, item }: WaitingLine): void {
        if (kind === 'held') tell(this, 'tx-give', { verb: 'resume', input: { ticket: id }, no });
        else tell(this, 'tx-line', { id, no, theme, item, state: kind, counter: null });
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
