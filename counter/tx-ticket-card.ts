import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TerminalView, TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { stopwatch, wholeMinutes } from './durations.ts';
import { type Names, namesOf } from './names.ts';
import { sheet } from './sheet.ts';
import type { Situation } from './situation.ts';

/** What is at the counter now: the number, very large, with its item, its class and the running time; or why there is none. */
@customElement('tx-ticket-card')
export class TxTicketCard extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            container-type: inline-size;
        }
        .card {
            padding: 0.875rem 1rem 1rem;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
        }
        .called {
            border-color: var(--tx-warn);
            background: var(--tx-warn-soft);
        }
        .serving {
            border-color: var(--tx-good);
            background: var(--tx-good-soft);
        }
        .top,
        .timer {
            display: flex;
            align-items: baseline;
            justify-content: space-between;
            gap: 0.5rem;
        }
        .state {
            font-weight: 700;
        }
        .called .state {
            color: var(--tx-warn);
        }
        .serving .state {
            color: var(--tx-good);
        }
        .tags {
            display: flex;
            gap: 0.375rem;
        }
        .no {
            font-size: clamp(4rem, 26cqi, 8.5rem);
            font-weight: 800;
            font-variant-numeric: tabular-nums;
            letter-spacing: -0.01em;
            line-height: 1.1;
        }
        .quiet {
            padding-block: 0.5rem 0.25rem;
            font-size: 1.75rem;
            font-weight: 700;
        }
        .item {
            font-size: 1.0625rem;
            font-weight: 600;
            line-height: 1.4;
        }
        .quiet + .item {
            color: var(--tx-ink-soft);
            font-weight: 400;
        }
        .theme,
        .what,
        .facts {
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        .timer {
            justify-content: start;
            margin-top: 0.5rem;
        }
        .time {
            font-size: 1.75rem;
            font-weight: 700;
            font-variant-numeric: tabular-nums;
        }
        .slip {
            color: var(--tx-ink);
            font-weight: 700;
        }
        .facts {
            display: flex;
            flex-wrap: wrap;
            gap: 0.125rem 0.875rem;
            margin-top: 0.25rem;
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property() situation: Situation = 'closed';
    /** Hall time in milliseconds. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { ticket } = this.view;
        return ticket === null ? this.renderEmpty(this.view) : this.renderTicket(ticket, this.view.limits.recalls);
    }

    private renderTicket(ticket: TicketView, limit: number): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        const serving = ticket.state === 'serving';
        return html`<section class="card ${serving ? 'serving' : 'called'}" aria-label=${this.say('ticket.now')}>
            <div class="top">
                <span class="state">${this.say(serving ? 'state.serving' : 'state.called')}</span>
                ${this.renderTags(ticket)}
            </div>
            <p class="no" aria-live="polite">${ticket.no}</p>
            <p class="item">${itemLine(ticket, names) ?? this.say('ticket.noItem')}</p>
            <p class="theme">${names.theme(ticket.theme)}</p>
            <div class="timer">
                <span class="time" role="timer">${stopwatch(this.now - ((serving ? ticket.startedAt : ticket.calledAt) ?? this.now))}</span>
                <span class="what">${this.say(serving ? 'ticket.servedFor' : 'ticket.calledFor')}</span>
            </div>
            <ul class="facts">
                <li>${this.say('ticket.timesCalled', { n: ticket.recalls + 1 })}</li>
                <li>${this.say('ticket.recalls', { n: ticket.recalls, limit })}</li>
                <li>${this.say('ticket.waited', { n: wholeMinutes((ticket.calledAt ?? this.now) - ticket.takenAt) })}</li>
                ${ticket.print === 'unknown' || ticket.print === 'not-sent' ? html`<li class="slip">${this.say(`ticket.slip.${ticket.print}`)}</li>` : nothing}
            </ul>
        </section>`;
    }

    /** The class of a ticket is for the clerk's eyes and no reason is ever named; a normal ticket has no tag. */
    private renderTags(ticket: TicketView): TemplateResult {
        return html`<span class="tags">
            ${ticket.class === 'normal' ? nothing : html`<span class="tag">${this.say(`class.${ticket.class}`)}</span>`}
            ${ticket.language === 'en' ? html`<span class="tag">${this.say('ticket.english')}</span>` : nothing}
        </span>`;
    }

    private renderEmpty(view: TerminalView): TemplateResult {
        const { title, hint } = this.emptyWords(view);
        return html`<section class="card ${this.situation}">
            <p class="quiet">${title}</p>
            <p class="item">${hint}</p>
        </section>`;
    }

    private emptyWords(view: TerminalView): { title: string; hint: string } {
        if (this.situation === 'paused') return { title: this.say('ticket.paused'), hint: this.say('ticket.paused.hint') };
        if (this.situation === 'closed') return { title: this.say('ticket.closed'), hint: this.say('ticket.closed.hint') };
        if (this.situation === 'other') {
            const clerk = view.counter.clerk;
            const name = clerk?.name[this.language.current] ?? '';
            return { title: this.say('ticket.taken'), hint: this.say('ticket.other', { name, badge: clerk?.badge ?? '' }) };
        }
        const n = view.waitingCount;
        return { title: this.say('ticket.none'), hint: n > 0 ? this.say('ticket.none.waiting', { n }) : this.say('ticket.none.empty') };
    }

    private say(key: Parameters<typeof counterWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return counterWords.say(this.language.current, key, values);
    }
}

/** The items of a ticket in words; null for a ticket taken for a theme alone. */
function itemLine(ticket: TicketView, names: Names): string | null {
    if (ticket.items.length > 0) return ticket.items.map((code) => names.item(code)).join(names.separator);
    return ticket.item === null ? null : names.item(ticket.item);
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ticket-card': TxTicketCard;
    }
}
