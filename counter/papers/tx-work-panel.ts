import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { TerminalView } from '#protocol/views.ts';
import type { CaseLine, WorkLine, WorkLists } from '#protocol/work-lists.ts';
import { LanguageController } from '#web/language.ts';
import { paperWords } from '#web/words/papers.ts';
import { recordWords } from '#web/words/record.ts';
import { tell } from '../events.ts';
import { namesOf } from '../names.ts';
import { panelSheet, sheet } from '../sheet.ts';
import { loadWorkLists } from '../ticket-calls.ts';
import '../tx-confirm.ts';
import '../tx-menu.ts';
import '../tx-picker.ts';
import type { Choice } from '../tx-picker.ts';
import './tx-hand-over.ts';

const LISTS = ['handOver', 'ready', 'noCase'] as const;
type List = (typeof LISTS)[number];

/** Results given out that are shown beneath those that are ready. */
const COLLECTED_SHOWN = 5;

/**
 * What is still to do after sessions: papers that go to the back office, results to give out, case numbers to enter.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-work-panel')
export class TxWorkPanel extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .said {
            margin-top: 0.625rem;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        .said li {
            padding-block: 0.125rem;
        }
        .wrong {
            margin-top: 0.5rem;
            color: var(--tx-bad);
        }
    `,
    ];

    @property({ attribute: false }) view: TerminalView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) token = '';
    @property({ type: Boolean }) disabled = false;
    @state() private list: List | null = null;
    /** Those of every counter, not of this one alone. */
    @state() private all = false;
    @state() private lists: WorkLists | null = null;
    /** The case that is handed out, or the session that gets its number. */
    @state() private chosen: string | null = null;
    @state() private wrong = '';
    private readonly language = new LanguageController(this);

    protected override willUpdate(changed: PropertyValues): void {
        const before = changed.get('view') as TerminalView | null | undefined;
        const counts = (view: TerminalView | null | undefined): string => JSON.stringify(view?.work ?? null);
        if (!this.hasUpdated || changed.has('all') || (changed.has('view') && counts(before) !== counts(this.view))) void this.load();
    }

    override render(): TemplateResult | typeof nothing {
        const { view, lists } = this;
        if (view === null) return nothing;
        if (this.list === null) return this.renderMenu(view);
        if (lists === null) return html`<p role="status">${this.say('loading')}</p>`;
        if (this.list === 'handOver') return this.renderHandOver(lists, view);
        return this.list === 'ready' ? this.renderReady(lists) : this.renderNoCase(lists);
    }

    private renderMenu({ work }: TerminalView): TemplateResult {
        return html`<tx-menu
            .heading=${this.say('work')}
            .choices=${LISTS.map((list) => ({ id: list, name: this.say(`work.${list}`), note: this.say('count', { n: work[list] }) }))}
            @tx-pick=${this.onList}
        ></tx-menu>`;
    }

    private renderHandOver({ handOver }: WorkLists, { counter }: TerminalView): TemplateResult {
        return html`<tx-hand-over
            .lines=${handOver}
            .counter=${counter.no}
            .hall=${this.hall}
            .all=${this.all}
            .disabled=${this.disabled}
            @tx-all=${this.onAll}
            @tx-back=${this.onStepBack}
        ></tx-hand-over>`;
    }

    private renderReady({ ready, collected }: WorkLists): TemplateResult {
        if (this.chosen !== null) {
            return html`<tx-confirm
                .heading=${this.say('collect.title', { caseNo: this.chosen })}
                .text=${this.say('collect.text')}
                .sure=${this.say('collect.sure')}
                .disabled=${this.disabled}
                @tx-confirm=${this.onCollect}
                @tx-back=${this.onStepBack}
            ></tx-confirm>`;
        }
        return html`<tx-picker
                numbers
                .choices=${ready.map((line) => this.caseChoice(line))}
                .heading=${this.say('work.ready')}
                .search=${this.say('collect.search')}
                .none=${this.say('collect.none')}
                @tx-pick=${this.onChoose}
                @tx-typed=${this.onChoose}
                @tx-back=${this.onStepBack}
            ></tx-picker>
            ${collected.length === 0 ? nothing : this.renderCollected(collected.slice(0, COLLECTED_SHOWN))}`;
    }

    private renderCollected(lines: readonly CaseLine[]): TemplateResult {
        const { current } = this.language;
        return html`<section class="said" aria-labelledby="collected">
            <h3 id="collected">${this.say('collected')}</h3>
            <ul>
                ${lines.map(({ caseNo, collected }) => {
                    const clerk = collected?.clerk ?? null;
                    const who = clerk === null ? '' : `${clerk.name[current]} (${clerk.badge})`;
                    return html`<li data-collected=${caseNo}>
                        ${this.say('collected.line', { caseNo, when: timeOf(collected?.at ?? 0, this.hall), counter: collected?.counter ?? 0, who })}
                    </li>`;
                })}
            </ul>
        </section>`;
    }

    private renderNoCase({ noCase }: WorkLists): TemplateResult {
        const line = noCase.find(({ ticket }) => ticket === this.chosen);
        const choices = noCase.map((one) => this.sessionChoice(one));
        return html`<tx-picker
                .numbers=${line !== undefined}
                .choices=${line === undefined ? choices : []}
                .heading=${line === undefined ? this.say('work.noCase') : this.say('case.title', { no: line.no, day: line.day })}
                .search=${line === undefined ? this.say('case.which') : recordWords.say(this.language.current, 'caseNo')}
                .none=${line === undefined ? this.say('case.none') : this.say('case.enter')}
                @tx-pick=${this.onChoose}
                @tx-typed=${this.onCaseNo}
                @tx-back=${this.onStepBack}
            ></tx-picker>
            <p class="wrong" role="alert">${this.wrong}</p>`;
    }

    private caseChoice({ caseNo, item, readyAt, documents }: CaseLine): Choice {
        const name = item === null ? '' : namesOf(this.hall, this.language.current).item(item);
        return { id: caseNo, name: caseNo, note: `${name} ${timeOf(readyAt ?? 0, this.hall)}`, words: documents.join(' ') };
    }

    private sessionChoice({ ticket, no, day, item }: WorkLine): Choice {
        const name = item === null ? '' : namesOf(this.hall, this.language.current).item(item);
        return { id: ticket, name: `${no} ${name}`, note: day, words: '' };
    }

    private onList(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.list = LISTS.find((list) => list === event.detail) ?? null;
    }

    private onAll(event: CustomEvent<void>): void {
        event.stopPropagation();
        this.all = !this.all;
    }

    private onChoose(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.chosen = event.detail;
    }

    private onCollect(event: Event): void {
        event.stopPropagation();
        tell(this, 'tx-give', { verb: 'collect-case', input: { caseNo: this.chosen }, no: this.chosen ?? '' });
    }

    private onCaseNo(event: CustomEvent<string>): void {
        event.stopPropagation();
        const line = this.lists?.noCase.find(({ ticket }) => ticket === this.chosen);
        if (line === undefined) return;
        this.wrong = /^[A-Za-z0-9-]{3,40}$/.test(event.detail) ? '' : recordWords.say(this.language.current, 'wrong.caseNo');
        const input = { ticket: line.ticket, record: { caseNo: event.detail }, reason: this.say('case.reason') };
        if (this.wrong === '') tell(this, 'tx-give', { verb: 'correct', input, no: line.no });
    }

    /** One step back; from the menu out of the panel. */
    private onStepBack(event: Event): void {
        event.stopPropagation();
        this.wrong = '';
        if (this.chosen !== null) this.chosen = null;
        else this.list = null;
    }

    private async load(): Promise<void> {
        const { token, all, view } = this;
        const lists = await loadWorkLists(token, all ? null : (view?.counter.no ?? null));
        if (lists !== null && all === this.all) this.lists = lists;
    }

    private say(key: Parameters<typeof paperWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return paperWords.say(this.language.current, key, values);
    }
}

/** `11-28 09:30` in the hall. */
function timeOf(at: number, hall: HallConfig | null): string {
    const timeZone = hall?.hall.timeZone ?? 'Asia/Shanghai';
    return new Intl.DateTimeFormat('sv-SE', { timeZone, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(at);
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-work-panel': TxWorkPanel;
    }
}
