import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Ack } from '#protocol/sockets.ts';
import { OUTCOMES, type Outcome } from '#protocol/tickets.ts';
import type { TerminalView } from '#protocol/views.ts';
import { HubController } from '#web/hub.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { errorWords } from '#web/words/errors.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { type Given, tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey, keysOf, shortcutsOf, type TerminalKeys, type TerminalVerb, verbOfKey } from './keys.ts';
import { NoticeController } from './notices.ts';
import { type Panel, panelOf, stillStands } from './panels.ts';
import { PaperNews } from './papers/paper-news.ts';
import { inputOfPaper, offerOfPaper } from './papers/paper-words.ts';
import { refusalSentence } from './refusal.ts';
import { sheet, veilSheet } from './sheet.ts';
import { lockSeconds, offeredVerbs, offerOf, refusedBeforehand, type Situation, situationOf, undoOf } from './situation.ts';
import { TickController } from './tick-controller.ts';
import type { FoundTicket, TicketAct } from './ticket-acts.ts';
import { correctRecord, rejoinTicket } from './ticket-calls.ts';
import { VerbSender } from './verb-sender.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-link-bar.ts';
import './tx-health.ts';
import './tx-notices.ts';
import './tx-panel.ts';
import './tx-terminal-foot.ts';
import './tx-terminal-head.ts';
import './tx-ticket-card.ts';
import './tx-verb-buttons.ts';
import './tx-waiting-list.ts';

/**
 * A clerk's terminal at one counter: a strip beside other work, or a page of its own. Every verb is a key and a button; the hub decides.
 * @fires tx-session-ended
 * @fires tx-leave-counter
 */
@customElement('tx-terminal')
export class TxTerminal extends LitElement {
    static override styles = [
        sheet,
        veilSheet,
        css`
        :host {
            display: grid;
            grid-template-rows: auto auto minmax(0, 1fr);
            height: calc(100 * var(--tx-vh));
            background: var(--tx-ground);
            color: var(--tx-ink);
        }
        main {
            display: grid;
            grid-row: -2;
            grid-template-rows: fit-content(calc(100% - 8rem)) minmax(0, 1fr);
            min-height: 0;
        }
        main[hidden] {
            display: none;
        }
        .now {
            display: grid;
            grid-template-columns: minmax(0, 1fr);
            align-content: start;
            gap: 0.75rem;
            padding: 0.75rem;
            overflow-y: auto;
        }
        /* On a strip the questions of a panel need the room of the queue. */
        @media (max-width: 899px) and (max-height: 719px) {
            .now {
                gap: 0.5rem;
                padding: 0.5rem 0.75rem;
            }
        }
        @media (max-width: 899px) {
            .asking {
                grid-template-rows: minmax(0, 1fr);
            }
            .asking .queue {
                display: none;
            }
        }
        .queue {
            display: grid;
            grid-template-rows: minmax(0, 1fr) auto;
            min-height: 0;
            padding: 0 1rem 0.625rem;
        }
        tx-waiting-list {
            min-height: 0;
            overflow-y: auto;
        }
        .veil {
            grid-template: none;
            align-content: center;
            padding: 1.5rem;
        }
        @media (min-width: 900px) {
            main {
                grid-template-columns: minmax(26rem, 3fr) minmax(22rem, 2fr);
                grid-template-rows: minmax(0, 1fr);
                gap: 1.25rem;
                width: min(100%, 80rem);
                margin-inline: auto;
                padding: 1.25rem;
            }
            .now {
                align-content: start;
                gap: 1rem;
                margin: -0.5rem;
                overflow-y: auto;
                padding: 0.5rem;
            }
            .queue {
                padding: 1rem 1.25rem;
                border: 1px solid var(--tx-line);
                border-radius: var(--tx-radius-l);
                background: var(--tx-surface);
            }
        }
    `,
    ];

    @property({ type: Number }) counter = 0;
    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** What a verb asks before it goes to the hub. */
    @state() private panel: Panel | null = null;
    /** Letters and digits give verbs; a clerk who is read the page by software may want them off. */
    @state() private keysOn = true;
    private readonly language = new LanguageController(this);
    readonly #hub = new HubController<TerminalView>(this, '/counter', () => ({ token: this.token, counter: this.counter }));
    readonly #notices = new NoticeController(this);
    readonly #wide = matchMedia('(min-width: 900px)');
    readonly #drafts = new DraftKeeper(this, () => ({ token: this.token, counter: this.counter }));
    readonly #papers = new PaperNews(this.#notices);
    readonly #sender = new VerbSender(this, {
        hub: this.#hub,
        notices: this.#notices,
        give: (given) => this.send(given),
    });

    constructor() {
        super();
        new TickController(this, 1000);
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult {
        const { view, link } = this.#hub;
        const live = link === 'live' && view !== null;
        return html`
            <tx-link-bar .link=${link}></tx-link-bar>
            <tx-terminal-head
                .counter=${this.counter}
                .view=${live ? view : null}
                .keysOn=${this.keysOn}
                .keyMap=${this.keys}
                @tx-keys=${this.onKeysSwitch}
                @tx-orders=${this.openOrders}
            ></tx-terminal-head>
            ${live ? html`<tx-health .health=${view.health}></tx-health>` : nothing}
            ${view !== null && (live || this.panel !== null) ? this.renderLive(view, live) : nothing}
            ${live ? nothing : this.renderVeil()}
            <tx-notices .notices=${this.#notices.notices} @tx-close-notice=${(event: CustomEvent<number>) => this.#notices.close(event.detail)}></tx-notices>
        `;
    }

    protected override willUpdate(): void {
        const { view, refused } = this.#hub;
        if (refused !== null) this.leave(refused.error.code);
        if (this.panel !== null && view !== null && !stillStands(this.panel, view)) this.panel = null;
        // While the link is lost the session may still go on: its draft is not let go.
        if (view === null || this.#hub.link !== 'live') return;
        this.#drafts.follow(view.ticket);
        this.#papers.follow(view.papers, shortcutsOf(this.keys, 'document'));
    }

    protected override updated(changed: PropertyValues): void {
        const no = this.#hub.view?.ticket?.no;
        const title = this.say('title.counter', { no: this.counter });
        document.title = no === undefined || this.#hub.link !== 'live' ? title : `${no} · ${title}`;
        if (changed.get('panel') && this.panel === null) this.renderRoot.querySelector('tx-verb-buttons')?.focus();
    }

    /** While the link is lost it stays only if a panel is open, out of sight: what has been typed there must not go. */
    private renderLive(view: TerminalView, live: boolean): TemplateResult {
        const situation = situationOf(view);
        const now = this.#hub.now();
        return html`<main class=${this.panel === null ? '' : 'asking'} ?hidden=${!live}>
            <div class="now">
                <tx-ticket-card
                    .view=${view}
                    .hall=${this.hall}
                    .situation=${situation}
                    .wide=${this.#wide.matches}
                    .compact=${this.panel !== null}
                    .now=${now}
                ></tx-ticket-card>
                ${this.panel === null ? this.renderButtons(view, situation, now) : this.renderPanel(view, this.panel)}
            </div>
            <div class="queue">
                <tx-waiting-list
                    .view=${view}
                    .hall=${this.hall}
                    .keyMap=${this.keys}
                    .now=${now}
                    @tx-give=${this.onGive}
                    @tx-line=${(event: CustomEvent<FoundTicket>) => this.find(null, event.detail)}
                    @tx-find=${(event: CustomEvent<TicketAct | null>) => this.find(event.detail)}
                ></tx-waiting-list>
                <tx-terminal-foot .view=${view} .keyMap=${this.keys} .now=${now} @tx-work=${this.openWork}></tx-terminal-foot>
            </div>
        </main>`;
    }

    private renderButtons(view: TerminalView, situation: Situation, now: number): TemplateResult {
        return html`<tx-verb-buttons
            .offer=${offerOf(situation, view.papers)}
            .keyMap=${this.keys}
            .outcomes=${situation === 'serving'}
            .hint=${this.hintOf(view, situation)}
            .lock=${lockSeconds(view, now)}
            .undo=${undoOf(view, now)}
            .paper=${situation === 'idle' || situation === 'paused' ? offerOfPaper(view.papers, this.language.current) : ''}
            .disabled=${this.#sender.busy || view.health.storage === 'full'}
            @tx-verb=${(event: CustomEvent<TerminalVerb>) => this.give(event.detail)}
            @tx-outcome=${(event: CustomEvent<Outcome>) => this.finishAs(event.detail)}
            @tx-fill=${this.fill}
        ></tx-verb-buttons>`;
    }

    private renderPanel(view: TerminalView, panel: Panel): TemplateResult {
        return html`<tx-panel
            .panel=${panel}
            .view=${view}
            .hall=${this.hall}
            .token=${this.token}
            .draft=${this.#drafts.draft}
            .disabled=${this.#sender.busy}
            .away=${this.#hub.link !== 'live'}
            @tx-draft=${(event: CustomEvent<ServiceRecord>) => this.#drafts.note(event.detail)}
            @tx-give=${this.onGive}
            @tx-back=${this.onBack}
        ></tx-panel>`;
    }

    /** With the link lost nothing of the old state is shown: not even dimmed, for it may be wrong. */
    private renderVeil(): TemplateResult {
        const { link, refused } = this.#hub;
        if (refused !== null) return html`<main class="veil" data-veil><p class="lost">${refusalSentence(refused, this.language.current)}</p></main>`;
        if (link !== 'lost') return html`<main class="veil" data-veil><p>${this.say('lost.connecting')}</p></main>`;
        return html`<main class="veil" data-veil>
            <tx-icon name="unlinked"></tx-icon>
            <p class="lost">${this.say('lost.title')}</p>
            <p>${this.say('lost.hint')}</p>
        </main>`;
    }

    private hintOf(view: TerminalView, situation: Situation): string {
        if (situation === 'idle') return view.waitingCount > 0 ? this.say('hint.next', { n: view.waitingCount }) : this.say('hint.next.none');
        if (situation === 'called') return this.say('hint.start', { no: view.ticket?.no ?? '' });
        if (situation === 'serving') return this.say('hint.finish');
        if (situation === 'paused') return this.say('hint.reopen');
        return situation === 'closed' ? this.say('hint.sign-in') : '';
    }

    private onKey(code: string): boolean {
        if (!this.keysOn || this.panel !== null) return false;
        const { view } = this.#hub;
        const { keys } = this;
        if (keys.find.includes(code)) return this.find(null);
        if (keys.record.includes(code)) return this.fill();
        if (keys.work.includes(code)) return this.openWork();
        if (keys.orders.includes(code)) return this.openOrders();
        const situation = view === null ? null : situationOf(view);
        const digit = digitOfKey(code);
        // While somebody is served nobody on hold can be gone on with: the digits are the outcomes then.
        if (situation === 'serving' && digit !== null) return this.finishAs(OUTCOMES[digit] ?? null);
        const verb = verbOfKey(keys, code, situation === null ? [] : offeredVerbs(offerOf(situation, view?.papers ?? null)));
        if (verb === 'resume') return this.resume(digit ?? -1);
        if (verb === null) return false;
        this.give(verb);
        return true;
    }

    private give(verb: TerminalVerb): void {
        const { view, link } = this.#hub;
        const ticket = view?.ticket ?? null;
        if (view !== null && link === 'live' && this.asks(verb, view)) return;
        // `current` is the ticket that the clerk sees: if the hub has another, this press meant something else.
        const input = verb === 'next' ? { current: ticket?.id ?? null } : verb === 'document' ? inputOfPaper(view?.papers ?? null) : {};
        void this.#sender.run({ verb, input, no: ticket?.no ?? '' });
    }

    /** Opens the panel of a verb that asks something first, or tells why it would be refused. False for a verb that asks nothing. */
    private asks(verb: TerminalVerb, view: TerminalView): boolean {
        const panel = panelOf(verb, view);
        if (panel === undefined) return false;
        const refusal = refusedBeforehand(verb, view);
        if (refusal !== null) this.#notices.show('refusal', errorWords.say(this.language.current, refusal.code, refusal.values));
        else this.panel = panel;
        return true;
    }

    /** Opens a panel, if what it asks about is there. */
    private open(panel: Panel): boolean {
        const { view, link } = this.#hub;
        if (view === null || link !== 'live' || !stillStands(panel, view)) return false;
        this.panel = panel;
        return true;
    }

    /** Looks a ticket up; `found` if a line was pressed. */
    private find(act: TicketAct | null, found: FoundTicket | null = null): boolean {
        return this.open({ kind: 'ticket', found, act });
    }

    /** Finishes with an outcome; its panel asks what that outcome needs, and nothing else. */
    private finishAs(outcome: Outcome | null): boolean {
        const ticket = this.#hub.view?.ticket ?? null;
        if (outcome === null || ticket === null || this.#hub.link !== 'live' || this.#sender.busy) return outcome !== null;
        this.panel = { kind: 'finish', ticket: ticket.id, outcome };
        return true;
    }

    private readonly fill = (): boolean => this.open({ kind: 'record', ticket: this.#hub.view?.ticket?.id ?? '' });
    private readonly openWork = (): boolean => this.open({ kind: 'work' });
    private readonly openOrders = (): boolean => this.open({ kind: 'orders' });

    /** Takes a verb to the hub; what is said of a ticket goes over HTTP. */
    private async send({ verb, input }: Given): Promise<Ack> {
        if (verb === 'rejoin') return rejoinTicket(this.token, String(input.ticket));
        if (verb === 'correct') return correctRecord(this.token, input);
        if (verb === 'print-document' && this.#hub.view?.papers?.printer === false) return this.#papers.open(String(input.document));
        const answer = await this.#hub.send(verb, input);
        if (answer.ok) this.#papers.given(answer);
        return answer;
    }

    private resume(place: number): boolean {
        const line = this.#hub.view?.held[place];
        if (line === undefined) return false;
        void this.#sender.run({ verb: 'resume', input: { ticket: line.id }, no: line.no });
        return true;
    }

    private async onGive(event: CustomEvent<Given>): Promise<void> {
        const { panel } = this;
        if ((await this.#sender.run(event.detail)) && this.panel === panel) this.panel = null;
    }

    private onBack(): void {
        this.panel = null;
    }

    private onKeysSwitch(): void {
        this.keysOn = !this.keysOn;
    }

    private get keys(): TerminalKeys {
        return keysOf(this.hall?.settings.terminalKeys);
    }

    private leave(code: string): void {
        if (code === 'unknown-counter') tell(this, 'tx-leave-counter', 'unknown');
        else if (code === 'forbidden') tell(this, 'tx-session-ended', 'forbidden');
        else if (code === 'not-signed-in') tell(this, 'tx-session-ended', 'refused');
    }

    private say(key: Parameters<typeof counterWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return counterWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-terminal': TxTerminal;
    }
}
