import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ManagerView } from '#protocol/views.ts';
import { isTraining } from '#web/base.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { loadHall } from '#web/load-hall.ts';
import { managerWords } from '#web/words/manager.ts';
import { tell } from '../events.ts';
import { refusalSentence } from '../refusal.ts';
import type { SessionUser } from '../session.ts';
import { veilSheet } from '../sheet.ts';
import { TickController } from '../tick-controller.ts';
import { type RulesAnswer, readRules } from './calls.ts';
import { sheet } from './sheet.ts';
import { tabOfAddress, tabsOf } from './tabs.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-link-bar.ts';
import './tx-alerts.ts';
import './tx-console-head.ts';
import './tx-counters.ts';
import type { HelpPlace } from './tx-help-calls.ts';
import './tx-help-calls.ts';
import './tx-hub-health.ts';
import './tx-ledger.ts';
import './tx-queues.ts';
import './tx-rules.ts';
import './tx-rules-history.ts';
import './devices/tx-devices.ts';
import './office/tx-office.ts';
import './office/tx-office-alert.ts';
import './slips/tx-slips.ts';
import './supervision/tx-supervision.ts';

/** Waits are shown in minutes. */
const TICK_MS = 5_000;
const ASK_AGAIN_MS = 3_000;

/**
 * The manager's console: the live hall, the wait rules, their history, the breach ledger. Who may only read sees the same without buttons.
 * @fires tx-session-ended
 */
@customElement('tx-console')
export class TxConsole extends LitElement {
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
        .live {
            display: grid;
            align-items: start;
            gap: 1rem;
        }
        .below {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
        @media (max-width: 60rem) {
            .below {
                grid-template-columns: minmax(0, 1fr);
            }
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) user: SessionUser | null = null;
    @state() private hall: HallConfig | null = null;
    @state() private rules: RulesAnswer | null = null;
    @state() private tab = tabOfAddress();
    private readonly language = new LanguageController(this);
    readonly #hub = new HubController<ManagerView>(this, '/manager', () => ({ token: this.token, language: this.language.current }));
    #reading = false;
    #slips = false;
    #office = false;
    #devices = false;
    #supervision = false;
    #timer = 0;

    constructor() {
        super();
        new TickController(this, TICK_MS);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener('hashchange', this.onHash);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        removeEventListener('hashchange', this.onHash);
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        const live = link === 'live' ? view : null;
        return html`
            <tx-link-bar .link=${link}></tx-link-bar>
            <tx-console-head .view=${live} .user=${this.user} .token=${this.token} .tab=${this.tab}></tx-console-head>
            <main>
                ${
                    live === null
                        ? this.renderVeil()
                        : html`<tx-hub-health
                              .view=${live}
                              .now=${this.#hub.now()}
                              .hall=${this.hall}
                              .confirm=${this.confirm}
                          ></tx-hub-health>`
                }
                ${live === null ? nothing : html`<tx-help-calls .view=${live} .now=${this.#hub.now()} .answer=${this.answerHelp}></tx-help-calls>`}
                ${
                    live === null || this.tab === 'office'
                        ? nothing
                        : html`<tx-office-alert .channels=${live.channels} .now=${this.#hub.now()}></tx-office-alert>`
                }
                ${live !== null && this.tab === 'hall' ? this.renderHall(live) : nothing}
                ${this.renderRules(live)}
                ${
                    live !== null && this.tab === 'ledger'
                        ? html`<tx-ledger .token=${this.token} .hall=${this.hall} .breaches=${live.breachesToday}></tx-ledger>`
                        : nothing
                }
                ${this.renderSupervision(live)} ${this.renderDevices(live)} ${this.renderSlips(live)} ${this.renderOffice(live)}
            </main>
        `;
    }

    protected override willUpdate(): void {
        const { refused, view, link } = this.#hub;
        if (refused?.error.code === 'not-signed-in') tell(this, 'tx-session-ended', 'refused');
        else if (refused?.error.code === 'forbidden') tell(this, 'tx-session-ended', 'forbidden');
        if (link !== 'live' || view === null) return;
        if (this.hall === null) void this.loadNames();
        if (this.rules === null || view.rulesVersion > this.rules.version) void this.loadRules();
    }

    protected override updated(_changed: PropertyValues): void {
        const { view } = this.#hub;
        document.title = view === null ? this.say('title') : this.say('title.hall', { hall: view.hall[this.language.current] });
    }

    private renderHall(view: ManagerView): TemplateResult {
        const now = this.#hub.now();
        return html`<div class="live">
            <tx-queues .view=${view} .hall=${this.hall} .now=${now}></tx-queues>
            <div class="below">
                <tx-counters .view=${view} .hall=${this.hall} .now=${now}></tx-counters>
                <tx-alerts .view=${view} .hall=${this.hall} .now=${now} .supervises=${tabsOf(this.user?.role ?? '').includes('supervision')}></tx-alerts>
            </div>
        </div>`;
    }

    /** The rules stay on the page, hidden, also with the link lost: what somebody is writing there must not go. */
    private renderRules(live: ManagerView | null): TemplateResult | typeof nothing {
        if (this.rules === null) return nothing;
        return html`<tx-rules
                ?hidden=${live === null || this.tab !== 'rules'}
                .answer=${this.rules}
                .hall=${this.hall}
                .token=${this.token}
                .mayChange=${this.user?.role === 'manager'}
                @tx-rules-saved=${() => this.loadRules()}
            ></tx-rules>
            ${live !== null && this.tab === 'history' ? html`<tx-rules-history .answer=${this.rules} .hall=${this.hall}></tx-rules-history>` : nothing}`;
    }

    /** What somebody writes of a work order outlives a lost link. */
    private renderSupervision(live: ManagerView | null): TemplateResult | typeof nothing {
        this.#supervision ||= live !== null && this.tab === 'supervision';
        if (!this.#supervision || this.user === null || !tabsOf(this.user.role).includes('supervision')) return nothing;
        return html`<tx-supervision
            ?hidden=${live === null || this.tab !== 'supervision'}
            .token=${this.token}
            .user=${this.user}
            .hall=${this.hall}
            .day=${this.#hub.view?.day ?? ''}
            .version=${this.#hub.view?.workOrders.seq ?? 0}
        ></tx-supervision>`;
    }

    /** A form that is being filled in outlives a lost link. */
    private renderDevices(live: ManagerView | null): TemplateResult | typeof nothing {
        this.#devices ||= live !== null && this.tab === 'devices';
        if (!this.#devices || this.user === null || !tabsOf(this.user.role).includes('devices')) return nothing;
        return html`<tx-devices
            ?hidden=${live === null || this.tab !== 'devices'}
            .token=${this.token}
            .hall=${this.hall}
            .devices=${live?.devices ?? []}
            .voice=${live?.health.voice ?? 'unknown'}
            .viewer=${this.user.role}
        ></tx-devices>`;
    }

    /** As the rules, what somebody writes on a slip outlives a lost link; it is made when it is first looked at. */
    private renderSlips(live: ManagerView | null): TemplateResult | typeof nothing {
        this.#slips ||= live !== null && this.tab === 'slips';
        if (!this.#slips) return nothing;
        return html`<tx-slips
            ?hidden=${live === null || this.tab !== 'slips'}
            .token=${this.token}
            .hall=${this.hall}
            .mayChange=${this.user?.role === 'manager' || this.user?.role === 'admin'}
        ></tx-slips>`;
    }

    /** As the slips: a form or a text that is being changed outlives a lost link. */
    private renderOffice(live: ManagerView | null): TemplateResult | typeof nothing {
        this.#office ||= live !== null && this.tab === 'office';
        if (!this.#office || this.user === null || isTraining) return nothing;
        return html`<tx-office
            ?hidden=${live === null || this.tab !== 'office'}
            .token=${this.token}
            .hall=${this.hall}
            .channels=${live?.channels ?? []}
            .viewer=${this.user.role}
            .now=${this.#hub.now()}
        ></tx-office>`;
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
            ${this.tab === 'rules' ? html`<p>${this.say('lost.kept')}</p>` : nothing}
        </div>`;
    }

    /** Gives the verb; the refusal in words, or null when it was done. Undefined for those who may not. */
    private get confirm(): (() => Promise<string | null>) | undefined {
        if (this.user?.role !== 'manager' && this.user?.role !== 'admin') return undefined;
        return this.confirmClock;
    }

    private get answerHelp(): ((where: HelpPlace) => Promise<string | null>) | undefined {
        return this.user?.role === 'manager' || this.user?.role === 'admin' ? this.goThere : undefined;
    }

    private readonly goThere = async (where: HelpPlace): Promise<string | null> => {
        const answer = await this.#hub.send('answer-help', where);
        return answer.ok ? null : answer.error.message;
    };

    private readonly confirmClock = async (): Promise<string | null> => {
        const answer = await this.#hub.send('confirm-clock');
        return answer.ok ? null : refusalSentence(answer, this.language.current);
    };

    private readonly onHash = (): void => {
        this.tab = tabOfAddress();
    };

    private async loadNames(): Promise<void> {
        this.hall = (await loadHall()) ?? this.hall;
    }

    private async loadRules(): Promise<void> {
        if (this.#reading) return;
        this.#reading = true;
        const read = await readRules({ token: this.token, language: this.language.current });
        if (read.ok) this.rules = read.answer;
        // Not at once: a hub that refuses would be asked without end.
        this.#timer = setTimeout(() => this.readAgain(), read.ok ? 0 : ASK_AGAIN_MS);
    }

    private readAgain(): void {
        this.#reading = false;
        this.requestUpdate();
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-console': TxConsole;
    }
}
