import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { runsOf, themeOf, zonesOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { simpleWords } from '#web/words/kiosk-simple.ts';
import { tell } from '../events.ts';
import { paint } from '../paint.ts';
import { kioskStyles } from '../styles.ts';
import { numberLayout } from './number-layout.ts';

type Key = Parameters<typeof simpleWords.say>[1];

/**
 * The number, huge, with the two or three things to know now.
 *
 * @fires tx-also with a sentence that has become true and should be heard.
 */
@customElement('tx-simple-number')
export class TxSimpleNumber extends LitElement {
    static override styles = [kioskStyles, numberLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) ticket: TicketView | null = null;
    /** How the visitor came by it. */
    @property() as: 'taken' | 'rejoined' | 'mine' = 'taken';
    /** What is known of the paper of a new ticket; null for one that has its slip. */
    @property({ attribute: false }) print: PrintStatus | null = null;
    /** Later tickets of the same visit. */
    @property({ attribute: false }) chain: readonly TicketView[] = [];
    /** Whether the link to the hub is lost: what changes is then left out. */
    @property({ type: Boolean }) away = false;

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        const { config, ticket } = this;
        if (config !== null && ticket !== null) paint(this, themeOf(config, ticket.theme));
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (changed.get('print') === 'queued' && this.print !== 'queued') {
            const detail = this.#say(`number.${this.#paper}`);
            this.dispatchEvent(new CustomEvent('tx-also', { detail, bubbles: true, composed: true }));
        }
    }

    override render(): TemplateResult {
        const { ticket } = this;
        if (ticket === null) return html``;
        const paper = this.#paper;
        const icon = paper === 'printed' || paper === 'keep' ? 'check' : paper === 'queued' ? 'printer' : 'info';
        return html`<section>
            <h1 tabindex="-1">${this.#say(`number.${this.as}`)}</h1>
            <p class="no" data-aloud=${this.#say('number.said', { no: ticket.no })}>${ticket.no}</p>
            <div class="facts">
                ${this.#facts(ticket).map((fact) => html`<p data-aloud>${fact}</p>`)}
                <p class="print ${paper}" role="status" data-aloud><tx-icon name=${icon}></tx-icon><span>${this.#say(`number.${paper}`)}</span></p>
            </div>
            <button class="button main done" @click=${() => tell(this, 'tx-home', null)}>${this.#say('done')}</button>
        </section>`;
    }

    get #paper(): 'away' | 'keep' | 'problem' | 'queued' | 'printed' | 'none' {
        if (this.away) return 'away';
        if (this.print === null) return 'keep';
        return this.print === 'not-sent' || this.print === 'unknown' ? 'problem' : this.print;
    }

    #facts(ticket: TicketView): readonly string[] {
        const { callableFrom, ahead, counters, state } = ticket;
        const facts: string[] = [];
        if (callableFrom !== null) facts.push(this.#say('number.from', { time: this.#timeOf(callableFrom) }));
        else if (!this.away && state === 'waiting') facts.push(this.#say(ahead === 0 ? 'number.next' : 'number.ahead', { n: ahead }));
        const place = this.#place(counters);
        if (place !== '') facts.push(place);
        const list = runsOf(counters).join(kioskWords.say(this.#language.current, 'taken.counters.join'));
        if (list !== '') facts.push(this.#say('number.counters', { list }));
        if (this.chain.length > 0) facts.push(this.#say('number.chain', { list: this.chain.map(({ no }) => no).join(' ') }));
        return facts;
    }

    #place(counters: readonly number[]): string {
        const language = this.#language.current;
        const zones = this.config === null ? [] : zonesOf(this.config, counters);
        if (zones.length !== 1) return '';
        const names = zones.map(({ name, floor }) =>
            kioskWords.say(language, 'taken.place.zone', { floor: inLanguage(floor, language), name: inLanguage(name, language) }),
        );
        return kioskWords.say(language, 'taken.place', { zone: names.join('') });
    }

    /** Time of day in the hall. */
    #timeOf(at: number): string {
        const zone = this.config?.hall.timeZone;
        const format: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
        return new Intl.DateTimeFormat(this.#language.current, zone === undefined ? format : { ...format, timeZone: zone }).format(at);
    }

    #say(key: Key, values: Values = {}): string {
        return simpleWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-simple-number': TxSimpleNumber;
    }
}
