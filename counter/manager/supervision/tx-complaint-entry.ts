import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ComplaintKind } from '#protocol/work-orders.ts';
import { LanguageController } from '#web/language.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { refusalSentence } from '../../refusal.ts';
import { call } from '../calls.ts';
import { formSheet } from '../form-sheet.ts';
import { sheet } from '../sheet.ts';
import { ticketIdOf } from './report-calls.ts';

const KINDS = ['service', 'result', 'petition', 'suggestion'] as const satisfies readonly ComplaintKind[];

/** A complaint, a petition or a suggestion that somebody brings by word of mouth. */
@customElement('tx-complaint-entry')
export class TxComplaintEntry extends LitElement {
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
    @state() private kind: ComplaintKind | null = null;
    @state() private said: { good: boolean; sentence: string } | null = null;
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="complaint">
            <h2 id="complaint">${this.say('complaint.title')}</h2>
            <p class="soft">${this.say('complaint.text')}</p>
            <form @submit=${this.onSubmit} novalidate>
                <fieldset>
                    <legend>${this.say('complaint.kind')}</legend>
                    ${KINDS.map(
                        (kind) => html`<label class="choice">
                            <input type="radio" name="kind" value=${kind} .checked=${kind === this.kind} @change=${() => this.choose(kind)} />
                            ${this.say(`kind.${kind}`)}
                        </label>`,
                    )}
                </fieldset>
                ${this.kind === 'result' ? html`<label>${this.say('complaint.caseNo')}<input name="caseNo" maxlength="40" autocomplete="off" /></label>` : nothing}
                <label>${this.say('complaint.words')}<textarea name="words" rows="4" maxlength="1000"></textarea></label>
                <div class="two">
                    <label>${this.say('complaint.day')}<input type="date" name="day" max=${this.day} /></label>
                    <label>${this.say('complaint.no')}<input name="no" maxlength="8" autocomplete="off" autocapitalize="characters" /></label>
                    <label>${this.say('complaint.name')}<input name="name" maxlength="80" autocomplete="off" /></label>
                    <label>${this.say('complaint.phone')}<input name="phone" type="tel" maxlength="20" autocomplete="off" /></label>
                </div>
                <p class=${this.said?.good === true ? 'done' : 'wrong'} role="alert">${this.said?.sentence ?? ''}</p>
                <p class="buttons"><button class="button main" ?disabled=${this.busy}>${this.say(this.busy ? 'sending' : 'complaint.send')}</button></p>
            </form>
        </section>`;
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
        if (this.kind === null) return this.refuse(this.say('complaint.missing.kind'));
        if (!given.words) return this.refuse(this.say('complaint.missing.words'));
        this.busy = true;
        const answer = await call<{ order: string }>(
            { token: this.token, language: this.language.current },
            'POST',
            '/api/complaints',
            this.bodyOf(this.kind, given),
        );
        this.busy = false;
        if (!answer.ok) return this.refuse(refusalSentence(answer, this.language.current));
        this.said = { good: true, sentence: this.say('complaint.done', { order: answer.answer.order }) };
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

    private say(key: Parameters<typeof supervisionWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return supervisionWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-complaint-entry': TxComplaintEntry;
    }
}
