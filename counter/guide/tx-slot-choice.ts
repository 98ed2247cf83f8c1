import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SlotView } from '#protocol/appointments.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import type { Answered } from '../manager/calls.ts';
import { readSlots } from './desk.ts';
import { sheet } from './sheet.ts';
import './tx-desk-refusal.ts';

/**
 * A day and the slots of an item on it.
 * @fires tx-desk-slot
 */
@customElement('tx-slot-choice')
export class TxSlotChoice extends LitElement {
    static override styles = [
        sheet,
        css`
        section {
            display: grid;
            gap: 0.75rem;
        }
        .slots {
            display: grid;
            gap: 0.5rem;
            grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr));
        }
        .slots .button {
            display: grid;
            min-height: 3.25rem;
            padding-inline: 0.25rem;
            place-items: center;
        }
        .slots small {
            font-weight: 400;
        }
    `,
    ];

    @property() item = '';
    /** The first day that can be chosen. */
    @property() today = '';
    @property({ attribute: false }) token = '';
    @property({ type: Boolean }) disabled = false;
    @state() private day = '';
    @state() private slots: Answered<{ slots: readonly SlotView[] }> | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<section>
            <div class="field">
                <label for="day">${this.say('slots.day')}</label>
                <input id="day" type="date" min=${this.today} .value=${this.day} @change=${this.onDay} />
            </div>
            ${this.renderSlots()}
        </section>`;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (this.day === '') this.day = this.today;
        if (changed.has('item') || changed.has('today')) void this.load();
    }

    /** What is free now; asked again after a refusal. */
    async load(): Promise<void> {
        const { item, day } = this;
        if (item === '' || day === '') return;
        const slots = await readSlots({ token: this.token, language: this.language.current }, item, day);
        if (item === this.item && day === this.day) this.slots = slots;
    }

    private renderSlots(): TemplateResult {
        const { slots, day } = this;
        if (slots === null) return html`<p role="status">${this.say('slots.loading')}</p>`;
        if (!slots.ok) return html`<tx-desk-refusal .refused=${slots}></tx-desk-refusal>`;
        if (slots.answer.slots.length === 0) return html`<p role="status">${this.say('slots.none')}</p>`;
        return html`<div class="slots">
            ${slots.answer.slots.map(
                ({ time, free }) => html`<button
                    type="button"
                    class="button"
                    data-slot=${time}
                    ?disabled=${this.disabled || free === 0}
                    @click=${() => tell(this, 'tx-desk-slot', { day, time })}
                >
                    <span>${time}</span><small>${free === 0 ? this.say('slots.full') : this.say('slots.free', { n: free })}</small>
                </button>`,
            )}
        </div>`;
    }

    private onDay(event: Event): void {
        if (!(event.target instanceof HTMLInputElement) || event.target.value === '') return;
        this.day = event.target.value;
        this.slots = null;
        void this.load();
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-slot-choice': TxSlotChoice;
    }
}
