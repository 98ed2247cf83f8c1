import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import { COMPLAINT_KINDS, type ComplaintKind } from '#protocol/work-orders.ts';
import { phoneWords } from '#web/words/phone.ts';
import { ratingWords } from '#web/words/rating.ts';
import { controls } from './styles.ts';

/** As the hub takes it; what was left empty is left out. */
export type Complaint = {
    readonly kind: ComplaintKind;
    readonly reason: string;
    readonly caseNo?: string;
    readonly contact?: { readonly name?: string; readonly phone?: string };
};

type Field = 'caseNo' | 'words' | 'name' | 'phone';
const EMPTY: Readonly<Record<Field, string>> = { caseNo: '', words: '', name: '', phone: '' };

/** As the hub counts them. */
const SHORTEST = { caseNo: 3, phone: 5 } as const;

/**
 * The way to complain or to suggest something: a quiet button, then a form; afterwards the number under which it is handled.
 * @fires tx-complaint with what is to be registered.
 */
@customElement('tx-complaint')
export class TxComplaint extends LitElement {
    static override styles = [
        controls,
        css`
            :host {
                display: block;
                text-align: center;
            }
            form,
            .done {
                background: var(--tx-surface);
                border-radius: 1.25rem;
                display: grid;
                gap: 1rem;
                padding: 1.25rem 1rem;
                text-align: start;
            }
            h2,
            p {
                margin: 0;
            }
            h2 {
                font-size: 1.25rem;
            }
            fieldset {
                border: 0;
                display: grid;
                gap: 0.5rem;
                margin: 0;
                min-width: 0;
                padding: 0;
            }
            legend,
            .field {
                font-weight: 600;
            }
            legend {
                margin-block-end: 0.5rem;
                padding: 0;
            }
            .kind {
                align-items: center;
                border: 2px solid var(--tx-line-strong);
                border-radius: 0.75rem;
                display: flex;
                gap: 0.75rem;
                min-height: 3.25rem;
                padding: 0.25rem 1rem;
            }
            .kind:has(:checked) {
                background: var(--tx-primary-soft);
                border-color: var(--tx-primary);
            }
            [type='radio'] {
                accent-color: var(--tx-primary);
                flex: none;
                height: 1.4rem;
                width: 1.4rem;
            }
            .field {
                display: grid;
                gap: 0.3rem;
            }
            .field input,
            textarea {
                background: var(--tx-surface);
                border: 2px solid var(--tx-line-strong);
                border-radius: 0.75rem;
                font-size: 1.0625rem;
                font-weight: 400;
                min-height: 3rem;
                padding: 0.5rem 0.75rem;
            }
            textarea {
                resize: vertical;
            }
            .soft {
                color: var(--tx-ink-soft);
                font-size: 0.9375rem;
                font-weight: 400;
            }
            .problem {
                color: var(--tx-bad);
                font-weight: 700;
            }
            .problem:empty {
                display: none;
            }
            .answers {
                display: grid;
                gap: 0.75rem;
                grid-template-columns: 1fr 1fr;
            }
            .order {
                font-size: 1.75rem;
                font-variant-numeric: tabular-nums;
                font-weight: 800;
                overflow-wrap: anywhere;
            }
        `,
    ];

    @property() language: Language = 'zh-CN';
    /** Whom to ask how it stands. */
    @property() supervision = '';
    /** It is on its way. */
    @property({ type: Boolean }) disabled = false;
    /** The number under which it was registered; null before. */
    @property({ attribute: false }) order: string | null = null;
    /** Why the hub did not take it. */
    @property() refusal = '';
    @state() private open = false;
    @state() private kind: ComplaintKind | null = null;
    @state() private missing = '';
    #typed: Record<Field, string> = { ...EMPTY };

    override render(): TemplateResult {
        if (this.order !== null) return this.#renderDone(this.order);
        if (this.open) return this.#renderForm();
        return html`<button class="quiet" @click=${() => this.#show(true)}>${this.#say('complain')}</button>`;
    }

    #renderDone(order: string): TemplateResult {
        return html`<div class="done" role="status">
            <h2>${this.#say('complain.done')}</h2>
            <p>${this.#say('complain.number')} <span class="order">${order}</span></p>
            <p class="soft">${phoneWords.say(this.language, 'complain.keep', { phone: this.supervision })}</p>
        </div>`;
    }

    #renderForm(): TemplateResult {
        return html`<form novalidate aria-labelledby="heading" @submit=${this.#send}>
            <h2 id="heading" tabindex="-1">${this.#say('complain')}</h2>
            <fieldset ?disabled=${this.disabled}>
                <legend>${this.#say('complain.kind')}</legend>
                ${COMPLAINT_KINDS.map((kind) => this.#renderKind(kind))}
            </fieldset>
            ${this.kind === 'result' ? this.#renderField('caseNo', 40, this.#say('complain.caseNo.hint')) : nothing}
            <label class="field"
                >${this.#say('complain.words')}
                <textarea
                    rows="4"
                    maxlength="1000"
                    aria-required="true"
                    ?disabled=${this.disabled}
                    @input=${(event: Event) => this.#type('words', event)}
                ></textarea>
            </label>
            <fieldset>
                <legend>${this.#say('complain.contact')}</legend>
                <p class="soft">${this.#say('complain.contact.why')}</p>
                ${this.#renderField('name', 80, '')} ${this.#renderField('phone', 20, '')}
            </fieldset>
            <p class="problem" role="alert">${this.missing === '' ? this.refusal : this.missing}</p>
            <div class="answers">
                <button type="button" class="quiet" ?disabled=${this.disabled} @click=${() => this.#show(false)}>${this.#say('complain.close')}</button>
                <button class="main" ?disabled=${this.disabled}>${ratingWords.say(this.language, this.disabled ? 'sending' : 'submit')}</button>
            </div>
        </form>`;
    }

    #renderKind(kind: ComplaintKind): TemplateResult {
        return html`<label class="kind">
            <input type="radio" name="kind" value=${kind} ?checked=${this.kind === kind} @change=${() => this.#choose(kind)} />
            <span>${this.#say(`complain.kind.${kind}`)}</span>
        </label>`;
    }

    #renderField(field: 'caseNo' | 'name' | 'phone', most: number, hint: string): TemplateResult {
        return html`<label class="field"
            >${this.#say(`complain.${field}`)}
            <input
                type=${field === 'phone' ? 'tel' : 'text'}
                maxlength=${most}
                autocomplete=${field === 'phone' ? 'tel' : field === 'name' ? 'name' : 'off'}
                ?disabled=${this.disabled}
                @input=${(event: Event) => this.#type(field, event)}
            />
            ${hint === '' ? nothing : html`<span class="soft">${hint}</span>`}
        </label>`;
    }

    #choose(kind: ComplaintKind): void {
        this.kind = kind;
        this.missing = '';
    }

    #type(field: Field, event: Event): void {
        this.missing = '';
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) this.#typed[field] = event.target.value;
    }

    #show(open: boolean): void {
        this.open = open;
        this.kind = null;
        this.missing = '';
        this.#typed = { ...EMPTY };
        if (open) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
    }

    #send(event: Event): void {
        event.preventDefault();
        const { kind } = this;
        const [caseNo, words, name, phone] = (['caseNo', 'words', 'name', 'phone'] as const).map((field) => this.#typed[field].trim());
        this.missing = this.#missingIn(kind, caseNo, words, phone);
        if (this.missing !== '' || kind === null || this.disabled) return;
        const contact = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
        const complaint: Complaint = {
            kind,
            reason: words ?? '',
            ...(kind === 'result' && caseNo !== undefined ? { caseNo } : {}),
            ...(Object.keys(contact).length === 0 ? {} : { contact }),
        };
        this.dispatchEvent(new CustomEvent<Complaint>('tx-complaint', { detail: complaint }));
    }

    #missingIn(kind: ComplaintKind | null, caseNo = '', words = '', phone = ''): string {
        if (kind === null) return this.#say('complain.kind.missing');
        if (kind === 'result' && caseNo.length < SHORTEST.caseNo) return this.#say('complain.caseNo.missing');
        if (words === '') return this.#say('complain.words.missing');
        return phone !== '' && phone.length < SHORTEST.phone ? this.#say('complain.phone.short') : '';
    }

    #say(key: Parameters<typeof phoneWords.say>[1]): string {
        return phoneWords.say(this.language, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-complaint': TxComplaint;
    }
}
