import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { attendanceWords } from '#web/words/attendance.ts';
import { tell } from '../../events.ts';
import { fieldSheet } from '../../field-sheet.ts';
import { readAccounts } from '../../orders/order-calls.ts';
import { refusalSentence } from '../../refusal.ts';
import type { SessionUser } from '../../session.ts';
import type { Caller } from '../calls.ts';
import { sheet } from '../sheet.ts';
import { dayAndTime } from '../times.ts';
import { putRoster, type RosterAnswer, readRoster } from './roster-calls.ts';
import { DAYS, draftOf, type LeaveDraft, NEW_SHIFT, type RosterDraft, rosterOf, type ShiftDraft } from './roster-draft.ts';
import { rosterStyles } from './roster-styles.ts';

/**
 * The duty roster: shifts, leave and deputies, changed as a whole by the manager.
 * @fires tx-roster-changed
 */
@customElement('tx-roster')
export class TxRoster extends LitElement {
    static override styles = [sheet, fieldSheet, rosterStyles];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Boolean }) mayChange = false;
    @state() private answer: RosterAnswer | null = null;
    @state() private draft: RosterDraft | null = null;
    @state() private changed = false;
    @state() private people: readonly SessionUser[] = [];
    @state() private said: { good: boolean; sentence: string } | null = null;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.read();
    }

    override render(): TemplateResult {
        const { draft } = this;
        return html`<section class="panel" aria-labelledby="roster">
            <h2 id="roster">${this.say('roster.title')}</h2>
            <p class="soft">${this.say('roster.text')} ${this.mayChange ? nothing : this.say('roster.readonly')}</p>
            ${draft === null ? html`<p role="status">…</p>` : html`<fieldset ?disabled=${!this.mayChange}>${this.renderDraft(draft)}</fieldset>`}
            <p class=${this.said?.good === true ? 'done' : 'wrong'} role="alert">${this.said?.sentence ?? ''}</p>
            ${this.renderHistory()}
        </section>`;
    }

    private renderDraft(draft: RosterDraft): TemplateResult {
        return html`<div class="numbers">
                ${this.renderNumber('graceMinutes', 'roster.grace', draft.graceMinutes, 0)}
                ${this.renderNumber('unattendedMinutes', 'roster.unattended', draft.unattendedMinutes, 1)}
            </div>
            <h3>${this.say('roster.shifts')}</h3>
            ${draft.shifts.length === 0 ? html`<p class="soft">${this.say('roster.none')}</p>` : nothing}
            ${draft.shifts.map((shift, place) => this.renderShift(shift, place))}
            <p><button class="button" data-add="shift" @click=${() => this.change({ shifts: [...draft.shifts, NEW_SHIFT] })}>${this.say('roster.add.shift')}</button></p>
            <h3>${this.say('roster.leave')}</h3>
            ${draft.leave.length === 0 ? html`<p class="soft">${this.say('roster.none')}</p>` : nothing}
            ${draft.leave.map((leave, place) => this.renderLeave(leave, place))}
            <p><button class="button" data-add="leave" @click=${() => this.change({ leave: [...draft.leave, { clerk: '', from: '', to: '', deputy: '' }] })}>${this.say('roster.add.leave')}</button></p>
            <form @submit=${this.onSave}>
                <label>${this.say('roster.why')}<input name="why" maxlength="200" autocomplete="off" /></label>
                <button class="button main" ?disabled=${!this.changed}>${this.say('roster.save')}</button>
                <button class="button" type="button" ?disabled=${!this.changed} @click=${() => this.read()}>${this.say('roster.discard')}</button>
            </form>`;
    }

    private renderNumber(
        name: 'graceMinutes' | 'unattendedMinutes',
        key: 'roster.grace' | 'roster.unattended',
        value: number,
        least: number,
    ): TemplateResult {
        const set = (event: Event): void => this.change({ [name]: Math.max(least, Math.round(Number(typedIn(event)) || 0)) });
        return html`<label>${this.say(key)}<input type="number" min=${least} .value=${String(value)} @change=${set} /></label>`;
    }

    private renderShift(shift: ShiftDraft, place: number): TemplateResult {
        const set = (part: Partial<ShiftDraft>): void =>
            this.change({ shifts: this.draft?.shifts.map((one, index) => (index === place ? { ...one, ...part } : one)) ?? [] });
        return html`<div class="line" data-shift=${place}>
            ${this.renderPerson('roster.clerk', shift.clerk, 'roster.choose', (clerk) => set({ clerk }))}
            <label>
                ${this.say('roster.counter')}
                <select @change=${(event: Event) => set({ counter: Number(typedIn(event)) || null })}>
                    <option value="">${this.say('roster.counter.any')}</option>
                    ${this.hall?.counters.map(({ no }) => html`<option value=${no} ?selected=${no === shift.counter}>${this.say('roster.counter.n', { n: no })}</option>`)}
                </select>
            </label>
            <label class="wide">
                ${this.say('roster.hours')}
                <input data-hours .value=${shift.hours} autocomplete="off" @change=${(event: Event) => set({ hours: typedIn(event), kept: null })} />
            </label>
            <div class="days" role="group" aria-label=${this.say('roster.days')}>
                ${DAYS.map(
                    (day) => html`<label>
                        ${this.say(`day.${day}`)}
                        <input
                            type="checkbox"
                            .checked=${shift.days.includes(day)}
                            ?disabled=${shift.hours === '' || shift.kept !== null}
                            @change=${(event: Event) => set({ days: DAYS.filter((one) => (one === day ? isTicked(event) : shift.days.includes(one))) })}
                        />
                    </label>`,
                )}
            </div>
            <button class="button" @click=${() => this.change({ shifts: this.draft?.shifts.filter((_one, index) => index !== place) ?? [] })}>${this.say('roster.remove')}</button>
        </div>`;
    }

    private renderLeave(leave: LeaveDraft, place: number): TemplateResult {
        const set = (part: Partial<LeaveDraft>): void =>
            this.change({ leave: this.draft?.leave.map((one, index) => (index === place ? { ...one, ...part } : one)) ?? [] });
        return html`<div class="line" data-leave=${place}>
            ${this.renderPerson('roster.clerk', leave.clerk, 'roster.choose', (clerk) => set({ clerk }))}
            <label>${this.say('roster.from')}<input type="date" name="from" .value=${leave.from} @change=${(event: Event) => set({ from: typedIn(event) })} /></label>
            <label>${this.say('roster.to')}<input type="date" name="to" .value=${leave.to} @change=${(event: Event) => set({ to: typedIn(event) })} /></label>
            ${this.renderPerson('roster.deputy', leave.deputy, 'roster.deputy.none', (deputy) => set({ deputy }), leave.clerk)}
            <button class="button" @click=${() => this.change({ leave: this.draft?.leave.filter((_one, index) => index !== place) ?? [] })}>${this.say('roster.remove')}</button>
        </div>`;
    }

    private renderPerson(
        label: 'roster.clerk' | 'roster.deputy',
        chosen: string,
        none: 'roster.choose' | 'roster.deputy.none',
        set: (ref: string) => void,
        without = '',
    ): TemplateResult {
        const { current } = this.language;
        return html`<label>
            ${this.say(label)}
            <select name=${label} @change=${(event: Event) => set(typedIn(event))}>
                <option value="">${this.say(none)}</option>
                ${this.people
                    .filter(({ ref }) => ref !== without)
                    .map(({ ref, name, badge }) => html`<option value=${ref} ?selected=${ref === chosen}>${name[current]} ${badge}</option>`)}
            </select>
        </label>`;
    }

    private renderHistory(): TemplateResult | typeof nothing {
        const history = this.answer?.history ?? [];
        if (history.length === 0) return nothing;
        const { current } = this.language;
        return html`<h3>${this.say('roster.history')}</h3>
            <ul>
                ${history.map(
                    ({ by, at, reason }) => html`<li>
                        ${this.say('roster.history.by', { name: by.name[current], time: dayAndTime(at, this.hall, current) })}
                        ${reason === null ? nothing : html`<span class="soft">${this.say('roster.history.reason', { reason })}</span>`}
                    </li>`,
                )}
            </ul>`;
    }

    private change(part: Partial<RosterDraft>): void {
        if (this.draft === null) return;
        this.draft = { ...this.draft, ...part };
        this.changed = true;
        this.said = null;
    }

    private async onSave(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const roster = this.draft === null ? null : rosterOf(this.draft);
        if (roster === null || this.answer === null) return this.refuse(this.say('roster.incomplete'));
        const field = this.renderRoot.querySelector<HTMLInputElement>('input[name=why]');
        const answer = await putRoster(this.caller, this.answer.version, roster, field?.value.trim() ?? '');
        if (!answer.ok) return this.refuse(refusalSentence(answer, this.language.current));
        if (field !== null) field.value = '';
        await this.read();
        this.said = { good: true, sentence: this.say('roster.saved') };
        tell(this, 'tx-roster-changed', answer.answer.version);
    }

    private refuse(sentence: string): void {
        this.said = { good: false, sentence };
    }

    private async read(): Promise<void> {
        const [read, people] = await Promise.all([readRoster(this.caller), readAccounts(this.caller)]);
        if (people.ok) this.people = people.answer.accounts.filter(({ role }) => role === 'clerk');
        if (!read.ok) return this.refuse(refusalSentence(read, this.language.current));
        this.answer = read.answer;
        this.draft = draftOf(read.answer.roster);
        this.changed = false;
        this.said = null;
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private say(key: Parameters<typeof attendanceWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return attendanceWords.say(this.language.current, key, values);
    }
}

function typedIn({ target }: Event): string {
    return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value.trim() : '';
}

function isTicked({ target }: Event): boolean {
    return target instanceof HTMLInputElement && target.checked;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-roster': TxRoster;
    }
    interface HTMLElementEventMap {
        /** The roster was changed here; the detail is its version. */
        'tx-roster-changed': CustomEvent<number>;
    }
}
