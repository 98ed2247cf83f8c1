import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import { OUTCOMES, type Outcome } from '#protocol/tickets.ts';
import type { PapersView, TerminalView, TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { paperWords } from '#web/words/papers.ts';
import { recordWords } from '#web/words/record.ts';
import { type Finish, tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey } from './keys.ts';
import { commonFirst } from './names.ts';
import { USUAL_DELAYS, USUAL_REFUSALS } from './outcome-reasons.ts';
import { recordFor, recordOf } from './record-fields.ts';
import { panelSheet, sheet } from './sheet.ts';
import './tx-picker.ts';
import './tx-reason-form.ts';
import './tx-record-form.ts';

/** Outcomes after which nothing was handled, so no item is asked for. */
const WITHOUT_ITEM: readonly Outcome[] = ['wrongItem', 'left'];

/**
 * How the session ended: one key per outcome, and then only what that outcome needs. A ticket taken for a theme alone is asked for its item,
 * an acceptance for its record, a notice for what is missing, a refusal for its reason.
 * @fires tx-finish
 * @fires tx-draft
 * @fires tx-back
 */
@customElement('tx-outcome-panel')
export class TxOutcomePanel extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .grid {
            display: grid;
            grid-template-columns: repeat(2, minmax(0, 1fr));
            gap: 0.5rem;
        }
        :host {
            container-type: inline-size;
        }
        @container (min-width: 40rem) {
            .grid {
                grid-template-columns: repeat(4, minmax(0, 1fr));
            }
        }
        .grid button {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 3.5rem;
            padding: 0.5rem 0.75rem;
            font-size: 1.0625rem;
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) ticket: TicketView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) deadlines: TerminalView['deadlines'] = [];
    /** What has been noted of the record so far. */
    @property({ attribute: false }) draft: ServiceRecord = {};
    /** When and where this visitor was told before what is missing. */
    @property({ attribute: false }) earlier: PapersView['earlierNotice'] = null;
    /** The outcome that was chosen before the panel opened; null when it asks. */
    @property({ attribute: false }) chosen: Outcome | null = null;
    @property({ type: Boolean }) disabled = false;
    @state() private outcome: Outcome | null = null;
    @state() private item: string | null = null;
    @state() private record: ServiceRecord | null = null;
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult | typeof nothing {
        if (this.ticket === null) return nothing;
        if (this.outcome === null) return this.renderOutcomes(this.ticket);
        if (this.asksItem(this.outcome)) return this.renderItems(this.ticket);
        if (this.asksRecord(this.outcome)) return this.renderRecord(this.ticket, this.outcome);
        return this.asksReason(this.outcome) ? this.renderReason(this.outcome) : nothing;
    }

    private renderRecord(ticket: TicketView, outcome: Outcome): TemplateResult {
        return html`<tx-record-form
            .of=${recordOf(outcome)}
            .ticket=${ticket}
            .item=${this.handled(ticket)}
            .hall=${this.hall}
            .deadlines=${this.deadlines}
            .kept=${recordFor(outcome, this.draft)}
            .warning=${outcome === 'oneTimeNotice' && this.earlier !== null ? paperWords.say(this.language.current, 'earlier', this.earlier) : ''}
            .disabled=${this.disabled}
            @tx-record=${this.onRecord}
            @tx-back=${this.onStepBack}
        ></tx-record-form>`;
    }

    private renderReason(outcome: Outcome): TemplateResult {
        const { current } = this.language;
        const refused = outcome === 'refused';
        return html`<tx-reason-form
            .heading=${refused ? counterWords.say(current, 'reason.title') : recordWords.say(current, 'reason.title')}
            .usual=${refused ? USUAL_REFUSALS.map((key) => counterWords.say(current, key)) : USUAL_DELAYS.map((key) => recordWords.say(current, key))}
            @tx-reason=${this.onReason}
            @tx-back=${this.onStepBack}
        ></tx-reason-form>`;
    }

    override firstUpdated(): void {
        if (this.chosen === null) this.focus();
        else this.choose(this.chosen);
    }

    /** The heading takes the focus, not the first outcome: a second Enter must not choose one. */
    override focus(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private renderOutcomes({ no }: TicketView): TemplateResult {
        const { current } = this.language;
        const title = counterWords.say(current, 'outcome.title', { no });
        return html`<section aria-labelledby="title">
            <h2 id="title" tabindex="-1">${title}</h2>
            <div class="grid">
                ${OUTCOMES.map(
                    (outcome, place) =>
                        html`<button data-outcome=${outcome} ?disabled=${this.disabled} @click=${() => this.choose(outcome)}>
                            <kbd aria-hidden="true">${place + 1}</kbd><span>${counterWords.say(current, `outcome.${outcome}`)}</span>
                        </button>`,
                )}
            </div>
            <p class="keys">
                <span>${counterWords.say(current, 'outcome.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    private renderItems({ no, theme }: TicketView): TemplateResult {
        const { current } = this.language;
        const items = (this.hall?.items ?? []).filter((item) => item.theme === theme);
        return html`<tx-picker
            .choices=${commonFirst(items).map(({ code, name }) => ({ id: code, name: name[current], note: '', words: code }))}
            .heading=${counterWords.say(current, 'item.title', { no })}
            .search=${counterWords.say(current, 'item.search')}
            .none=${counterWords.say(current, 'item.none')}
            @tx-pick=${this.onItem}
            @tx-back=${this.onStepBack}
        ></tx-picker>`;
    }

    private asksItem(outcome: Outcome): boolean {
        return this.ticket !== null && this.handled(this.ticket) === null && !WITHOUT_ITEM.includes(outcome);
    }

    private asksRecord(outcome: Outcome): boolean {
        return recordOf(outcome) !== null && this.record === null;
    }

    private asksReason(outcome: Outcome): boolean {
        if (outcome === 'refused') return true;
        const own = this.hall?.items.find(({ code }) => this.ticket !== null && code === this.handled(this.ticket));
        return outcome === 'accepted' && (this.record?.caseKind ?? own?.caseKind) === 'instant';
    }

    /** The main item of the session; null while none is known. */
    private handled({ item, items }: TicketView): string | null {
        return this.item ?? item ?? items[0] ?? null;
    }

    private onKey(code: string): boolean {
        if (this.outcome !== null) return false;
        if (code === 'Escape') {
            tell(this, 'tx-back');
            return true;
        }
        const outcome = OUTCOMES[digitOfKey(code) ?? -1];
        if (outcome !== undefined && !this.disabled) this.choose(outcome);
        return outcome !== undefined;
    }

    private choose(outcome: Outcome): void {
        this.outcome = outcome;
        this.finishIfComplete();
    }

    private onItem(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.item = event.detail;
        this.finishIfComplete();
    }

    private onRecord(event: CustomEvent<ServiceRecord>): void {
        event.stopPropagation();
        this.record = event.detail;
        this.finishIfComplete();
    }

    private onReason(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.finish(event.detail);
    }

    /** From a later question back to the outcomes, with nothing chosen; out of the panel if it opened with one chosen. */
    private onStepBack(event: Event): void {
        this.begin();
        if (this.chosen !== null) return;
        event.stopPropagation();
        void this.updateComplete.then(() => this.focus());
    }

    private finishIfComplete(): void {
        if (this.outcome === null || this.asksItem(this.outcome) || this.asksRecord(this.outcome) || this.asksReason(this.outcome)) return;
        this.finish(null);
    }

    private finish(reason: string | null): void {
        if (this.outcome === null) return;
        const { outcome } = this;
        const record = recordFor(outcome, { ...this.draft, ...this.record });
        const finish: Finish = {
            outcome,
            ...(this.item === null ? {} : { item: this.item }),
            ...(reason === null ? {} : { reason }),
            ...(Object.keys(record).length === 0 ? {} : { record }),
        };
        this.begin();
        tell(this, 'tx-finish', finish);
    }

    private begin(): void {
        this.outcome = null;
        this.item = null;
        this.record = null;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-outcome-panel': TxOutcomePanel;
    }
}
