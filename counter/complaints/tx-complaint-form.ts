import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { COMPLAINT_KINDS, type ComplaintKind } from '#protocol/work-orders.ts';
import { LanguageController } from '#web/language.ts';
import { complaintFormWords } from '#web/words/complaint-form.ts';
import { call } from '../manager/calls.ts';
import { formSheet } from '../manager/form-sheet.ts';
import { sheet } from '../manager/sheet.ts';
import { ticketIdOf } from '../manager/supervision/report-calls.ts';
import { refusalSentence } from '../refusal.ts';

/** A complaint, a petition or a suggestion that somebody brings by word of mouth; its number is what they take along. */
@customElement('tx-complaint-form')
export class TxComplaintForm extends LitElement {
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
    /** The business day: a visit was then unless another day is given. */
    @property() day = '';
    @state() private kind: ComplaintKind | null = null;
    @state() private said: { good: boolean; sentence: string } | null = null;
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="complaint">
            <h2 id="complaint">${this.say('title')}</h2>
            <p class="soft">${this.say('lead')}</p>
            <form @submit=${this.onSubmit} novalidate>
                <fieldset>
                    <legend>${this.say('kind')}</legend>
                    ${COMPLAINT_KINDS.map(
                        (kind) => html`<label class="choice">
                            <input type="radio" name="kind" value=${kind} .checked=${kind === this.kind} @change=${() => this.choose(kind)} />
                            ${this.say(`kind.${kind}`)}
                        </label>`,
                    )}
                </fieldset>
                ${this.kind === 'result' ? html`<label>${this.say('caseNo')}<input name="caseNo" maxlength="40" autocomplete="off" /></label>` : nothing}
                <label>${this.say('words')}<textarea name="words" rows="4" maxlength="1000"></textarea></label>
                <div class="two">
                    <label>${this.say('day')}<input type="date" name="day" max=${this.day} /></label>
                    <label>${this.say('no')}<input name="no" maxlength="8" autocomplete="off" autocapitalize="characters" /></label>
                </div>
                <fieldset aria-describedby="hint">
                    <legend>${this.say('contact')}</legend>
                    <span class="soft" id="hint">${this.say('contact.hint')}</span>
                    <div class="two">
                        <label>${this.say('name')}<input name="name" maxlength="80" autocomplete="off" /></label>
                        <label>${this.say('phone')}<input name="phone" type="tel" maxlength="20" autocomplete="off" /></label>
                    </div>
                </fieldset>
                <p class=${this.said?.good === true ? 'done' : 'wrong'} role="alert">${this.said?.sentence ?? ''}</p>
                <p class="buttons"><button class="button main" ?disabled=${this.busy}>${this.say(this.busy ? 'sending' : 'send')}</button></p>
            </form>
        </section>`;
    }

    override focus(): void {
        this.renderRoot.querySelector<HTMLInputElement>('input[name=kind]')?.focus();
    }

    private choose(kind: ComplaintKind): void {
        this.kind = kind;
        this.said = null;
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || this.busy) return;
        const data = new FormData(form);
        const given = Object.fromEntries(
            ['caseNo', 'words', 'day', 'no', 'name', 'phone'].map((name) => [name, String(data.get(name) ?? '').trim()]),
        );
        if (this.kind === null) return this.refuse(this.say('missing.kind'));
        if (!given.words) return this.refuse(this.say('missing.words'));
        this.busy = true;
        const answer = await call<{ order: string }>(
            { token: this.token, language: this.language.current },
            'POST',
            '/api/complaints',
            this.bodyOf(this.kind, given),
        );
        this.busy = false;
        if (!answer.ok) return this.refuse(refusalSentence(answer, this.language.current));
        this.said = { good: true, sentence: this.say('done', { order: answer.answer.order }) };
        this.kind = null;
        form.reset();
    }

    /** What was left empty is not said. */
    private bodyOf(kind: ComplaintKind, { words = '', caseNo, day, no, name, phone }: Readonly<Record<string, string>>): object {
        const contact = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
        return {
            kind,
            reason: words,
            ...(caseNo ? { caseNo } : {}),
            ...(no ? { ticket: ticketIdOf(day || this.day, no) } : {}),
            ...(Object.keys(contact).length === 0 ? {} : { contact }),
        };
    }

    private refuse(sentence: string): void {
        this.said = { good: false, sentence };
    }

    private say(key: Parameters<typeof complaintFormWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return complaintFormWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-complaint-form': TxComplaintForm;
    }
}
