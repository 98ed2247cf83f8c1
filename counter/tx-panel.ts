import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { type HallConfig, PAUSE_REASONS } from '#protocol/hall.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Outcome } from '#protocol/tickets.ts';
import type { TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { paperWords } from '#web/words/papers.ts';
import { type Finish, tell } from './events.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { KeyController } from './key-controller.ts';
import type { Panel } from './panels.ts';
import { sheet } from './sheet.ts';
import './papers/tx-document-panel.ts';
import './papers/tx-work-panel.ts';
import './tx-append-panel.ts';
import './tx-confirm.ts';
import './tx-menu.ts';
import './orders/tx-own-orders.ts';
import './tx-outcome-panel.ts';
import './tx-record-form.ts';
import './tx-ticket-panel.ts';
import './tx-transfer-panel.ts';

/**
 * The panel of a verb that asks something before it goes to the hub.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-panel')
export class TxPanel extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) panel: Panel | null = null;
    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) token = '';
    /** What has been noted of the record of the session. */
    @property({ attribute: false }) draft: ServiceRecord = {};
    @property({ type: Boolean }) disabled = false;
    /** The link is lost, and nothing is to be seen. */
    @property({ type: Boolean }) away = false;
    private readonly language = new LanguageController(this);
    readonly #focus = new FocusKeeper(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    protected override updated(changed: PropertyValues): void {
        if (!changed.has('away')) return;
        if (this.away) this.#focus.note();
        else this.#focus.giveBack();
    }

    override render(): TemplateResult | typeof nothing {
        const { panel, view } = this;
        if (panel === null || view === null) return nothing;
        switch (panel.kind) {
            case 'finish':
                return html`${keyed(panel, this.renderOutcome(view, panel.outcome))}`;
            case 'record':
                return html`<tx-record-form
                    of="draft"
                    .ticket=${view.ticket}
                    .item=${view.ticket?.item ?? null}
                    .hall=${this.hall}
                    .kept=${this.draft}
                    @tx-record=${() => tell(this, 'tx-back')}
                ></tx-record-form>`;
            case 'append':
                return html`<tx-append-panel .ticket=${view.ticket} .hall=${this.hall}></tx-append-panel>`;
            case 'pause':
                return this.renderPause();
            case 'sign-out':
                return this.renderSignOut(view.work.handOver);
            case 'document':
                return html`<tx-document-panel .papers=${view.papers} .draft=${this.draft} .disabled=${this.disabled}></tx-document-panel>`;
            case 'work':
                return html`<tx-work-panel .view=${view} .hall=${this.hall} .token=${this.token} .disabled=${this.disabled}></tx-work-panel>`;
            case 'orders':
                return this.renderOrders(view);
            case 'transfer':
                return html`<tx-transfer-panel .ticket=${view.ticket} .hall=${this.hall} .counter=${view.counter.no}></tx-transfer-panel>`;
            case 'abandon':
                return this.renderAbandon(view.ticket?.no ?? '');
            case 'ticket':
                // Another line pressed meanwhile is another question, with no step of this one taken.
                return html`${keyed(panel, this.renderTicket(panel))}`;
        }
    }

    /** Within a panel Escape goes one step back; from beside it, such as from the switch of the language, it closes it. */
    private onKey(code: string): boolean {
        if (code !== 'Escape' || this.#focus.holds || this.panel === null) return false;
        tell(this, 'tx-back');
        return true;
    }

    private renderOutcome(view: TerminalView, chosen: Outcome | null): TemplateResult {
        return html`<tx-outcome-panel
            .ticket=${view.ticket}
            .hall=${this.hall}
            .deadlines=${view.deadlines}
            .draft=${this.draft}
            .earlier=${view.papers?.earlierNotice ?? null}
            .chosen=${chosen}
            .disabled=${this.disabled}
            @tx-finish=${this.onFinish}
        ></tx-outcome-panel>`;
    }

    private renderTicket({ found, act }: Extract<Panel, { kind: 'ticket' }>): TemplateResult {
        return html`<tx-ticket-panel
            .view=${this.view}
            .hall=${this.hall}
            .token=${this.token}
            .found=${found}
            .act=${act}
            .disabled=${this.disabled}
        ></tx-ticket-panel>`;
    }

    private renderPause(): TemplateResult {
        const { current } = this.language;
        const reasons = this.hall?.settings.pauseReasons ?? PAUSE_REASONS;
        return html`<tx-menu
            .heading=${counterWords.say(current, 'pause.title')}
            .choices=${reasons.map(({ code, text, minutes }) => ({
                id: code,
                name: text[current],
                note: counterWords.say(current, 'pause.limit', { n: minutes }),
            }))}
            .disabled=${this.disabled}
            @tx-pick=${(event: CustomEvent<string>) => tell(this, 'tx-give', { verb: 'pause', input: { kind: event.detail }, no: '' })}
        ></tx-menu>`;
    }

    /** Nobody goes home with papers in the drawer without having been told. */
    private renderSignOut(n: number): TemplateResult {
        const { current } = this.language;
        return html`<tx-confirm
            .heading=${paperWords.say(current, 'signOut.title', { n })}
            .text=${paperWords.say(current, 'signOut.text')}
            .sure=${paperWords.say(current, 'signOut.sure')}
            .disabled=${this.disabled}
            @tx-confirm=${() => tell(this, 'tx-give', { verb: 'sign-out', input: {}, no: '' })}
        ></tx-confirm>`;
    }

    /** The clerk's own work orders; the way out is there whatever they show. */
    private renderOrders(view: TerminalView): TemplateResult {
        return html`<tx-own-orders .token=${this.token} .hall=${this.hall} .viewer=${{ ref: view.clerk.ref, role: 'clerk' }} .version=${view.workOrders}></tx-own-orders>`;
    }

    private renderAbandon(no: string): TemplateResult {
        const { current } = this.language;
        return html`<tx-confirm
            .heading=${counterWords.say(current, 'abandon.title', { no })}
            .text=${counterWords.say(current, 'abandon.text')}
            .sure=${counterWords.say(current, 'abandon.sure', { no })}
            .disabled=${this.disabled}
            @tx-confirm=${() => tell(this, 'tx-give', { verb: 'abandon', input: {}, no })}
        ></tx-confirm>`;
    }

    private onFinish(event: CustomEvent<Finish>): void {
        event.stopPropagation();
        tell(this, 'tx-give', { verb: 'finish', input: event.detail, no: this.view?.ticket?.no ?? '' });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-panel': TxPanel;
    }
}
