import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { HallConfig, RatingReason } from '#protocol/hall.ts';
import type { WorkOrderView } from '#protocol/views.ts';
import { awaited } from '#protocol/work-order-steps.ts';
import type { WorkOrderStep, WorkOrderVerb } from '#protocol/work-orders.ts';
import { LanguageController } from '#web/language.ts';
import { workOrderWords } from '#web/words/work-orders.ts';
import { tell } from '../events.ts';
import type { Caller } from '../manager/calls.ts';
import { sheet } from '../manager/sheet.ts';
import { dayAndTime } from '../manager/times.ts';
import { namesOf } from '../names.ts';
import { refusalSentence } from '../refusal.ts';
import type { SessionUser } from '../session.ts';
import { type OrderAnswer, type OrderNote, readOrder } from './order-calls.ts';
import { orderStyles } from './order-styles.ts';
import { personIn, type Say, saying, titleOf } from './order-words.ts';
import './tx-order-step.ts';
import type { Viewer } from './tx-orders.ts';

/** The command with which somebody wrote at a step. */
const WRITTEN: Readonly<Record<string, string>> = {
    verified: 'verifyWorkOrder',
    remedied: 'remedyWorkOrder',
    calledBack: 'callBackWorkOrder',
    appealed: 'appealWorkOrder',
    appealDecided: 'decideAppeal',
    stated: 'stateWorkOrder',
    mediated: 'mediateWorkOrder',
    replied: 'replyWorkOrder',
    answered: 'answerWorkOrder',
    closed: 'closeWorkOrder',
};

/**
 * One work order: what happened, what was done and written, and what may be done next.
 * @fires tx-order-changed
 * @fires tx-order-left
 */
@customElement('tx-order')
export class TxOrder extends LitElement {
    static override styles = [sheet, orderStyles];

    @property({ attribute: false }) order: WorkOrderView | null = null;
    @property({ attribute: false }) caller: Caller | null = null;
    @property({ attribute: false }) viewer: Viewer | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) accounts: readonly SessionUser[] = [];
    @property({ attribute: false }) reasons: readonly RatingReason[] = [];
    @property({ type: Boolean }) leavable = false;
    @state() private answer: OrderAnswer | null = null;
    @state() private refusal: string | null = null;
    @state() private verb: WorkOrderVerb | null = null;
    /** Steps taken here: each begins with an empty form, and no step of somebody else empties it. */
    @state() private taken = 0;
    @state() private done = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { order, answer } = this;
        if (order === null) return nothing;
        return html`<div class="head">
                ${this.leavable ? html`<button class="button" data-back @click=${() => tell(this, 'tx-order-left')}>${this.say('back')}</button>` : nothing}
                <h2 tabindex="-1">${titleOf(order, this.say)}</h2>
                ${order.overdue === true ? html`<span class="level maximum">${this.say('overdue')}</span>` : nothing}
                <span class="tag" data-state=${order.state}>${this.say(`state.${order.state}`)}</span>
                <span class="soft id">${order.id}</span>
            </div>
            ${this.refusal === null ? nothing : html`<p role="alert" class="bad">${this.refusal}</p>`}
            ${answer === null ? html`<p role="status">…</p>` : this.renderWhole(answer)}`;
    }

    override firstUpdated(): void {
        if (this.leavable) this.renderRoot.querySelector('h2')?.focus();
    }

    protected override updated(changed: PropertyValues): void {
        const before = changed.get('order');
        if (changed.has('order') && (before === undefined || before?.seq !== this.order?.seq)) void this.read();
    }

    private renderWhole(answer: OrderAnswer): TemplateResult {
        const { workOrder, notes } = answer;
        const said = notes.filter(({ type }) => type === 'rate' || type === 'explainRating' || type === 'fileComplaint');
        return html`${said.map(({ text }) => html`<blockquote>${text}</blockquote>`)}
            <dl>${this.factsOf(answer).map(([name, what]) => html`<div data-fact=${name}><dt>${this.say(`fact.${name}`)}</dt><dd>${what}</dd></div>`)}</dl>
            ${this.renderNext(workOrder)}
            <section aria-labelledby="steps">
                <h3 id="steps">${this.say('steps.title')}</h3>
                <ol class="steps">${workOrder.steps.map((step) => this.renderStep(step, notes))}</ol>
            </section>`;
    }

    private factsOf({ workOrder: order, people, contact }: OrderAnswer): [Fact, string][] {
        const { current } = this.language;
        const { say } = this;
        const names = namesOf(this.hall, current);
        const person = (ref: string | null): string => (ref === null ? '' : personIn(people, ref, current));
        const { origin } = order;
        const isRating = origin.kind === 'badRating';
        const satisfied = order.satisfied === null ? '' : say(`${isRating ? 'satisfied' : 'accepted'}.${order.satisfied ? 'true' : 'false'}`);
        const channel = `channel.${origin.channel}`;
        const facts: [Fact, string][] = [
            ['reasons', isRating ? origin.reasons.map((code) => this.reasonOf(code)).join(say('separator')) : ''],
            ['caseNo', isRating ? '' : (origin.caseNo ?? '')],
            ['item', order.item === null ? names.theme(order.theme ?? '') : names.item(order.item)],
            ['counter', order.counter === null ? '' : say('counter.n', { n: order.counter })],
            ['ticket', order.ticket?.split('-').at(-1) ?? ''],
            ['clerk', person(order.clerk)],
            ['opened', order.ticket === null && order.clerk === this.viewer?.ref ? order.openedOn : dayAndTime(order.openedAt, this.hall, current)],
            ['channel', workOrderWords.has(channel) ? say(channel) : ''],
            ['assignee', person(order.assignee)],
            ['due', order.due ?? ''],
            ['verdict', order.verdict === null ? '' : say(`verdict.${order.verdict}`)],
            ['remedy', order.remedy === null ? '' : say(`remedy.${order.remedy}`)],
            ['appeal', order.appeal === 'none' ? '' : say(`appeal.${order.appeal}`)],
            ['satisfied', satisfied],
            [
                'contact',
                contact === null ? '' : `${[contact.name, contact.phone].filter((part) => part !== undefined).join(' ')} · ${say('contact.note')}`,
            ],
        ];
        return facts.filter(([, what]) => what !== '');
    }

    private reasonOf(code: string): string {
        return this.reasons.find((reason) => reason.code === code)?.text[this.language.current] ?? code;
    }

    private renderNext(order: WorkOrderView): TemplateResult | typeof nothing {
        if (order.state === 'closed') return nothing;
        const main = awaited(order)?.verb;
        const first = order.next.find((verb) => verb === main) ?? (order.next.length === 1 ? order.next[0] : undefined);
        const verb = this.verb !== null && order.next.includes(this.verb) ? this.verb : first;
        const others = order.next.filter((other) => other !== verb);
        return html`<section class="next" aria-labelledby="next">
            <h3 id="next">${this.say('next.title')}</h3>
            ${this.done ? html`<p class="good" role="status">${this.say('next.done')}</p>` : nothing}
            ${order.next.length === 0 ? html`<p class="soft">${this.say('next.none')}</p>` : nothing}
            ${verb === undefined ? nothing : this.renderForm(order, verb)}
            ${
                others.length === 0
                    ? nothing
                    : html`<p class="others">
                          <span class="soft">${this.say('next.other')}</span>
                          ${others.map((other) => html`<button class="button" data-verb=${other} @click=${() => this.turnTo(other)}>${this.say(`verb.${other}`)}</button>`)}
                      </p>`
            }
        </section>`;
    }

    /** Another step is another form, with nothing of this one in it. */
    private renderForm(order: WorkOrderView, verb: WorkOrderVerb): TemplateResult {
        return html`${keyed(
            `${verb} ${this.taken}`,
            html`<tx-order-step
                .order=${order}
                .verb=${verb}
                .caller=${this.caller}
                .people=${this.accounts}
                @tx-order-changed=${this.onDone}
            ></tx-order-step>`,
        )}`;
    }

    private renderStep({ at, by, step }: WorkOrderStep, notes: readonly OrderNote[]): TemplateResult {
        const { current } = this.language;
        const key = `step.${step}`;
        const note = notes.find((candidate) => candidate.at === at && candidate.type === WRITTEN[step]);
        const isHidden = (step === 'opened' || step === 'explained') && this.order?.ticket === null && this.order.clerk === this.viewer?.ref;
        return html`<li data-step=${step}>
            <b>${workOrderWords.has(key) ? this.say(key) : step}</b>
            <span class="soft">${isHidden ? (this.order?.openedOn ?? '') : dayAndTime(at, this.hall, current)} · ${personIn(this.answer?.people ?? {}, by, current)}</span>
            ${note === undefined ? nothing : html`<p>${note.text}</p>`}
        </li>`;
    }

    private turnTo(verb: WorkOrderVerb): void {
        this.verb = verb;
        this.done = false;
    }

    private onDone(): void {
        this.done = true;
        this.taken += 1;
        this.verb = null;
    }

    private async read(): Promise<void> {
        if (this.order === null || this.caller === null) return;
        const read = await readOrder(this.caller, this.order.id);
        this.refusal = read.ok ? null : refusalSentence(read, this.language.current);
        if (read.ok) this.answer = read.answer;
    }

    private get say(): Say {
        return saying(this.language.current);
    }
}

type Fact =
    | 'reasons'
    | 'caseNo'
    | 'item'
    | 'counter'
    | 'ticket'
    | 'clerk'
    | 'opened'
    | 'channel'
    | 'assignee'
    | 'due'
    | 'verdict'
    | 'remedy'
    | 'appeal'
    | 'satisfied'
    | 'contact';

declare global {
    interface HTMLElementTagNameMap {
        'tx-order': TxOrder;
    }
}
