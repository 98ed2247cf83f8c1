import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingReason } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { LEVELS } from '#web/rating-levels.ts';
import { ratingWords } from '#web/words/rating.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { readReasons } from '../../orders/order-calls.ts';
import { refusalSentence } from '../../refusal.ts';
import { call } from '../calls.ts';
import { formSheet } from '../form-sheet.ts';
import { sheet } from '../sheet.ts';
import { ticketIdOf } from './report-calls.ts';

/** A rating on a paper form: of a visit by its day and number, once. Nothing is chosen beforehand. */
@customElement('tx-paper-form')
export class TxPaperForm extends LitElement {
    static override styles = [
        sheet,
        formSheet,
        css`
        .panel {
            display: grid;
            gap: 0.75rem;
        }
        .two {
            display: grid;
            gap: 0.75rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property() day = '';
    @state() private level: number | null = null;
    @state() private reasons: readonly RatingReason[] = [];
    @state() private said: { good: boolean; sentence: string } | null = null;
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<section class="panel" aria-labelledby="paper">
            <h2 id="paper">${this.say('paper.title')}</h2>
            <p class="soft">${this.say('paper.text')}</p>
            <form @submit=${this.onSubmit} novalidate>
                <div class="two">
                    <label>${this.say('paper.day')}<input type="date" name="day" max=${this.day} /></label>
                    <label>${this.say('paper.no')}<input name="no" maxlength="8" autocomplete="off" autocapitalize="characters" /></label>
                </div>
                <fieldset>
                    <legend>${this.say('paper.level')}</legend>
                    ${LEVELS.map(
                        (level) => html`<label class="choice">
                            <input type="radio" name="level" value=${level} .checked=${level === this.level} @change=${() => this.choose(level)} />
                            ${ratingWords.say(current, `level.${level}`)}
                        </label>`,
                    )}
                </fieldset>
                ${this.level === null ? nothing : this.renderReasons(this.reasonsOf(this.level), current)}
                <label>${this.say('paper.words')}<textarea name="words" rows="3" maxlength="1000"></textarea></label>
                <p class=${this.said?.good === true ? 'done' : 'wrong'} role="alert">${this.said?.sentence ?? ''}</p>
                <p class="buttons"><button class="button main" ?disabled=${this.busy}>${this.say(this.busy ? 'sending' : 'paper.send')}</button></p>
            </form>
        </section>`;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.read();
    }

    protected override updated(changed: PropertyValues): void {
        const field = this.renderRoot.querySelector<HTMLInputElement>('input[name=day]');
        if (changed.has('day') && field?.value === '') field.value = this.day;
    }

    private renderReasons(reasons: readonly RatingReason[], language: 'zh-CN' | 'en'): TemplateResult | typeof nothing {
        if (reasons.length === 0) return nothing;
        return html`<fieldset>
            <legend>${this.say('paper.reasons')}</legend>
            ${reasons.map(({ code, text }) => html`<label class="choice"><input type="checkbox" name="reasons" value=${code} />${text[language]}</label>`)}
        </fieldset>`;
    }

    private reasonsOf(level: number): readonly RatingReason[] {
        return this.reasons.filter((reason) => reason.level === level && reason.enabled).toSorted((one, other) => one.order - other.order);
    }

    private choose(level: number): void {
        this.level = level;
        this.said = null;
        for (const tick of this.renderRoot.querySelectorAll<HTMLInputElement>('input[name=reasons]')) tick.checked = false;
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || this.busy) return;
        const data = new FormData(form);
        const [day, no, words] = ['day', 'no', 'words'].map((name) => String(data.get(name) ?? '').trim());
        const { level } = this;
        if (day === undefined || no === undefined || day === '' || no === '') return this.refuse(this.say('paper.missing.no'));
        if (level === null) return this.refuse(this.say('paper.missing.level'));
        this.busy = true;
        const body = { level, reasons: data.getAll('reasons'), ...(words === '' ? {} : { reason: words }) };
        const answer = await call({ token: this.token, language: this.language.current }, 'POST', `/api/tickets/${ticketIdOf(day, no)}/rating`, body);
        this.busy = false;
        if (!answer.ok) return this.refuse(refusalSentence(answer, this.language.current));
        this.said = { good: true, sentence: this.say(level <= 2 ? 'paper.done.bad' : 'paper.done', { no: no.toUpperCase() }) };
        this.level = null;
        form.reset();
        const field = form.elements.namedItem('day');
        if (field instanceof HTMLInputElement) field.value = day;
    }

    private refuse(sentence: string): void {
        this.said = { good: false, sentence };
    }

    private async read(): Promise<void> {
        const read = await readReasons({ token: this.token, language: this.language.current });
        if (read.ok) this.reasons = read.answer.reasons;
    }

    private say(key: Parameters<typeof supervisionWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return supervisionWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-paper-form': TxPaperForm;
    }
}
