import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import { tell } from './events.ts';
import { sheet } from './sheet.ts';
import './tx-picker.ts';

/**
 * Where the visitor at the counter is sent on to: another theme, a counter by its number, an item. The number and the take time stay.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-transfer-panel')
export class TxTransferPanel extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) ticket: TicketView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** The counter itself, which is no destination. */
    @property({ type: Number }) counter = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.ticket === null) return nothing;
        const { current } = this.language;
        return html`<tx-picker
            numbers
            .choices=${this.destinations(this.ticket)}
            .heading=${counterWords.say(current, 'transfer.title', { no: this.ticket.no })}
            .search=${counterWords.say(current, 'transfer.search')}
            .none=${counterWords.say(current, 'transfer.none')}
            @tx-pick=${this.onPick}
        ></tx-picker>`;
    }

    private destinations(ticket: TicketView): readonly Destination[] {
        return this.hall === null ? [] : destinationsOf(ticket, { hall: this.hall, own: this.counter, language: this.language.current });
    }

    private onPick(event: CustomEvent<string>): void {
        event.stopPropagation();
        const { ticket } = this;
        if (ticket === null) return;
        const picked = this.destinations(ticket).find(({ id }) => id === event.detail);
        if (picked !== undefined) tell(this, 'tx-give', { verb: 'transfer', input: picked.input, no: ticket.no });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-transfer-panel': TxTransferPanel;
    }
}
