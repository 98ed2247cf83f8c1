import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PublishedHall } from '#protocol/hall.ts';
import { TICKET_STATES } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import type { Answered } from '../manager/calls.ts';
import { timeOfDay } from '../manager/times.ts';
import { namesOf } from '../names.ts';
import { readTickets } from './desk.ts';
import { sheet } from './sheet.ts';
import './tx-desk-refusal.ts';
import './tx-item-finder.ts';

/** Tickets listed at once. */
const MOST = 50;
/** Spans that are a touch away, in minutes. */
const SPANS = [15, 30, 60] as const;

/**
 * Finding a ticket: by its number, or as somebody remembers it who has lost the slip.
 * @fires tx-desk-ticket
 */
@customElement('tx-guide-find')
export class TxGuideFind extends LitElement {
    static override styles = [
        sheet,
        css`
        form {
            display: grid;
            gap: 0.75rem;
        }
        .pair {
            display: grid;
            gap: 0.75rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        h3 {
            margin-block-start: 0.5rem;
        }
        tx-item-finder {
            max-height: 22rem;
            overflow-y: auto;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: PublishedHall | null = null;
    /** Hall time. */
    @property({ type: Number }) now = 0;
    @state() private item = '';
    @state() private choosing = false;
    @state() private found: Answered<{ tickets: readonly TicketView[] }> | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<div class="both">
            <section class="panel" aria-labelledby="title">
                <h2 id="title">${this.say('find.title')}</h2>
                <form @submit=${this.onSubmit} novalidate>
                    <div class="field">
                        <label for="no">${this.say('find.no')}</label>
                        <input id="no" autocomplete="off" autocapitalize="characters" placeholder=${this.say('find.no.placeholder')} />
                    </div>
                    <h3>${this.say('find.lost')}</h3>
                    ${this.renderItem()}
                    <div class="pair">
                        <div class="field"><label for="from">${this.say('find.from')}</label><input id="from" type="time" /></div>
                        <div class="field"><label for="to">${this.say('find.to')}</label><input id="to" type="time" /></div>
                    </div>
                    <div class="buttons">
                        ${SPANS.map(
                            (n) => html`<button type="button" class="button" data-span=${n} @click=${() => this.since(n)}>
                                ${this.say('find.recent', { n })}
                            </button>`,
                        )}
                    </div>
                    <div class="field">
                        <label for="state">${this.say('find.state')}</label>
                        <select id="state">
                            <option value="">${this.say('find.state.any')}</option>
                            ${TICKET_STATES.map((one) => html`<option value=${one}>${counterWords.say(this.language.current, `found.${one}`)}</option>`)}
                        </select>
                    </div>
                    <button class="button main" type="submit">${this.say('find.submit')}</button>
                </form>
            </section>
            ${this.found === null ? nothing : this.renderFound(this.found)}
        </div>`;
    }

    override firstUpdated(): void {
        this.focus();
    }

    override focus(): void {
        this.field('no')?.focus();
    }

    private renderItem(): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        if (this.choosing) {
            return html`<tx-item-finder .hall=${this.hall} @tx-desk-item=${this.onItem}></tx-item-finder>
                <div class="buttons">
                    <button type="button" class="button" @click=${() => this.choose('')}>${this.say('find.item.any')}</button>
                </div>`;
        }
        return html`<div class="field">
            <span class="name">${this.say('find.item')}</span>
            <button
                type="button"
                class="line"
                data-choose
                @click=${() => {
                    this.choosing = true;
                }}
            >
                <span class="grow">${this.item === '' ? this.say('find.item.any') : names.item(this.item)}</span>
                <span class="soft">${this.say('find.item.change')}</span>
            </button>
        </div>`;
    }

    private renderFound(found: Answered<{ tickets: readonly TicketView[] }>): TemplateResult {
        if (!found.ok) return html`<section class="panel"><tx-desk-refusal .refused=${found}></tx-desk-refusal></section>`;
        const newest = found.answer.tickets.toReversed();
        const count = newest.length === 0 ? this.say('find.none') : this.say(newest.length < MOST ? 'find.count' : 'find.most', { n: newest.length });
        return html`<section class="panel" aria-label=${this.say('find.title')}>
            <p role="status" data-count=${newest.length}>${count}</p>
            <div class="lines">${newest.map((ticket) => this.renderTicket(ticket))}</div>
        </section>`;
    }

    private renderTicket({ id, no, theme, items, state: now, takenAt, counter }: TicketView): TemplateResult {
        const { current } = this.language;
        const names = namesOf(this.hall, current);
        const at = (now === 'called' || now === 'serving') && counter !== null ? ` · ${this.say('ticket.counter.n', { n: counter })}` : '';
        return html`<button class="line" data-ticket=${no} @click=${() => tell(this, 'tx-desk-ticket', id)}>
            <span class="no">${no}</span>
            <span class="grow">
                ${items.length === 0 ? names.theme(theme) : items.map((code) => names.item(code)).join(names.separator)}<br />
                <span class="soft">${this.say('find.takenAt', { time: timeOfDay(takenAt, this.hall, current) })}</span>
            </span>
            <span class="tag">${counterWords.say(current, `found.${now}`)}${at}</span>
        </button>`;
    }

    private onItem(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.choose(event.detail);
    }

    private choose(item: string): void {
        this.item = item;
        this.choosing = false;
    }

    private since(minutes: number): void {
        const [from, to] = [this.field('from'), this.field('to')];
        if (from === null || to === null) return;
        from.value = timeOfDay(this.now - minutes * 60_000, this.hall, 'en');
        to.value = '';
        void this.search();
    }

    private onSubmit(event: SubmitEvent): void {
        event.preventDefault();
        void this.search();
    }

    private async search(): Promise<void> {
        const value = (id: string): string => this.field(id)?.value.trim() ?? '';
        const no = value('no');
        // Who names a number means that one.
        const query = no === '' ? { item: this.item, from: value('from'), to: value('to'), state: value('state') } : { no };
        const found = await readTickets({ token: this.token, language: this.language.current }, query, MOST);
        this.found = found;
        const [only, ...more] = found.ok ? found.answer.tickets : [];
        if (no !== '' && only !== undefined && more.length === 0) tell(this, 'tx-desk-ticket', only.id);
    }

    private field(id: string): HTMLInputElement | HTMLSelectElement | null {
        return this.renderRoot.querySelector(`#${id}`);
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-find': TxGuideFind;
    }
}
