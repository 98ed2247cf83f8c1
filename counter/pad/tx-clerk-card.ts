import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PadView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { padWords } from '#web/words/pad.ts';

/** Who serves here: the clerk's card, the number being served if there is one, the slogan and the phone for complaints. */
@customElement('tx-clerk-card')
export class TxClerkCard extends LitElement {
    static override styles = [
        tokens,
        css`
        :host,
        main {
            display: grid;
        }
        main {
            grid-template: auto 1fr auto / minmax(0, 1fr) minmax(0, 1fr);
            grid-template-areas: 'counter counter' 'words card' 'phone phone';
            gap: 3vmin 5vmin;
            padding: 5vmin 6vmin 0;
        }
        h1,
        p {
            margin: 0;
        }
        .counter {
            display: flex;
            grid-area: counter;
            align-items: baseline;
            gap: 0.6vmin;
            color: var(--tx-primary-deep);
        }
        .counter .no {
            font-size: 12vmin;
            font-weight: 800;
            line-height: 1;
        }
        .counter .unit {
            font-size: 4.4vmin;
            font-weight: 600;
        }
        :lang(en) .unit {
            order: -1;
            margin-inline-end: 1vmin;
        }
        .words {
            grid-area: words;
            align-self: center;
        }
        h1 {
            font-size: clamp(2rem, 7.4vmin, 5rem);
            font-weight: 800;
            line-height: 1.25;
            text-wrap: balance;
            word-break: keep-all;
        }
        .words p {
            margin-top: 2vmin;
            color: var(--tx-ink-soft);
            font-size: clamp(1.25rem, 3.8vmin, 2.25rem);
        }
        .serving h1 {
            color: var(--tx-good);
        }
        .card {
            display: grid;
            grid-area: card;
            grid-template-columns: auto 1fr;
            align-items: center;
            align-self: center;
            gap: 4vmin;
            padding: 5vmin;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
            box-shadow: var(--tx-shadow);
        }
        svg {
            width: 20vmin;
        }
        .ground {
            fill: var(--tx-primary-soft);
        }
        .person {
            fill: var(--tx-primary);
        }
        .label,
        .badge {
            color: var(--tx-ink-soft);
            font-size: clamp(1.125rem, 3.2vmin, 1.875rem);
        }
        .name {
            font-size: clamp(2rem, 7vmin, 4.5rem);
            font-weight: 800;
            line-height: 1.3;
        }
        footer {
            display: flex;
            grid-area: phone;
            align-items: baseline;
            justify-content: center;
            gap: 2vmin;
            margin-inline: -6vmin;
            padding: 2.6vmin;
            background: var(--tx-primary-deep);
            color: var(--tx-on-primary);
            font-size: clamp(1.125rem, 3.4vmin, 2rem);
        }
        footer b {
            font-size: 1.35em;
            font-variant-numeric: tabular-nums;
            letter-spacing: 0.02em;
        }
        @media (orientation: portrait) {
            main {
                grid-template: auto 1fr auto auto / minmax(0, 1fr);
                grid-template-areas: 'counter' 'words' 'card' 'phone';
                gap: 5vmin;
            }
        }
    `,
    ];

    @property({ attribute: false }) view: PadView | null = null;
    /** The number being served; null while idle. */
    @property({ attribute: false }) serving: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { view } = this;
        if (view === null) return nothing;
        const { current } = this.language;
        return html`<main>
            <div class="counter"><span class="no">${view.counter}</span><span class="unit">${padWords.say(current, 'counter.unit')}</span></div>
            ${this.serving === null ? this.renderSlogan() : this.renderServing(this.serving)}
            ${view.clerk === null ? nothing : this.renderClerk(view.clerk)}
            <footer>
                <span>${padWords.say(current, 'card.phone')}</span>
                <b>${view.supervisionPhone}</b>
            </footer>
        </main>`;
    }

    private renderSlogan(): TemplateResult {
        const { current } = this.language;
        return html`<section class="words">
            <h1>${padWords.say(current, 'slogan')}</h1>
            <p>${padWords.say(current, 'slogan.small')}</p>
        </section>`;
    }

    private renderServing(no: string): TemplateResult {
        const { current } = this.language;
        return html`<section class="words serving">
            <h1>${padWords.say(current, 'serving.title', { no })}</h1>
            <p>${padWords.say(current, 'serving.hint')}</p>
        </section>`;
    }

    private renderClerk({ name, badge }: NonNullable<PadView['clerk']>): TemplateResult {
        const { current } = this.language;
        return html`<section class="card" aria-label=${padWords.say(current, 'card.clerk')}>
            <svg viewBox="0 0 64 64" aria-hidden="true">
                <circle cx="32" cy="32" r="32" class="ground"></circle>
                <circle cx="32" cy="25" r="11" class="person"></circle>
                <path d="M11 56 C13 42 22 38 32 38 S51 42 53 56 A32 32 0 0 1 11 56 Z" class="person"></path>
            </svg>
            <div>
                <p class="label">${padWords.say(current, 'card.clerk')}</p>
                <p class="name">${name[current]}</p>
                <p class="badge">${padWords.say(current, 'card.badge', { badge })}</p>
            </div>
        </section>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-clerk-card': TxClerkCard;
    }
}
