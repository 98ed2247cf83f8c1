import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PublishedHall } from '#protocol/hall.ts';
import type { GuideView } from '#protocol/views.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { loadHall } from '#web/load-hall.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import type { HelpPlace } from '../manager/tx-help-calls.ts';
import { refusalSentence } from '../refusal.ts';
import type { SessionUser } from '../session.ts';
import { veilSheet } from '../sheet.ts';
import { TickController } from '../tick-controller.ts';
import { type Send, whyNot } from './desk.ts';
import { keepPlace, keptPlace } from './place.ts';
import { sheet } from './sheet.ts';
import { TAB_KEYS, TABS, type Tab, tabOfAddress } from './tabs.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-link-bar.ts';
import '../manager/tx-help-calls.ts';
import '../orders/tx-orders.ts';
import '../tx-health.ts';
import '../complaints/tx-complaint-form.ts';
import './tx-guide-appointments.ts';
import './tx-guide-find.ts';
import './tx-guide-head.ts';
import './tx-guide-issue.ts';
import './tx-guide-overview.ts';
import './tx-guide-ticket.ts';

/** Waits are shown in minutes. */
const TICK_MS = 5_000;

/**
 * The guide desk: numbers for others, lost numbers, appointments, complaints, and the hall beside them.
 * @fires tx-session-ended
 */
@customElement('tx-guide-desk')
export class TxGuideDesk extends LitElement {
    static override styles = [
        sheet,
        veilSheet,
        css`
        main {
            display: grid;
            gap: 1rem;
            width: min(100%, 96rem);
            margin-inline: auto;
            padding: 1rem 1.25rem 2rem;
        }
        .desk {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: minmax(0, 1fr) 20rem;
        }
        @media (max-width: 75rem) {
            .desk {
                grid-template-columns: minmax(0, 1fr) 17rem;
            }
        }
        @media (max-width: 48rem) {
            .desk {
                grid-template-columns: minmax(0, 1fr);
            }
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) user: SessionUser | null = null;
    @state() private hall: PublishedHall | null = null;
    @state() private tab = tabOfAddress();
    /** Where slips come out, as it was chosen at this desk; undefined: nobody has chosen. */
    @state() private chosenPlace = keptPlace();
    /** The ticket that is shown instead of the page, by its id. */
    @state() private ticket: string | null = null;
    private readonly language = new LanguageController(this);
    readonly #hub = new HubController<GuideView>(this, '/guide', () => ({ token: this.token, language: this.language.current }));
    #configuration = -1;

    constructor() {
        super();
        new TickController(this, TICK_MS);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener('hashchange', this.onHash);
        addEventListener('keydown', this.onKey);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        removeEventListener('hashchange', this.onHash);
        removeEventListener('keydown', this.onKey);
    }

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        const live = link === 'live' ? view : null;
        return html`
            <tx-link-bar .link=${link}></tx-link-bar>
            <tx-guide-head .view=${live} .user=${this.user} .tab=${this.tab}></tx-guide-head>
            ${live === null ? nothing : html`<tx-health .health=${live.health}></tx-health>`}
            <main>
                ${live === null ? this.renderVeil() : html`<tx-help-calls .view=${live} .now=${this.#hub.now()} .answer=${this.goThere}></tx-help-calls>`}
                <div
                    class="desk"
                    ?hidden=${live === null}
                    @tx-desk-ticket=${(event: CustomEvent<string>) => this.show(event.detail)}
                    @tx-desk-place=${this.onPlace}
                >
                    <div @tx-back=${() => this.show(null)}>${view === null ? nothing : this.renderPage(view)}</div>
                    <tx-guide-overview .view=${view} .hall=${this.hall} .place=${this.place} .send=${this.send}></tx-guide-overview>
                </div>
            </main>
        `;
    }

    protected override willUpdate(): void {
        const { refused, view, link } = this.#hub;
        if (refused?.error.code === 'not-signed-in') tell(this, 'tx-session-ended', 'refused');
        else if (refused?.error.code === 'forbidden') tell(this, 'tx-session-ended', 'forbidden');
        if (link !== 'live' || view === null || view.configuration === this.#configuration) return;
        this.#configuration = view.configuration;
        void this.loadNames();
    }

    protected override updated(_changed: PropertyValues): void {
        const { view } = this.#hub;
        document.title = view === null ? this.say('title') : this.say('title.hall', { hall: view.hall[this.language.current] });
    }

    /** What is being filled in stays, hidden, behind a ticket, another page and a lost link. */
    private renderPage(view: GuideView): TemplateResult {
        const { ticket, tab, token, hall, place, send } = this;
        const away = (page: Tab): boolean => ticket !== null || tab !== page;
        const now = this.#hub.now();
        return html`
            ${
                ticket === null
                    ? nothing
                    : html`<tx-guide-ticket
                          .ticketId=${ticket}
                          .token=${token}
                          .hall=${hall}
                          .seq=${view.seq}
                          .place=${place}
                          .send=${send}
                      ></tx-guide-ticket>`
            }
            <tx-guide-issue data-page ?hidden=${away('issue')} .hall=${hall} .view=${view} .place=${place} .send=${send}></tx-guide-issue>
            <tx-guide-find data-page ?hidden=${away('find')} .token=${token} .hall=${hall} .now=${now}></tx-guide-find>
            <tx-guide-appointments
                data-page
                ?hidden=${away('appointments')}
                .token=${token}
                .hall=${hall}
                .view=${view}
                .place=${place}
                .send=${send}
            ></tx-guide-appointments>
            <tx-orders
                data-page
                ?hidden=${away('orders')}
                .token=${token}
                .hall=${hall}
                .viewer=${this.user}
                .version=${view.workOrders}
            ></tx-orders>
            <tx-complaint-form data-page ?hidden=${away('complaints')} .token=${token} .day=${view.day}></tx-complaint-form>
        `;
    }

    /** With the link lost nothing of the old state is shown: not even dimmed, for it may be wrong. */
    private renderVeil(): TemplateResult {
        const { link, refused } = this.#hub;
        if (refused !== null) return html`<div class="veil" data-veil><p class="lost">${refusalSentence(refused, this.language.current)}</p></div>`;
        if (link !== 'lost') return html`<div class="veil" data-veil><p>${this.say('connecting')}</p></div>`;
        return html`<div class="veil" data-veil>
            <tx-icon name="unlinked"></tx-icon>
            <p class="lost">${this.say('lost.title')}</p>
            <p>${this.say('lost.hint')}</p>
        </div>`;
    }

    /** The place that was chosen, as long as it is there; a printer of the desk before one of a kiosk. */
    private get place(): string | null {
        const printers = this.#hub.view?.printers ?? [];
        if (this.chosenPlace === null) return null;
        const chosen = printers.find(({ id }) => id === this.chosenPlace);
        return (chosen ?? printers.find(({ id, printer }) => id === printer) ?? printers[0])?.id ?? null;
    }

    private readonly send: Send = (verb, input, patienceMs) => this.#hub.send(verb, input, patienceMs);

    private readonly goThere = async (where: HelpPlace): Promise<string | null> => {
        const answer = await this.#hub.send('answer-help', where);
        return answer.ok ? null : whyNot(answer, this.language.current);
    };

    private show(ticket: string | null): void {
        this.ticket = ticket;
        if (ticket === null) this.focusPage();
    }

    /** Whoever comes back to a page, or goes to another, can type at once. */
    private focusPage(): void {
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-page]:not([hidden])')?.focus());
    }

    private onPlace(event: CustomEvent<string | null>): void {
        this.chosenPlace = event.detail;
        keepPlace(event.detail);
    }

    private readonly onHash = (): void => {
        this.tab = tabOfAddress();
        this.show(null);
    };

    /** Keys that no field uses: they work while something is typed. */
    private readonly onKey = (event: KeyboardEvent): void => {
        const tab = TABS.find((one) => TAB_KEYS[one] === event.code);
        if (tab === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        location.hash = tab;
        this.show(null);
    };

    private async loadNames(): Promise<void> {
        this.hall = (await loadHall()) ?? this.hall;
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-desk': TxGuideDesk;
    }
}
