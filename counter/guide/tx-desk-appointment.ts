import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AppointmentView } from '#protocol/appointments.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Material, PublishedHall } from '#protocol/hall.ts';
import type { PrintAnswer } from '#protocol/sockets.ts';
import type { TakenAnswer } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import type { Slot } from './events.ts';
import { sheet } from './sheet.ts';
import '#web/elements/tx-qr.ts';
import '../tx-confirm.ts';
import './tx-desk-refusal.ts';
import './tx-slot-choice.ts';

/** A printer may have a queue before it. */
const PRINT_MS = 65_000;

/**
 * One appointment: when and what for, what to bring, and what can be done with it.
 * @fires tx-desk-booked
 * @fires tx-desk-taken
 * @fires tx-desk-ticket
 * @fires tx-back
 */
@customElement('tx-desk-appointment')
export class TxDeskAppointment extends LitElement {
    static override styles = [
        sheet,
        css`
        .head {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            gap: 0.5rem 1rem;
        }
        .facts {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: minmax(0, 1fr) 9rem;
        }
        tx-qr {
            width: 9rem;
        }
        .code {
            font-size: 1.5rem;
            letter-spacing: 0.08em;
            overflow-wrap: anywhere;
        }
        @media (max-width: 75rem) {
            .facts {
                grid-template-columns: minmax(0, 1fr) 7rem;
            }
            .facts dl {
                grid-template-columns: minmax(0, 1fr);
            }
            .facts dd {
                margin-block-end: 0.5rem;
            }
            tx-qr {
                width: 7rem;
            }
        }
        .bring {
            padding-inline-start: 1.25rem;
            list-style: disc;
        }
        .bring li {
            padding-block: 0.125rem;
        }
    `,
    ];

    @property({ attribute: false }) appointment: AppointmentView | null = null;
    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property() today = '';
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    /** What was done before it was opened, in words. */
    @property() said = '';
    @state() private asking: 'move' | 'cancel' | null = null;
    @state() private refused: ErrorBody | null = null;
    @state() private busy = false;
    @state() private done = '';
    private readonly language = new LanguageController(this);

    protected override willUpdate(changed: PropertyValues<this>): void {
        const before = changed.get('appointment');
        if (before == null || before.id === this.appointment?.id) return;
        this.asking = null;
        this.refused = null;
        this.done = '';
    }

    override render(): TemplateResult | typeof nothing {
        if (this.appointment === null) return nothing;
        const done = this.done === '' ? this.said : this.done;
        const { id, day, time, item, state: now } = this.appointment;
        return html`<section class="panel" aria-labelledby="title" data-appointment=${id}>
            <div class="head">
                <button class="button" data-back @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
                <h2 id="title">${day} ${time}</h2>
                <span class="tag" data-state=${now}>${this.say(`appointment.state.${now}`)}</span>
            </div>
            ${done === '' ? nothing : html`<p class="good" role="status" data-done>${done}</p>`}
            <tx-desk-refusal .refused=${this.refused}></tx-desk-refusal>
            ${this.asking === null ? this.renderActs(this.appointment) : this.renderQuestion(this.appointment, this.asking)}
            <div class="facts">
                <dl>
                    <dt>${this.say('appointment.item')}</dt>
                    <dd>${namesOf(this.hall, this.language.current).item(item)}</dd>
                    <dt>${this.say('appointment.code')}</dt>
                    <dd class="code">${id}</dd>
                    <dt>${this.say('appointment.bring')}</dt>
                    <dd>${this.renderMaterials(this.appointment.materials)}</dd>
                </dl>
                <tx-qr .content=${id} .label=${this.say('appointment.qr', { code: id })}></tx-qr>
            </div>
        </section>`;
    }

    private renderMaterials(materials: readonly Material[]): TemplateResult {
        if (materials.length === 0) return html`${this.say('appointment.bring.none')}`;
        return html`<ul class="bring">
            ${materials.map(({ name, original, copies }) => {
                const forms = [
                    ...(original ? [this.say('appointment.original')] : []),
                    ...(copies > 0 ? [this.say('appointment.copies', { n: copies })] : []),
                ];
                return html`<li>${inLanguage(name, this.language.current)} <span class="soft">${forms.join(' · ')}</span></li>`;
            })}
        </ul>`;
    }

    private renderActs({ id, state: now, day, ticket }: AppointmentView): TemplateResult {
        const isOpen = now === 'booked' || now === 'missed';
        const isToday = day === this.today;
        return html`<div class="buttons">
                ${isOpen && isToday ? this.renderButton('checkIn', () => this.checkIn(id), 'main') : nothing}
                ${ticket === null ? nothing : this.renderButton('ticket', () => tell(this, 'tx-desk-ticket', ticket), 'main')}
                ${isOpen && this.place !== null ? this.renderButton('print', () => this.print(id)) : nothing}
                ${isOpen ? this.renderButton('move', () => this.ask('move')) : nothing}
                ${now === 'booked' ? this.renderButton('cancel', () => this.ask('cancel'), 'bad') : nothing}
            </div>
            ${now === 'booked' && !isToday ? html`<p class="soft">${this.say('appointment.later', { day })}</p>` : nothing}`;
    }

    private renderButton(act: 'checkIn' | 'ticket' | 'print' | 'move' | 'cancel', go: () => void, kind = ''): TemplateResult {
        return html`<button class="button ${kind}" data-act=${act} ?disabled=${this.busy} @click=${go}>${this.say(`appointment.${act}`)}</button>`;
    }

    private renderQuestion({ id, item }: AppointmentView, asking: 'move' | 'cancel'): TemplateResult {
        if (asking === 'cancel') {
            return html`<tx-confirm
                .heading=${this.say('appointment.cancel.title', { code: id })}
                .text=${this.say('appointment.cancel.text')}
                .sure=${this.say('appointment.cancel.sure')}
                .disabled=${this.busy}
                @tx-confirm=${() => this.change('cancel-appointment', {}, 'appointment.cancelled')}
                @tx-back=${this.onStepBack}
            ></tx-confirm>`;
        }
        return html`<h3>${this.say('appointment.move')}</h3>
            <tx-slot-choice
                .item=${item}
                .today=${this.today}
                .token=${this.token}
                .disabled=${this.busy}
                @tx-desk-slot=${(event: CustomEvent<Slot>) => this.change('move', event.detail, 'appointment.moved')}
            ></tx-slot-choice>
            <div class="buttons"><button class="button" @click=${this.onStepBack}>${this.say('back')}</button></div>`;
    }

    private ask(what: 'move' | 'cancel'): void {
        this.asking = what;
        this.refused = null;
        this.done = '';
    }

    private async change(verb: string, input: Readonly<Record<string, unknown>>, done: 'appointment.moved' | 'appointment.cancelled'): Promise<void> {
        this.busy = true;
        const answer = await this.send?.<{ appointment: AppointmentView }>(verb, { appointment: this.appointment?.id, ...input });
        this.busy = false;
        if (answer === undefined) return;
        this.refused = answer.ok ? null : answer;
        if (!answer.ok) return void this.renderRoot.querySelector('tx-slot-choice')?.load();
        this.asking = null;
        const { day, time } = answer.appointment;
        this.done = this.say(done, { day, time });
        tell(this, 'tx-desk-booked', answer.appointment);
    }

    private async checkIn(appointment: string): Promise<void> {
        this.busy = true;
        const answer = await this.send?.<TakenAnswer>('take', { appointment, ...(this.place === null ? {} : { kiosk: this.place }) });
        this.busy = false;
        if (answer === undefined) return;
        this.refused = answer.ok ? null : answer;
        if (answer.ok) tell(this, 'tx-desk-taken', answer);
    }

    private async print(appointment: string): Promise<void> {
        this.busy = true;
        const answer = await this.send?.<PrintAnswer>('print-appointment', { appointment, kiosk: this.place }, PRINT_MS);
        this.busy = false;
        if (answer === undefined) return;
        const status = answer.ok ? answer.print.status : 'not-sent';
        this.done = answer.ok && status === 'printed' ? this.say('appointment.printed') : status === 'queued' ? this.say('appointment.printing') : '';
        if (!answer.ok) this.refused = answer;
        else this.refused = this.done === '' ? { error: { code: 'no-printer', message: this.say('appointment.not-printed') } } : null;
    }

    private onStepBack(event: Event): void {
        event.stopPropagation();
        this.asking = null;
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-desk-appointment': TxDeskAppointment;
    }
}
