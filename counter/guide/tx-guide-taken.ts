import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PublishedHall } from '#protocol/hall.ts';
import type { PrintStatus } from '#protocol/tickets.ts';
import type { GuideView, TakenAnswer, TicketView } from '#protocol/views.ts';
import { expectedWait } from '#web/catalogue/expected-wait.ts';
import { runsOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { KeyController } from '../key-controller.ts';
import { timeOfDay } from '../manager/times.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import { sheet } from './sheet.ts';
import '#web/elements/tx-qr.ts';
import './tx-desk-refusal.ts';

/**
 * The number that was taken, large enough to be shown over the desk, with its code and what became of its slip.
 * @fires tx-back
 * @fires tx-desk-ticket
 */
@customElement('tx-guide-taken')
export class TxGuideTaken extends LitElement {
    static override styles = [
        sheet,
        css`
        .taken {
            display: grid;
            gap: 0.5rem 2rem;
            grid-template-columns: minmax(0, 1fr) 12rem;
        }
        h2:focus {
            outline: none;
            box-shadow: none;
        }
        .big {
            color: var(--tx-primary-deep);
            font-size: clamp(4.5rem, 10vw, 8rem);
            font-variant-numeric: tabular-nums;
            font-weight: 800;
            line-height: 1.1;
        }
        .what {
            font-size: 1.25rem;
            font-weight: 600;
        }
        .code {
            display: grid;
            align-content: start;
            gap: 0.25rem;
            text-align: center;
        }
        tx-qr {
            width: 12rem;
        }
        .later {
            display: grid;
            gap: 0.25rem;
            padding-block-start: 0.75rem;
            border-block-start: 1px solid var(--tx-line);
        }
        .later .no {
            font-size: 2rem;
        }
        .later tx-qr {
            width: 6rem;
        }
        .later li {
            display: flex;
            align-items: center;
            gap: 1rem;
        }
    `,
    ];

    @property({ attribute: false }) answer: TakenAnswer | null = null;
    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property({ attribute: false }) view: GuideView | null = null;
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    @state() private refused: ErrorBody | null = null;
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult | typeof nothing {
        if (this.answer === null) return nothing;
        const { ticket, link, chain } = this.answer;
        const slip = this.slipOf(ticket);
        return html`<section class="panel" aria-labelledby="title">
            <h2 id="title" tabindex="-1">${this.say('taken.title')}</h2>
            <div class="taken">
                <div>
                    <p class="big" data-number>${ticket.no}</p>
                    <p class="what">${this.what(ticket)}</p>
                    <p>${this.facts(ticket)}</p>
                </div>
                <div class="code">
                    <tx-qr .content=${link} .label=${this.say('taken.qr', { no: ticket.no })}></tx-qr>
                    <p class="soft">${this.say('taken.qr.hint')}</p>
                </div>
            </div>
            <p class=${slip === 'not-sent' || slip === 'unknown' ? 'wrong' : 'good'} role="status" data-slip=${slip}>${this.say(`slip.${slip}`)}</p>
            ${chain.length === 0 ? nothing : this.renderChain(chain)}
            <tx-desk-refusal .refused=${this.refused}></tx-desk-refusal>
            <div class="buttons">
                <button class="button main" data-next @click=${() => tell(this, 'tx-back')}>${this.say('taken.next')} <kbd aria-hidden="true">Esc</kbd></button>
                ${this.place === null ? nothing : html`<button class="button" data-reprint @click=${this.reprint}>${this.say('taken.reprint')}</button>`}
                <button class="button" data-show @click=${() => tell(this, 'tx-desk-ticket', ticket.id)}>${this.say('taken.show')}</button>
            </div>
        </section>`;
    }

    /** The heading takes the focus, not a button: the key that took the number must not do the next thing as well. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private renderChain(chain: TakenAnswer['chain']): TemplateResult {
        return html`<div class="later">
            <p class="soft">${this.say('taken.visit')}</p>
            <ul class="lines">
                ${chain.map(
                    ({ ticket, link }) => html`<li data-later=${ticket.no}>
                        <tx-qr .content=${link} .label=${this.say('taken.qr', { no: ticket.no })}></tx-qr>
                        <span class="no">${ticket.no}</span><span>${this.what(ticket)}</span>
                    </li>`,
                )}
            </ul>
        </div>`;
    }

    private what({ theme, items }: TicketView): string {
        const names = namesOf(this.hall, this.language.current);
        return items.length === 0 ? names.theme(theme) : items.map((code) => names.item(code)).join(names.separator);
    }

    private facts({ ahead, wait, counters, callableFrom }: TicketView): string {
        const { current } = this.language;
        const list = runsOf(counters).join(this.say('taken.join'));
        const when =
            callableFrom === null
                ? [this.say('taken.ahead', { n: ahead }), this.say('taken.wait', { wait: expectedWait(current, wait) })]
                : [this.say('taken.from', { time: timeOfDay(callableFrom, this.hall, current) })];
        return [...when, this.say('taken.counters', { list })].join(' · ');
    }

    /** What became of the slip since: the view knows of the last tickets of the desk. */
    private slipOf({ id, print }: TicketView): PrintStatus {
        return this.view?.recent.find((line) => line.id === id)?.print ?? print;
    }

    private readonly reprint = async (): Promise<void> => {
        const answer = await this.send?.('reprint', { ticket: this.answer?.ticket.id, kiosk: this.place });
        this.refused = answer === undefined || answer.ok ? null : answer;
    };

    private onKey(code: string): boolean {
        if (code !== 'Escape') return false;
        tell(this, 'tx-back');
        return true;
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-taken': TxGuideTaken;
    }
}
