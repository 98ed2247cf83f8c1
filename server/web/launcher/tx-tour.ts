import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig, Language } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { launcherWords } from '#web/words/launcher.ts';
import { at } from '../base.ts';
import { panel } from './styles.ts';

type Words = Parameters<typeof launcherWords.say>[1];
type Page = { readonly href: string; readonly label: string };
type Step = { readonly icon: string; readonly title: Words; readonly text: Words; readonly pages: readonly Page[]; readonly choosesCounter?: true };

/** The pages of a hall in the order of a visit: take a number, call it, see and hear the call, serve, rate; the guide desk and the console beside it. */
@customElement('tx-tour')
export class TxTour extends LitElement {
    static override styles = [
        panel,
        css`
            ol {
                display: grid;
                gap: 1rem;
                grid-template-columns: repeat(5, minmax(0, 1fr));
                list-style: none;
                margin: 0;
                padding: 0;
            }
            li {
                background: var(--tx-surface);
                border-block-start: 0.35rem solid var(--tx-primary);
                border-radius: 0.75rem;
                box-shadow: 0 0.25rem 1rem rgb(15 40 80 / 8%);
                display: flex;
                flex-direction: column;
                gap: 0.5rem;
                padding: 1rem;
            }
            .step {
                align-items: center;
                color: var(--tx-ink-soft);
                display: flex;
                font-size: 0.9rem;
                font-weight: 600;
                justify-content: space-between;
            }
            .step tx-icon {
                color: var(--tx-primary);
                font-size: 1.9rem;
            }
            h3 {
                font-size: 1.35rem;
                margin: 0;
            }
            p {
                flex: 1;
                margin: 0;
            }
            label span {
                white-space: nowrap;
            }
            label {
                align-items: center;
                display: flex;
                gap: 0.5rem;
                justify-content: space-between;
            }
            select {
                background: var(--tx-surface);
                border: 1px solid var(--tx-ink-soft);
                border-radius: 0.4rem;
                color: inherit;
                font: inherit;
                min-height: 2.5rem;
                min-width: 0;
                padding-inline: 0.5rem;
            }
            .beyond {
                align-items: center;
                background: var(--tx-surface);
                border-radius: 0.75rem;
                box-shadow: 0 0.25rem 1rem rgb(15 40 80 / 8%);
                display: grid;
                gap: 0.5rem 1rem;
                grid-template-columns: auto minmax(0, 1fr) auto;
                margin-block-start: 1rem;
                padding: 1rem;
            }
            .beyond tx-icon {
                color: var(--tx-primary);
                font-size: 1.9rem;
            }
            @media (max-width: 40rem) {
                .beyond {
                    grid-template-columns: auto minmax(0, 1fr);
                }
                .beyond .button {
                    grid-column: 1 / -1;
                }
            }
            @media (max-width: 64rem) {
                ol {
                    grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
                }
            }
        `,
    ];

    @property({ attribute: false }) config: HallConfig | null = null;
    @property() language: Language = 'zh-CN';
    /** The counter whose terminal, screen and pad are offered. */
    @state() private counter = 0;

    override render(): TemplateResult | typeof nothing {
        const { config } = this;
        if (config === null) return nothing;
        return html`<section aria-labelledby="tour">
            <h2 id="tour">${this.#say('tour.heading')}</h2>
            <ol>
                ${this.#steps(config).map(
                    (step, index) => html`<li>
                        <span class="step">${this.#say('tour.step', { n: index + 1 })}<tx-icon name=${step.icon}></tx-icon></span>
                        <h3>${this.#say(step.title)}</h3>
                        <p>${this.#say(step.text)}</p>
                        ${step.choosesCounter ? this.#renderChoice(config) : nothing}
                        ${step.pages.map(
                            (page) => html`<a class="button" href=${page.href} target="_blank" title=${this.#say('new-tab')}>${page.label}</a>`,
                        )}
                    </li>`,
                )}
            </ol>
            ${this.#renderBeyond('guide', 'people')} ${this.#renderBeyond('manager', 'info')}
        </section>`;
    }

    /** A page of staff beside the road of a visitor. */
    #renderBeyond(page: 'guide' | 'manager', icon: string): TemplateResult {
        const words = page === 'guide' ? 'guide' : 'console';
        return html`<div class="beyond">
            <tx-icon name=${icon}></tx-icon>
            <div>
                <h3>${this.#say(`${words}.title`)}</h3>
                <p>${this.#say(`${words}.text`)}</p>
            </div>
            <a class="button" href=${at(`/counter/${page}.html?lang=${this.language}`)} target="_blank" title=${this.#say('new-tab')}
                >${this.#say(`${words}.open`)}</a
            >
        </div>`;
    }

    #steps(config: HallConfig): readonly Step[] {
        const counter = this.#counterOf(config);
        const query = `counter=${counter}&lang=${this.language}`;
        // A floor is the shorter name of a zone, where there is one zone to a floor.
        const floors = new Set(config.zones.map(({ floor }) => inLanguage(floor, this.language)));
        const zones = config.zones.map(({ id, name, floor }) => ({
            href: at(`/display/?zone=${id}&lang=${this.language}`),
            label: this.#say('display.open', { zone: inLanguage(floors.size === config.zones.length ? floor : name, this.language) }),
        }));
        const one = (key: Words, path: string): readonly Page[] => [{ href: at(path), label: this.#say(key, { counter }) }];
        return [
            { icon: 'ticket', title: 'kiosk.title', text: 'kiosk.text', pages: one('kiosk.open', `/kiosk/?lang=${this.language}`) },
            {
                icon: 'bell',
                title: 'terminal.title',
                text: 'terminal.text',
                pages: one('terminal.open', `/counter/?${query}`),
                choosesCounter: true,
            },
            { icon: 'speaker', title: 'display.title', text: 'display.text', pages: zones },
            { icon: 'people', title: 'serve.title', text: 'serve.text', pages: one('serve.open', `/display/counter.html?${query}`) },
            { icon: 'face-5', title: 'pad.title', text: 'pad.text', pages: one('pad.open', `/counter/pad.html?${query}`) },
        ];
    }

    #renderChoice(config: HallConfig): TemplateResult {
        const chosen = this.#counterOf(config);
        return html`<label>
            <span>${this.#say('terminal.counter')}</span>
            <select @change=${this.#choose}>
                ${config.counters.map(
                    ({ no, role }) => html`<option value=${no} ?selected=${no === chosen}>
                        ${this.#say('counter.n', { counter: no, role: this.#say(`role.${role}`) })}
                    </option>`,
                )}
            </select>
        </label>`;
    }

    #counterOf(config: HallConfig): number {
        return this.counter === 0 ? (config.counters[0]?.no ?? 1) : this.counter;
    }

    #choose(event: Event): void {
        if (event.target instanceof HTMLSelectElement) this.counter = Number(event.target.value);
    }

    #say(key: Words, values: Record<string, string | number> = {}): string {
        return launcherWords.say(this.language, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-tour': TxTour;
    }
}
