import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceView } from '#protocol/device-views.ts';
import type { DeviceKind, DeviceOptions } from '#protocol/devices.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { deviceWords } from '#web/words/devices.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';
import { formStyles } from '../form-styles.ts';
import { sheet } from '../sheet.ts';
import type { DeviceInput, FieldProblem } from './device-calls.ts';
import { HARDWARE, isPage, OPTION_SHAPES, type OptionName, optionsOf, PAGES, placesOf } from './device-fields.ts';

type Words = Parameters<typeof devicesPageWords.say>[1];
type Choice = { readonly value: string; readonly label: string };

/**
 * Adds a device or changes one. The hub decides whether it can be so; its problems are shown at their fields.
 * @fires tx-device-input with what was filled in
 * @fires tx-closed
 */
@customElement('tx-device-form')
export class TxDeviceForm extends LitElement {
    static override styles = [sheet, formStyles];

    /** The device that is changed; null adds one. */
    @property({ attribute: false }) device: DeviceView | null = null;
    @property({ attribute: false }) devices: readonly DeviceView[] = [];
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) problems: readonly FieldProblem[] = [];
    @property({ type: Boolean }) saving = false;
    @state() private kind: DeviceKind = 'ticketPrinter';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { device, kind, problems } = this;
        return html`<form class="panel" aria-labelledby="form" novalidate @submit=${this.onSubmit}>
            <h3 id="form">${device === null ? this.say('form.add') : this.say('form.change', { name: device.name })}</h3>
            ${problems.length === 0 ? nothing : html`<p class="problem" role="alert">${this.say('problems', { n: problems.length })}</p>`}
            <div class="fields">
                ${device === null ? this.renderKind() : nothing} ${this.renderText('name', 'field.name', device?.name ?? '', '')}
                ${placesOf(kind).map((place) => this.renderPlace(place))}
                ${isPage(kind) ? nothing : html`${this.renderText('line', 'field.line', device?.line ?? '', 'hint.line')} ${this.renderAgent()}`}
                ${optionsOf(kind).map((option) => this.renderOption(option))}
            </div>
            ${this.rest().map(({ message }) => html`<p class="problem">${message}</p>`)}
            <div class="buttons">
                <button class="button main" ?disabled=${this.saving}>${this.say(this.saving ? 'saving' : 'save')}</button>
                <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('tx-closed'))}>${this.say('cancel')}</button>
            </div>
        </form>`;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('device') && this.device !== null) this.kind = this.device.kind;
    }

    override firstUpdated(): void {
        this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
        this.scrollIntoView({ block: 'nearest' });
    }

    private renderKind(): TemplateResult {
        const options = (kinds: readonly DeviceKind[]): TemplateResult[] =>
            kinds.map(
                (kind) =>
                    html`<option value=${kind} .selected=${kind === this.kind}>${deviceWords.say(this.language.current, `kind.${kind}`)}</option>`,
            );
        return html`<label>
            <span>${this.say('field.kind')}</span>
            <select name="kind" @change=${this.onKind}>
                <optgroup label=${this.say('kinds.lines')}>${options(HARDWARE)}</optgroup>
                <optgroup label=${this.say('kinds.pages')}>${options(PAGES)}</optgroup>
            </select>
        </label>`;
    }

    private renderPlace(place: 'kiosk' | 'counter' | 'zone'): TemplateResult {
        const choices: readonly Choice[] =
            place === 'kiosk'
                ? this.kiosks()
                : place === 'counter'
                  ? (this.hall?.counters ?? []).map(({ no }) => ({ value: String(no), label: this.say('place.counter', { n: no }) }))
                  : (this.hall?.zones ?? []).map(({ id, name }) => ({ value: String(id), label: name[this.language.current] }));
        return this.renderSelect(place, `field.${place}`, 'choose.none', choices, String(this.device?.[place] ?? ''));
    }

    private renderAgent(): TemplateResult {
        const agents = this.devices.filter(({ kind }) => kind === 'agent').map(({ id, name }) => ({ value: id, label: name }));
        return this.renderSelect('agent', 'field.agent', 'choose.hub', agents, this.device?.agent ?? '');
    }

    private renderOption(name: OptionName): TemplateResult {
        const shape = OPTION_SHAPES[name];
        const value = this.device?.options[name];
        const shown = Array.isArray(value) ? value.join(',') : String(value ?? '');
        if (typeof shape === 'object') {
            const choices = shape.map((choice) => ({ value: choice, label: wordsOf(this.language.current, `choice.${choice}`, choice) }));
            return this.renderSelect(`options.${name}`, optionWords(name), 'option.default', choices, shown);
        }
        return this.renderText(`options.${name}`, optionWords(name), shown, shape === 'numbers' ? 'hint.levels' : '');
    }

    private renderText(name: string, label: Words, value: string, hint: Words | ''): TemplateResult {
        return html`<label class=${hint === '' ? '' : 'wide'}>
            <span>${this.say(label)}</span>
            <input name=${name} .defaultValue=${value} autocomplete="off" spellcheck="false" maxlength="200" aria-invalid=${this.invalid(name)} />
            ${hint === '' ? nothing : html`<small class="hint">${this.say(hint)}</small>`} ${this.renderProblems(name)}
        </label>`;
    }

    private renderSelect(name: string, label: Words, none: Words, choices: readonly Choice[], chosen: string): TemplateResult {
        return html`<label>
            <span>${this.say(label)}</span>
            <select name=${name} aria-invalid=${this.invalid(name)}>
                <option value="">${this.say(none)}</option>
                ${choices.map(({ value, label: words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
            </select>
            ${this.renderProblems(name)}
        </label>`;
    }

    private renderProblems(name: string): TemplateResult[] {
        return this.problems.filter(({ path }) => path === name).map(({ message }) => html`<span class="problem">${message}</span>`);
    }

    /** Problems of no field that this form shows. */
    private rest(): readonly FieldProblem[] {
        const names = ['kind', 'name', 'line', 'agent', ...placesOf(this.kind), ...optionsOf(this.kind).map((option) => `options.${option}`)];
        const shown = isPage(this.kind) ? names.filter((name) => name !== 'line' && name !== 'agent') : names;
        return this.problems.filter(({ path }) => !shown.includes(path));
    }

    private invalid(name: string): 'true' | typeof nothing {
        return this.problems.some(({ path }) => path === name) ? 'true' : nothing;
    }

    private kiosks(): readonly Choice[] {
        const pages = this.devices.filter(({ kind, id }) => kind === 'kiosk' && id !== this.device?.id);
        // A kiosk of the hall's files need not have a page that is paired.
        const named = new Set(this.devices.flatMap(({ kiosk }) => (kiosk === null ? [] : [kiosk])));
        const others = [...named].filter((id) => !pages.some((page) => page.id === id));
        return [...pages.map(({ id, name }) => ({ value: id, label: name })), ...others.map((id) => ({ value: id, label: id }))];
    }

    private onKind(event: Event): void {
        const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
        this.kind = [...PAGES, ...HARDWARE].find((kind) => kind === chosen) ?? this.kind;
    }

    private onSubmit(event: SubmitEvent): void {
        event.preventDefault();
        const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
        const said = (name: string): string => String(form.get(name) ?? '').trim();
        const orNull = (name: string): string | null => (said(name) === '' ? null : said(name));
        const numberOrNull = (name: string): number | null => (said(name) === '' ? null : Number(said(name)));
        const input: DeviceInput = {
            ...(this.device === null ? { kind: this.kind } : {}),
            name: said('name'),
            kiosk: orNull('kiosk'),
            counter: numberOrNull('counter'),
            zone: numberOrNull('zone'),
            line: orNull('line'),
            agent: orNull('agent'),
            options: this.optionsSaid(said),
        };
        this.dispatchEvent(new CustomEvent('tx-device-input', { detail: input, bubbles: true, composed: true }));
    }

    /** Options that the form shows as they were filled in, the others as they were. A number that is none goes to the hub, which says so. */
    private optionsSaid(said: (name: string) => string): DeviceOptions {
        const kept: Record<string, unknown> = { ...this.device?.options };
        for (const name of optionsOf(this.kind)) {
            const value = said(`options.${name}`);
            const shape = OPTION_SHAPES[name];
            delete kept[name];
            if (value === '') continue;
            kept[name] = shape === 'number' ? Number(value) : shape === 'numbers' ? value.split(/[,，\s]+/).map(Number) : value;
        }
        return kept as DeviceOptions;
    }

    private say(key: Words, values: Readonly<Record<string, string | number>> = {}): string {
        return devicesPageWords.say(this.language.current, key, values);
    }
}

function optionWords(name: OptionName): Words {
    const key = `option.${name}`;
    return devicesPageWords.has(key) ? key : 'field.line';
}

function wordsOf(language: 'zh-CN' | 'en', key: string, otherwise: string): string {
    return devicesPageWords.has(key) ? devicesPageWords.say(language, key) : otherwise;
}

declare global {
    interface HTMLElementEventMap {
        'tx-device-input': CustomEvent<DeviceInput>;
        'tx-closed': CustomEvent<void>;
    }
    interface HTMLElementTagNameMap {
        'tx-device-form': TxDeviceForm;
    }
}
