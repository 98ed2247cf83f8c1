import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '#protocol/hall.ts';
import type { CallView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { displayWords } from '#web/words/display.ts';
import { type Row, rowsOf, untilPlain } from './rows.ts';

/** As many rows as a portrait screen has room for; a landscape one hides the last two. */
const ROWS = 10;

/** The last calls as large rows. The newest are enlarged for some seconds and marked by an arrow, a word and a colour. */
@customElement('tx-call-list')
export class TxCallList extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: 0;
            min-width: 0;
        }
        ol {
            display: flex;
            flex-direction: column;
            gap: 0.5rem;
            height: 100%;
            list-style: none;
            margin: 0;
            padding: 0;
        }
        li {
            background: var(--board-row);
            border-radius: 0.5rem;
            container-type: size;
            flex: 1 1 0;
            /* A few calls stand at the top as large as many would: one row must not become the screen. */
            max-height: 14%;
            min-height: 0;
            overflow: hidden;
            position: relative;
            transition: flex-grow 0.4s ease;
        }
        li:nth-child(even):not(.new) {
            background: var(--board-row-even);
        }
        .line {
            align-items: center;
            box-sizing: border-box;
            display: flex;
            font-size: 2.4rem;
            font-size: min(56cqh, 5.15cqw);
            font-weight: 500;
            gap: 0.28em;
            height: 100%;
            line-height: 1;
            padding-inline: 0.6em 0.5em;
            white-space: nowrap;
        }
        .line > * {
            flex: none;
        }
        .no,
        .counter {
            font-size: 1.26em;
            font-variant-numeric: tabular-nums;
            font-weight: 800;
        }
        .no {
            color: var(--board-number);
            min-width: 2.5em;
            text-align: center;
        }
        .counter {
            border-radius: 0.16em;
            box-shadow: inset 0 0 0 0.05em var(--board-number);
            min-width: 1.75em;
            padding: 0.1em 0.2em 0.12em;
            text-align: center;
        }
        .mark {
            align-items: center;
            color: var(--board-muted);
            display: flex;
            font-size: 0.5em;
            font-variant-numeric: tabular-nums;
            font-weight: 700;
            gap: 0.3em;
            margin-inline-start: auto;
        }
        .new {
            background: var(--board-new);
            color: var(--board-new-ink);
            flex-grow: 1.75;
            max-height: 24.5%;
        }
        .new::before {
            background: var(--board-new-ink);
            clip-path: polygon(0 0, 55% 0, 100% 50%, 55% 100%, 0 100%);
            content: '';
            inset: 0 auto 0 0;
            position: absolute;
            width: 4.6cqw;
        }
        .new .line {
            font-weight: 800;
            padding-inline-start: 6cqw;
        }
        .new .no {
            color: inherit;
        }
        .new .counter {
            background: var(--board-new-ink);
            box-shadow: none;
            color: var(--board-new);
        }
        .new .mark {
            color: inherit;
        }
        .none {
            align-content: center;
            color: var(--board-muted);
            font-size: 2rem;
            height: 100%;
            margin: 0;
            text-align: center;
        }
        .none b {
            color: var(--board-ink);
            display: block;
            font-size: 3.2rem;
            margin-block-end: 1rem;
        }
        @media (orientation: landscape) {
            li:nth-child(n + 9) {
                display: none;
            }
        }
        @media (prefers-reduced-motion: no-preference) {
            .new {
                animation: arrive 1.2s ease-in-out 5;
            }
            @keyframes arrive {
                50% {
                    background: var(--board-new-bright);
                }
            }
        }
        @media (prefers-reduced-motion: reduce) {
            li {
                transition: none;
            }
        }
    `,
    ];

    @property({ attribute: false }) calls: readonly CallView[] = [];
    @property() language: Language = 'zh-CN';
    /** Time zone of the hall, in which the time of a call is written. */
    @property() zone = 'Asia/Shanghai';
    /** Hall time in milliseconds. */
    @property({ attribute: false }) now: () => number = Date.now;

    #timer: ReturnType<typeof setTimeout> | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        const rows = rowsOf(this.calls, this.now(), ROWS);
        if (rows.length === 0) {
            return html`<p class="none"><b>${this.#say('calls.none')}</b>${this.#say('calls.none.hint')}</p>`;
        }
        return html`<ol aria-live="polite">
            ${repeat(
                rows,
                (row) => row.call.callNo,
                (row) => this.#renderRow(row),
            )}
        </ol>`;
    }

    override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        clearTimeout(this.#timer);
        const wait = untilPlain(rowsOf(this.calls, this.now(), ROWS), this.now());
        if (wait !== null) this.#timer = setTimeout(() => this.requestUpdate(), wait + 50);
    }

    #renderRow({ call, enlarged }: Row): TemplateResult {
        const mark = this.#say(call.again ? 'row.again' : 'row.new');
        return html`<li class=${enlarged ? 'new' : ''} data-call=${call.callNo}>
            <div class="line">
                ${this.#sentence(call)}
                ${enlarged ? html`<span class="mark"><tx-icon name="bell"></tx-icon>${mark}</span>` : html`<span class="mark">${this.#time(call.at)}</span>`}
            </div>
        </li>`;
    }

    /** The sentence of a row with its two numbers set apart, wherever the language puts them. */
    #sentence(call: CallView): unknown[] {
        return this.#say('row')
            .split(/(\{\w+\})/)
            .map((part) => {
                if (part === '{ticket}') return html`<span class="no">${call.ticket}</span>`;
                if (part === '{counter}') return html`<span class="counter">${call.counter}</span>`;
                return part.trim() === '' ? nothing : html`<span>${part.trim()}</span>`;
            });
    }

    #time(at: number): string {
        return new Date(at).toLocaleTimeString('en-GB', { timeZone: this.zone, hour: '2-digit', minute: '2-digit' });
    }

    #say(key: Parameters<typeof displayWords.say>[1]): string {
        return displayWords.say(this.language, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-call-list': TxCallList;
    }
}
