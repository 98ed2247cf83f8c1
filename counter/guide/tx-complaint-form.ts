import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import { COMPLAINT_KINDS, type ComplaintKind } from '#protocol/work-orders.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { findTicket } from '../ticket-calls.ts';
import { type Send, whyNot } from './desk.ts';
import { sheet } from './sheet.ts';
import './tx-choices.ts';

/** A complaint, a petition or a suggestion that somebody brings in person; its number is what they take along. */
@customElement('tx-complaint-form')
export class TxComplaintForm extends LitElement {
    static override styles = [
        sheet,
        css`
        form {
            display: grid;
            gap: 0.75rem;
            grid-template-columns: minmax(0, 1fr);
            width: min(100%, 48rem);
        }
        .pair {
            display: grid;
            gap: 0.75rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        textarea {
            min-height: 8rem;
            padding-block: 0.625rem;
            resize: vertical;
        }
        fieldset {
            display: grid;
            gap: 0.5rem;
            margin: 0;
            padding: 0;
            border: 0;
        }
        legend {
            padding: 0;
        }
        .order {
            font-size: 1.25rem;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) send: Send | null = null;
    @state() private kind: ComplaintKind = 'service';
    @state() private wrong = '';
    @state() private busy = false;
    /** The number under which it is registered; empty before. */
    @state() private order = '';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="title">
            <h2 id="title">${this.say('complaint.title')}</h2>
            ${this.order === '' ? this.renderForm() : this.renderDone()}
        </section>`;
    }

    override focus(): void {
        this.renderRoot.querySelector('textarea')?.focus();
    }

    private renderForm(): TemplateResult {
        const { current } = this.language;
        const needed = this.kind === 'result' ? this.say('complaint.caseNo.required') : '';
        return html`<form @submit=${this.onSubmit} novalidate>
            <tx-choices
                .legend=${this.say('complaint.kind')}
                .options=${COMPLAINT_KINDS.map((id) => ({ id, label: guideWords.say(current, `complaint.kind.${id}`) }))}
                .chosen=${this.kind}
                @tx-desk-choice=${(event: CustomEvent<ComplaintKind>) => {
                    this.kind = event.detail;
                }}
            ></tx-choices>
            <div class="field">
                <label for="words">${this.say('complaint.words')}</label>
                <textarea id="words" maxlength="1000" aria-describedby="hint"></textarea>
                <span class="soft" id="hint">${this.say('complaint.words.hint')}</span>
            </div>
            <div class="pair">
                <div class="field">
                    <label for="caseNo">${this.say('complaint.caseNo')}${needed}</label>
                    <input id="caseNo" maxlength="40" autocomplete="off" />
                </div>
                <div class="field">
                    <label for="ticket">${this.say('complaint.ticket')}</label>
                    <input id="ticket" maxlength="10" autocomplete="off" autocapitalize="characters" />
                </div>
            </div>
            <fieldset aria-describedby="contact">
                <legend>${this.say('complaint.contact')}</legend>
                <span class="soft" id="contact">${this.say('complaint.contact.hint')}</span>
                <div class="pair">
                    <div class="field"><label for="name">${this.say('complaint.name')}</label><input id="name" maxlength="80" autocomplete="off" /></div>
                    <div class="field">
                        <label for="phone">${this.say('complaint.phone')}</label><input id="phone" type="tel" maxlength="20" autocomplete="off" />
                    </div>
                </div>
            </fieldset>
            ${this.wrong === '' ? '' : html`<p class="wrong" role="alert">${this.wrong}</p>`}
            <div class="buttons">
                <button class="button main" type="submit" ?disabled=${this.busy}>${this.say(this.busy ? 'complaint.busy' : 'complaint.submit')}</button>
            </div>
        </form>`;
    }

    private renderDone(): TemplateResult {
        return html`<p class="good order" role="status" data-order=${this.order}>${this.say('complaint.done', { order: this.order })}</p>
            <div class="buttons"><button class="button main" data-another @click=${this.another}>${this.say('complaint.another')}</button></div>`;
    }

    private readonly another = (): void => {
        this.order = '';
        this.kind = 'service';
        this.wrong = '';
    };

    private onSubmit(event: SubmitEvent): void {
        event.preventDefault();
        void this.file();
    }

    private async file(): Promise<void> {
        const [reason, caseNo, no, name, phone] = ['words', 'caseNo', 'ticket', 'name', 'phone'].map((id) => this.entered(id));
        this.wrong = '';
        if (reason === '') {
            this.wrong = this.say('complaint.missing');
            return;
        }
        this.busy = true;
        const ticket = no === undefined || no === '' ? undefined : await findTicket(this.token, no);
        if (ticket === null || ticket === 'unreachable') {
            const { current } = this.language;
            this.busy = false;
            this.wrong =
                ticket === null ? guideWords.say(current, 'complaint.ticket.unknown', { no: no ?? '' }) : guideWords.say(current, 'no-answer');
            return;
        }
        const contact = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
        const answer = await this.send?.<{ order: string }>('complain', {
            kind: this.kind,
            reason,
            ...(caseNo === '' ? {} : { caseNo }),
            ...(ticket === undefined ? {} : { ticket: ticket.id }),
            ...(Object.keys(contact).length === 0 ? {} : { contact }),
        });
        this.busy = false;
        if (answer?.ok === true) this.order = answer.order;
        else if (answer !== undefined) this.refuse(answer);
    }

    private refuse(body: ErrorBody): void {
        this.wrong = whyNot(body, this.language.current);
    }

    private entered(id: string): string {
        return this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? '';
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-complaint-form': TxComplaintForm;
    }
}
