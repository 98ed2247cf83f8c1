import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { BoardView } from '#protocol/views.ts';
import '#web/elements/tx-language-switch.ts';
import '#web/elements/tx-link-bar.ts';
import { at, isTraining } from '#web/base.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { loadHall } from '#web/load-hall.ts';
import { showTest } from '#web/test-sign.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { launcherWords } from '#web/words/launcher.ts';
import { panel } from './styles.ts';
import './tx-sample-accounts.ts';
import './tx-tour.ts';
import './tx-virtual-printer.ts';
import { read, type Trial } from './trial.ts';

/** The home of a hall: what it is, its pages in the order of a visit, and, on the machine of a trial, how to try them. */
@customElement('tx-launcher')
export class TxLauncher extends LitElement {
    static override styles = [
        panel,
        css`
            :host {
                box-sizing: border-box;
                display: block;
                margin: 0 auto;
                max-width: 84rem;
                padding: 1.25rem clamp(1rem, 3vw, 2.5rem) 2.5rem;
            }
            header {
                align-items: start;
                display: flex;
                gap: 1rem;
                justify-content: space-between;
            }
            h1 {
                font-size: 2.25rem;
                line-height: 1.2;
                margin: 0;
            }
            h1 span {
                color: var(--tx-ink-soft);
                display: block;
                font-size: 1.1rem;
                font-weight: 500;
            }
            main {
                display: grid;
                gap: 1.5rem;
                grid-template-columns: minmax(0, 1fr);
            }
            .lead {
                font-size: 1.1rem;
                margin: 0.75rem 0 0;
            }
            .hall {
                align-items: baseline;
                background: var(--tx-primary);
                border-radius: 0.75rem;
                color: var(--tx-on-primary);
                display: flex;
                flex-wrap: wrap;
                gap: 0.25rem 1.5rem;
                margin: 1rem 0 0;
                padding: 0.9rem 1.25rem;
            }
            .hall strong {
                font-size: 1.25rem;
            }
            .hall .open {
                background: var(--tx-on-primary);
                border-radius: 1rem;
                color: var(--tx-primary);
                font-weight: 700;
                padding: 0.05rem 0.75rem;
            }
            .hall.veiled {
                filter: grayscale(1);
                opacity: 0.5;
            }
            .trial {
                align-items: start;
                display: grid;
                gap: 1.5rem;
                grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
            }
            footer {
                display: flex;
                flex-wrap: wrap;
                gap: 0.5rem 1.5rem;
                margin-block-start: 1.5rem;
            }
            @media (max-width: 60rem) {
                .trial {
                    grid-template-columns: minmax(0, 1fr);
                }
            }
        `,
    ];

    @state() private config: HallConfig | null = null;
    @state() private trial: Trial | null = null;

    readonly #language = new LanguageController(this);
    readonly #hub = new HubController<BoardView>(this, '/display', () => ({})).hear('test', showTest);
    #link = '';

    override render(): TemplateResult {
        const language = this.#language.current;
        return html`<tx-link-bar .link=${this.#hub.link}></tx-link-bar>
            <header>
                <h1>${this.#say('title')}<span>${this.#say('tagline')}</span></h1>
                <tx-language-switch></tx-language-switch>
            </header>
            <main>
                <div>
                    <p class="lead">${this.#say('lead')}</p>
                    ${this.#renderHall()}
                </div>
                <tx-tour .config=${this.config} .language=${language}></tx-tour>
                ${this.trial === null ? nothing : this.#renderTrial(this.trial)}
            </main>
            <footer>
                <a href=${at('/api/openapi.json')}>${this.#say('foot.contract')}</a>
                ${isTraining ? nothing : html`<a href=${`/training/?lang=${language}`}>${this.#say('foot.training')}</a>`}
            </footer>`;
    }

    override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        document.title = this.#say('title');
        // Each time the link comes up the hub may be another one than before: a restart, or a hall that went live.
        if (this.#link !== 'live' && this.#hub.link === 'live') void this.#load();
        this.#link = this.#hub.link;
    }

    #renderHall(): TemplateResult {
        const { view, link } = this.#hub;
        const { config } = this;
        if (view === null || config === null) {
            return html`<p class="hall" role="status">${this.#say(link === 'lost' ? 'unreachable' : 'loading')}</p>`;
        }
        return html`<p class="hall ${link === 'live' ? '' : 'veiled'}">
            <strong>${inLanguage(view.hall, this.#language.current)}</strong>
            <span class="open">${this.#say(view.open ? 'hall.open' : 'hall.closed')}</span>
            <span>${this.#say(`hall.${config.mode}`)}</span>
            <span>${this.#say('hall.day', { day: view.day })}</span>
            <span>${this.#say('hall.size', sizeOf(config))}</span>
            <span>${this.#say('foot.seq', { seq: view.seq })}</span>
        </p>`;
    }

    #renderTrial(trial: Trial): TemplateResult {
        const language = this.#language.current;
        return html`<div class="trial">
            <tx-virtual-printer .language=${language}></tx-virtual-printer>
            ${isTraining ? nothing : html`<tx-sample-accounts .trial=${trial} .language=${language}></tx-sample-accounts>`}
        </div>`;
    }

    async #load(): Promise<void> {
        const [config, trial] = await Promise.all([loadHall(), read<Trial>('/api/trial')]);
        this.config = config ?? this.config;
        this.trial = trial;
    }

    #say(key: Parameters<typeof launcherWords.say>[1], values: Record<string, string | number> = {}): string {
        return launcherWords.say(this.#language.current, key, values);
    }
}

function sizeOf({ themes, items, counters, zones }: HallConfig): Record<string, number> {
    return { themes: themes.length, items: items.length, counters: counters.length, zones: zones.length };
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-launcher': TxLauncher;
    }
}
