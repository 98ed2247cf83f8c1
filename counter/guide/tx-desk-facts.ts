import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublishedHall } from '#protocol/hall.ts';
import { expectedWait } from '#web/catalogue/expected-wait.ts';
import { runsOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { managerWords } from '#web/words/manager.ts';
import { timeOfDay } from '../manager/times.ts';
import { namesOf } from '../names.ts';
import type { TicketDetail } from './desk.ts';
import { sheet } from './sheet.ts';

/** What is known of a ticket, as a list of facts. */
@customElement('tx-desk-facts')
export class TxDeskFacts extends LitElement {
    static override styles = sheet;

    @property({ attribute: false }) detail: TicketDetail | null = null;
    @property({ attribute: false }) hall: PublishedHall | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.detail === null) return nothing;
        const { current } = this.language;
        const { ticket } = this.detail;
        const names = namesOf(this.hall, current);
        const { theme, items, purpose, takenAt, calledAt, counter, counters, print, state } = ticket;
        const isAt = state === 'called' || state === 'serving' || state === 'held';
        return html`<dl>
            ${this.fact('theme', names.theme(theme))}
            ${this.fact('items', items.length === 0 ? this.say('ticket.items.none') : items.map((code) => names.item(code)).join(names.separator))}
            ${this.fact('purpose', managerWords.say(current, `purpose.${purpose}`))} ${this.fact('taken', timeOfDay(takenAt, this.hall, current))}
            ${this.renderWaiting()}
            ${isAt && counter !== null ? this.fact('counter', this.say('ticket.counter.n', { n: counter })) : nothing}
            ${calledAt === null ? nothing : this.fact('called', timeOfDay(calledAt, this.hall, current))}
            ${isAt ? nothing : this.fact('counters', runsOf(counters).join(this.say('taken.join')))} ${this.fact('class', this.classOf())}
            ${this.fact('slip', this.say(`slip.short.${print}`))}
        </dl>`;
    }

    private renderWaiting(): TemplateResult | typeof nothing {
        const { state, ahead, wait, callableFrom, after } = this.detail?.ticket ?? {};
        if (state !== 'waiting') return nothing;
        const { current } = this.language;
        if (after !== undefined && after !== null) {
            return this.fact('ahead', this.say('ticket.after', { no: after.slice(after.lastIndexOf('-') + 1) }));
        }
        if (callableFrom !== undefined && callableFrom !== null) {
            return this.fact('wait', this.say('taken.from', { time: timeOfDay(callableFrom, this.hall, current) }));
        }
        return html`${this.fact('ahead', this.say('ticket.people', { n: ahead ?? 0 }))} ${this.fact('wait', expectedWait(current, wait ?? null))}`;
    }

    /** The class, and who granted it where somebody had to. */
    private classOf(): string {
        if (this.detail === null) return '';
        const { current } = this.language;
        const name = managerWords.say(current, `class.${this.detail.ticket.class}`);
        const { granted } = this.detail;
        if (granted === null) return name;
        return this.say('ticket.granted', { class: name, name: granted.by.name[current], time: timeOfDay(granted.at, this.hall, current) });
    }

    private fact(
        name: 'theme' | 'items' | 'purpose' | 'taken' | 'ahead' | 'wait' | 'counter' | 'called' | 'counters' | 'class' | 'slip',
        value: string,
    ): TemplateResult {
        return html`<dt>${this.say(`ticket.${name}`)}</dt>
            <dd data-fact=${name}>${value}</dd>`;
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-desk-facts': TxDeskFacts;
    }
}
