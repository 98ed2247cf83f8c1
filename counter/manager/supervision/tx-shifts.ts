import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Finding, JudgedShift } from '#protocol/roster.ts';
import { LanguageController } from '#web/language.ts';
import { attendanceWords } from '#web/words/attendance.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { refusalSentence } from '../../refusal.ts';
import type { Answered, Caller } from '../calls.ts';
import { sheet } from '../sheet.ts';
import type { Span } from './report-calls.ts';
import { reportStyles } from './report-styles.ts';
import { correct, readShifts, type Shifts } from './roster-calls.ts';
import './tx-report-head.ts';

const COLUMNS = ['day', 'clerk', 'counter', 'part', 'findings', 'corrected'] as const;

/** Attendance as the roster judges it; a finding that should not count is corrected with a reason. */
@customElement('tx-shifts')
export class TxShifts extends LitElement {
    static override styles = [
        sheet,
        reportStyles,
        css`
        .only {
            display: flex;
            align-items: center;
            gap: 0.5rem;
            min-height: 2.75rem;
        }
        .only input {
            width: 1.25rem;
            height: 1.25rem;
        }
        td button {
            min-height: 2.75rem;
            margin: 0 0.5rem 0.25rem 0;
            padding: 0 0.75rem;
            border: 1px solid var(--tx-warn);
            border-radius: 99px;
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
            font-weight: 600;
        }
        form {
            display: flex;
            align-items: end;
            flex-wrap: wrap;
            gap: 0.75rem;
            padding: 0.75rem;
            border: 1px solid var(--tx-primary);
            border-radius: var(--tx-radius-m);
        }
        form label {
            display: grid;
            flex: 1 1 20rem;
            gap: 0.25rem;
        }
        form input {
            min-height: 2.75rem;
            padding: 0 0.5rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
        }
        form .button {
            min-height: 2.75rem;
        }
        .wrong {
            flex-basis: 100%;
            color: var(--tx-bad);
            font-weight: 600;
        }
        .wrong:empty {
            display: none;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property() day = '';
    @property({ type: Boolean }) mayCorrect = false;
    /** With each other value attendance is read anew. */
    @property({ type: Number }) version = 0;
    @state() private span: Span | null = null;
    @state() private only = true;
    @state() private read: Answered<Shifts> | null = null;
    /** What is being corrected. */
    @state() private wrong: { row: JudgedShift; finding: Finding } | null = null;
    @state() private sentence = '';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="shifts">
            <h2 id="shifts">${this.say('shifts.title')}</h2>
            <p class="soft">${this.say('shifts.text')}</p>
            <tx-report-head
                .token=${this.token}
                report="shifts"
                .span=${this.asked}
                @tx-span=${({ detail }: CustomEvent<Span>) => {
                    this.span = detail;
                }}
            >
                <label class="only"><input type="checkbox" .checked=${this.only} @change=${this.onOnly} />${this.say('shifts.only')}</label>
            </tx-report-head>
            ${this.wrong === null ? nothing : this.renderCorrection(this.wrong)} ${this.renderAnswer()}
        </section>`;
    }

    protected override updated(changed: PropertyValues): void {
        if (['span', 'day', 'version'].some((name) => changed.has(name))) void this.load();
    }

    private renderAnswer(): TemplateResult {
        const { read } = this;
        const { current } = this.language;
        if (read === null) return html`<p role="status">${supervisionWords.say(current, 'reading')}</p>`;
        if (!read.ok) return html`<p role="alert">${supervisionWords.say(current, 'span.failed', { why: refusalSentence(read, current) })}</p>`;
        const { rows } = read.answer;
        const shown = rows.filter((row) => !this.only || row.findings.length + row.corrections.length > 0);
        if (shown.length === 0) return html`<p data-none>${this.say(rows.length === 0 ? 'shifts.empty' : 'shifts.fine')}</p>`;
        return html`<div class="wide" tabindex="0" role="region" aria-labelledby="shifts">
            <table>
                <thead><tr>${COLUMNS.map((column) => html`<th scope="col">${this.say(`shifts.${column}`)}</th>`)}</tr></thead>
                <tbody>${shown.map((row) => this.renderRow(row))}</tbody>
            </table>
        </div>`;
    }

    private renderRow(row: JudgedShift): TemplateResult {
        return html`<tr data-shift="${row.clerk} ${row.from}">
            <td>${row.day}</td>
            <td>${this.nameOf(row.clerk)}${row.deputy === null ? nothing : html`<br /><span class="soft">${this.say('shifts.deputy', { name: this.nameOf(row.deputy) })}</span>`}</td>
            <td>${row.counter ?? this.say('shifts.any')}</td>
            <td>${row.from}–${row.until}</td>
            <td>
                ${row.findings.length === 0 ? this.say('shifts.ok') : nothing}
                ${row.findings.map(
                    (finding) => html`<button
                        data-finding=${finding}
                        ?disabled=${!this.mayCorrect}
                        title=${this.say('correct.button')}
                        @click=${() => this.begin(row, finding)}
                    >${this.wordsOf(row, finding)}</button>`,
                )}
            </td>
            <td>
                ${row.corrections.map(
                    ({ finding, reason, by }) =>
                        html`<p>${this.say('correct.done', { what: this.say(`finding.${finding}`), reason, name: this.nameOf(by) })}</p>`,
                )}
            </td>
        </tr>`;
    }

    private renderCorrection({ row, finding }: { row: JudgedShift; finding: Finding }): TemplateResult {
        const values = { name: this.nameOf(row.clerk), day: row.day, what: this.say(`finding.${finding}`) };
        return html`<form @submit=${this.onSubmit}>
            <label>
                <b>${this.say('correct.title', values)}</b>
                ${this.say('correct.reason')}
                <input name="reason" maxlength="200" autocomplete="off" />
            </label>
            <button class="button main">${this.say('correct.send')}</button>
            <button class="button" type="button" @click=${this.leave}>${this.say('correct.back')}</button>
            <p class="wrong" role="alert">${this.sentence}</p>
        </form>`;
    }

    private wordsOf(row: JudgedShift, finding: Finding): string {
        const what = this.say(`finding.${finding}`);
        const minutes = { late: row.lateMinutes, early: row.earlyMinutes, unattended: row.unattendedMinutes, absent: 0, pausedTooLong: 0 }[finding];
        if (finding === 'pausedTooLong') return this.say('finding.times', { what, n: row.overduePauses });
        return minutes === 0 ? what : this.say('finding.n', { what, n: minutes });
    }

    private nameOf(ref: string): string {
        const people = this.read?.ok === true ? this.read.answer.people : {};
        return people[ref]?.name[this.language.current] ?? ref;
    }

    private begin(row: JudgedShift, finding: Finding): void {
        this.wrong = { row, finding };
        this.sentence = '';
    }

    private leave(): void {
        this.wrong = null;
    }

    private onOnly({ target }: Event): void {
        this.only = target instanceof HTMLInputElement && target.checked;
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const { wrong } = this;
        const reason = this.renderRoot.querySelector<HTMLInputElement>('input[name=reason]')?.value.trim() ?? '';
        if (wrong === null) return;
        if (reason === '') {
            this.sentence = this.say('correct.missing');
            return;
        }
        const answer = await correct(this.caller, wrong.row, wrong.finding, reason);
        if (!answer.ok) {
            this.sentence = refusalSentence(answer, this.language.current);
            return;
        }
        this.wrong = null;
        await this.load();
    }

    private get asked(): Span {
        return this.span ?? { from: this.day, to: this.day };
    }

    private async load(): Promise<void> {
        const { asked } = this;
        if (asked.from === '') return;
        const read = await readShifts(this.caller, asked);
        if (asked.from === this.asked.from && asked.to === this.asked.to) this.read = read;
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private say(key: Parameters<typeof attendanceWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return attendanceWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-shifts': TxShifts;
    }
}
