import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { tell } from '../events.ts';
import { choicesOf } from './rule-choices.ts';
import { type Field, isChoiceKind, isNumberKind, type Section } from './rule-fields.ts';
import type { Problem } from './rule-problems.ts';
import { keptNumber, type RuleWords, shownNumber } from './rule-words.ts';
import { sheet } from './sheet.ts';
import { isEqual, type Tree } from './tree.ts';

/**
 * One field of the wait rules: its value to read, or an input with what is wrong with it.
 * @fires tx-edit
 */
@customElement('tx-rule-field')
export class TxRuleField extends LitElement {
    static override styles = [
        sheet,
        css`
        label {
            display: block;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        .input {
            display: flex;
            align-items: center;
            gap: 0.4rem;
        }
        input,
        select {
            width: 100%;
            min-width: 0;
            min-height: 2.375rem;
            padding: 0 0.5rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
            background: var(--tx-surface);
        }
        input[type='number'] {
            width: 5rem;
            font-variant-numeric: tabular-nums;
        }
        [aria-invalid='true'] {
            border: 2px solid var(--tx-bad);
            background: var(--tx-bad-soft);
        }
        .unit {
            color: var(--tx-ink-soft);
            white-space: nowrap;
        }
        .value {
            font-weight: 600;
            font-variant-numeric: tabular-nums;
        }
        .problem {
            max-width: 18rem;
            color: var(--tx-bad);
            font-size: 0.875rem;
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) section: Section | null = null;
    @property({ attribute: false }) field: Field | null = null;
    /** Where it stands in the rules. */
    @property({ attribute: 'data-place' }) place = '';
    @property({ attribute: false }) value: Tree;
    @property({ attribute: false }) words: RuleWords | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Boolean }) editing = false;
    /** The label is seen elsewhere: at the head of a column. */
    @property({ type: Boolean }) labelled = false;
    @property({ type: Boolean }) invalid = false;
    /** What is wrong, to be said here; what is wrong with a group is said at its first field. */
    @property({ attribute: false }) problems: readonly Problem[] = [];
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { section, field, words } = this;
        if (section === null || field === null || words === null) return nothing;
        // In a table the name of the row is part of the label for those who hear it.
        const label = this.labelled ? words.place(this.place) : words.field(section, field);
        if (!this.editing) return this.renderValue(label, words.value(section, field, this.value));
        return html`<label for="input" class=${this.labelled ? 'unseen' : ''}>${label}</label>
            <div class="input">
                ${this.renderInput(field, field.optional ? words.value(section, field, undefined) : '')}
                ${isNumberKind(field.kind) ? html`<span class="unit">${words.say(`unit.${field.kind}`)}</span>` : nothing}
            </div>
            ${this.problems.length === 0 ? nothing : html`<p class="problem" id="problem">${this.problems.map(({ sentence }) => sentence).join(' ')}</p>`}`;
    }

    override focus(): void {
        this.input?.focus();
        this.scrollIntoView({ block: 'center' });
    }

    protected override updated(_changed: PropertyValues): void {
        // Set here and not in the template: `1.0` on the way to `1.05` must stand, and an option that was once chosen by hand does not heed its
        // attribute any more.
        if (this.input !== null && !isEqual(this.written(), this.value ?? undefined)) this.input.value = this.shown();
    }

    private get input(): HTMLInputElement | HTMLSelectElement | null {
        return this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    }

    private renderValue(label: string, value: string): TemplateResult {
        if (this.labelled) return html`<span class="value">${value}</span>`;
        return html`<span class="soft">${label}</span> <span class="value">${value}</span>`;
    }

    private renderInput(field: Field, hint: string): TemplateResult {
        const invalid = this.invalid ? 'true' : nothing;
        const about = this.problems.length > 0 ? 'problem' : nothing;
        if (!isChoiceKind(field.kind)) {
            const type = isNumberKind(field.kind) ? 'number' : field.kind === 'clock' ? 'time' : 'text';
            return html`<input id="input" type=${type} step="any" placeholder=${hint} aria-invalid=${invalid} aria-describedby=${about} @input=${this.onInput} />`;
        }
        return html`<select id="input" aria-invalid=${invalid} aria-describedby=${about} @change=${this.onInput}>
            <option value="">${managerWords.say(this.language.current, field.optional ? 'choice.any' : 'choice.choose')}</option>
            ${this.renderChoices(field)}
        </select>`;
    }

    private renderChoices(field: Field): TemplateResult[] {
        const groups = choicesOf(field.kind, this.hall, this.language.current, this.value);
        return groups.map(({ name, choices }) => {
            const options = choices.map(({ value, label }) => html`<option value=${value}>${label}</option>`);
            return name === null ? html`${options}` : html`<optgroup label=${name}>${options}</optgroup>`;
        });
    }

    /** A field that must be filled in and is not stays in the rules as null, so that the hub says so. */
    private onInput(): void {
        const value = this.written();
        tell(this, 'tx-edit', { place: this.place, value: value === undefined && this.field?.optional === false ? null : value });
    }

    /** What stands in the input now; undefined for nothing. */
    private written(): Tree {
        const kind = this.field?.kind ?? 'text';
        const written = this.input?.value.trim() ?? '';
        if (written === '') return undefined;
        if (isNumberKind(kind)) return keptNumber(kind, Number(written));
        return kind === 'counter' ? Number(written) : written;
    }

    private shown(): string {
        const kind = this.field?.kind ?? 'text';
        return isNumberKind(kind) ? String(shownNumber(kind, this.value)) : String(this.value ?? '');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rule-field': TxRuleField;
    }
}
