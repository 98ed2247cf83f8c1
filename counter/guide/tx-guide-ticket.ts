import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PublishedHall } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { guideWords } from '#web/words/guide.ts';
import { managerWords } from '#web/words/manager.ts';
import { type Given, tell } from '../events.ts';
import { KeyController } from '../key-controller.ts';
import { timeOfDay } from '../manager/times.ts';
import type { Send, TicketDetail } from './desk.ts';
import { sheet } from './sheet.ts';
import { type DeskAct, deskActs, GRANTABLE } from './ticket-acts.ts';
import { TicketController } from './ticket-controller.ts';
import '../tx-confirm.ts';
import '../tx-transfer-panel.ts';
import './tx-desk-refusal.ts';
import './tx-desk-facts.ts';

/**
 * One ticket: what it is, where it stands, and what can be done with it now.
 * @fires tx-back
 */
@customElement('tx-guide-ticket')
export class TxGuideTicket extends LitElement {
    static override styles = [
        sheet,
        css`
        .head {
            display: flex;
            align-items: center;
            gap: 0.5rem 1rem;
        }
        .head .no {
            color: var(--tx-primary-deep);
            font-size: 3rem;
            line-height: 1.1;
        }
        h2:focus {
            outline: none;
            box-shadow: none;
        }
        .acts {
            display: grid;
            gap: 0.5rem;
            grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        }
        .acts .button {
            min-height: 3.25rem;
        }
    `,
    ];

    @property() ticketId = '';
    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: PublishedHall | null = null;
    /** How far the hall is: when it has moved on, the ticket is read again. */
    @property({ type: Number }) seq = 0;
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    /** The act whose question is open. */
    @state() private asking: 'transfer' | 'grant' | 'cancel' | null = null;
    @state() private refused: ErrorBody | null = null;
    @state() private done = '';
    @state() private busy = false;
    private readonly language = new LanguageController(this);
    readonly #ticket = new TicketController(this);
    #shown = false;

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    protected override willUpdate(changed: Map<string, unknown>): void {
        if (changed.has('ticketId')) {
            this.#shown = false;
            this.asking = null;
            this.refused = null;
            this.done = '';
        }
        this.#ticket.follow({ token: this.token, language: this.language.current }, this.ticketId, this.seq);
    }

    /** Once it is read, its number has the focus: nobody types into a page that is hidden behind it. */
    protected override updated(): void {
        const number = this.renderRoot.querySelector('h2.no');
        if (this.#shown || !(number instanceof HTMLElement)) return;
        this.#shown = true;
        number.focus();
    }

    override render(): TemplateResult {
        const { read } = this.#ticket;
        return html`<div class="both">
            <section class="panel" aria-labelledby=${read?.ok === true ? 'title' : nothing}>
                <div class="head">
                    <button class="button" data-back @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
                    ${read?.ok === true ? this.renderHead(read.answer.ticket) : nothing}
                </div>
                ${read?.ok === false ? html`<tx-desk-refusal .refused=${read}></tx-desk-refusal>` : nothing}
                ${read?.ok === true ? html`<tx-desk-facts .detail=${read.answer} .hall=${this.hall}></tx-desk-facts>` : nothing}
            </section>
            ${read?.ok === true ? this.renderActs(read.answer) : nothing}
        </div>`;
    }

    private renderHead({ no, state: now }: TicketView): TemplateResult {
        return html`<h2 id="title" class="no" tabindex="-1" data-no=${no}>${no}</h2>
            <span class="tag" data-state=${now}>${counterWords.say(this.language.current, `found.${now}`)}</span>`;
    }

    private renderActs(detail: TicketDetail): TemplateResult {
        return html`<section class="panel" aria-labelledby="acts">
            <h2 id="acts">${this.say('ticket.acts')}</h2>
            ${this.done === '' ? nothing : html`<p class="good" role="status" data-done>${this.done}</p>`}
            <tx-desk-refusal .refused=${this.refused}></tx-desk-refusal>
            ${this.asking === null ? this.renderButtons(detail.ticket) : this.renderQuestion(detail, this.asking)}
        </section>`;
    }

    private renderButtons({ state: now }: TicketView): TemplateResult {
        const atCounter = now === 'called' || now === 'serving';
        const acts = deskActs(now);
        return html`${atCounter ? html`<p>${this.say('act.busy')}</p>` : acts.length === 1 ? html`<p>${this.say('act.none')}</p>` : nothing}
            <div class="acts">
                ${acts.map(
                    (act) => html`<button
                        class="button ${act === 'rejoin' ? 'main' : ''} ${act === 'cancel' ? 'bad' : ''}"
                        data-act=${act}
                        ?disabled=${this.busy}
                        @click=${() => this.choose(act)}
                    >
                        ${this.say(`act.${act}`)}
                    </button>`,
                )}
            </div>`;
    }

    private renderQuestion({ ticket, granted }: TicketDetail, asking: 'transfer' | 'grant' | 'cancel'): TemplateResult {
        const { no } = ticket;
        if (asking === 'transfer') {
            return html`<p>${this.say('transfer.hint', { time: this.takenAt(ticket) })}</p>
                <tx-transfer-panel .ticket=${ticket} .hall=${this.hall} @tx-give=${this.onTransfer} @tx-back=${this.onStepBack}></tx-transfer-panel>`;
        }
        if (asking === 'cancel') {
            return html`<tx-confirm
                .heading=${this.say('cancel.title', { no })}
                .text=${this.say('cancel.text')}
                .sure=${this.say('cancel.sure', { no })}
                .disabled=${this.busy}
                @tx-confirm=${() => this.give('cancel', {})}
                @tx-back=${this.onStepBack}
            ></tx-confirm>`;
        }
        // A class that came with an appointment or a result is no guide's to take away.
        const others = GRANTABLE.filter((one) => one !== ticket.class && (one !== 'normal' || granted !== null));
        return html`<h3>${this.say('grant.title', { no })}</h3>
            <p class="soft">${this.say('issue.class.hint')}</p>
            <div class="acts">
                ${others.map(
                    (one) => html`<button class="button" data-class=${one} ?disabled=${this.busy} @click=${() => this.give('grant', { class: one })}>
                        ${managerWords.say(this.language.current, `class.${one}`)}
                    </button>`,
                )}
            </div>
            <div class="buttons"><button class="button" @click=${this.onStepBack}>${this.say('back')}</button></div>`;
    }

    private choose(act: DeskAct): void {
        this.done = '';
        this.refused = null;
        if (act === 'transfer' || act === 'grant' || act === 'cancel') this.asking = act;
        else void this.give(act, act === 'reprint' && this.place !== null ? { kiosk: this.place } : {});
    }

    private onTransfer(event: CustomEvent<Given>): void {
        event.stopPropagation();
        void this.give('transfer', event.detail.input);
    }

    private async give(act: DeskAct, input: Readonly<Record<string, unknown>>): Promise<void> {
        this.busy = true;
        const answer = await this.send?.<{ ticket: TicketView }>(act, { ticket: this.ticketId, ...input });
        this.busy = false;
        if (answer === undefined) return;
        this.refused = answer.ok ? null : answer;
        if (!answer.ok) return;
        this.asking = null;
        const { no, ahead, class: priority } = answer.ticket;
        const name = managerWords.say(this.language.current, `class.${priority}`);
        this.done = this.say(`done.${act}`, { no, ahead, class: name, time: this.takenAt(answer.ticket) });
    }

    private takenAt({ takenAt }: TicketView): string {
        return timeOfDay(takenAt, this.hall, this.language.current);
    }

    /** One step back; the questions that have keys of their own are left to them. */
    private onKey(code: string): boolean {
        if (code !== 'Escape' || this.asking === 'cancel' || this.asking === 'transfer') return false;
        if (this.asking === null) tell(this, 'tx-back');
        this.asking = null;
        return true;
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
        'tx-guide-ticket': TxGuideTicket;
    }
}
