import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CounterScreenView } from '#protocol/views.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { showTest } from '#web/test-sign.ts';
import { tokens } from '#web/tokens.ts';
import { counterScreenWords } from '#web/words/counter-screen.ts';
import '#web/elements/tx-link-bar.ts';

/** How long a call is new, in milliseconds: it flashes, then stands. */
const FRESH_MS = 8000;

/**
 * The strip above a counter: its number, largest, and beside it whom it calls or serves, or why nobody.
 * @fires tx-counter-unknown
 */
@customElement('tx-counter-strip')
export class TxCounterStrip extends LitElement {
    static override styles = [
        tokens,
        css`
        :host,
        main {
            display: grid;
            height: calc(100 * var(--tx-vh));
        }
        main {
            --strip: #12355f;
            grid-template-columns: minmax(28vw, auto) minmax(0, 1fr);
            overflow: hidden;
            background: #0a2342;
            color: #fff;
        }
        .called {
            --strip: #a33c00;
        }
        .busy,
        .serving {
            --strip: #0b6b3a;
        }
        .paused,
        .closed,
        .lost {
            --strip: #46505c;
            background: #262e38;
        }
        h1,
        p {
            margin: 0;
        }
        .counter {
            display: grid;
            align-content: center;
            justify-items: center;
            padding-inline: 2vw;
            background: var(--strip);
        }
        .counter .no {
            font-size: min(72 * var(--tx-vh), 24vw);
            font-variant-numeric: tabular-nums;
            font-weight: 800;
            line-height: 0.98;
        }
        .unit {
            font-size: min(10 * var(--tx-vh), 4vw);
            font-weight: 600;
        }
        :lang(en) .unit {
            order: -1;
        }
        .words {
            display: grid;
            align-content: center;
            gap: calc(2 * var(--tx-vh));
            min-width: 0;
            padding-inline: 2vw;
            text-align: center;
        }
        .serves {
            overflow: hidden;
            color: #c9d8ec;
            font-size: min(9 * var(--tx-vh), 3.4vw);
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .call {
            display: flex;
            flex-wrap: wrap;
            align-items: baseline;
            justify-content: center;
            gap: 0 1.4vw;
            padding: calc(2 * var(--tx-vh)) 1vw;
            border-radius: calc(3 * var(--tx-vh));
            font-size: min(21 * var(--tx-vh), 6.2vw);
            font-weight: 700;
            line-height: 1.15;
        }
        .call b {
            font-size: min(44 * var(--tx-vh), 14vw);
            font-variant-numeric: tabular-nums;
            font-weight: 800;
            line-height: 1.05;
        }
        .title {
            font-size: min(26 * var(--tx-vh), 8.4vw);
            font-weight: 800;
            line-height: 1.2;
        }
        .hint {
            color: #d5dfeb;
            font-size: min(10 * var(--tx-vh), 3.2vw);
        }
        .fresh {
            animation: flash 1s step-end 7;
        }
        @keyframes flash {
            50% {
                background: #ffd24a;
                color: #221500;
            }
        }
        @media (prefers-reduced-motion: reduce) {
            .fresh {
                outline: var(--tx-vh) solid #ffd24a;
                animation: none;
            }
        }
    `,
    ];

    @property({ type: Number }) counter = 0;
    private readonly language = new LanguageController(this);
    readonly #hub = new HubController<CounterScreenView>(this, '/display', () => ({ counter: this.counter })).hear('test', showTest);

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        const live = view !== null && link === 'live';
        return html`<tx-link-bar .link=${link}></tx-link-bar>
            <main class=${live ? stateOf(view) : 'lost'}>
            <h1 class="counter" aria-label=${this.say('counter.label', { no: this.counter })}>
                <span class="no" aria-hidden="true">${this.counter}</span><span class="unit" aria-hidden="true">${this.say('counter.unit')}</span>
            </h1>
            <div class="words">
                ${live && view.serves.length > 0 ? html`<p class="serves">${this.servesOf(view)}</p>` : nothing}
                ${live ? this.renderState(view) : this.renderLines('lost', 'lost.hint')}
            </div>
        </main>`;
    }

    protected override willUpdate(): void {
        if (this.#hub.refused?.error.code === 'unknown-counter') this.dispatchEvent(new CustomEvent('tx-counter-unknown'));
    }

    private renderState(view: CounterScreenView): TemplateResult {
        const { ticket } = view;
        if (ticket?.state === 'serving') {
            return html`<p class="call serving" role="status"><span>${this.say('serving.before')}</span><b>${ticket.no}</b></p>`;
        }
        if (ticket !== null) return this.renderCall(ticket);
        if (view.counter.state === 'closed') return this.renderLines('closed', 'closed.hint');
        if (view.counter.state === 'paused') return this.renderLines('paused', 'paused.hint');
        return this.renderLines('idle', 'idle.hint');
    }

    /** Each call is drawn anew, so that it flashes from its beginning; one that the screen learns of late stands still. */
    private renderCall({ no, calledAt }: NonNullable<CounterScreenView['ticket']>): TemplateResult {
        const fresh = this.#hub.now() - calledAt < FRESH_MS;
        return html`${keyed(
            calledAt,
            html`<p class="call ${fresh ? 'fresh' : ''}" role="status">
                <span>${this.say('called.before')}</span><b>${no}</b><span>${this.say('called.after')}</span>
            </p>`,
        )}`;
    }

    private renderLines(
        title: 'closed' | 'paused' | 'idle' | 'lost',
        hint: 'closed.hint' | 'paused.hint' | 'idle.hint' | 'lost.hint',
    ): TemplateResult {
        return html`<p class="title" role="status">${this.say(title)}</p>
            <p class="hint">${this.say(hint)}</p>`;
    }

    private servesOf(view: CounterScreenView): string {
        return view.serves.map((name) => name[this.language.current]).join(this.say('serves.separator'));
    }

    private say(key: Parameters<typeof counterScreenWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return counterScreenWords.say(this.language.current, key, values);
    }
}

function stateOf({ ticket, counter }: CounterScreenView): string {
    if (ticket !== null) return ticket.state === 'serving' ? 'serving' : 'called';
    return counter.state;
}

declare global {
    interface HTMLElementEventMap {
        /** The hall has no counter with this number. */
        'tx-counter-unknown': CustomEvent<void>;
    }
    interface HTMLElementTagNameMap {
        'tx-counter-strip': TxCounterStrip;
    }
}
