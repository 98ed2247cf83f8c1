import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublishedHall } from '#protocol/hall.ts';
import type { GuideView, PrintPlace } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import { sheet } from './sheet.ts';

/** From so many slips on, somebody should bring a roll. */
const LOW_PAPER = 10;
/** Tickets in each list. */
const SHOWN = 6;

type Line = GuideView['passed'][number] & Partial<Pick<GuideView['recent'][number], 'print'>>;

/**
 * The hall beside the desk's page: the printer of the desk, the queues, slips that did not come out, passed visitors, what was taken here.
 * @fires tx-desk-ticket
 * @fires tx-desk-place
 */
@customElement('tx-guide-overview')
export class TxGuideOverview extends LitElement {
    static override styles = [
        sheet,
        css`
        aside {
            display: grid;
            gap: 0.75rem;
            grid-template-columns: minmax(0, 1fr);
        }
        .panel {
            gap: 0.375rem;
            padding: 0.75rem 1rem;
        }
        h2 {
            font-size: 1.0625rem;
        }
        td,
        th {
            padding: 0.2rem 0.5rem 0.2rem 0;
        }
        td.n,
        th.n {
            padding-inline: 0.375rem 0;
            text-align: end;
            white-space: nowrap;
        }
        .line {
            gap: 0.5rem;
            padding: 0.125rem 0.625rem;
        }
        .line .grow {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .low {
            display: grid;
            gap: 0.375rem;
            color: var(--tx-warn);
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) view: GuideView | null = null;
    @property({ attribute: false }) hall: PublishedHall | null = null;
    /** Where slips come out; null for nowhere. */
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { printers, slipsMissing, passed, recent } = this.view;
        return html`<aside aria-label=${this.say('aside.label')}>
            <section class="panel">
                <label for="place">${this.say('place.title')}</label>
                <select id="place" @change=${this.onPlace}>
                    ${printers.map(
                        (printer) => html`<option value=${printer.id} ?selected=${printer.id === this.place}>
                            ${this.say(`place.${printer.state}`, { name: inLanguage(printer.name, this.language.current) })}
                        </option>`,
                    )}
                    <option value="" ?selected=${this.place === null}>${this.say('place.none')}</option>
                </select>
                ${printers.filter(({ paper }) => paper !== null && paper <= LOW_PAPER).map((printer) => this.renderLow(printer))}
            </section>
            ${this.renderThemes(this.view)} ${this.renderLines('slips.title', 'missing', slipsMissing)}
            ${this.renderLines('passed.title', 'passed', passed)} ${this.renderLines('recent.title', 'recent', recent)}
        </aside>`;
    }

    private renderThemes({ themes }: GuideView): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        return html`<section class="panel" aria-labelledby="themes">
            <h2 id="themes">${this.say('themes.title')}</h2>
            <table>
                <thead>
                    <tr>
                        <th>${this.say('themes.theme')}</th>
                        <th class="n">${this.say('themes.waiting')}</th>
                        <th class="n">${this.say('themes.longest')}</th>
                        <th class="n">${this.say('themes.open')}</th>
                    </tr>
                </thead>
                <tbody>
                    ${themes.map(
                        ({ theme, waiting, longestWait, openCounters }) => html`<tr data-queue=${theme}>
                            <td>${names.theme(theme) || theme}</td>
                            <td class="n">${waiting}</td>
                            <td class="n">${waiting === 0 ? '–' : this.say('themes.minutes', { n: Math.floor(longestWait / 60) })}</td>
                            <td class="n">${openCounters}</td>
                        </tr>`,
                    )}
                </tbody>
            </table>
        </section>`;
    }

    private renderLines(
        title: 'slips.title' | 'passed.title' | 'recent.title',
        list: string,
        lines: readonly Line[],
    ): TemplateResult | typeof nothing {
        if (lines.length === 0) return nothing;
        const names = namesOf(this.hall, this.language.current);
        return html`<section class="panel" aria-labelledby=${list} data-list=${list}>
            <h2 id=${list}>${this.say(title)}</h2>
            <div class="lines">
                ${lines.slice(0, SHOWN).map(
                    ({ id, no, item, theme, print }) => html`<button class="line" data-ticket=${no} @click=${() => tell(this, 'tx-desk-ticket', id)}>
                        <span class="no">${no}</span>
                        <span class="grow">${item === null ? names.theme(theme) : names.item(item)}</span>
                        ${print === undefined || print === 'printed' ? nothing : html`<span class="tag">${this.say(`slip.short.${print}`)}</span>`}
                    </button>`,
                )}
            </div>
        </section>`;
    }

    private renderLow({ name, paper, printer }: PrintPlace): TemplateResult {
        return html`<p class="low" role="status" data-paper=${printer}>
            <span>${this.say('paper.low', { name: inLanguage(name, this.language.current), n: paper ?? 0 })}</span>
            <button class="button" @click=${() => this.send?.('load-paper', { device: printer })}>${this.say('paper.loaded')}</button>
        </p>`;
    }

    private onPlace(event: Event): void {
        if (event.target instanceof HTMLSelectElement) tell(this, 'tx-desk-place', event.target.value === '' ? null : event.target.value);
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-overview': TxGuideOverview;
    }
}
