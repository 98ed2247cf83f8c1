import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { tell } from '../events.ts';
import { refusalSentence } from '../refusal.ts';
import { putRules, type RulesAnswer } from './calls.ts';
import type { Edit } from './events.ts';
import { changesBetween, merged } from './rule-changes.ts';
import { type Problem, problemsIn } from './rule-problems.ts';
import { RuleWords } from './rule-words.ts';
import { sheet } from './sheet.ts';
import { dayAndTime } from './times.ts';
import { type Tree, withValue } from './tree.ts';
import './tx-rule-changes.ts';
import './tx-rules-form.ts';

/** Rules that are being changed, and those they are changed from. */
type Editing = { readonly base: RulesAnswer; readonly draft: Tree };

/**
 * The wait rules: read, and for a duty manager changed. The hub decides whether they can work; a change that somebody else makes in between is
 * said and can be taken over.
 * @fires tx-rules-saved
 */
@customElement('tx-rules')
export class TxRules extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            gap: 1rem;
        }
        .head {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            gap: 0.5rem 1.5rem;
        }
        .head .button {
            margin-inline-start: auto;
        }
        .notice {
            display: grid;
            gap: 0.5rem;
            padding: 0.75rem 1.25rem;
            border: 2px solid var(--tx-warn);
            border-radius: var(--tx-radius-m);
            background: var(--tx-warn-soft);
        }
        .good {
            border-color: var(--tx-good);
            background: var(--tx-good-soft);
        }
        .bad {
            border-color: var(--tx-bad);
            background: var(--tx-bad-soft);
        }
        .notice strong {
            font-size: 1.0625rem;
        }
        .bad li button {
            min-height: 1.75rem;
            padding: 0;
            border: 0;
            background: none;
            color: var(--tx-bad);
            text-align: start;
            text-decoration: underline;
        }
        .save {
            position: sticky;
            bottom: 0;
            display: grid;
            gap: 0.625rem;
            border-color: var(--tx-primary);
            box-shadow: var(--tx-shadow);
            max-height: 60vh;
            overflow-y: auto;
        }
        summary {
            cursor: pointer;
            font-weight: 700;
        }
        details tx-rule-changes {
            max-height: 35vh;
            overflow-y: auto;
        }
        .buttons {
            display: flex;
            align-items: end;
            flex-wrap: wrap;
            gap: 0.75rem;
        }
        .reason {
            display: grid;
            flex: 1 1 20rem;
        }
        .reason input {
            min-height: 2.5rem;
            padding: 0 0.625rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-s);
        }
    `,
    ];

    @property({ attribute: false }) answer: RulesAnswer | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) token = '';
    @property({ type: Boolean }) mayChange = false;
    @state() private editing: Editing | null = null;
    @state() private refusal: ErrorBody | null = null;
    @state() private busy = false;
    @state() private done: { key: 'rules.saved'; n: number } | { key: 'rules.merged' } | null = null;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener('beforeunload', this.onLeave);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        removeEventListener('beforeunload', this.onLeave);
    }

    override render(): TemplateResult | typeof nothing {
        const { answer, editing, refusal } = this;
        if (answer === null) return nothing;
        const words = new RuleWords(this.hall, this.language.current);
        const problems = refusal === null ? [] : problemsIn(refusal, words, this.language.current);
        return html`${this.renderHead(answer)}
            ${refusal === null ? nothing : this.renderRefusal(refusal, problems)}
            <tx-rules-form
                .rules=${editing?.draft ?? answer.rules}
                .hall=${this.hall}
                .editing=${editing !== null}
                .problems=${problems}
                @tx-edit=${this.onEdit}
            ></tx-rules-form>
            ${editing === null ? nothing : this.renderSave(editing, answer, words)}`;
    }

    private renderHead({ version, history }: RulesAnswer): TemplateResult {
        const [newest] = history;
        const by =
            newest === undefined
                ? this.say('rules.version.first')
                : this.say('rules.version.by', { n: version, name: newest.by.name[this.language.current], time: this.time(newest.at) });
        return html`<div>
            <div class="head">
                <h2>${this.say('rules.title')}</h2>
                <span class="soft" data-version=${version}>${by}</span>
                ${this.mayChange ? nothing : html`<span class="tag">${this.say('rules.readonly')}</span>`}
                ${
                    this.mayChange && this.editing === null
                        ? html`<button class="button main" @click=${this.onChange}>${this.say('rules.change')}</button>`
                        : nothing
                }
            </div>
            <p>${this.say('rules.text')}</p>
            ${this.renderDone()}
        </div>`;
    }

    private renderDone(): TemplateResult {
        return html`<div role="status">
            ${this.done === null ? nothing : html`<p class="notice good">${this.done.key === 'rules.merged' ? this.say('rules.merged') : this.say('rules.saved', { n: this.done.n })}</p>`}
        </div>`;
    }

    private renderTheirs({ base, draft }: Editing, answer: RulesAnswer, words: RuleWords): TemplateResult {
        const [newest] = answer.history;
        const values = {
            n: answer.version,
            name: newest?.by.name[this.language.current] ?? '',
            time: newest === undefined ? '' : this.time(newest.at),
        };
        const { clashes } = merged(base.rules, draft, answer.rules, words.sections);
        const what = clashes.map((place) => words.place(place)).join(this.say('separator'));
        return html`<div class="notice" role="alert" data-theirs>
            <strong>${this.say('rules.theirs', values)}</strong>
            <tx-rule-changes .changes=${changesBetween(base.rules, answer.rules, words)}></tx-rule-changes>
            ${clashes.length === 0 ? nothing : html`<p>${this.say('rules.theirs.clash', { what })}</p>`}
            <div class="buttons">
                <button class="button main" @click=${this.onMerge}>${this.say('rules.theirs.merge')}</button>
                <button class="button" @click=${this.onDiscard}>${this.say('rules.theirs.drop')}</button>
            </div>
        </div>`;
    }

    private renderRefusal(refusal: ErrorBody, problems: readonly Problem[]): TemplateResult {
        const sentence =
            problems.length > 0
                ? this.say('rules.problems', { n: problems.length })
                : this.say('rules.refused', { why: refusalSentence(refusal, this.language.current) });
        return html`<div class="notice bad" role="alert" tabindex="-1" data-refusal=${refusal.error.code}>
            <strong>${sentence}</strong>
            <ul>
                ${problems.map(({ place, sentence: words }) => html`<li><button data-problem=${place} @click=${() => this.renderRoot.querySelector('tx-rules-form')?.reveal(place)}>${words}</button></li>`)}
            </ul>
        </div>`;
    }

    private renderSave(editing: Editing, answer: RulesAnswer, words: RuleWords): TemplateResult {
        const changes = changesBetween(editing.base.rules, editing.draft, words);
        const isOld = editing.base.version !== answer.version;
        return html`<div class="panel save">
            ${isOld ? this.renderTheirs(editing, answer, words) : nothing}
            ${
                changes.length === 0
                    ? html`<strong>${this.say('rules.changes.none')}</strong>`
                    : html`<details>
                          <summary>${this.say('rules.changes', { n: changes.length })}</summary>
                          <tx-rule-changes .changes=${changes}></tx-rule-changes>
                      </details>`
            }
            <div class="buttons">
                <label class="reason" for="reason">${this.say('rules.reason')}<input id="reason" maxlength="200" autocomplete="off" /></label>
                <button class="button main" ?disabled=${this.busy || isOld || changes.length === 0} @click=${this.onSave}>
                    ${this.say(this.busy ? 'rules.saving' : 'rules.save')}
                </button>
                <button class="button" ?disabled=${this.busy} @click=${this.onDiscard}>${this.say('rules.discard')}</button>
            </div>
        </div>`;
    }

    private onChange(): void {
        if (this.answer === null) return;
        this.done = null;
        this.editing = { base: this.answer, draft: this.answer.rules };
    }

    private onEdit(event: CustomEvent<Edit>): void {
        if (this.editing === null) return;
        const { place, value } = event.detail;
        this.editing = { ...this.editing, draft: withValue(this.editing.draft, place, value) };
    }

    private onDiscard(): void {
        this.editing = null;
        this.refusal = null;
        this.done = null;
    }

    private onMerge(): void {
        const { editing, answer } = this;
        if (editing === null || answer === null) return;
        const { sections } = new RuleWords(this.hall, this.language.current);
        this.editing = { base: answer, draft: merged(editing.base.rules, editing.draft, answer.rules, sections).rules };
        this.refusal = null;
        this.done = { key: 'rules.merged' };
    }

    private async onSave(): Promise<void> {
        const { editing } = this;
        if (editing === null || this.busy) return;
        this.busy = true;
        this.refusal = null;
        this.done = null;
        const caller = { token: this.token, language: this.language.current };
        const answer = await putRules(
            caller,
            editing.base.version,
            editing.draft,
            this.renderRoot.querySelector<HTMLInputElement>('#reason')?.value.trim() ?? '',
        );
        this.busy = false;
        if (answer.ok) {
            this.editing = null;
            this.done = { key: 'rules.saved', n: answer.answer.version };
        } else {
            this.refusal = answer;
            await this.updateComplete;
            this.renderRoot.querySelector<HTMLElement>('[data-refusal]')?.focus();
        }
        // Also after `rules-changed`: what somebody else has changed is read and shown.
        tell(this, 'tx-rules-saved');
    }

    private readonly onLeave = (event: Event): void => {
        if (this.editing !== null && this.editing.draft !== this.editing.base.rules) event.preventDefault();
    };

    private time(at: number): string {
        return dayAndTime(at, this.hall, this.language.current);
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rules': TxRules;
    }
}
