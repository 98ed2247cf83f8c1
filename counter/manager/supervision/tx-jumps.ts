import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { namesOf } from '../../names.ts';
import { refusalSentence } from '../../refusal.ts';
import type { Answered } from '../calls.ts';
import { sheet } from '../sheet.ts';
import { dayAndTime } from '../times.ts';
import { type Jumps, type NamedJump, readJumps, type Span } from './report-calls.ts';
import { reportStyles } from './report-styles.ts';
import './tx-report-head.ts';

const COLUMNS = ['at', 'act', 'ticket', 'theme', 'clerk', 'counter', 'reason'] as const;

/** Who called whom before others, and why. */
@customElement('tx-jumps')
export class TxJumps extends LitElement {
    static override styles = [
        sheet,
        reportStyles,
        css`
        li {
            display: flex;
            gap: 1rem;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property() day = '';
    @state() private span: Span | null = null;
    @state() private read: Answered<Jumps> | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="jumps">
            <h2 id="jumps">${this.say('jumps.title')}</h2>
            <p class="soft">${this.say('jumps.text')}</p>
            <tx-report-head
                .token=${this.token}
                report="jumps"
                .span=${this.asked}
                @tx-span=${({ detail }: CustomEvent<Span>) => {
                    this.span = detail;
                }}
            ></tx-report-head>
            ${this.renderAnswer()}
        </section>`;
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('span') || changed.has('day')) void this.load();
    }

    private renderAnswer(): TemplateResult {
        const { read } = this;
        const { current } = this.language;
        if (read === null) return html`<p role="status">${this.say('reading')}</p>`;
        if (!read.ok) return html`<p role="alert">${this.say('span.failed', { why: refusalSentence(read, current) })}</p>`;
        const { rows, clerks } = read.answer;
        if (rows.length === 0) return html`<p>${this.say('empty')}</p>`;
        return html`<h3>${this.say('jumps.clerks')}</h3>
            <ul>
                ${clerks.map(
                    ({ clerk, name, badge, calls, promotions }) =>
                        html`<li data-clerk=${clerk}><b>${name?.[current] ?? clerk} ${badge}</b><span>${this.say('jumps.sum', { calls, promotions })}</span></li>`,
                )}
            </ul>
            <div class="wide" tabindex="0" role="region" aria-labelledby="jumps">
                <table>
                    <thead><tr>${COLUMNS.map((column) => html`<th scope="col">${this.say(`jumps.${column}`)}</th>`)}</tr></thead>
                    <tbody>${rows.map((row) => this.renderRow(row))}</tbody>
                </table>
            </div>`;
    }

    private renderRow({ at, act, ticket, theme, clerk, name, counter, reason }: NamedJump): TemplateResult {
        const { current } = this.language;
        return html`<tr data-jump=${act}>
            <td>${dayAndTime(at, this.hall, current)}</td>
            <td>${this.say(`jumps.${act}`)}</td>
            <td>${ticket.split('-').at(-1)}</td>
            <td>${namesOf(this.hall, current).theme(theme)}</td>
            <td>${name?.[current] ?? clerk}</td>
            <td>${counter ?? this.say('nothing')}</td>
            <td>${reason}</td>
        </tr>`;
    }

    private get asked(): Span {
        return this.span ?? { from: this.day, to: this.day };
    }

    private async load(): Promise<void> {
        const { asked } = this;
        if (asked.from === '') return;
        const read = await readJumps({ token: this.token, language: this.language.current }, asked);
        if (asked.from === this.asked.from && asked.to === this.asked.to) this.read = read;
    }

    private say(key: Parameters<typeof supervisionWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return supervisionWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-jumps': TxJumps;
    }
}
