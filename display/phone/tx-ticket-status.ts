import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { TicketView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { phoneWords } from '#web/words/phone.ts';
import { minutesOf } from './wait.ts';

/** What a visitor looks for first: the number, how it stands, and, while waiting, the place and the time. */
@customElement('tx-ticket-status')
export class TxTicketStatus extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
        }
        .card {
            background: var(--tx-surface);
            border-radius: 1.25rem;
            box-shadow: 0 0.5rem 1.5rem rgb(15 40 80 / 10%);
            overflow: hidden;
            text-align: center;
        }
        .head {
            padding: 1.5rem 1rem 1.25rem;
        }
        .label {
            color: var(--tx-ink-soft);
            margin: 0;
        }
        .no {
            font-size: 5.5rem;
            font-variant-numeric: tabular-nums;
            font-weight: 800;
            letter-spacing: 0.02em;
            line-height: 1.1;
            margin: 0;
        }
        .state {
            align-items: center;
            display: flex;
            font-size: 1.5rem;
            font-weight: 700;
            gap: 0.5rem;
            justify-content: center;
            line-height: 1.3;
            margin: 0.25rem 0 0;
        }
        .hint {
            color: var(--tx-ink-soft);
            margin: 0.35rem 0 0;
        }
        dl {
            border-block-start: 1px dashed var(--tx-line);
            display: grid;
            grid-template-columns: 1fr 1fr;
            margin: 0;
        }
        dl > div {
            padding: 1rem 0.5rem 1.1rem;
        }
        dl > div + div {
            border-inline-start: 1px dashed var(--tx-line);
        }
        dt {
            color: var(--tx-ink-soft);
        }
        dd {
            font-size: 1.7rem;
            font-variant-numeric: tabular-nums;
            font-weight: 800;
            margin: 0;
        }
        .called .card {
            background: var(--tx-primary);
            color: var(--tx-on-primary);
        }
        .called .label,
        .called .hint {
            color: inherit;
        }
        .called .state {
            background: var(--tx-on-primary);
            border-radius: 0.75rem;
            color: var(--tx-primary);
            font-size: 2rem;
            font-weight: 800;
            margin-block-start: 0.75rem;
            padding: 0.9rem 0.5rem;
        }
        .called .hint {
            font-size: 1.1rem;
            margin-block-start: 0.9rem;
        }
        .over .no {
            color: var(--tx-ink-soft);
        }
        @media (prefers-reduced-motion: no-preference) {
            .called .state {
                animation: beckon 1.4s ease-in-out infinite;
            }
            @keyframes beckon {
                50% {
                    transform: scale(1.03);
                }
            }
        }
    `,
    ];

    @property({ attribute: false }) ticket: TicketView | null = null;
    @property() language: Language = 'zh-CN';

    override render(): TemplateResult | typeof nothing {
        const { ticket } = this;
        if (ticket === null) return nothing;
        return html`<div class=${kindOf(ticket)}>
            <div class="card">
                <div class="head">
                    <p class="label">${this.#say('number')}</p>
                    <p class="no">${ticket.no}</p>
                    <div role="status">
                        <p class="state">
                            ${ticket.state === 'called' ? html`<tx-icon name="bell"></tx-icon>` : nothing}${this.#say(`state.${ticket.state}`)}
                        </p>
                        <p class="hint">${this.#hint(ticket)}</p>
                    </div>
                </div>
                ${ticket.state === 'waiting' ? this.#renderPlace(ticket) : nothing}
            </div>
        </div>`;
    }

    #renderPlace(ticket: TicketView): TemplateResult {
        return html`<dl>
            <div>
                <dt>${this.#say('ahead')}</dt>
                <dd data-fact="ahead">${phoneWords.say(this.language, 'ahead.people', { n: ticket.ahead })}</dd>
            </div>
            <div>
                <dt>${this.#say('wait')}</dt>
                <dd data-fact="wait">${this.#wait(ticket)}</dd>
            </div>
        </dl>`;
    }

    #wait({ wait }: TicketView): string {
        if (wait === null) return this.#say('wait.unknown');
        const { low, high } = minutesOf(wait);
        if (high <= 1) return this.#say('wait.soon');
        if (low === high) return phoneWords.say(this.language, 'wait.about', { n: high });
        return phoneWords.say(this.language, 'wait.range', { low, high });
    }

    #hint(ticket: TicketView): string {
        if (ticket.state === 'waiting' && ticket.ahead === 0) return this.#say('hint.next');
        return this.#say(`hint.${ticket.state}`);
    }

    #say(key: Parameters<typeof phoneWords.say>[1]): string {
        return phoneWords.say(this.language, key, { counter: this.ticket?.counter ?? '' });
    }
}

function kindOf({ state }: TicketView): string {
    if (state === 'called') return 'called';
    return state === 'waiting' || state === 'serving' || state === 'held' ? 'live' : 'over';
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ticket-status': TxTicketStatus;
    }
}
