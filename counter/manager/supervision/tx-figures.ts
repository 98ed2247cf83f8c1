import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FIGURES_BY, type FiguresBy, type RatingCounts, type RatingRates } from '#protocol/reports.ts';
import { LanguageController } from '#web/language.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { refusalSentence } from '../../refusal.ts';
import type { Answered } from '../calls.ts';
import { sheet } from '../sheet.ts';
import { type Figures, readFigures, type Span } from './report-calls.ts';
import { reportStyles } from './report-styles.ts';
import './tx-report-head.ts';

const COLUMNS = [
    ...(['finished', 'rated', 'ratingRate', 'good', 'bad', 'excluded', 'goodRate', 'skipped', 'notRated'] as const),
    ...(['valid', 'rectified', 'inTime', 'rectificationRate'] as const),
];

/** Rates of ratings over some days, by counter, clerk, theme, item or channel. */
@customElement('tx-figures')
export class TxFigures extends LitElement {
    static override styles = [
        sheet,
        reportStyles,
        css`
        td.rate {
            font-weight: 700;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    /** The business day, with which the span begins. */
    @property() day = '';
    /** With each other value the figures are read anew. */
    @property({ type: Number }) version = 0;
    @state() private span: Span | null = null;
    @state() private by: FiguresBy = 'counter';
    @state() private read: Answered<Figures> | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="figures">
            <h2 id="figures">${this.say('figures.title')}</h2>
            <p class="soft">${this.say('figures.text')}</p>
            <tx-report-head
                .token=${this.token}
                report="ratings"
                .query=${{ by: this.by }}
                .span=${this.asked}
                @tx-span=${({ detail }: CustomEvent<Span>) => {
                    this.span = detail;
                }}
            >
                <label class="by">
                    ${this.say('figures.by')}
                    <select @change=${this.onBy}>
                        ${FIGURES_BY.map((by) => html`<option value=${by} ?selected=${by === this.by}>${this.say(`figures.by.${by}`)}</option>`)}
                    </select>
                </label>
            </tx-report-head>
            ${this.renderAnswer()}
        </section>`;
    }

    protected override updated(changed: PropertyValues): void {
        if (['span', 'by', 'version', 'day'].some((name) => changed.has(name))) void this.load();
    }

    private renderAnswer(): TemplateResult {
        const { read } = this;
        if (read === null) return html`<p role="status">${this.say('reading')}</p>`;
        if (!read.ok) return html`<p role="alert">${this.say('span.failed', { why: refusalSentence(read, this.language.current) })}</p>`;
        const { rows, total } = read.answer;
        if (total.finished === 0) return html`<p>${this.say('empty')}</p>`;
        return html`<div class="wide" tabindex="0" role="region" aria-labelledby="figures">
            <table>
                <thead>
                    <tr>
                        <th scope="col">${this.say(`figures.by.${this.by}`)}</th>
                        ${COLUMNS.map((column) => html`<th scope="col">${this.say(`figures.${column}`)}</th>`)}
                    </tr>
                </thead>
                <tbody>${rows.map((row) => this.renderRow(row.key, this.nameOf(row), row))}</tbody>
                <tfoot>${this.renderRow('total', this.say('figures.total'), total)}</tfoot>
            </table>
        </div>`;
    }

    private renderRow(key: string, name: string, figures: RatingCounts & RatingRates): TemplateResult {
        return html`<tr data-row=${key}>
            <th scope="row">${name}</th>
            ${COLUMNS.map((column) => {
                const isRate = column.endsWith('Rate');
                return html`<td data-figure=${column} class=${isRate ? 'rate' : ''}>${isRate ? this.percent(figures[column]) : figures[column]}</td>`;
            })}
        </tr>`;
    }

    private nameOf({ key, name }: Figures['rows'][number]): string {
        if (key === '') return this.say('figures.none');
        if (name !== null) return name[this.language.current];
        if (this.by === 'counter') return this.say('counter.n', { n: key });
        const channel = `channel.${key}`;
        return supervisionWords.has(channel) ? this.say(channel) : key;
    }

    private percent(share: number | null): string {
        return share === null ? this.say('nothing') : this.say('percent', { n: (share * 100).toFixed(1) });
    }

    private onBy({ target }: Event): void {
        if (target instanceof HTMLSelectElement) this.by = FIGURES_BY.find((by) => by === target.value) ?? this.by;
    }

    private get asked(): Span {
        return this.span ?? { from: this.day, to: this.day };
    }

    private async load(): Promise<void> {
        const { asked, by } = this;
        if (asked.from === '') return;
        const read = await readFigures({ token: this.token, language: this.language.current }, asked, by);
        // An answer to what is no longer asked.
        if (by === this.by && asked.from === this.asked.from && asked.to === this.asked.to) this.read = read;
    }

    private say(key: Parameters<typeof supervisionWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return supervisionWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-figures': TxFigures;
    }
}
