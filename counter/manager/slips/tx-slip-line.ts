import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Text } from '#protocol/hall.ts';
import type { SlipTemplateLine, SlipVocabulary } from '#protocol/slip-templates.ts';
import { LanguageController } from '#web/language.ts';
import { slipsPageWords } from '#web/words/slips-page.ts';
import { sheet } from '../sheet.ts';
import { asKind, LINE_KINDS, type LineAct, SIZES } from './draft.ts';
import './events.ts';
import type { SlipProblem } from './slip-calls.ts';
import { lineStyles } from './slip-styles.ts';
import { problemWords, whenChoices, wordsOr } from './slip-words.ts';

type Words = Parameters<typeof slipsPageWords.say>[1];

/**
 * One line of a template with everything that can be changed about it, and what is wrong with it.
 * @fires tx-slip-line
 */
@customElement('tx-slip-line')
export class TxSlipLine extends LitElement {
    static override styles = [sheet, lineStyles];

    @property({ attribute: false }) line: SlipTemplateLine = { kind: 'rule' };
    @property({ type: Number }) index = 0;
    /** How many lines the slip has. */
    @property({ type: Number }) count = 0;
    @property({ attribute: false }) vocabulary: SlipVocabulary | null = null;
    @property({ attribute: false }) problems: readonly SlipProblem[] = [];
    private readonly language = new LanguageController(this);
    /** Where the next inserted value goes. */
    #last: HTMLInputElement | null = null;

    override render(): TemplateResult {
        const { line, problems } = this;
        return html`<fieldset aria-invalid=${problems.length > 0 ? 'true' : nothing}>
            <legend class="unseen">${this.say('line.label', { n: this.index + 1 })}</legend>
            <div class="choices">
                <span class="no" aria-hidden="true">${this.index + 1}</span>
                ${this.renderSelect(
                    'line.kind',
                    LINE_KINDS,
                    line.kind,
                    (kind) => this.say(`kind.${kind}`),
                    (kind) => this.change(asKind(line, kind)),
                )}
                ${line.kind === 'text' ? this.renderLook(line) : nothing} ${line.kind === 'space' ? this.renderSpace(line.lines) : nothing}
                ${this.renderWhen(line)} ${'each' in line || line.kind === 'text' || line.kind === 'pair' ? this.renderEach(line) : nothing}
                ${this.renderActs()}
            </div>
            ${this.renderWords(line)}
            ${problems.map((problem) => html`<p class="problem">${problemWords(this.language.current, problem)}</p>`)}
        </fieldset>`;
    }

    private renderWords(line: SlipTemplateLine): TemplateResult | typeof nothing {
        if (line.kind === 'rule' || line.kind === 'space') return nothing;
        if (line.kind === 'qr') {
            return html`<div class="words">
                ${this.renderInput('line.content', 'content', line.content, (content) => this.change({ ...line, content }))} ${this.renderInsert(line)}
            </div>`;
        }
        if (line.kind === 'text')
            return html`<div class="words">${this.renderText(line.text, 'text', '', (text) => this.change({ ...line, text }))} ${this.renderInsert(line)}</div>`;
        return html`<div class="words">
            ${this.renderText(line.left, 'left', 'left.', (left) => this.change({ ...line, left }))} ${this.renderInsert(line)}
            ${this.renderText(line.right, 'right', 'right.', (right) => this.change({ ...line, right }))}
        </div>`;
    }

    private renderText(text: Text, name: string, side: '' | 'left.' | 'right.', change: (text: Text) => void): TemplateResult[] {
        return (['zh-CN', 'en'] as const).map((language) =>
            this.renderInput(`line.${side}${language}`, `${name}.${language}`, text[language], (words) => change({ ...text, [language]: words })),
        );
    }

    private renderInput(key: Words, name: string, value: string, change: (value: string) => void): TemplateResult {
        const wrong = this.problems.some(({ path }) => path.endsWith(`.${name}`));
        return html`<label
            ><span>${this.say(key)}</span
            ><input
                name=${name}
                .value=${value}
                aria-invalid=${wrong ? 'true' : nothing}
                maxlength="300"
                @focus=${(event: FocusEvent) => this.remember(event)}
                @input=${(event: InputEvent) => event.target instanceof HTMLInputElement && change(event.target.value)}
        /></label>`;
    }

    private renderLook(line: SlipTemplateLine & { kind: 'text' }): TemplateResult {
        return html`${this.renderSelect(
            'line.size',
            SIZES,
            line.size,
            (n) => this.say('size.n', { n }),
            (size) => this.change({ ...line, size }),
        )}
            ${this.renderSelect(
                'line.align',
                ['left', 'center'] as const,
                line.align,
                (align) => this.say(`align.${align}`),
                (align) => this.change({ ...line, align }),
            )}
            <label class="tick"
                ><input
                    type="checkbox"
                    .checked=${line.bold}
                    @change=${(event: Event) => event.target instanceof HTMLInputElement && this.change({ ...line, bold: event.target.checked })}
                />${this.say('line.bold')}</label
            >`;
    }

    private renderSpace(lines: number): TemplateResult {
        return this.renderSelect('line.lines', [1, 2, 3, 4, 5] as const, lines, String, (n) =>
            this.change({ ...this.line, kind: 'space', lines: n }),
        );
    }

    private renderWhen({ when: _when, ...rest }: SlipTemplateLine): TemplateResult {
        const choices = ['', ...whenChoices(this.vocabulary)];
        const name = (when: string): string =>
            when === ''
                ? this.say('when.always')
                : when.startsWith('!')
                  ? this.say('not', { what: this.condition(when.slice(1)) })
                  : this.condition(when);
        return this.renderSelect('line.when', choices, this.line.when ?? '', name, (when) =>
            this.change({ ...rest, ...(when === '' ? {} : { when }) }),
        );
    }

    private renderEach(line: SlipTemplateLine): TemplateResult | typeof nothing {
        const lists = Object.keys(this.vocabulary?.lists ?? {});
        if (lists.length === 0 || (line.kind !== 'text' && line.kind !== 'pair')) return nothing;
        const { each: now, ...rest } = line;
        const name = (list: string): string => (list === '' ? this.say('each.once') : wordsOr(this.language.current, 'list', list));
        return this.renderSelect('line.each', ['', ...lists], now ?? '', name, (each) => this.change({ ...rest, ...(each === '' ? {} : { each }) }));
    }

    private renderInsert(line: SlipTemplateLine): TemplateResult | typeof nothing {
        const list = 'each' in line && line.each !== undefined ? this.vocabulary?.lists[line.each]?.values : undefined;
        const values = [...(list ?? []), ...(this.vocabulary?.values ?? [])];
        if (values.length === 0) return nothing;
        return html`<select class="insert" aria-label=${this.say('insert')} @change=${this.onInsert}>
            <option value="">${this.say('insert')}</option>
            ${values.map((value) => html`<option value=${value}>${`{${value}} ${wordsOr(this.language.current, 'value', value)}`}</option>`)}
        </select>`;
    }

    private renderActs(): TemplateResult {
        const act = (what: 'up' | 'down' | 'remove' | 'add', sign: string, disabled: boolean): TemplateResult => {
            const label = this.say(what, { n: this.index + 1 });
            return html`<button class="act" data-act=${what} title=${label} aria-label=${label} ?disabled=${disabled} @click=${() => this.act({ index: this.index, act: what })}>
                <span aria-hidden="true">${sign}</span>
            </button>`;
        };
        return html`<span class="acts">
            ${act('up', '↑', this.index === 0)} ${act('down', '↓', this.index === this.count - 1)} ${act('add', '+', false)}
            ${act('remove', '×', this.count === 1)}
        </span>`;
    }

    private renderSelect<Value extends string | number>(
        key: Words,
        values: readonly Value[],
        chosen: Value,
        name: (value: Value) => string,
        choose: (value: Value) => void,
    ): TemplateResult {
        const all = values.includes(chosen) ? values : [...values, chosen];
        return html`<label
            ><span class="unseen">${this.say(key)}</span
            ><select
                @change=${(event: Event) => {
                    const value = event.target instanceof HTMLSelectElement ? all[event.target.selectedIndex] : undefined;
                    if (value !== undefined) choose(value);
                }}
            >
                ${all.map((value) => html`<option .selected=${value === chosen}>${name(value)}</option>`)}
            </select></label
        >`;
    }

    private remember(event: FocusEvent): void {
        if (event.target instanceof HTMLInputElement) this.#last = event.target;
    }

    /** Puts a value where the person was writing; else at the end of the first text. */
    private onInsert(event: Event): void {
        if (!(event.target instanceof HTMLSelectElement) || event.target.value === '') return;
        const input = this.#last?.isConnected === true ? this.#last : this.renderRoot.querySelector<HTMLInputElement>('.words input');
        const value = `{${event.target.value}}`;
        event.target.value = '';
        if (input === null) return;
        const [from, to] = this.#last === input ? [input.selectionStart, input.selectionEnd] : [null, null];
        input.setRangeText(value, from ?? input.value.length, to ?? input.value.length, 'end');
        input.dispatchEvent(new InputEvent('input'));
        input.focus();
    }

    private change(line: SlipTemplateLine): void {
        this.act({ index: this.index, act: 'change', line });
    }

    private act(did: LineAct): void {
        this.dispatchEvent(new CustomEvent('tx-slip-line', { detail: did, bubbles: true, composed: true }));
    }

    private condition(name: string): string {
        return wordsOr(this.language.current, 'condition', name);
    }

    private say(key: Words, values: Readonly<Record<string, string | number>> = {}): string {
        return slipsPageWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-slip-line': TxSlipLine;
    }
}
