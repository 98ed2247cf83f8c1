import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { namesOf } from './names.ts';
import { sheet } from './sheet.ts';
import { actsFor, asksReason, type FoundTicket, inputOf, type TicketAct, ticketsFor } from './ticket-acts.ts';
import { findTicket } from './ticket-calls.ts';
import './tx-confirm.ts';
import './tx-correct-panel.ts';
import './tx-menu.ts';
import './tx-picker.ts';
import './tx-reason-form.ts';

/** The usual reasons to call a visitor out of turn. None of them says why somebody has priority. */
const USUAL_REASONS = ['outOfTurn.back', 'outOfTurn.missed', 'outOfTurn.care', 'outOfTurn.wrong', 'outOfTurn.manager'] as const;

/**
 * About a ticket that is not at the counter: which one, what to do with it, and why. Steps that are known already are left out.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-ticket-panel')
export class TxTicketPanel extends LitElement {
    static override styles = [
        sheet,
        css`
        .wrong {
            margin-top: 0.5rem;
            color: var(--tx-bad);
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Of the clerk's session: a ticket out of sight is asked for. */
    @property({ attribute: false }) token = '';
    /** The ticket, if it is chosen already. */
    @property({ attribute: false }) found: FoundTicket | null = null;
    /** What to do with it, if that is known already. */
    @property({ attribute: false }) act: TicketAct | null = null;
    @property({ type: Boolean }) disabled = false;
    @state() private chosen: FoundTicket | null = null;
    @state() private chosenAct: TicketAct | null = null;
    /** Why nothing was found. */
    @state() private wrong = '';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const ticket = this.chosen ?? this.found;
        if (ticket === null) return this.renderFinder(this.view);
        const act = this.actOn(ticket);
        if (act === 'abandon') return this.renderConfirmation(ticket);
        if (act === 'correct') return this.renderCorrection(ticket, this.view);
        return act !== null && asksReason(act) ? this.renderReasons(ticket, act) : this.renderMenu(ticket);
    }

    private renderFinder(view: TerminalView): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        const choices = ticketsFor(this.act, view).map(({ id, no, item, theme, state }) => ({
            id,
            name: no,
            note: `${item === null ? names.theme(theme) : names.item(item)} · ${this.say(`found.${state}`)}`,
            words: '',
        }));
        return html`<tx-picker
                numbers
                .choices=${choices}
                .heading=${this.say(`find.title.${this.act ?? 'any'}`)}
                .search=${this.say('find.search')}
                .none=${this.say('find.none')}
                @tx-pick=${this.onPick}
                @tx-typed=${this.onTyped}
            ></tx-picker>
            <p class="wrong" role="status">${this.wrong}</p>`;
    }

    private renderMenu({ no, state, counter }: FoundTicket): TemplateResult {
        const where = counter !== null && (state === 'called' || state === 'serving') ? ` · ${this.say('counter.no', { no: counter })}` : '';
        return html`<tx-menu
            two
            .heading=${`${no} · ${this.say(`found.${state}`)}${where}`}
            .choices=${actsFor(state).map((act) => ({ id: act, name: this.say(`verb.${act}`) }))}
            .disabled=${this.disabled}
            @tx-pick=${this.onAct}
            @tx-back=${this.onStepBack}
        ></tx-menu>`;
    }

    private renderReasons({ no }: FoundTicket, act: 'call' | 'promote'): TemplateResult {
        return html`<tx-reason-form
            .heading=${this.say(`outOfTurn.title.${act}`, { no })}
            .usual=${USUAL_REASONS.map((key) => this.say(key))}
            @tx-reason=${this.onReason}
            @tx-back=${this.onStepBack}
        ></tx-reason-form>`;
    }

    private renderConfirmation({ no }: FoundTicket): TemplateResult {
        return html`<tx-confirm
            .heading=${this.say('abandon.title', { no })}
            .text=${this.say('abandon.text')}
            .sure=${this.say('abandon.sure', { no })}
            .disabled=${this.disabled}
            @tx-confirm=${this.onConfirm}
            @tx-back=${this.onStepBack}
        ></tx-confirm>`;
    }

    private renderCorrection(ticket: FoundTicket, { deadlines }: TerminalView): TemplateResult {
        return html`<tx-correct-panel
            .ticket=${ticket}
            .hall=${this.hall}
            .deadlines=${deadlines}
            .token=${this.token}
            @tx-back=${this.onStepBack}
        ></tx-correct-panel>`;
    }

    /** The act that is being asked about. One that came with the panel may not fit the ticket that was found. */
    private actOn({ state }: FoundTicket): TicketAct | null {
        if (this.chosenAct !== null) return this.chosenAct;
        return this.act !== null && actsFor(state).includes(this.act) ? this.act : null;
    }

    private onPick(event: CustomEvent<string>): void {
        event.stopPropagation();
        const ticket = this.view === null ? undefined : ticketsFor(this.act, this.view).find(({ id }) => id === event.detail);
        if (ticket !== undefined) this.choose(ticket);
    }

    /** A number that is not in the view: the queue may be longer than the view, or the ticket elsewhere. */
    private async onTyped(event: CustomEvent<string>): Promise<void> {
        const no = event.detail;
        const ticket = await findTicket(this.token, no);
        if (ticket === 'unreachable') this.wrong = this.say('find.unreachable');
        else if (ticket === null) this.wrong = this.say('find.unknown', { no: no.toUpperCase() });
        else this.choose(ticket);
    }

    private choose(ticket: FoundTicket): void {
        this.wrong = '';
        this.chosen = ticket;
        const act = this.actOn(ticket);
        if (act !== null) this.go(ticket, act);
    }

    private onAct(event: CustomEvent<string>): void {
        event.stopPropagation();
        const ticket = this.chosen ?? this.found;
        const act = ticket === null ? undefined : actsFor(ticket.state).find((known) => known === event.detail);
        if (ticket !== null && act !== undefined) this.go(ticket, act);
    }

    private onReason(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.give(event.detail);
    }

    private onConfirm(event: Event): void {
        event.stopPropagation();
        this.give(null);
    }

    /** On to the question that an act asks, or to the hub. */
    private go(ticket: FoundTicket, act: TicketAct): void {
        if (asksReason(act) || act === 'abandon' || act === 'correct') this.chosenAct = act;
        else tell(this, 'tx-give', { verb: act, input: inputOf(act, ticket.id, null), no: ticket.no });
    }

    private give(reason: string | null): void {
        const ticket = this.chosen ?? this.found;
        const act = ticket === null ? null : this.actOn(ticket);
        if (ticket !== null && act !== null) tell(this, 'tx-give', { verb: act, input: inputOf(act, ticket.id, reason), no: ticket.no });
    }

    /** One step back; from the first out of the panel. */
    private onStepBack(event: Event): void {
        if (this.chosenAct === null && this.chosen === null) return;
        event.stopPropagation();
        if (this.chosenAct !== null && this.act === null) this.chosenAct = null;
        else {
            this.chosenAct = null;
            this.chosen = null;
        }
    }

    private say(key: Parameters<typeof counterWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return counterWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ticket-panel': TxTicketPanel;
    }
}
