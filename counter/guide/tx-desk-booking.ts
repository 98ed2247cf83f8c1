import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AppointmentView } from '#protocol/appointments.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import { LANGUAGES, type Language, type PublishedHall } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { commonWords } from '#web/words/common.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import type { Slot } from './events.ts';
import { sheet } from './sheet.ts';
import './tx-choices.ts';
import './tx-desk-refusal.ts';
import './tx-item-finder.ts';
import './tx-slot-choice.ts';

/**
 * A new appointment: the item, then a slot.
 * @fires tx-desk-booked
 * @fires tx-back
 */
@customElement('tx-desk-booking')
export class TxDeskBooking extends LitElement {
    static override styles = [
        sheet,
        css`
        .head {
            display: flex;
            align-items: center;
            gap: 1rem;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property() today = '';
    @property({ attribute: false }) send: Send | null = null;
    @state() private item = '';
    @state() private spoken: Language = 'zh-CN';
    @state() private refused: ErrorBody | null = null;
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section class="panel" aria-labelledby="title">
            <div class="head">
                <button class="button" data-back @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
                <h2 id="title">${this.say('book.title')}</h2>
            </div>
            ${this.item === '' ? this.renderItem() : this.renderSlot()}
        </section>`;
    }

    private renderItem(): TemplateResult {
        return html`<h3>${this.say('book.item')}</h3>
            <tx-item-finder .hall=${this.hall} @tx-desk-item=${this.onItem}></tx-item-finder>`;
    }

    private renderSlot(): TemplateResult | typeof nothing {
        const { current } = this.language;
        return html`<h3>${this.say('book.slot')}</h3>
            <button
                class="line"
                data-item=${this.item}
                @click=${() => {
                    this.item = '';
                }}
            >
                <span class="grow name">${namesOf(this.hall, current).item(this.item)}</span><span class="soft">${this.say('find.item.change')}</span>
            </button>
            <tx-choices
                .legend=${this.say('issue.language')}
                .options=${LANGUAGES.map((id) => ({ id, label: commonWords.say(current, `language.${id}`) }))}
                .chosen=${this.spoken}
                @tx-desk-choice=${(event: CustomEvent<Language>) => {
                    this.spoken = event.detail;
                }}
            ></tx-choices>
            <tx-desk-refusal .refused=${this.refused}></tx-desk-refusal>
            <tx-slot-choice
                .item=${this.item}
                .today=${this.today}
                .token=${this.token}
                .disabled=${this.busy}
                @tx-desk-slot=${this.onSlot}
            ></tx-slot-choice>`;
    }

    private onItem(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.item = event.detail;
        this.refused = null;
    }

    private async onSlot(event: CustomEvent<Slot>): Promise<void> {
        event.stopPropagation();
        this.busy = true;
        const answer = await this.send?.<{ appointment: AppointmentView }>('book', { item: this.item, language: this.spoken, ...event.detail });
        this.busy = false;
        if (answer === undefined) return;
        if (answer.ok) return tell(this, 'tx-desk-booked', answer.appointment);
        this.refused = answer;
        // Somebody else may have been faster: what is free now is shown.
        await this.renderRoot.querySelector('tx-slot-choice')?.load();
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-desk-booking': TxDeskBooking;
    }
}
