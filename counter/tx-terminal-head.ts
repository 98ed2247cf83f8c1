import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TerminalView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { keyCap, shortcutsOf, type TerminalKeys, USUAL_KEYS } from './keys.ts';
import { sheet } from './sheet.ts';
import { situationOf } from './situation.ts';

/**
 * The top of the terminal: which counter, in which state, who is logged in, and the switches of the page.
 * @fires tx-keys
 * @fires tx-orders
 * @fires tx-session-ended
 * @fires tx-leave-counter
 */
@customElement('tx-terminal-head')
export class TxTerminalHead extends LitElement {
    static override styles = [
        sheet,
        css`
        header {
            display: grid;
            grid-template-columns: auto minmax(0, 1fr);
            align-items: center;
            gap: 0 0.875rem;
            padding: 0.625rem 1rem 0.5rem;
            background: var(--tx-primary-deep);
            color: var(--tx-on-primary);
        }
        h1 {
            display: flex;
            align-items: baseline;
            gap: 0.25rem;
        }
        .no {
            font-size: 2.75rem;
            font-weight: 800;
            font-variant-numeric: tabular-nums;
            line-height: 1.1;
        }
        .unit {
            font-size: 0.875rem;
            font-weight: 500;
        }
        :lang(en) .unit {
            order: -1;
        }
        .who {
            display: grid;
            justify-items: end;
            gap: 0.125rem;
            font-size: 0.875rem;
            text-align: end;
        }
        .state {
            padding: 0.0625rem 0.625rem;
            border-radius: 99px;
            background: var(--tx-surface);
            color: var(--tx-ink);
            font-weight: 700;
        }
        nav {
            display: flex;
            flex-wrap: wrap;
            grid-column: 1 / -1;
            gap: 0 0.125rem;
            margin-inline: -0.375rem;
        }
        nav button {
            min-height: 2rem;
            padding: 0 0.375rem;
            border: 0;
            border-radius: var(--tx-radius-s);
            background: none;
            font-size: 0.8125rem;
        }
        nav .orders {
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
            font-weight: 700;
        }
        /* On a strip the switches are one row: every line is room for the queue. */
        @media (max-width: 899px) {
            nav {
                justify-content: space-between;
                gap: 0;
            }
            nav button {
                padding-inline: 0.3125rem;
            }
        }
        @media (min-width: 900px) {
            header {
                grid-template-columns: auto auto minmax(0, 1fr) auto;
                gap: 0 1.5rem;
                padding-inline: max(1.25rem, 50vw - 40rem);
            }
            nav {
                grid-column: 4;
                grid-row: 1;
            }
            nav button {
                min-height: 2.5rem;
                padding-inline: 0.75rem;
                font-size: 0.9375rem;
            }
            .who {
                justify-items: start;
                font-size: 1rem;
            }
        }
        nav button:hover {
            text-decoration: underline;
        }
    `,
    ];

    @property({ type: Number }) counter = 0;
    /** Null while nothing live is known. */
    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) keyMap: TerminalKeys = USUAL_KEYS;
    @property({ type: Boolean }) keysOn = true;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        const situation = this.view === null ? null : situationOf(this.view);
        return html`<header class=${situation ?? 'unknown'}>
            <h1 aria-label=${counterWords.say(current, 'counter.no', { no: this.counter })}>
                <span class="no" aria-hidden="true">${this.counter}</span>
                <span class="unit" aria-hidden="true">${counterWords.say(current, 'counter.unit')}</span>
            </h1>
            <div class="who">
                ${situation === null ? nothing : html`<span class="state" data-state=${situation}>${this.stateWords(situation)}</span>`}
                ${this.view === null ? nothing : this.renderClerk(this.view)}
            </div>
            <nav aria-label=${counterWords.say(current, 'menu.label')}>
                <button aria-pressed=${this.keysOn ? 'true' : 'false'} @click=${() => tell(this, 'tx-keys')}>
                    ${counterWords.say(current, this.keysOn ? 'menu.keysOn' : 'menu.keysOff')}
                </button>
                ${this.view === null ? nothing : this.renderOrders(this.view.workOrders)}
                <button data-menu="language" @click=${this.onLanguage}>${counterWords.say(current, 'menu.language')}</button>
                <button @click=${() => tell(this, 'tx-leave-counter', 'change')}>${counterWords.say(current, 'menu.change')}</button>
                <button @click=${() => tell(this, 'tx-session-ended', 'logout')}>${counterWords.say(current, 'menu.logout')}</button>
            </nav>
        </header>`;
    }

    /** Work orders are always a key away; those that wait for the clerk are counted. */
    private renderOrders(n: number): TemplateResult {
        const { current } = this.language;
        const all = counterWords.say(current, 'menu.orders.all', { n });
        return html`<button
            class=${n > 0 ? 'orders' : ''}
            data-orders=${n}
            title=${n > 0 ? all : nothing}
            aria-keyshortcuts=${shortcutsOf(this.keyMap, 'orders')}
            @click=${() => tell(this, 'tx-orders')}
        >
            ${counterWords.say(current, n > 0 ? 'menu.orders.n' : 'menu.orders', { n })}
            <kbd aria-hidden="true">${this.keyMap.orders.map(keyCap)[0]}</kbd>
        </button>`;
    }

    private renderClerk({ clerk }: TerminalView): TemplateResult {
        const { current } = this.language;
        const name = clerk.name[current];
        return html`<span class="clerk" title=${counterWords.say(current, 'clerk.loggedIn', { name, badge: clerk.badge })}
            >${counterWords.say(current, 'clerk.at', { name, badge: clerk.badge })}</span
        >`;
    }

    private stateWords(situation: ReturnType<typeof situationOf>): string {
        return counterWords.say(this.language.current, situation === 'other' ? 'ticket.taken' : `state.${situation}`);
    }

    private onLanguage(): void {
        this.language.choose(this.language.current === 'en' ? 'zh-CN' : 'en');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-terminal-head': TxTerminalHead;
    }
}
