import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { commonFirst, namesOf } from './names.ts';
import { sheet } from './sheet.ts';
import './tx-picker.ts';
import type { Choice } from './tx-picker.ts';

/**
 * One more item that the visitor has come for: those of the ticket's theme go into this session, others become the next ticket of the visit.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-append-panel')
export class TxAppendPanel extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) ticket: TicketView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.ticket === null) return nothing;
        const { current } = this.language;
        return html`<tx-picker
            .choices=${this.choices(this.ticket)}
            .heading=${counterWords.say(current, 'append.title', { no: this.ticket.no })}
            .search=${counterWords.say(current, 'item.search')}
            .none=${counterWords.say(current, 'item.none')}
            @tx-pick=${this.onPick}
        ></tx-picker>`;
    }

    private choices(ticket: TicketView): readonly Choice[] {
        const { current } = this.language;
        const names = namesOf(this.hall, current);
        return commonFirst(this.hall?.items ?? [])
            .filter(({ code }) => !ticket.items.includes(code))
            .toSorted((one, other) => Number(other.theme === ticket.theme) - Number(one.theme === ticket.theme))
            .map(({ code, name, theme }) => ({
                id: code,
                name: name[current],
                note: theme === ticket.theme ? counterWords.say(current, 'append.here') : names.theme(theme),
                words: code,
            }));
    }

    private onPick(event: CustomEvent<string>): void {
        event.stopPropagation();
        tell(this, 'tx-give', { verb: 'append', input: { item: event.detail }, no: this.ticket?.no ?? '' });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-append-panel': TxAppendPanel;
    }
}
