import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WorkOrderView } from '#protocol/views.ts';
import type { WorkOrderVerb } from '#protocol/work-orders.ts';
import { LanguageController } from '#web/language.ts';
import { workOrderWords } from '#web/words/work-orders.ts';
import { tell } from '../events.ts';
import type { Caller } from '../manager/calls.ts';
import { formSheet } from '../manager/form-sheet.ts';
import { sheet } from '../manager/sheet.ts';
import { refusalSentence } from '../refusal.ts';
import type { SessionUser } from '../session.ts';
import { takeStep } from './order-calls.ts';
import { type Say, saying } from './order-words.ts';
import { STEP_FORMS, type StepChoice } from './step-forms.ts';

/** Roles of those who may be asked to look into something. */
const HANDLERS = ['clerk', 'guide', 'supervisor', 'manager'] as const;

/**
 * The form of one step of a work order. Nothing is chosen beforehand.
 * @fires tx-order-changed
 */
@customElement('tx-order-step')
export class TxOrderStep extends LitElement {
    static override styles = [sheet, formSheet];

    @property({ attribute: false }) order: WorkOrderView | null = null;
    @property({ attribute: false }) verb: WorkOrderVerb = 'close';
    @property({ attribute: false }) caller: Caller | null = null;
    /** Those to whom it may be assigned, and others. */
    @property({ attribute: false }) people: readonly SessionUser[] = [];
    @state() private chosen: StepChoice | null = null;
    @state() private sentence = '';
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const form = STEP_FORMS[this.verb];
        return html`<form aria-labelledby="step" data-verb=${this.verb} @submit=${this.onSubmit} novalidate>
            <h4 id="step">${this.say(`verb.${this.verb}`)}</h4>
            ${this.renderHelp()} ${this.verb === 'assign' ? this.renderPeople() : nothing}
            ${form.choices.length === 0 ? nothing : this.renderChoices(form.prefix, form.choices)}
            ${this.chosen?.body.remedy === 'fixByDate' ? this.renderUntil() : nothing} ${form.words === 'none' ? nothing : this.renderWords(form.words)}
            <p class="wrong" role="alert">${this.sentence}</p>
            <p class="buttons"><button class="button main" ?disabled=${this.busy}>${this.say(this.busy ? 'sending' : 'send')}</button></p>
        </form>`;
    }

    private renderHelp(): TemplateResult | typeof nothing {
        const key = `help.${this.verb}`;
        return workOrderWords.has(key) ? html`<p class="soft">${this.say(key, { day: this.order?.latestRemedy ?? '' })}</p>` : nothing;
    }

    /** The one whom it is about is not among them. */
    private renderPeople(): TemplateResult {
        const { current } = this.language;
        return html`<label>
            ${this.say('choice.assign')}
            <select name="to">
                <option value="">${this.say('choice.choose')}</option>
                ${HANDLERS.map((role) => {
                    const offered = this.people.filter((person) => person.role === role && person.ref !== this.order?.clerk);
                    if (offered.length === 0) return nothing;
                    return html`<optgroup label=${this.say(`role.${role}`)}>
                        ${offered.map(({ ref, name, badge }) => html`<option value=${ref}>${this.say('person', { name: name[current], badge })}</option>`)}
                    </optgroup>`;
                })}
            </select>
        </label>`;
    }

    private renderChoices(prefix: string, choices: readonly StepChoice[]): TemplateResult {
        return html`<fieldset>
            <legend class="unseen">${this.say(`verb.${this.verb}`)}</legend>
            ${choices.map(
                (choice) => html`<label class="choice">
                    <input type="radio" name="choice" value=${choice.name} .checked=${choice === this.chosen} @change=${() => this.choose(choice)} />
                    ${this.say(`${prefix}.${choice.name}` as Parameters<Say>[0])}
                </label>`,
            )}
        </fieldset>`;
    }

    private renderUntil(): TemplateResult {
        return html`<label>${this.say('field.until')}<input type="date" name="until" max=${this.order?.latestRemedy ?? nothing} /></label>`;
    }

    private renderWords(words: 'must' | 'may'): TemplateResult {
        return html`<label>
            ${this.say(words === 'must' ? 'field.words' : 'field.words.may')}
            <textarea name="words" maxlength="1000" rows="3"></textarea>
        </label>`;
    }

    private choose(choice: StepChoice): void {
        this.chosen = choice;
        this.sentence = '';
    }

    /** The body of the step, or the key of what is missing. */
    private bodyOf(data: FormData): object | 'missing.choice' | 'missing.words' | 'missing.until' {
        const said = (name: string): string => String(data.get(name) ?? '').trim();
        const form = STEP_FORMS[this.verb];
        const [to, until, words] = [said('to'), said('until'), said('words')];
        if (this.verb === 'assign') return to === '' ? 'missing.choice' : { to };
        if (form.choices.length > 0 && this.chosen === null) return 'missing.choice';
        if (this.chosen?.body.remedy === 'fixByDate' && until === '') return 'missing.until';
        if (form.words === 'must' && words === '') return 'missing.words';
        return { ...this.chosen?.body, ...(until === '' ? {} : { until }), ...(words === '' ? {} : { reason: words }) };
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const { order, caller } = this;
        if (order === null || caller === null || this.busy || !(event.target instanceof HTMLFormElement)) return;
        const body = this.bodyOf(new FormData(event.target));
        if (typeof body === 'string') {
            this.sentence = this.say(body);
            return;
        }
        this.busy = true;
        const answer = await takeStep(caller, order.id, this.verb, body);
        this.busy = false;
        if (answer.ok) tell(this, 'tx-order-changed');
        else this.sentence = refusalSentence(answer, this.language.current);
    }

    private get say(): Say {
        return saying(this.language.current);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-order-step': TxOrderStep;
    }
}
