import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Counter, HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '../language.ts';
import { loadHall } from '../load-hall.ts';
import { tokens } from '../tokens.ts';
import { counterChoiceWords } from '../words/counter-choice.ts';

/**
 * The counters of the hall by zone, to choose one from: for a page whose address names none.
 * @fires tx-counter-chosen
 */
@customElement('tx-counter-choice')
export class TxCounterChoice extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: calc(100 * var(--tx-vh));
            background: var(--tx-ground);
            color: var(--tx-ink);
        }
        main {
            max-width: 64rem;
            margin-inline: auto;
            padding: 1.5rem 1rem 3rem;
        }
        h1,
        h2,
        p {
            margin: 0;
        }
        h1 {
            font-size: 1.75rem;
        }
        .hint {
            margin-top: 0.25rem;
            color: var(--tx-ink-soft);
        }
        h2 {
            display: flex;
            align-items: baseline;
            gap: 0.75rem;
            margin-block: 1.5rem 0.625rem;
            font-size: 1.125rem;
        }
        h2 span {
            color: var(--tx-ink-soft);
            font-size: 0.9375rem;
            font-weight: 400;
        }
        .counters {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
            gap: 0.625rem;
        }
        button {
            display: flex;
            align-items: center;
            gap: 1rem;
            min-height: 4.75rem;
            padding: 0.5rem 1rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
            color: inherit;
            font: inherit;
            text-align: start;
            cursor: pointer;
        }
        button:hover {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        button:focus-visible {
            outline: var(--tx-focus-ring);
            outline-offset: 2px;
        }
        .no {
            flex: none;
            min-width: 2ch;
            color: var(--tx-primary);
            font-size: 2.25rem;
            font-weight: 800;
            text-align: center;
        }
        .what {
            display: grid;
            min-width: 0;
            font-size: 0.9375rem;
        }
        .what span {
            color: var(--tx-ink-soft);
        }
        .again {
            margin-top: 0.75rem;
        }
    `,
    ];

    @property() heading = '';
    /** A line under the heading. */
    @property() hint = '';
    @state() private hall: HallConfig | null = null;
    @state() private failed = false;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    override render(): TemplateResult {
        return html`<main aria-labelledby="title">
            <h1 id="title">${this.heading}</h1>
            ${this.hint === '' ? nothing : html`<p class="hint">${this.hint}</p>`} ${this.hall === null ? this.renderWait() : this.renderZones(this.hall)}
        </main>`;
    }

    private renderWait(): TemplateResult {
        const { current } = this.language;
        if (!this.failed) return html`<p role="status">${counterChoiceWords.say(current, 'loading')}</p>`;
        return html`<p role="alert">${counterChoiceWords.say(current, 'failed')}</p>
            <button class="again" @click=${this.load}>${counterChoiceWords.say(current, 'again')}</button>`;
    }

    private renderZones(hall: HallConfig): TemplateResult[] {
        const { current } = this.language;
        return hall.zones.map(
            (zone) => html`<section aria-labelledby="zone-${zone.id}">
                <h2 id="zone-${zone.id}">${zone.name[current]}<span>${zone.floor[current]}</span></h2>
                <div class="counters">
                    ${hall.counters.filter((counter) => counter.zone === zone.id).map((counter) => this.renderCounter(counter, hall))}
                </div>
            </section>`,
        );
    }

    private renderCounter(counter: Counter, hall: HallConfig): TemplateResult {
        const { current } = this.language;
        const serves = counter.serves.map((id) => nameOf(id, hall)?.[current] ?? id).join(current === 'en' ? ', ' : '、');
        return html`<button data-counter=${counter.no} @click=${() => this.choose(counter.no)}>
            <span class="no" aria-label=${counterChoiceWords.say(current, 'no', { no: counter.no })}>${counter.no}</span>
            <span class="what">
                <b>${counterChoiceWords.say(current, `role.${counter.role}`)}${counter.accessible ? ` · ${counterChoiceWords.say(current, 'accessible')}` : ''}</b>
                <span>${serves}</span>
            </span>
        </button>`;
    }

    private choose(no: number): void {
        this.dispatchEvent(new CustomEvent('tx-counter-chosen', { detail: no, bubbles: true, composed: true }));
    }

    private async load(): Promise<void> {
        this.failed = false;
        this.hall = await loadHall();
        this.failed = this.hall === null;
    }
}

function nameOf(id: string, hall: HallConfig): HallConfig['themes'][number]['name'] | undefined {
    return hall.themes.find((theme) => theme.id === id)?.name ?? hall.items.find((item) => item.code === id)?.name;
}

declare global {
    interface HTMLElementEventMap {
        /** A counter was chosen; the detail is its number. */
        'tx-counter-chosen': CustomEvent<number>;
    }
    interface HTMLElementTagNameMap {
        'tx-counter-choice': TxCounterChoice;
    }
}
