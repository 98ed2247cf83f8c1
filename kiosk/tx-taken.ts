import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-qr.ts';
import { expectedWait } from '#web/catalogue/expected-wait.ts';
import { itemOf, runsOf, themeOf, zonesOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { paint } from './paint.ts';
import { kioskStyles } from './styles.ts';
import { takenLayout } from './taken-layout.ts';

/** The number: on the screen whole, whatever becomes of the paper. */
@customElement('tx-taken')
export class TxTaken extends LitElement {
    static override styles = [kioskStyles, takenLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) ticket: TicketView | null = null;
    /** The page of the new ticket and what is known of its paper by now; null for a ticket that is in the queue again and has its slip. */
    @property({ attribute: false }) slip: { link: string; print: PrintStatus } | null = null;
    /** The further numbers of the same visit, in order. */
    @property({ attribute: false }) chain: readonly TicketView[] = [];
    /** Whether its slip can be printed once more here, or is about to be. */
    @property({ attribute: false }) again: 'no' | 'yes' | 'queued' = 'no';
    /** `mine` is a ticket that its visitor has already. */
    @property() as: 'new' | 'rejoined' | 'mine' = 'new';
    /** Whether the link to the hub is lost: what changes is then left out. */
    @property({ type: Boolean }) away = false;

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        const { config, ticket } = this;
        if (config !== null && ticket !== null) paint(this, themeOf(config, ticket.theme));
    }

    override render(): TemplateResult {
        const { ticket, slip } = this;
        if (ticket === null) return html``;
        return html`<section>
            <h1 tabindex="-1"><tx-icon name="check"></tx-icon>${this.#say(this.as === 'new' ? 'taken.heading' : `${this.as}.heading`)}</h1>
            <article class=${slip === null ? 'again' : ''}>
                <div class="number">
                    <p class="no">${ticket.no}</p>
                    <p class="what">${this.#what(ticket)}</p>
                </div>
                <dl>${this.#renderState(ticket)} ${ticket.state === 'waiting' ? this.#renderFacts(ticket) : nothing}</dl>
                ${slip === null ? nothing : this.#renderQr(slip.link)}
            </article>
            ${this.chain.length === 0 ? nothing : this.#renderChain()}
            <div class="end">
                ${this.#renderPrint()} ${this.again === 'no' ? nothing : this.#renderAgain()}
                <button class="button main" @click=${() => tell(this, 'tx-home', null)}>${this.#say('taken.done')}</button>
            </div>
        </section>`;
    }

    /** A ticket that is no longer in the queue says so; a new one need not. */
    #renderState({ state, counter }: TicketView): TemplateResult | typeof nothing {
        if (this.as !== 'mine') return nothing;
        const where = counter === null || state === 'waiting' ? '' : this.#say('mine.at', { counter });
        return html`<div class="place"><dt class="unseen">${this.#say('mine.state')}</dt>
            <dd class="state"><tx-icon name="info"></tx-icon>${this.#say(`missed.is.${state}`)} ${where}</dd></div>`;
    }

    #renderChain(): TemplateResult {
        return html`<div class="chain">
            <p>${this.#say('taken.chain')}</p>
            <ol>
                ${this.chain.map((ticket) => html`<li><span class="next-no">${ticket.no}</span> ${this.#what(ticket)}</li>`)}
            </ol>
        </div>`;
    }

    #renderAgain(): TemplateResult {
        return html`<button class="button" ?disabled=${this.again === 'queued'} @click=${() => tell(this, 'tx-reprint', null)}>
            <tx-icon name="printer"></tx-icon>${this.#say(this.again === 'queued' ? 'mine.reprinting' : 'mine.reprint')}
        </button>`;
    }

    #renderQr(link: string): TemplateResult {
        return html`<div class="qr">
            <tx-qr content=${link} label=${this.#say('taken.qr')}></tx-qr>
            <div>
                <p>${this.#say('taken.qr')}</p>
                <p class="soft">${this.#say('taken.tips')}</p>
            </div>
        </div>`;
    }

    #renderFacts(ticket: TicketView): TemplateResult {
        const fact = (term: 'taken.ahead' | 'taken.wait' | 'taken.from' | 'taken.counters', value: string): TemplateResult =>
            html`<div><dt>${this.#say(term)}</dt><dd>${value}</dd></div>`;
        // Before its slot an appointment has no place in the queue: it is told from when it may be called.
        const from = ticket.callableFrom === null ? null : this.#say('taken.from.time', { time: this.#timeOf(ticket.callableFrom) });
        const ahead = this.#say(ticket.ahead === 0 ? 'taken.ahead.nobody' : 'taken.ahead.n', { n: ticket.ahead });
        const counters = runsOf(ticket.counters).join(this.#say('taken.counters.join'));
        return html`${from === null ? nothing : fact('taken.from', from)}
        ${this.away || from !== null ? nothing : fact('taken.ahead', ahead)}
        ${this.away || from !== null ? nothing : fact('taken.wait', expectedWait(this.#language.current, ticket.wait))}
        ${counters === '' ? nothing : fact('taken.counters', this.#say('taken.counters.list', { list: counters }))}
        ${this.#renderPlace(ticket.counters)}`;
    }

    #renderPlace(counters: readonly number[]): TemplateResult | typeof nothing {
        const language = this.#language.current;
        const zones = this.config === null ? [] : zonesOf(this.config, counters);
        if (zones.length === 0) return nothing;
        const names = zones.map(({ name, floor }) =>
            this.#say('taken.place.zone', { floor: inLanguage(floor, language), name: inLanguage(name, language) }),
        );
        const zone = names.join(this.#say('taken.place.join'));
        return html`<div class="place"><dt class="unseen">${this.#say('taken.place', { zone: '' })}</dt>
            <dd><tx-icon name="location"></tx-icon>${this.#say('taken.place', { zone })}</dd></div>`;
    }

    #renderPrint(): TemplateResult {
        const print = this.as === 'new' ? (this.slip?.print ?? 'again') : 'again';
        const state = this.away ? 'away' : print === 'not-sent' || print === 'unknown' ? 'problem' : print;
        const icon = state === 'printed' ? 'check' : state === 'queued' ? 'printer' : 'info';
        return html`<p class="print ${state}" role="status"><tx-icon name=${icon}></tx-icon><span>${this.#say(`print.${state}`)}</span></p>`;
    }

    /** Time of day in the hall. */
    #timeOf(at: number): string {
        const zone = this.config?.hall.timeZone;
        const format: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
        return new Intl.DateTimeFormat(this.#language.current, zone === undefined ? format : { ...format, timeZone: zone }).format(at);
    }

    #what(ticket: TicketView): string {
        const { config } = this;
        if (config === null) return '';
        const language = this.#language.current;
        const items = ticket.items.flatMap((code) => itemOf(config, code) ?? []);
        const named = items.length === 0 ? [themeOf(config, ticket.theme)] : items;
        const words = named.flatMap((one) => (one === undefined ? [] : inLanguage(one.name, language))).join(this.#say('taken.items.join'));
        return ticket.purpose === 'handle' ? words : `${words} · ${this.#say(`taken.purpose.${ticket.purpose}`)}`;
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-taken': TxTaken;
    }
}
