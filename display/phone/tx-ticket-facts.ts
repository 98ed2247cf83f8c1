import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { PhoneView } from '#protocol/views.ts';
import { tokens } from '#web/tokens.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { phoneWords } from '#web/words/phone.ts';
import { HALL_ZONE } from './hall-zone.ts';

const OVER: ReadonlySet<string> = new Set(['done', 'cancelled', 'abandoned', 'expired']);

/** What else is on the slip: theme, items, counters, zone, time. Nothing of the person. */
@customElement('tx-ticket-facts')
export class TxTicketFacts extends LitElement {
    static override styles = [
        tokens,
        css`
        dl {
            background: var(--tx-surface);
            border-radius: 1.25rem;
            display: grid;
            gap: 0.6rem 1rem;
            grid-template-columns: auto 1fr;
            margin: 0;
            padding: 1.1rem 1.25rem;
        }
        dt {
            color: var(--tx-ink-soft);
            white-space: nowrap;
        }
        dd {
            font-weight: 600;
            margin: 0;
            text-align: end;
        }
    `,
    ];

    @property({ attribute: false }) view: PhoneView | null = null;
    @property() language: Language = 'zh-CN';

    override render(): TemplateResult | typeof nothing {
        const { view } = this;
        if (view === null) return nothing;
        const { ticket } = view;
        const separator = phoneWords.say(this.language, 'counters.separator');
        const waits = !OVER.has(ticket.state);
        return html`<dl>
            ${this.#fact('theme', inLanguage(view.themeName, this.language))}
            ${this.#fact('items', view.itemNames.map((name) => inLanguage(name, this.language)).join(separator))}
            ${waits ? this.#fact('counters', this.#counters(ticket.counters.join(separator))) : nothing}
            ${waits ? this.#fact('zone', view.zones.map((name) => inLanguage(name, this.language)).join(separator)) : nothing}
            ${this.#fact('taken', this.#taken(ticket.takenAt))}
        </dl>`;
    }

    #fact(key: 'theme' | 'items' | 'counters' | 'zone' | 'taken', value: string): TemplateResult | typeof nothing {
        if (value === '') return nothing;
        return html`<dt>${phoneWords.say(this.language, key)}</dt>
            <dd data-fact=${key}>${value}</dd>`;
    }

    #counters(list: string): string {
        return list === '' ? '' : phoneWords.say(this.language, 'counters.list', { list });
    }

    #taken(at: number): string {
        const time = new Date(at).toLocaleTimeString(this.language, { timeZone: HALL_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
        return `${time} · ${phoneWords.say(this.language, 'valid')}`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ticket-facts': TxTicketFacts;
    }
}
