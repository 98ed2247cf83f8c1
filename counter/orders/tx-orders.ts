import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { HallConfig, RatingReason } from '#protocol/hall.ts';
import type { WorkOrderView } from '#protocol/views.ts';
import { isTurnOf } from '#protocol/work-order-steps.ts';
import { LanguageController } from '#web/language.ts';
import type { Caller } from '../manager/calls.ts';
import { sheet } from '../manager/sheet.ts';
import { namesOf } from '../names.ts';
import { refusalSentence } from '../refusal.ts';
import type { SessionUser } from '../session.ts';
import { type OrdersAnswer, readAccounts, readOrders, readReasons } from './order-calls.ts';
import { awaitedWords, type Say, saying, titleOf } from './order-words.ts';
import { ordersStyles } from './orders-styles.ts';
import './tx-order.ts';

/** Who looks at work orders. */
export type Viewer = Pick<SessionUser, 'ref' | 'role'>;

const KINDS = ['all', 'badRating', 'complaint'] as const;
const STATES = ['open', 'mine', 'overdue', 'closed', 'all'] as const;

/** Work orders, the pressing first, and the one that was chosen. On a narrow place one of both at a time. */
@customElement('tx-orders')
export class TxOrders extends LitElement {
    static override styles = [sheet, ordersStyles, css`:host([hidden]) { display: none; }`];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) viewer: Viewer | null = null;
    @property({ type: Boolean, reflect: true }) narrow = false;
    /** With each other value the list is read anew. */
    @property({ type: Number }) version = 0;
    @state() private answer: OrdersAnswer | null = null;
    @state() private accounts: readonly SessionUser[] = [];
    @state() private reasons: readonly RatingReason[] = [];
    @state() private chosen: string | null = null;
    @state() private kind: (typeof KINDS)[number] = 'all';
    @state() private filter: (typeof STATES)[number] = 'open';
    @state() private refusal: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { answer } = this;
        if (answer === null) return html`<div class="panel">${this.renderUnread()}</div>`;
        const order = answer.workOrders.find(({ id }) => id === this.chosen);
        return html`<div class="split">
            ${this.narrow && order !== undefined ? nothing : this.renderList(answer)}
            ${order === undefined ? this.renderNothing() : this.renderOrder(order)}
        </div>`;
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('version') || changed.has('token')) void this.read();
        if (changed.has('token')) void this.readNames();
    }

    private renderUnread(): TemplateResult {
        if (this.refusal === null) return html`<p role="status">…</p>`;
        return html`<p role="alert">${this.say('unread')} ${this.refusal}</p>
            <p><button class="button" @click=${() => this.read()}>${this.say('retry')}</button></p>`;
    }

    private renderList(answer: OrdersAnswer): TemplateResult {
        const shown = this.shownOf(answer.workOrders);
        return html`<section class="panel list" aria-labelledby="orders">
            <h2 id="orders">${this.say('title')}</h2>
            <p class="soft">${this.say(this.supervises ? 'text' : 'text.own')}</p>
            <div class="filters">
                ${this.renderFilter('kind', KINDS, this.kind)} ${this.renderFilter('state', STATES, this.filter)}
                <span class="soft" role="status">${this.say('count', { n: shown.length })}</span>
            </div>
            ${shown.length === 0 ? html`<p>${this.say('empty')}</p>` : html`<ul aria-label=${this.say('list')}>${shown.map((order) => this.renderLine(order))}</ul>`}
        </section>`;
    }

    private renderFilter<Value extends string>(of: 'kind' | 'state', values: readonly Value[], chosen: Value): TemplateResult {
        return html`<label>
            ${this.say(`filter.${of}`)}
            <select data-filter=${of} @change=${this.onFilter}>
                ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${this.say(`filter.${of}.${value}` as Parameters<Say>[0])}</option>`)}
            </select>
        </label>`;
    }

    private renderLine(order: WorkOrderView): TemplateResult {
        const { current } = this.language;
        const names = namesOf(this.hall, current);
        const about = [
            order.openedOn,
            order.item === null ? names.theme(order.theme ?? '') : names.item(order.item),
            order.counter === null ? '' : this.say('counter.n', { n: order.counter }),
        ].filter((part) => part !== '');
        const mine = isTurnOf(order, this.viewer?.ref ?? '');
        return html`<li>
            <button class="line" data-order=${order.id} aria-current=${order.id === this.chosen ? 'true' : nothing} @click=${() => this.choose(order.id)}>
                <span class="first">
                    <b>${titleOf(order, this.say)}</b>
                    ${order.overdue === true ? html`<span class="level maximum">${this.say('overdue')}</span>` : nothing}
                    <span class="tag">${this.say(`state.${order.state}`)}</span>
                </span>
                <span class="soft">${about.join(' · ')}</span>
                <span class=${mine ? 'mine' : ''}>${awaitedWords(order, this.answer?.people ?? {}, this.viewer?.ref ?? '', current) ?? nothing}</span>
            </button>
        </li>`;
    }

    private renderNothing(): TemplateResult | typeof nothing {
        return this.narrow ? nothing : html`<section class="panel"><p class="soft">${this.say('choose')}</p></section>`;
    }

    private renderOrder(order: WorkOrderView): TemplateResult {
        return html`${keyed(
            order.id,
            html`<tx-order
                class="panel"
                .order=${order}
                .caller=${this.caller}
                .viewer=${this.viewer}
                .hall=${this.hall}
                .accounts=${this.accounts}
                .reasons=${this.reasons}
                .leavable=${this.narrow}
                @tx-order-changed=${() => this.read()}
                @tx-order-left=${() => this.choose(null)}
            ></tx-order>`,
        )}`;
    }

    /** Overdue ones first, then those due next; what is closed last, the newest of it first. */
    private shownOf(orders: readonly WorkOrderView[]): readonly WorkOrderView[] {
        const ref = this.viewer?.ref ?? '';
        const rank = (order: WorkOrderView): string => `${order.state === 'closed' ? 2 : order.overdue === true ? 0 : 1} ${order.due ?? ''}`;
        return orders
            .filter(({ origin }) => this.kind === 'all' || origin.kind === this.kind)
            .filter((order) => {
                if (this.filter === 'mine') return isTurnOf(order, ref);
                if (this.filter === 'overdue') return order.overdue === true && order.state !== 'closed';
                return this.filter === 'all' || (order.state === 'closed') === (this.filter === 'closed');
            })
            .toSorted((one, other) => rank(one).localeCompare(rank(other)) || other.openedAt - one.openedAt);
    }

    private onFilter({ target }: Event): void {
        if (!(target instanceof HTMLSelectElement)) return;
        this.kind = KINDS.find((kind) => kind === target.value && target.dataset.filter === 'kind') ?? this.kind;
        this.filter = STATES.find((filter) => filter === target.value && target.dataset.filter === 'state') ?? this.filter;
    }

    private choose(id: string | null): void {
        this.chosen = id;
    }

    private async read(): Promise<void> {
        const read = await readOrders(this.caller);
        this.refusal = read.ok ? null : refusalSentence(read, this.language.current);
        if (read.ok) this.answer = read.answer;
    }

    /** What is chosen from and what reasons are called; without them the page still works. */
    private async readNames(): Promise<void> {
        const reasons = await readReasons(this.caller);
        if (reasons.ok) this.reasons = reasons.answer.reasons;
        if (!this.supervises) return;
        const accounts = await readAccounts(this.caller);
        if (accounts.ok) this.accounts = accounts.answer.accounts;
    }

    private get supervises(): boolean {
        return ['supervisor', 'manager', 'inspector'].includes(this.viewer?.role ?? '');
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private get say(): Say {
        return saying(this.language.current);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-orders': TxOrders;
    }
    interface HTMLElementEventMap {
        /** A step of a work order was taken here. */
        'tx-order-changed': CustomEvent<void>;
        /** Back to the list. */
        'tx-order-left': CustomEvent<void>;
    }
}
