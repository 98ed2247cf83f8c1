import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { namesOf } from '../names.ts';
import { refusalSentence } from '../refusal.ts';
import { type Answered, type Breach, readBreaches } from './calls.ts';
import { sheet } from './sheet.ts';
import { dayAndTime } from './times.ts';

/** Periods to choose from, in days. */
const PERIODS = [1, 7, 30, 366] as const;
/** The hub tells no more than this. */
const TOLD_AT_MOST = 500;

/** The breach ledger: tickets that waited past the maximum, counted by theme and by department, and each of them. */
@customElement('tx-ledger')
export class TxLedger extends LitElement {
    static override styles = [
        sheet,
        css`
        .panel {
            display: grid;
            gap: 0.75rem;
        }
        .head {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            justify-content: space-between;
            gap: 0.5rem 1.5rem;
        }
        label {
            display: flex;
            align-items: center;
            gap: 0.5rem;
        }
        select {
            min-height: 2.5rem;
            padding: 0 0.5rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
            background: var(--tx-surface);
        }
        .sums {
            display: grid;
            gap: 1rem 2rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .sums li {
            display: flex;
            justify-content: space-between;
            gap: 1rem;
            padding: 0.2rem 0;
            border-block-end: 1px solid var(--tx-line);
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Breaches of today: with each that comes the ledger is read anew. */
    @property({ type: Number }) breaches = 0;
    @state() private days: number = PERIODS[0];
    @state() private read: Answered<{ breaches: readonly Breach[] }> | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="ledger">
            <div class="head">
                <h2 id="ledger">${this.say('ledger.title')}</h2>
                <label>
                    ${this.say('ledger.days')}
                    <select @change=${this.onPeriod}>
                        ${PERIODS.map((days) => html`<option value=${days} ?selected=${days === this.days}>${this.say(`ledger.days.${days}`)}</option>`)}
                    </select>
                </label>
            </div>
            <p class="soft">${this.say('ledger.text')}</p>
            ${this.renderAnswer()}
        </section>`;
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('breaches') || changed.has('days')) void this.load();
    }

    private renderAnswer(): TemplateResult | typeof nothing {
        if (this.read === null) return nothing;
        if (!this.read.ok) {
            return html`<p role="alert">
                ${refusalSentence(this.read, this.language.current)}
                <button class="button" @click=${this.load}>${this.say('unread.retry')}</button>
            </p>`;
        }
        const { breaches } = this.read.answer;
        if (breaches.length === 0) return html`<p>${this.say('ledger.empty')}</p>`;
        return html`<div class="sums">
                ${this.renderSums('theme', breaches, (breach) => this.themeName(breach))}
                ${this.renderSums('department', breaches, (breach) => this.departmentName(breach))}
            </div>
            ${this.renderTable(breaches)}
            ${breaches.length === TOLD_AT_MOST ? html`<p class="soft">${this.say('ledger.shown', { n: TOLD_AT_MOST })}</p>` : nothing}`;
    }

    private renderSums(by: 'theme' | 'department', breaches: readonly Breach[], nameOf: (breach: Breach) => string): TemplateResult {
        const sums = new Map<string, number>();
        for (const breach of breaches) sums.set(nameOf(breach), (sums.get(nameOf(breach)) ?? 0) + 1);
        return html`<div data-sums=${by}>
            <h3>${this.say(`ledger.by.${by}`)}</h3>
            <ul>
                ${[...sums].sort((a, b) => b[1] - a[1]).map(([name, n]) => html`<li><span>${name}</span><strong>${this.say('ledger.times', { n })}</strong></li>`)}
            </ul>
        </div>`;
    }

    private renderTable(breaches: readonly Breach[]): TemplateResult {
        return html`<table>
            <caption class="unseen">${this.say('ledger.title')}</caption>
            <thead>
                <tr>
                    ${(['at', 'ticket', 'theme', 'item', 'class'] as const).map((column) => html`<th scope="col">${this.say(`ledger.${column}`)}</th>`)}
                </tr>
            </thead>
            <tbody>${breaches.map((breach) => this.renderBreach(breach))}</tbody>
        </table>`;
    }

    private renderBreach(breach: Breach): TemplateResult {
        const { current } = this.language;
        const item = breach.item === null ? this.say('ledger.noItem') : namesOf(this.hall, current).item(breach.item);
        return html`<tr data-breach=${breach.ticket}>
            <td>${dayAndTime(breach.at, this.hall, current)}</td>
            <td>${numberOf(breach.ticket)}</td>
            <td>${this.themeName(breach)}</td>
            <td>${item}</td>
            <td>${this.say(`class.${breach.class}`)}</td>
        </tr>`;
    }

    private themeName({ theme }: Breach): string {
        return namesOf(this.hall, this.language.current).theme(theme) || theme;
    }

    private departmentName({ item }: Breach): string {
        const found = this.hall?.items.find(({ code }) => code === item);
        return found?.department[this.language.current] ?? this.say('ledger.noItem');
    }

    private onPeriod(event: Event): void {
        if (event.target instanceof HTMLSelectElement) this.days = Number(event.target.value);
    }

    private async load(): Promise<void> {
        const { days } = this;
        const read = await readBreaches({ token: this.token, language: this.language.current }, days);
        // An answer for a period that is no longer asked for.
        if (days === this.days) this.read = read;
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

/** The number in a ticket's id: what comes after its day. */
function numberOf(ticket: string): string {
    return ticket.split('-').at(-1) ?? ticket;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ledger': TxLedger;
    }
}
