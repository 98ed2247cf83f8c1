import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { SlipName, SlipTemplateLine } from '#protocol/slip-templates.ts';
import { LanguageController } from '#web/language.ts';
import { slipsPageWords } from '#web/words/slips-page.ts';
import { refusalSentence } from '../../refusal.ts';
import { sheet } from '../sheet.ts';
import { dayAndTime } from '../times.ts';
import { acted, type LineAct } from './draft.ts';
import { putSlip, readSlips, type SlipChange, type SlipProblem, type SlipState, type SlipsAnswer } from './slip-calls.ts';
import { pageStyles } from './slip-styles.ts';
import './tx-slip-line.ts';
import './tx-slip-preview.ts';

/** The page of slips: read, and for a duty manager or administrator changed. Nothing is in use before it is saved, and every change is kept. */
@customElement('tx-slips')
export class TxSlips extends LitElement {
    static override styles = [sheet, pageStyles];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Boolean }) mayChange = false;
    @state() private answer: SlipsAnswer | null = null;
    @state() private name: SlipName = 'ticket';
    /** The lines that somebody is changing; null while nobody does. */
    @state() private draft: readonly SlipTemplateLine[] | null = null;
    @state() private problems: readonly SlipProblem[] = [];
    @state() private step: 'rest' | 'saving' | 'asked' = 'rest';
    @state() private said: { good: boolean; sentence: string } | null = null;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.read();
    }

    override render(): TemplateResult {
        const slip = this.slip;
        if (slip === undefined) return html`<section class="panel intro">${this.renderUnread()}</section>`;
        return html`<section class="panel kinds" aria-labelledby="slips">
                <h2 id="slips">${this.say('title')}</h2>
                <nav aria-label=${this.say('list.label')}>${this.answer?.slips.map((one) => this.renderKind(one))}</nav>
            </section>
            <section class="panel" aria-labelledby="slip">
                <div class="head">
                    <h2 id="slip">${this.say(`name.${slip.name}`)}</h2>
                    <span class="soft">${this.say(`about.${slip.name}`)}</span>
                    ${this.renderBegin(slip)}
                </div>
                ${this.said === null ? nothing : html`<p class="said ${this.said.good ? 'good' : 'bad'}" role="status">${this.said.sentence}</p>`}
                ${this.draft === null ? this.renderHistory(slip) : this.renderDraft(slip, this.draft)}
            </section>
            <tx-slip-preview
                .token=${this.token}
                .name=${slip.name}
                .lines=${this.draft}
                .version=${slip.version}
                @tx-slip-problems=${({ detail }: CustomEvent<readonly SlipProblem[]>) => {
                    this.problems = detail;
                }}
            ></tx-slip-preview>`;
    }

    private renderUnread(): TemplateResult {
        if (this.said === null) return html`<p role="status">…</p>`;
        return html`<p class="said bad" role="alert">${this.say('unread')} ${this.said.sentence}</p>
            <p><button class="button" @click=${() => this.read()}>${this.say('retry')}</button></p>`;
    }

    private renderKind({ name, changed }: SlipState): TemplateResult {
        const current = name === this.name;
        return html`<button
            data-slip=${name}
            aria-current=${current ? 'true' : nothing}
            ?disabled=${!current && this.draft !== null}
            title=${!current && this.draft !== null ? this.say('unsaved') : nothing}
            @click=${() => this.choose(name)}
        >
            ${this.say(`name.${name}`)}<small class=${changed ? 'changed' : ''}>${this.say(changed ? 'changed' : 'standard')}</small>
        </button>`;
    }

    private renderBegin({ template }: SlipState): TemplateResult | typeof nothing {
        if (this.draft !== null) return nothing;
        if (!this.mayChange) return html`<span class="soft">${this.say('readonly')}</span>`;
        return html`<button class="button" data-change @click=${() => this.edit(template.lines)}>${this.say('change')}</button>`;
    }

    private renderDraft(slip: SlipState, draft: readonly SlipTemplateLine[]): TemplateResult {
        const whole = this.problems.filter(({ path }) => !/^lines\.\d/.test(path));
        return html`<div class="lines" @tx-slip-line=${this.onLine}>
                ${draft.map(
                    (line, index) => html`<tx-slip-line
                        .line=${line}
                        .index=${index}
                        .count=${draft.length}
                        .vocabulary=${slip.vocabulary}
                        .problems=${this.problems.filter(({ path }) => path === `lines.${index}` || path.startsWith(`lines.${index}.`))}
                    ></tx-slip-line>`,
                )}
            </div>
            <form class="save" @submit=${this.onSave}>
                ${this.problems.length === 0 ? nothing : html`<p class="said bad" role="status">${this.say('problems', { n: this.problems.length })}</p>`}
                ${whole.map(({ message }) => html`<p class="problems">${message}</p>`)}
                <div class="buttons">
                    <label>${this.say('reason')}<input name="reason" maxlength="200" autocomplete="off" /></label>
                    <button class="button main" ?disabled=${this.step === 'saving' || this.problems.length > 0}>
                        ${this.say(this.step === 'saving' ? 'saving' : 'save')}
                    </button>
                    <button class="button" type="button" data-discard @click=${this.discard}>${this.say('discard')}</button>
                    ${this.renderBack(slip)}
                </div>
            </form>`;
    }

    /** Bringing the standard back is asked about once more. */
    private renderBack(slip: SlipState): TemplateResult | typeof nothing {
        if (!slip.changed) return nothing;
        const asked = this.step === 'asked';
        return html`<button class="button" type="button" data-back @click=${() => (asked ? this.save(slip, null) : this.ask())}>
            ${asked ? this.say('back.sure', { name: this.say(`name.${slip.name}`) }) : this.say('back')}
        </button>`;
    }

    private renderHistory({ name }: SlipState): TemplateResult {
        const changes = this.answer?.history.filter((change) => change.name === name) ?? [];
        return html`<p class="soft">${this.say('text')}</p>
            <h3>${this.say('history.title')}</h3>
            ${changes.length === 0 ? html`<p class="soft">${this.say('history.none')}</p>` : html`<ul class="history">${changes.map((change) => this.renderChange(change))}</ul>`}`;
    }

    private renderChange({ at, by, reason, template }: SlipChange): TemplateResult {
        const { current } = this.language;
        const who = { time: dayAndTime(at, this.hall, current), name: by.name[current] };
        return html`<li>
            ${this.say(template === null ? 'history.back' : 'history.changed', who)}
            ${reason === null ? nothing : html`<span class="soft">${this.say('history.reason', { reason })}</span>`}
        </li>`;
    }

    private get slip(): SlipState | undefined {
        return this.answer?.slips.find(({ name }) => name === this.name);
    }

    private choose(name: SlipName): void {
        this.name = name;
        this.said = null;
        this.problems = [];
    }

    private edit(lines: readonly SlipTemplateLine[]): void {
        this.draft = lines;
        this.said = null;
        this.step = 'rest';
    }

    private ask(): void {
        this.step = 'asked';
    }

    private readonly discard = (): void => {
        this.draft = null;
        this.problems = [];
        this.step = 'rest';
        this.said = null;
        void this.read();
    };

    private onLine({ detail }: CustomEvent<LineAct>): void {
        if (this.draft !== null) this.draft = acted(this.draft, detail);
        if (this.step === 'asked') this.step = 'rest';
    }

    private onSave(event: SubmitEvent): void {
        event.preventDefault();
        if (this.slip !== undefined && this.draft !== null) void this.save(this.slip, this.draft);
    }

    private async save(slip: SlipState, lines: readonly SlipTemplateLine[] | null): Promise<void> {
        const { current } = this.language;
        const reason = this.renderRoot.querySelector<HTMLInputElement>('input[name=reason]')?.value.trim() ?? '';
        this.step = 'saving';
        const answer = await putSlip({ token: this.token, language: current }, slip, lines, reason);
        this.step = 'rest';
        await this.read();
        if (answer.ok) {
            this.draft = null;
            this.problems = [];
            this.said = { good: true, sentence: this.say(lines === null ? 'back.done' : 'saved') };
        } else if (answer.error.code === 'slips-changed') {
            this.said = { good: false, sentence: this.say('stale') };
        } else {
            this.said = { good: false, sentence: this.say('refused', { why: refusalSentence(answer, current) }) };
        }
    }

    private async read(): Promise<void> {
        const { current } = this.language;
        const read = await readSlips({ token: this.token, language: current });
        if (read.ok) this.answer = read.answer;
        else if (this.answer === null) this.said = { good: false, sentence: refusalSentence(read, current) };
    }

    private say(key: Parameters<typeof slipsPageWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return slipsPageWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-slips': TxSlips;
    }
}
