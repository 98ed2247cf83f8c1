import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig, ServiceItem } from '#protocol/hall.ts';
import { ACTIVITIES, CONSULT_CATEGORIES, type ServiceRecord, TICKS } from '#protocol/service-record.ts';
import type { TerminalView, TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { recordWords } from '#web/words/record.ts';
import { tell } from './events.ts';
import { digitOfKey, keyCap } from './keys.ts';
import { asksMissing, begunRecord, isWhole, nextOf, type RecordOf, ROUNDS, type Round, roundsOf, TYPED, type Typed } from './record-fields.ts';
import { recordFormStyles } from './record-form-styles.ts';
import { panelSheet, sheet } from './sheet.ts';

/** The day is gone round by this key. */
const DEADLINE_KEY = 'KeyG';

/** Of the usual times to bring papers the one that is offered first: five working days. */
const USUAL_DEADLINE = 2;

/**
 * The record of a session, by keys: a letter goes round a field, a digit ticks a line, Enter is enough when all is as usual. What is typed is
 * told at every change, so that it can be kept.
 * @fires tx-record
 * @fires tx-draft
 * @fires tx-back
 */
@customElement('tx-record-form')
export class TxRecordForm extends LitElement {
    static override styles = [sheet, panelSheet, recordFormStyles];

    @property() of: RecordOf = 'draft';
    @property({ attribute: false }) ticket: Pick<TicketView, 'no'> | null = null;
    /** The item that is handled. */
    @property() item: string | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) deadlines: TerminalView['deadlines'] = [];
    /** What was kept of it before. */
    @property({ attribute: false }) kept: ServiceRecord = {};
    /** The session has ended: its record is put right. */
    @property({ type: Boolean }) correcting = false;
    /** What the clerk has to know before; it holds nobody up. */
    @property() warning = '';
    @property({ type: Boolean }) disabled = false;
    @state() private record: ServiceRecord = {};
    @state() private wrong = '';
    private readonly language = new LanguageController(this);

    protected override willUpdate(changed: PropertyValues): void {
        if (!this.hasUpdated || changed.has('of')) this.record = begunRecord(this.of, this.kept, this.serviceItem);
    }

    override render(): TemplateResult {
        const missing = asksMissing(this.of, this.record);
        const materials = this.serviceItem?.materials ?? [];
        return html`<section aria-labelledby="title" @keydown=${this.onKeydown}>
            <h2 id="title" tabindex="-1">${this.say(`title.${this.correcting ? 'correct' : this.of}`, { no: this.ticket?.no ?? '' })}</h2>
            ${this.warning === '' ? nothing : html`<p class="warning" role="status" data-warning>${this.warning}</p>`}
            ${this.of === 'consulted' ? this.renderCategories() : nothing}
            ${roundsOf(this.of).map((round) => this.renderRound(round))}
            ${missing && materials.length > 0 ? this.renderMissing(materials) : nothing}
            ${missing ? this.renderDeadline() : nothing}
            ${this.of === 'accepted' || this.of === 'draft' ? this.renderMore() : nothing}
            <p class="wrong" role="alert">${this.wrong}</p>
            <button class="done" data-done ?disabled=${this.disabled} @click=${this.onDone}>
                <span>${this.say(`done.${this.correcting ? 'correct' : this.of}`)}</span><kbd aria-hidden="true">Enter</kbd>
            </button>
            <p class="keys">
                <span>${this.say(this.of === 'consulted' ? 'keys.digits' : 'keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
            </p>
        </section>`;
    }

    /** The heading takes the focus: keys go round fields and Enter confirms, wherever the form came from. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private get serviceItem(): ServiceItem | undefined {
        return this.hall?.items.find(({ code }) => code === this.item);
    }

    private renderRound(round: Round): TemplateResult {
        const value = this.record[round];
        return html`<button class="row" data-round=${round} @click=${() => this.goRound(round)}>
            <kbd aria-hidden="true">${keyCap(ROUNDS[round].code)}</kbd>
            <span class="what">${this.say(round)}</span>
            <b>${value === undefined ? this.say('none') : this.say(`${round}.${value}`)}</b>
        </button>`;
    }

    private renderMissing(materials: ServiceItem['materials']): TemplateResult {
        const { missing = [] } = this.record;
        return html`<h3 class="title" id="missing">${this.say('missing')}</h3>
            <div class="list" role="group" aria-labelledby="missing">
                ${materials.map(({ name }, place) =>
                    this.renderTick({
                        cap: place < 9 ? String(place + 1) : '',
                        name: name[this.language.current],
                        on: missing.includes(place),
                        data: `missing-${place}`,
                        toggle: () => this.toggleMissing(place),
                    }),
                )}
            </div>`;
    }

    private renderDeadline(): TemplateResult {
        const { deadline } = this.record;
        const preset = this.deadlines.find(({ day }) => day === deadline);
        const words =
            deadline === undefined
                ? this.say('deadline.none')
                : this.say(preset === undefined ? 'deadline.day' : 'deadline.in', { day: deadline, n: preset?.workingDays ?? 0 });
        return html`<button class="row" data-deadline=${deadline ?? ''} @click=${this.goDeadline}>
            <kbd aria-hidden="true">${keyCap(DEADLINE_KEY)}</kbd><span class="what">${this.say('deadline')}</span><b>${words}</b>
        </button>`;
    }

    private renderCategories(): TemplateResult {
        return html`<div class="list">
            ${CONSULT_CATEGORIES.map((category, place) =>
                this.renderTick({
                    cap: String(place + 1),
                    name: this.say(`category.${category}`),
                    on: this.record.category === category,
                    data: `category-${category}`,
                    toggle: () => this.chooseCategory(place),
                }),
            )}
        </div>`;
    }

    /** What is known or done besides; none of it holds anybody up. */
    private renderMore(): TemplateResult {
        const { ticks = [], activities = [] } = this.record;
        return html`${Object.keys(TYPED).map((typed) => this.renderTyped(typed as Typed))}
            <div class="ticks" role="group" aria-label=${this.say('ticks')}>
                ${TICKS.map((tick) =>
                    this.renderTick({
                        cap: '',
                        name: this.say(`tick.${tick}`),
                        on: ticks.includes(tick),
                        data: `tick-${tick}`,
                        toggle: () => this.change({ ticks: toggled(ticks, tick) }),
                    }),
                )}
                ${ACTIVITIES.map((activity) =>
                    this.renderTick({
                        cap: '',
                        name: this.say(`activity.${activity}`),
                        on: activities.includes(activity),
                        data: `activity-${activity}`,
                        toggle: () => this.change({ activities: toggled(activities, activity) }),
                    }),
                )}
            </div>`;
    }

    private renderTyped(typed: Typed): TemplateResult {
        return html`<label class="typed">
            <kbd aria-hidden="true">${keyCap(TYPED[typed].code)}</kbd>
            <span>${this.say(typed)}</span>
            <input
                id=${typed}
                maxlength="40"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                .value=${this.record[typed] ?? ''}
                @input=${(event: InputEvent) => this.onTyped(typed, event)}
            />
        </label>`;
    }

    private renderTick({
        cap,
        name,
        on,
        data,
        toggle,
    }: {
        cap: string;
        name: string;
        on: boolean;
        data: string;
        toggle: () => void;
    }): TemplateResult {
        return html`<button class="tick" data-tick=${data} aria-pressed=${on ? 'true' : 'false'} @click=${toggle}>
            ${cap === '' ? nothing : html`<kbd aria-hidden="true">${cap}</kbd>`}
            <span class="mark" aria-hidden="true">${on ? '✓' : ''}</span><span>${name}</span>
        </button>`;
    }

    private readonly onKeydown = (event: KeyboardEvent): void => {
        if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
        const typing = event.composedPath()[0] instanceof HTMLInputElement;
        if (event.code === 'Escape') tell(this, 'tx-back');
        // Enter confirms from everywhere but the way back: a space presses the button that has the focus.
        else if (event.key === 'Enter' && !isBack(event)) this.onDone();
        else if (typing || !this.useKey(event.code)) return;
        event.preventDefault();
    };

    /** A key of a field or a line; false for any other. */
    private useKey(code: string): boolean {
        const round = roundsOf(this.of).find((known) => ROUNDS[known].code === code);
        const typed = (['caseNo', 'feeReceipt'] as const).find((known) => TYPED[known].code === code);
        const place = digitOfKey(code);
        const missing = asksMissing(this.of, this.record);
        if (round !== undefined) this.goRound(round);
        else if (typed !== undefined && (this.of === 'accepted' || this.of === 'draft'))
            this.renderRoot.querySelector<HTMLInputElement>(`#${typed}`)?.focus();
        else if (code === DEADLINE_KEY && missing) this.goDeadline();
        else if (place !== null && this.of === 'consulted') this.chooseCategory(place);
        else if (place !== null && missing && place < (this.serviceItem?.materials.length ?? 0)) this.toggleMissing(place);
        else return false;
        return true;
    }

    private goRound(round: Round): void {
        this.change({ [round]: nextOf(round, this.record) });
    }

    private toggleMissing(place: number): void {
        const missing = toggled(this.record.missing ?? [], place).toSorted((one, other) => one - other);
        const usual = this.deadlines[USUAL_DEADLINE]?.day;
        const deadline = this.record.deadline ?? usual;
        this.change({ missing, ...(deadline === undefined ? {} : { deadline }) });
    }

    private readonly goDeadline = (): void => {
        const at = this.deadlines.findIndex(({ day }) => day === this.record.deadline);
        const next = this.deadlines[(at + 1) % Math.max(1, this.deadlines.length)];
        if (next !== undefined) this.change({ deadline: next.day });
    };

    /** A consultation is about one thing: choosing it is all that there is to say. */
    private chooseCategory(place: number): void {
        const category = CONSULT_CATEGORIES[place];
        if (category === undefined || this.disabled) return;
        this.change({ category });
        this.onDone();
    }

    private onTyped(typed: Typed, event: InputEvent): void {
        const text = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
        this.wrong = '';
        if (isWhole(typed, text)) this.change({ [typed]: text === '' ? undefined : text });
    }

    private change(part: Partial<Record<keyof ServiceRecord, unknown>>): void {
        const merged = { ...this.record, ...part };
        this.record = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as ServiceRecord;
        this.wrong = '';
        tell(this, 'tx-draft', this.record);
    }

    private readonly onDone = (): void => {
        const wrong = this.problem();
        this.wrong = wrong ?? '';
        if (wrong === null && !this.disabled) tell(this, 'tx-record', this.record);
    };

    /** What still has to be put right; null when nothing. */
    private problem(): string | null {
        for (const typed of ['caseNo', 'feeReceipt'] as const) {
            const field = this.renderRoot.querySelector<HTMLInputElement>(`#${typed}`);
            if (field !== null && !isWhole(typed, field.value.trim())) return this.say(`wrong.${typed}`);
        }
        const none = (this.record.missing ?? []).length === 0 && (this.serviceItem?.materials.length ?? 0) > 0;
        return asksMissing(this.of, this.record) && none ? this.say('wrong.missing') : null;
    }

    private say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
        return recordWords.has(key) ? recordWords.say(this.language.current, key, values) : key;
    }
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
    return values.includes(value) ? values.filter((known) => known !== value) : [...values, value];
}

function isBack(event: KeyboardEvent): boolean {
    const [target] = event.composedPath();
    return target instanceof HTMLElement && target.classList.contains('back');
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-record-form': TxRecordForm;
    }
}
