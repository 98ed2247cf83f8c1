import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { RatingChannel } from '#protocol/tickets.ts';
import type { PadView } from '#protocol/views.ts';
import { inputOf, type Said } from '#web/elements/tx-rating-reasons.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { errorWords } from '#web/words/errors.ts';
import { padWords } from '#web/words/pad.ts';
import { ratingWords } from '#web/words/rating.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-link-bar.ts';
import { TickController } from '../tick-controller.ts';
import { type PadNow, padNow, unasked } from './pad-now.ts';
import './tx-clerk-card.ts';
import './tx-pad-faces.ts';
import './tx-pad-why.ts';

/** How long the pad thanks, or says why an answer was not taken. */
const THANKS_MS = 5_000;

/**
 * The evaluation pad in front of the visitor: the clerk's card, the question after a session, why, thanks. One touch sends one rating.
 * @fires tx-counter-unknown
 */
@customElement('tx-pad-live')
export class TxPadLive extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: grid;
            position: relative;
            height: calc(100 * var(--tx-vh));
        }
        main,
        .live {
            display: grid;
            min-height: 0;
        }
        .plain {
            display: grid;
            align-content: center;
            justify-items: center;
            gap: 2vmin;
            padding: 6vmin;
            text-align: center;
        }
        h1,
        p {
            margin: 0;
        }
        h1 {
            font-size: clamp(2rem, 8vmin, 5rem);
            font-weight: 800;
        }
        p {
            color: var(--tx-ink-soft);
            font-size: clamp(1.125rem, 3.6vmin, 2rem);
        }
        .tick {
            width: 26vmin;
            margin-bottom: 2vmin;
            fill: none;
            stroke: var(--tx-good);
            stroke-linecap: round;
            stroke-linejoin: round;
            stroke-width: 4;
        }
        .veil h1 {
            font-size: clamp(1.75rem, 6vmin, 3.5rem);
        }
        tx-icon {
            color: var(--tx-ink-soft);
            font-size: 18vmin;
        }
        .language {
            position: absolute;
            top: 2.5vmin;
            right: 2.5vmin;
            min-width: 6rem;
            min-height: 3.75rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
            color: inherit;
            font: inherit;
            font-size: 1.25rem;
            cursor: pointer;
        }
        .language:focus-visible {
            outline: var(--tx-focus-ring);
            outline-offset: 3px;
        }
    `,
    ];

    @property({ type: Number }) counter = 0;
    /** What is on its way to the hub: verb and ticket. */
    @state() private sending: string | null = null;
    /** Why the hub took no answer. */
    @state() private told: ErrorBody['error'] | null = null;
    /** The ticket whose visitor has nothing more to say, thanked until. */
    @state() private finished: { ticket: string; until: number } | null = null;
    private readonly language = new LanguageController(this);
    readonly #hub = new HubController<PadView>(this, '/pad', () => ({ counter: this.counter }));

    constructor() {
        super();
        new TickController(this, 500);
    }

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        const live = link === 'live';
        // What is being written is still there when the link is back; a question is not kept, for another may come instead.
        const kept = view !== null && (live || this.now(view).state === 'explaining');
        return html`<tx-link-bar .link=${link}></tx-link-bar>
            ${kept ? html`<div class="live" ?hidden=${!live}>${this.renderLive(view)}</div>` : nothing}
            ${view !== null && live ? nothing : this.renderVeil()}
            <button class="language" lang=${this.language.current === 'en' ? 'zh-CN' : 'en'} @click=${this.onLanguage}>
                ${padWords.say(this.language.current, 'menu.language')}
            </button>`;
    }

    protected override willUpdate(): void {
        if (this.#hub.refused?.error.code === 'unknown-counter') this.dispatchEvent(new CustomEvent('tx-counter-unknown'));
    }

    private renderLive(view: PadView): TemplateResult {
        const now = this.now(view);
        const { current } = this.language;
        if (this.told !== null) return this.renderPlain('told', errorWords.say(current, this.told.code), '', false);
        if (now.state === 'thanks') return this.renderThanks(now.from);
        if (now.state === 'closed')
            return this.renderPlain('closed', padWords.say(current, 'closed.title'), padWords.say(current, 'closed.hint'), false);
        if (now.state === 'explaining') return this.renderWhy(view, now);
        if (now.state !== 'asking') return html`<tx-clerk-card .view=${view} .serving=${now.no}></tx-clerk-card>`;
        return html`<tx-pad-faces
            .no=${now.no}
            .seconds=${now.seconds}
            .disabled=${this.sending === `rate ${now.ticket}`}
            @tx-level=${(event: CustomEvent<number>) => this.answer('rate', now.ticket, { level: event.detail })}
            @tx-skip=${() => this.answer('skip', now.ticket, {})}
        ></tx-pad-faces>`;
    }

    /** Who has nothing more to say is thanked at once, although the hub would still listen. */
    private now(view: PadView): PadNow {
        const time = this.#hub.now();
        const now = padNow(view, time);
        if (now.state !== 'explaining' || this.finished?.ticket !== now.ticket) return now;
        return time < this.finished.until ? { state: 'thanks', from: 'pad' } : unasked(view);
    }

    private renderWhy(view: PadView, now: PadNow & { state: 'explaining' }): TemplateResult {
        return html`<tx-pad-why
            .level=${now.level}
            .reasons=${now.reasons}
            .seconds=${now.seconds}
            .phone=${view.supervisionPhone}
            .disabled=${this.sending === `explain ${now.ticket}`}
            @tx-why=${(event: CustomEvent<Said | null>) => this.explain(now.ticket, event.detail)}
        ></tx-pad-why>`;
    }

    private renderThanks(from: RatingChannel | null): TemplateResult {
        const { current } = this.language;
        const hint = from === null || from === 'pad' ? 'thanks.hint' : (`thanks.${from}` as const);
        return this.renderPlain('thanks', ratingWords.say(current, 'thanks'), ratingWords.say(current, hint), true);
    }

    private renderPlain(state: 'thanks' | 'closed' | 'told', title: string, hint: string, smile: boolean): TemplateResult {
        return html`<main><div class="plain ${state}" role="status">
            ${smile ? html`<svg class="tick" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="29"></circle><path d="M18 33 L28 43 L46 23"></path></svg>` : nothing}
            <h1>${title}</h1>
            <p>${hint}</p>
        </div></main>`;
    }

    /** With the link lost no question is shown: an answer could not be kept. */
    private renderVeil(): TemplateResult {
        const { current } = this.language;
        const lost = this.#hub.link === 'lost';
        return html`<main><div class="plain veil" role="status" data-veil>
            ${lost ? html`<tx-icon name="unlinked"></tx-icon>` : nothing}
            <h1>${padWords.say(current, lost ? 'lost.title' : 'lost.connecting')}</h1>
            ${lost ? html`<p>${padWords.say(current, 'lost.hint')}</p>` : nothing}
        </div></main>`;
    }

    private async explain(ticket: string, said: Said | null): Promise<void> {
        const finish = (): void => {
            this.finished = { ticket, until: this.#hub.now() + THANKS_MS };
        };
        if (said === null) return finish();
        if (await this.answer('explain', ticket, inputOf(said))) finish();
    }

    /** What is refused is said for a moment; then the view says what holds, and a question still open can be answered again. */
    private async answer(verb: 'rate' | 'skip' | 'explain', ticket: string, input: Readonly<Record<string, unknown>>): Promise<boolean> {
        const sending = `${verb === 'skip' ? 'rate' : verb} ${ticket}`;
        if (this.sending === sending) return false;
        this.sending = sending;
        const answer = await this.#hub.send(verb, { ticket, ...input });
        if (answer.ok) return true;
        this.sending = null;
        this.told = answer.error;
        setTimeout(() => {
            this.told = null;
        }, THANKS_MS);
        return false;
    }

    private onLanguage(): void {
        this.language.choose(this.language.current === 'en' ? 'zh-CN' : 'en');
    }
}

declare global {
    interface HTMLElementEventMap {
        /** The hall has no counter with this number. */
        'tx-counter-unknown': CustomEvent<void>;
    }
    interface HTMLElementTagNameMap {
        'tx-pad-live': TxPadLive;
    }
}
