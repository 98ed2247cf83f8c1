import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PhoneView } from '#protocol/views.ts';
import type { Rating } from '#web/elements/tx-rating-reasons.ts';
import { Asking } from '#web/requests/asking.ts';
import '#web/elements/tx-language-switch.ts';
import '#web/elements/tx-link-bar.ts';
import { HubController } from '#web/hub.ts';
import { isLanguageChosen, LanguageController } from '#web/language.ts';
import { newRequestId } from '#web/request-id.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { phoneWords } from '#web/words/phone.ts';
import { ratingWords } from '#web/words/rating.ts';
import { reachWords } from '#web/words/reach.ts';
import './tx-cancel-ticket.ts';
import './tx-case-progress.ts';
import './tx-complaint.ts';
import type { Complaint } from './tx-complaint.ts';
import './tx-rate-service.ts';
import type { ReachGiven } from './tx-reach.ts';
import './tx-reach.ts';
import './tx-ticket-facts.ts';
import './tx-ticket-status.ts';
import { controls } from './styles.ts';

/** Codes with which the hub says that a link leads to no ticket of today. */
const GONE: ReadonlySet<string> = new Set(['unknown-ticket', 'not-found']);

/** The page behind a ticket's QR code: the live place in the queue, the call, the way to cancel, the rating, the way to complain. */
@customElement('tx-phone-page')
export class TxPhonePage extends LitElement {
    static override styles = [
        controls,
        css`
            :host {
                box-sizing: border-box;
                display: block;
                margin: 0 auto;
                max-width: 30rem;
                min-height: calc(100dvh - var(--tx-banner));
                padding: 0.75rem 1rem 2rem;
            }
            header {
                align-items: center;
                display: flex;
                gap: 1rem;
                justify-content: space-between;
                min-height: 3rem;
            }
            h1 {
                font-size: 1.05rem;
                line-height: 1.3;
                margin: 0;
            }
            main {
                display: grid;
                gap: 1rem;
                margin-block-start: 0.5rem;
            }
            .veiled {
                filter: grayscale(1);
                opacity: 0.35;
                pointer-events: none;
            }
            .message {
                background: var(--tx-surface);
                border-radius: 1.25rem;
                padding: 2.5rem 1.5rem;
                text-align: center;
            }
            .message h2 {
                font-size: 1.4rem;
                margin: 0 0 0.75rem;
            }
            .message p,
            footer {
                color: var(--tx-ink-soft);
                margin: 0;
            }
            .problem {
                color: var(--tx-bad);
                font-weight: 700;
                margin: 0;
                text-align: center;
            }
            .problem:empty {
                display: none;
            }
            .rated {
                text-wrap: balance;
                font-weight: 700;
                margin: 0;
                text-align: center;
            }
            footer {
                font-size: 0.9rem;
                margin-block-start: 1rem;
                text-align: center;
            }
        `,
    ];

    @state() private busy = false;
    @state() private problem = '';
    /** The rating came from this page. */
    @state() private rated = false;
    /** The number of the complaint that this page has filed, and why one was not taken. */
    @state() private order: string | null = null;
    @state() private refusal = '';

    readonly #language = new LanguageController(this);
    readonly #hub = new HubController<PhoneView>(this, '/phone', () => ({ secret: secretOf(location.pathname), language: this.#language.current }));

    readonly #asking = new Asking((verb, input) => this.#hub.send(verb, input), newRequestId);

    #greeted = false;
    /** The hub words its refusals in the language of the handshake. */
    #spoken = this.#language.current;

    override willUpdate(): void {
        if (this.#language.current !== this.#spoken) {
            this.#spoken = this.#language.current;
            this.#hub.reconnect();
        }
        const ticket = this.#hub.view?.ticket;
        if (ticket === undefined || this.#greeted) return;
        this.#greeted = true;
        if (!isLanguageChosen()) this.#language.choose(ticket.language, false);
    }

    override render(): TemplateResult {
        const { view } = this.#hub;
        return html`<tx-link-bar .link=${this.#hub.link}></tx-link-bar>
            <header>
                <h1>${view === null ? '' : inLanguage(view.hall, this.#language.current)}</h1>
                <tx-language-switch></tx-language-switch>
            </header>
            ${this.#renderMain(view)}`;
    }

    override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        const ticket = this.#hub.view?.ticket;
        const title =
            ticket?.state === 'called' ? this.#say('document.called', { counter: ticket.counter ?? '', no: ticket.no }) : this.#say('title');
        if (document.title === title) return;
        document.title = title;
        // A browser lets a page shake the phone only after a touch, and says so in its console otherwise.
        if (ticket?.state === 'called' && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
    }

    #renderMain(view: PhoneView | null): TemplateResult {
        const refused = this.#hub.refused?.error;
        if (refused !== undefined) return this.#renderRefused(refused);
        if (view === null) return html`<main><div class="message" role="status">${this.#say('loading')}</div></main>`;
        const language = this.#language.current;
        const away = this.#hub.link !== 'live';
        return html`<main class=${away ? 'veiled' : ''} ?inert=${away} aria-busy=${away}>
                <tx-ticket-status .ticket=${view.ticket} .language=${language}></tx-ticket-status>
                ${this.#renderRating(view)}
                <p class="problem" role="alert">${this.problem}</p>
                <tx-case-progress .cases=${view.cases} .language=${language}></tx-case-progress>
                <tx-reach .offer=${view.reach} .language=${language} .give=${this.#give} .withdraw=${this.#withdraw}></tx-reach>
                <tx-ticket-facts .view=${view} .language=${language}></tx-ticket-facts>
                ${view.canCancel ? this.#renderCancel(view) : nothing} ${this.#renderComplaint(view)}
            </main>
            <footer>${away ? this.#say('veil') : this.#say('updated')}</footer>`;
    }

    #renderRefused({ code, message }: ErrorBody['error']): TemplateResult {
        const gone = GONE.has(code);
        return html`<main>
            <div class="message" role="alert">
                <h2>${this.#say(gone ? 'gone.title' : 'refused.title')}</h2>
                <p>${gone ? this.#say('gone.text') : message}</p>
            </div>
        </main>`;
    }

    #renderRating(view: PhoneView): TemplateResult | typeof nothing {
        const { ticket } = view;
        // The answer may be here before the view that follows it: a second touch must not ask again and take the thanks away.
        if (view.canRate && !this.rated) {
            return html`<tx-rate-service
                .language=${this.#language.current}
                .reasons=${view.reasons}
                .disabled=${this.busy}
                @tx-rate-service=${({ detail }: CustomEvent<Rating>) => this.#rate(detail)}
            ></tx-rate-service>`;
        }
        if (ticket.state !== 'done') return nothing;
        const already = this.#say(ticket.rating.state === 'rated' ? 'rate.already' : 'rate.over');
        return html`<p class="rated" role="status">${this.rated ? ratingWords.say(this.#language.current, 'thanks') : already}</p>`;
    }

    #renderComplaint(view: PhoneView): TemplateResult {
        return html`<tx-complaint
            .language=${this.#language.current}
            .order=${this.order}
            .supervision=${view.supervisionPhone}
            .refusal=${this.refusal}
            ?disabled=${this.busy}
            @tx-complaint=${({ detail }: CustomEvent<Complaint>) => this.#complain(detail)}
        ></tx-complaint>`;
    }

    #renderCancel({ ticket }: PhoneView): TemplateResult {
        return html`<tx-cancel-ticket
            .language=${this.#language.current}
            .no=${ticket.no}
            .disabled=${this.busy}
            @tx-cancel-ticket=${() => this.#send('cancel')}
        ></tx-cancel-ticket>`;
    }

    readonly #give = (reach: ReachGiven): Promise<string | null> => this.#said('give-reach', reach);
    readonly #withdraw = (): Promise<string | null> => this.#said('withdraw-reach', {});

    async #said(verb: 'give-reach' | 'withdraw-reach', input: object): Promise<string | null> {
        const answer = await this.#asking.ask(verb, { ...input });
        if (answer.ok) return null;
        const { code, message } = answer.error;
        return code === 'invalid-body' ? reachWords.say(this.#language.current, 'wrong') : message;
    }

    async #rate(rating: Rating): Promise<void> {
        if (!this.busy && (await this.#send('rate', rating))) this.rated = true;
    }

    async #complain(complaint: Complaint): Promise<void> {
        this.busy = true;
        const answer = await this.#asking.ask<{ order: string }>('complain', complaint);
        this.busy = false;
        this.refusal = answer.ok ? '' : answer.error.message;
        if (answer.ok) this.order = answer.order;
    }

    async #send(verb: 'cancel' | 'rate', input: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
        this.busy = true;
        const answer = await this.#asking.ask(verb, input);
        this.busy = false;
        this.problem = answer.ok ? '' : answer.error.message;
        return answer.ok;
    }

    #say(key: Parameters<typeof phoneWords.say>[1], values: Record<string, string | number> = {}): string {
        return phoneWords.say(this.#language.current, key, values);
    }
}

/** The secret at the end of `/t/SECRET`. */
function secretOf(path: string): string {
    return decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? '');
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-phone-page': TxPhonePage;
    }
}
