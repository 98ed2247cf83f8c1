import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ManagerView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { wholeMinutes } from '../durations.ts';
import { namesOf } from '../names.ts';
import { sheet } from './sheet.ts';
import { timeOfDay } from './times.ts';

/** Waiting tickets shown of each theme. */
const SHOWN = 6;

type Queue = ManagerView['themes'][number];

/** The queue of each theme: how many wait, how long the longest, how many counters are open, who came first. */
@customElement('tx-queues')
export class TxQueues extends LitElement {
    static override styles = [
        sheet,
        css`
        .themes {
            display: grid;
            gap: 1rem;
            grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
        }
        article.panel {
            display: flex;
            flex-direction: column;
            gap: 0.5rem;
            border-block-start: 0.3rem solid var(--tx-primary);
        }
        .panel.warning {
            border-block-start-color: var(--tx-warn);
        }
        .panel.maximum {
            border-block-start-color: var(--tx-bad);
        }
        .name {
            display: flex;
            align-items: baseline;
            justify-content: space-between;
            gap: 0.5rem;
        }
        h3 {
            font-size: 1.1875rem;
        }
        dl {
            display: grid;
            gap: 0.5rem;
            grid-template-columns: repeat(3, auto);
            justify-content: space-between;
            margin: 0;
        }
        dt {
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        dd {
            margin: 0;
            font-size: 1.375rem;
            font-variant-numeric: tabular-nums;
            font-weight: 700;
            line-height: 1.25;
        }
        .none-open {
            padding: 0.25rem 0.625rem;
            border-radius: var(--tx-radius-s);
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
            font-weight: 600;
        }
        li {
            display: grid;
            align-items: baseline;
            gap: 0.5rem;
            grid-template-columns: 4.5rem minmax(0, 1fr) auto;
            padding: 0.2rem 0;
            border-block-start: 1px solid var(--tx-line);
            font-variant-numeric: tabular-nums;
        }
        .no {
            font-weight: 700;
        }
        .tag {
            justify-self: start;
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
        return html`<section aria-labelledby="queues">
            <h2 id="queues" class="unseen">${this.say('queues.title')}</h2>
            <div class="themes">${this.view.themes.map((queue) => this.renderQueue(queue))}</div>
        </section>`;
    }

    private renderQueue(queue: Queue): TemplateResult {
        const level = this.levelOf(queue.theme);
        const longest = queue.waiting === 0 ? 0 : queue.longestWait * 1000 + this.now - (this.view?.at ?? this.now);
        return html`<article class="panel ${level ?? ''}" data-theme=${queue.theme}>
            <div class="name">
                <h3>${namesOf(this.hall, this.language.current).theme(queue.theme) || queue.theme}</h3>
                ${level === null ? nothing : html`<span class="level ${level}">${this.say(`alerts.level.${level}`)}</span>`}
            </div>
            <dl>
                ${this.renderFigure('waiting', 'queues.waiting', this.say('queues.people', { n: queue.waiting }))}
                ${this.renderFigure('longest', 'queues.longest', this.say('minutes', { n: wholeMinutes(longest) }))}
                ${this.renderFigure('open', 'queues.open', this.say('queues.counters', { n: queue.openCounters }))}
            </dl>
            ${queue.waiting > 0 && queue.openCounters === 0 ? html`<p class="none-open">${this.say('queues.noCounter')}</p>` : nothing}
            ${this.renderFirst(queue)}
        </article>`;
    }

    private renderFigure(name: string, label: Parameters<typeof managerWords.say>[1], value: string): TemplateResult {
        return html`<div>
            <dt>${this.say(label)}</dt>
            <dd data-figure=${name}>${value}</dd>
        </div>`;
    }

    private renderFirst({ first, waiting }: Queue): TemplateResult {
        if (first.length === 0) return html`<p class="soft">${this.say('queues.empty')}</p>`;
        const shown = first.slice(0, SHOWN);
        return html`<div>
            <p class="soft">${this.say('queues.first')}</p>
            <ol>
                ${shown.map(
                    (line) => html`<li data-no=${line.no}>
                        <span class="no">${line.no}</span>
                        <span class="tag">${this.say(`class.${line.class}`)}</span>
                        <span>${this.waited(line.since)}</span>
                    </li>`,
                )}
            </ol>
            ${waiting > shown.length ? html`<p class="soft">${this.say('queues.more', { n: waiting - shown.length })}</p>` : nothing}
        </div>`;
    }

    /** A ticket that may not be called yet, such as an appointment, says from when. */
    private waited(since: number): string {
        if (since <= this.now) return this.say('minutes', { n: wholeMinutes(this.now - since) });
        return this.say('queues.from', { time: timeOfDay(since, this.hall, this.language.current) });
    }

    private levelOf(theme: string): 'warning' | 'maximum' | null {
        const levels = this.view?.alerts.filter((alert) => alert.theme === theme).map(({ level }) => level) ?? [];
        if (levels.includes('maximum')) return 'maximum';
        return levels.length > 0 ? 'warning' : null;
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-queues': TxQueues;
    }
}
