import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type HallConfig, PAUSE_REASONS, type ServiceItem } from '#protocol/hall.ts';
import type { TerminalView, TicketView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { stopwatch, wholeMinutes } from './durations.ts';
import { type Names, namesOf } from './names.ts';
import './papers/tx-papers-given.ts';
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
        .line {
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
            font-size: clamp(3.5rem, 22cqi, 7.5rem);
            font-weight: 800;
            font-variant-numeric: tabular-nums;
            letter-spacing: -0.01em;
            line-height: 1.1;
        }
        .small {
            display: flex;
            align-items: center;
            gap: 0.75rem;
            padding: 0.375rem 0.875rem;
        }
        .small .no {
            font-size: 2rem;
        }
        .small .item {
            display: -webkit-box;
            flex: 1;
            min-width: 0;
            overflow: hidden;
            font-size: 0.9375rem;
            -webkit-box-orient: vertical;
            -webkit-line-clamp: 2;
        }
        .small .time {
            font-size: 1.25rem;
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
        @media (max-width: 899px) {
            .item + .theme.known {
                display: none;
            }
        }
        /* On a low strip every line that says nothing new is room for the queue. */
        @media (max-width: 899px) and (max-height: 719px) {
            .card {
                padding: 0.5rem 0.875rem;
            }
            .quiet {
                padding: 0;
                font-size: 1.25rem;
            }
            .idle .item {
                display: none;
            }
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
            display: grid;
            flex: none;
            justify-items: end;
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
        .asks,
        .follow {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            gap: 0.375rem;
            margin-top: 0.25rem;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        .target b {
            color: var(--tx-bad);
        }
        .tag {
            overflow: hidden;
            max-width: 100%;
            text-overflow: ellipsis;
        }
        .glance {
            margin-top: 0.375rem;
            font-size: 0.875rem;
        }
        .glance summary {
            color: var(--tx-ink-soft);
            cursor: pointer;
        }
        .glance ol {
            padding-inline-start: 1.5rem;
            list-style: decimal;
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property() situation: Situation = 'closed';
    /** One line, while a panel is open. */
    @property({ type: Boolean }) compact = false;
    /** On a page of its own there is room for the whole card. */
    @property({ type: Boolean }) wide = false;
    /** Hall time in milliseconds. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { ticket } = this.view;
        // Beside a question an empty counter has nothing to say.
        if (ticket === null) return this.compact ? nothing : this.renderEmpty(this.view);
        return this.compact ? this.renderCompact(ticket) : this.renderTicket(ticket, this.view.limits.recalls);
    }

    private renderTicket(ticket: TicketView, limit: number): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        const serving = ticket.state === 'serving';
        return html`<section class="card ${serving ? 'serving' : 'called'}" aria-label=${this.say('ticket.now')}>
            <div class="top">
                <span class="state">${this.say(serving ? 'state.serving' : 'state.called')}</span>
                ${this.renderTags(ticket)}
            </div>
            <div class="line">
                <p class="no" aria-live="polite">${ticket.no}</p>
                <p class="timer">
                    <span class="time" role="timer">${stopwatch(this.now - ((serving ? ticket.startedAt : ticket.calledAt) ?? this.now))}</span>
                    <span class="what">${this.say(serving ? 'ticket.servedFor' : 'ticket.calledFor')}</span>
                </p>
            </div>
            <p class="item">${itemLine(ticket, names) ?? this.say('ticket.noItem')}</p>
            <p class="theme ${itemLine(ticket, names) === null ? '' : 'known'}">${names.theme(ticket.theme)}</p>
            <ul class="facts">
                ${serving ? this.renderTarget(ticket) : this.renderCalls(ticket, limit)}
                <li>${this.say('ticket.waited', { n: wholeMinutes((ticket.calledAt ?? this.now) - ticket.takenAt) })}</li>
                ${ticket.print === 'unknown' || ticket.print === 'not-sent' ? html`<li class="slip">${this.say(`ticket.slip.${ticket.print}`)}</li>` : nothing}
            </ul>
            ${this.renderItem(ticket)}
            ${this.view === null ? nothing : this.renderFollow(this.view, names)}
            ${this.view === null ? nothing : this.renderAsks(this.view)}
            ${this.renderGiven(serving)}
        </section>`;
    }

    /** Beside a question that the clerk answers the card only has to say whom it is about. */
    private renderCompact(ticket: TicketView): TemplateResult {
        const serving = ticket.state === 'serving';
        return html`<section class="card small ${serving ? 'serving' : 'called'}" aria-label=${this.say('ticket.now')}>
            <p class="no">${ticket.no}</p>
            <p class="item">${itemLine(ticket, namesOf(this.hall, this.language.current)) ?? this.say('ticket.noItem')}</p>
            <span class="time" role="timer">${stopwatch(this.now - ((serving ? ticket.startedAt : ticket.calledAt) ?? this.now))}</span>
        </section>`;
    }

    private renderCalls(ticket: TicketView, limit: number): TemplateResult {
        return html`<li>${this.say('ticket.timesCalled', { n: ticket.recalls + 1 })}</li>
            <li>${this.say('ticket.recalls', { n: ticket.recalls, limit })}</li>`;
    }

    /** How the service stands against the usual minutes of the item; colour is never the only sign. */
    private renderTarget(ticket: TicketView): TemplateResult | typeof nothing {
        const minutes = this.itemsOf(ticket).reduce((sum, { expectedMinutes }) => sum + expectedMinutes, 0);
        if (minutes === 0 || ticket.startedAt === null) return nothing;
        const over = Math.floor((this.now - ticket.startedAt) / 60_000 - minutes);
        return html`<li class="target" data-target>
            ${this.say('item.target', { n: Math.round(minutes) })}${over >= 1 ? html` · <b>${this.say('item.over', { n: over })}</b>` : nothing}
        </li>`;
    }

    /** What the clerk has to know of the item at one glance. */
    private renderItem(ticket: TicketView): TemplateResult | typeof nothing {
        const [item] = this.itemsOf(ticket);
        if (item === undefined) return nothing;
        const { current } = this.language;
        return html`<details class="glance" ?open=${this.wide}>
            <summary>
                ${item.promisedDays === 0 ? this.say('item.instant') : this.say('item.promised', { n: item.promisedDays })} ·
                ${this.say('item.materials', { n: item.materials.length })}
            </summary>
            <p>${item.department[current]} · ${this.say('item.fee', { fee: item.fee[current] })}</p>
            <ol aria-label=${this.say('item.card')}>
                ${item.materials.map(({ name }) => html`<li>${name[current]}</li>`)}
            </ol>
        </details>`;
    }

    private renderFollow({ follow }: TerminalView, names: Names): TemplateResult | typeof nothing {
        if (follow.length === 0) return nothing;
        return html`<p class="follow" data-follow>
            ${this.say('follow.title')}
            ${follow.map(({ no, item, theme }) => html`<span class="tag">${no} ${item === null ? names.theme(theme) : names.item(item)}</span>`)}
        </p>`;
    }

    private renderAsks({ asks }: TerminalView): TemplateResult | typeof nothing {
        if (asks.length === 0) return nothing;
        return html`<p class="asks" role="status">
            ${asks.map(({ need, since, answeredAt }) => {
                const who = this.say(`ask.${need}`);
                const words =
                    answeredAt === null ? this.say('ask.open', { who, n: wholeMinutes(this.now - since) }) : this.say('ask.answered', { who });
                return html`<span class="tag" data-ask=${need}>${words}</span>`;
            })}
        </p>`;
    }

    /** The items of a ticket, as far as the catalogue is known. */
    private itemsOf({ items, item }: TicketView): readonly ServiceItem[] {
        const codes = items.length > 0 ? items : item === null ? [] : [item];
        return codes.flatMap((code) => this.hall?.items.find((known) => known.code === code) ?? []);
    }

    /** The class of a ticket is for the clerk's eyes and no reason is ever named; a normal ticket has no tag. */
    private renderTags(ticket: TicketView): TemplateResult {
        return html`<span class="tags">
            ${ticket.class === 'normal' ? nothing : html`<span class="tag">${this.say(`class.${ticket.class}`)}</span>`}
            ${ticket.language === 'en' ? html`<span class="tag">${this.say('ticket.english')}</span>` : nothing}
        </span>`;
    }

    /** While somebody is called the papers are still those of the visitor before. */
    private renderGiven(shown: boolean): TemplateResult | typeof nothing {
        return shown ? html`<tx-papers-given .papers=${this.view?.papers ?? null}></tx-papers-given>` : nothing;
    }

    private renderEmpty(view: TerminalView): TemplateResult {
        const { title, hint } = this.emptyWords(view);
        return html`<section class="card ${this.situation}">
            <p class="quiet">${title}</p>
            <p class="item">${hint}</p>
            ${this.renderAsks(view)}
            ${this.renderGiven(this.situation === 'idle' || this.situation === 'paused')}
        </section>`;
    }

    private emptyWords(view: TerminalView): { title: string; hint: string } {
        if (this.situation === 'paused') return { title: this.say('ticket.paused'), hint: this.pauseWords(view) };
        if (this.situation === 'closed') return { title: this.say('ticket.closed'), hint: this.say('ticket.closed.hint') };
        if (this.situation === 'other') {
            const clerk = view.counter.clerk;
            const name = clerk?.name[this.language.current] ?? '';
            return { title: this.say('ticket.taken'), hint: this.say('ticket.other', { name, badge: clerk?.badge ?? '' }) };
        }
        const n = view.waitingCount;
        return { title: this.say('ticket.none'), hint: n > 0 ? this.say('ticket.none.waiting', { n }) : this.say('ticket.none.empty') };
    }

    private pauseWords({ counter: { pause } }: TerminalView): string {
        if (pause === null) return this.say('ticket.paused.hint');
        const reasons = this.hall?.settings.pauseReasons ?? PAUSE_REASONS;
        const reason = reasons.find(({ code }) => code === pause.kind)?.text[this.language.current] ?? pause.kind;
        const left = Math.ceil((pause.until - this.now) / 60_000);
        return left > 0 ? this.say('pause.left', { reason, n: left }) : this.say('pause.over', { reason, n: 1 - left });
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
