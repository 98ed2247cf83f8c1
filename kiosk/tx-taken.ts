import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { TakenAnswer } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-qr.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage, type Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { itemOf, runsOf, themeOf, zonesOf } from './catalogue.ts';
import { tell } from './events.ts';
import { expectedWait } from './expected-wait.ts';
import { paint } from './paint.ts';
import { kioskStyles } from './styles.ts';
import { takenLayout } from './taken-layout.ts';

/** The number: on the screen whole, whatever becomes of the paper. */
@customElement('tx-taken')
export class TxTaken extends LitElement {
    static override styles = [kioskStyles, takenLayout];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property({ attribute: false }) answer: TakenAnswer | null = null;
    /** What is known of the slip by now. */
    @property({ attribute: false }) print: PrintStatus = 'none';
    /** Whether the link to the hub is lost: what changes is then left out. */
    @property({ type: Boolean }) away = false;

    readonly #language = new LanguageController(this);

    protected override willUpdate(): void {
        const { config, answer } = this;
        if (config !== null && answer !== null) paint(this, themeOf(config, answer.ticket.theme));
    }

    override render(): TemplateResult {
        const { answer } = this;
        if (answer === null) return html``;
        return html`<section>
            <h1 tabindex="-1"><tx-icon name="check"></tx-icon>${this.#say('taken.heading')}</h1>
            <article>
                <div class="number">
                    <p class="no">${answer.ticket.no}</p>
                    <p class="what">${this.#what(answer)}</p>
                </div>
                <dl>${this.#renderFacts(answer)}</dl>
                <div class="qr">
                    <tx-qr content=${answer.link} label=${this.#say('taken.qr')}></tx-qr>
                    <div>
                        <p>${this.#say('taken.qr')}</p>
                        <p class="soft">${this.#say('taken.tips')}</p>
                    </div>
                </div>
            </article>
            <div class="end">
                ${this.#renderPrint()}
                <button class="button main" @click=${() => tell(this, 'tx-home', null)}>${this.#say('taken.done')}</button>
            </div>
        </section>`;
    }

    #renderFacts({ ticket }: TakenAnswer): TemplateResult {
        const fact = (term: 'taken.ahead' | 'taken.wait' | 'taken.counters', value: string): TemplateResult =>
            html`<div><dt>${this.#say(term)}</dt><dd>${value}</dd></div>`;
        const ahead = this.#say(ticket.ahead === 0 ? 'taken.ahead.nobody' : 'taken.ahead.n', { n: ticket.ahead });
        const counters = runsOf(ticket.counters).join(this.#say('taken.counters.join'));
        return html`${this.away ? nothing : fact('taken.ahead', ahead)}
        ${this.away ? nothing : fact('taken.wait', expectedWait(this.#language.current, ticket.wait))}
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
        const state = this.away ? 'away' : this.print === 'not-sent' || this.print === 'unknown' ? 'problem' : this.print;
        const icon = state === 'printed' ? 'check' : state === 'queued' ? 'printer' : 'info';
        return html`<p class="print ${state}" role="status"><tx-icon name=${icon}></tx-icon><span>${this.#say(`print.${state}`)}</span></p>`;
    }

    #what({ ticket }: TakenAnswer): string {
        const { config } = this;
        if (config === null) return '';
        const language = this.#language.current;
        const theme = themeOf(config, ticket.theme);
        const item = itemOf(config, ticket.item);
        const name = item ?? theme;
        const words = name === undefined ? '' : inLanguage(name.name, language);
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
