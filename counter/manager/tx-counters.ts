import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ManagerView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { wholeMinutes } from '../durations.ts';
import { namesOf } from '../names.ts';
import { sheet } from './sheet.ts';

type Line = ManagerView['counters'][number];

/** Every counter: what it does and since when, who is there, whom it serves, which themes it helps. */
@customElement('tx-counters')
export class TxCounters extends LitElement {
    static override styles = [
        sheet,
        css`
        .head {
            display: flex;
            align-items: baseline;
            justify-content: space-between;
            gap: 1rem;
            margin-bottom: 0.5rem;
        }
        .state::before {
            content: '';
            display: inline-block;
            width: 0.65em;
            height: 0.65em;
            margin-inline-end: 0.45em;
            border: 2px solid currentColor;
            border-radius: 50%;
        }
        .idle {
            color: var(--tx-good);
        }
        .busy {
            color: var(--tx-primary);
        }
        .busy::before {
            background: currentColor;
        }
        .paused {
            color: var(--tx-warn);
        }
        .paused::before {
            border-radius: 0;
        }
        .closed {
            color: var(--tx-ink-soft);
        }
        .ticket {
            font-weight: 700;
        }
    `,
    ];

    @property({ attribute: false }) view: ManagerView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Hall time. */
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { counters } = this.view;
        const open = counters.filter(({ state }) => state !== 'closed').length;
        return html`<section class="panel" aria-labelledby="counters">
            <div class="head">
                <h2 id="counters">${this.say('counters.title')}</h2>
                <span class="soft">${this.say('counters.summary', { open, n: counters.length })}</span>
            </div>
            <table>
                <caption class="unseen">${this.say('counters.caption')}</caption>
                <thead>
                    <tr>
                        ${(['no', 'state', 'clerk', 'ticket', 'helping'] as const).map((column) => html`<th scope="col">${this.say(`counters.${column}`)}</th>`)}
                    </tr>
                </thead>
                <tbody>${counters.map((line) => this.renderLine(line))}</tbody>
            </table>
        </section>`;
    }

    private renderLine({ no, state, since, clerk, ticket, helping }: Line): TemplateResult {
        const { current } = this.language;
        const names = namesOf(this.hall, current);
        return html`<tr data-counter=${no}>
            <th scope="row">${this.say('counter.n', { n: no })}</th>
            <td class="state ${state}">${this.stateWords(state, since)}</td>
            <td>${clerk === null ? nothing : clerk.name[current]}</td>
            <td class="ticket">${ticket}</td>
            <td>${helping.map((theme) => names.theme(theme) || theme).join(names.separator)}</td>
        </tr>`;
    }

    /** How long a closed counter has been closed tells nobody anything. */
    private stateWords(state: Line['state'], since: number): string {
        const words = this.say(`state.${state}`);
        return state === 'closed' ? words : this.say('state.since', { state: words, n: wholeMinutes(this.now - since) });
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-counters': TxCounters;
    }
}
