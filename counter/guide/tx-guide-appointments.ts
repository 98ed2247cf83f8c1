import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AppointmentView } from '#protocol/appointments.ts';
import type { PublishedHall } from '#protocol/hall.ts';
import type { GuideView, TakenAnswer } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import type { Answered } from '../manager/calls.ts';
import { namesOf } from '../names.ts';
import { readAppointments, type Send } from './desk.ts';
import { sheet } from './sheet.ts';
import './tx-desk-appointment.ts';
import './tx-desk-booking.ts';
import './tx-desk-refusal.ts';
import './tx-guide-taken.ts';

/** The appointments of a day: found by code or time, and new ones. */
@customElement('tx-guide-appointments')
export class TxGuideAppointments extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            --columns: minmax(0, 2fr) minmax(0, 3fr);
        }
        .day {
            display: grid;
            align-items: end;
            gap: 0.5rem;
            grid-template-columns: minmax(0, 1fr) auto;
        }
        .list {
            max-height: 32rem;
            overflow-y: auto;
        }
        .line[aria-current] {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        .code {
            font-variant-numeric: tabular-nums;
            letter-spacing: 0.05em;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property({ attribute: false }) view: GuideView | null = null;
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    /** Empty: today. */
    @state() private day = '';
    @state() private filter = '';
    @state() private list: Answered<{ appointments: readonly AppointmentView[] }> | null = null;
    /** What is open beside the list: one by its code, a new one, a number that was just taken. */
    @state() private open: { readonly code: string } | 'new' | TakenAnswer | null = null;
    @state() private said = '';
    private readonly language = new LanguageController(this);
    /** What the list was read for: the day, and how many of today's were in which state. */
    #read = '';

    override render(): TemplateResult {
        return html`<div class="both">
            <section class="panel" aria-labelledby="title">
                <h2 id="title">${this.say('appointments.title')}</h2>
                <div class="day">
                    <div class="field">
                        <label for="day">${this.say('appointments.day')}</label>
                        <input id="day" type="date" min=${this.today} .value=${this.shownDay} @change=${this.onDay} />
                    </div>
                    <button class="button" @click=${() => this.show('')}>${this.say('appointments.today')}</button>
                </div>
                <div class="field">
                    <label for="filter">${this.say('appointments.filter')}</label>
                    <input
                        id="filter"
                        type="search"
                        autocomplete="off"
                        placeholder=${this.say('appointments.filter.placeholder')}
                        .value=${this.filter}
                        @input=${this.onFilter}
                        @keydown=${this.onKeydown}
                    />
                </div>
                <button class="button main" data-new @click=${() => this.openNew()}>${this.say('appointments.new')}</button>
                ${this.shownDay === this.today && this.view !== null ? html`<p class="soft">${this.say('appointments.counts', this.view.appointments)}</p>` : nothing}
                ${this.renderList()}
            </section>
            ${this.renderOpen()}
        </div>`;
    }

    protected override willUpdate(_changed: PropertyValues): void {
        if (this.view === null) return;
        const wanted = JSON.stringify([this.shownDay, this.view.appointments]);
        if (wanted === this.#read) return;
        this.#read = wanted;
        void this.load();
    }

    override focus(): void {
        this.renderRoot.querySelector<HTMLInputElement>('#filter')?.focus();
    }

    private get today(): string {
        return this.view?.day ?? '';
    }

    private get shownDay(): string {
        return this.day === '' ? this.today : this.day;
    }

    private renderList(): TemplateResult {
        if (this.list?.ok === false) return html`<tx-desk-refusal .refused=${this.list}></tx-desk-refusal>`;
        const all = this.all();
        const shown = this.matching();
        const names = namesOf(this.hall, this.language.current);
        if (shown.length === 0) return html`<p role="status">${this.say(all.length === 0 ? 'appointments.none' : 'appointments.unmatched')}</p>`;
        return html`<div class="lines list">
            ${shown.map(
                ({ id, time, item, state: now }) => html`<button
                    class="line"
                    data-code=${id}
                    aria-current=${this.openCode === id ? 'true' : nothing}
                    @click=${() => this.openOne(id)}
                >
                    <span class="no">${time}</span>
                    <span class="grow">
                        ${names.item(item)}<br />
                        <span class="soft code">${id}</span> <span class="tag">${this.say(`appointment.state.${now}`)}</span>
                    </span>
                </button>`,
            )}
        </div>`;
    }

    private renderOpen(): TemplateResult | typeof nothing {
        const { open } = this;
        if (open === null) return nothing;
        if (open === 'new') {
            return html`<tx-desk-booking
                .token=${this.token}
                .hall=${this.hall}
                .today=${this.today}
                .send=${this.send}
                @tx-desk-booked=${this.onBooked}
                @tx-back=${this.onBack}
            ></tx-desk-booking>`;
        }
        if ('ticket' in open) {
            return html`<tx-guide-taken
                .answer=${open}
                .hall=${this.hall}
                .view=${this.view}
                .place=${this.place}
                .send=${this.send}
                @tx-back=${this.onBack}
            ></tx-guide-taken>`;
        }
        const appointment = this.all().find(({ id }) => id === open.code) ?? null;
        return html`<tx-desk-appointment
            .appointment=${appointment}
            .token=${this.token}
            .hall=${this.hall}
            .today=${this.today}
            .place=${this.place}
            .send=${this.send}
            .said=${this.said}
            @tx-desk-booked=${this.onChanged}
            @tx-desk-taken=${this.onTaken}
            @tx-back=${this.onBack}
        ></tx-desk-appointment>`;
    }

    private get openCode(): string | null {
        return this.open !== null && typeof this.open === 'object' && 'code' in this.open ? this.open.code : null;
    }

    private all(): readonly AppointmentView[] {
        return this.list?.ok === true ? this.list.answer.appointments : [];
    }

    private matching(): readonly AppointmentView[] {
        const wanted = this.filter.trim().toUpperCase();
        return this.all().filter(({ id, time }) => id.toUpperCase().includes(wanted) || time.startsWith(wanted));
    }

    private show(day: string): void {
        this.day = day;
        this.open = null;
    }

    private openNew(): void {
        this.said = '';
        this.open = 'new';
    }

    private openOne(code: string): void {
        this.said = '';
        this.open = { code };
    }

    private onDay(event: Event): void {
        if (event.target instanceof HTMLInputElement) this.show(event.target.value);
    }

    private onFilter(event: InputEvent): void {
        if (event.target instanceof HTMLInputElement) this.filter = event.target.value;
    }

    /** A scanner ends a code with Enter; what is the only one is opened. */
    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing || event.key !== 'Enter') return;
        const [only, ...more] = this.matching();
        if (only === undefined || more.length > 0) return;
        this.filter = '';
        this.openOne(only.id);
    }

    /** The new one is shown on its day, with what to bring. */
    private onBooked(event: CustomEvent<AppointmentView>): void {
        event.stopPropagation();
        const { id, day, time } = event.detail;
        this.day = day === this.today ? '' : day;
        this.said = this.say('appointment.booked', { day, time });
        this.open = { code: id };
        void this.load();
    }

    private onChanged(event: CustomEvent<AppointmentView>): void {
        event.stopPropagation();
        const { day } = event.detail;
        this.day = day === this.today ? '' : day;
        void this.load();
    }

    private onTaken(event: CustomEvent<TakenAnswer>): void {
        event.stopPropagation();
        this.open = event.detail;
    }

    private onBack(event: Event): void {
        event.stopPropagation();
        this.open = null;
    }

    private async load(): Promise<void> {
        const day = this.shownDay;
        const list = await readAppointments({ token: this.token, language: this.language.current }, day);
        if (day === this.shownDay) this.list = list;
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-appointments': TxGuideAppointments;
    }
}
