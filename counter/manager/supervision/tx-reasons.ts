import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig, RatingReason } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { LEVELS, type Level } from '#web/rating-levels.ts';
import { ratingWords } from '#web/words/rating.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import { fieldSheet } from '../../field-sheet.ts';
import { readReasons } from '../../orders/order-calls.ts';
import { refusalSentence } from '../../refusal.ts';
import { type Caller, call } from '../calls.ts';
import { sheet } from '../sheet.ts';
import { dayAndTime } from '../times.ts';
import { reasonsStyles } from './reasons-styles.ts';
import { type ReasonsChange, readReasonsHistory } from './report-calls.ts';

const COLUMNS = ['code', 'zh', 'en', 'order', 'first', 'enabled'] as const;

/** The reasons that visitors choose from when they rate: changed as a whole, with a history. */
@customElement('tx-reasons')
export class TxReasons extends LitElement {
    static override styles = [sheet, fieldSheet, reasonsStyles, css`:host { display: grid; gap: 1rem; }`];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** As they are being changed; null until they are read. */
    @state() private draft: readonly RatingReason[] | null = null;
    @state() private changed = false;
    /** The version that they were read in. */
    #base = 0;
    @state() private history: readonly ReasonsChange[] = [];
    @state() private said: { good: boolean; sentence: string } | null = null;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.read();
    }

    override render(): TemplateResult {
        const { draft } = this;
        return html`<section class="panel" aria-labelledby="reasons">
                <h2 id="reasons">${this.say('reasons.title')}</h2>
                <p class="soft">${this.say('reasons.text')}</p>
                ${draft === null ? html`<p role="status">${this.say('reading')}</p>` : LEVELS.map((level) => this.renderLevel(level, draft))}
                <form @submit=${this.onSave}>
                    <label>${this.say('reasons.why')}<input name="why" maxlength="200" autocomplete="off" /></label>
                    <button class="button main" ?disabled=${!this.changed}>${this.say('reasons.save')}</button>
                    <button class="button" type="button" ?disabled=${!this.changed} @click=${() => this.read()}>${this.say('reasons.discard')}</button>
                    ${this.changed ? html`<span class="soft">${this.say('reasons.unsaved')}</span>` : nothing}
                </form>
                <p class=${this.said?.good === true ? 'done' : 'wrong'} role="alert">${this.said?.sentence ?? ''}</p>
            </section>
            <section class="panel" aria-labelledby="changes">
                <h3 id="changes">${this.say('reasons.history')}</h3>
                ${this.history.length === 0 ? html`<p class="soft">${this.say('reasons.history.none')}</p>` : html`<ul>${this.history.map((change) => this.renderChange(change))}</ul>`}
            </section>`;
    }

    private renderLevel(level: Level, draft: readonly RatingReason[]): TemplateResult {
        const heading = ratingWords.say(this.language.current, `level.${level}`);
        const lines = draft.map((reason, place) => ({ reason, place })).filter(({ reason }) => reason.level === level);
        return html`<div class="wide">
            <table data-level=${level}>
                <caption>${heading}</caption>
                <thead>
                    <tr>${COLUMNS.map((column) => html`<th scope="col" class=${column}>${this.say(`reasons.${column}`)}</th>`)}</tr>
                </thead>
                <tbody>${lines.map(({ reason, place }) => this.renderLine(reason, place))}</tbody>
            </table>
            <button class="button" data-add=${level} @click=${() => this.add(level)}>${this.say('reasons.add')}</button>
        </div>`;
    }

    private renderLine({ code, text, order, shownFirst, enabled }: RatingReason, place: number): TemplateResult {
        const named = (column: (typeof COLUMNS)[number]): string => `${this.say(`reasons.${column}`)} ${code}`;
        const set = (change: Partial<RatingReason>): void => this.change(place, change);
        return html`<tr data-code=${code}>
            <td><input aria-label=${named('code')} maxlength="20" .value=${code} @change=${(event: Event) => set({ code: typedIn(event) })} /></td>
            <td><input aria-label=${named('zh')} .value=${text['zh-CN']} @change=${(event: Event) => set({ text: { ...text, 'zh-CN': typedIn(event) } })} /></td>
            <td><input aria-label=${named('en')} lang="en" .value=${text.en} @change=${(event: Event) => set({ text: { ...text, en: typedIn(event) } })} /></td>
            <td>
                <input
                    aria-label=${named('order')}
                    type="number"
                    min="1"
                    .value=${String(order)}
                    @change=${(event: Event) => set({ order: Math.max(1, Math.round(Number(typedIn(event)) || 1)) })}
                />
            </td>
            <td><input aria-label=${named('first')} type="checkbox" .checked=${shownFirst} @change=${(event: Event) => set({ shownFirst: isTicked(event) })} /></td>
            <td><input aria-label=${named('enabled')} type="checkbox" .checked=${enabled} @change=${(event: Event) => set({ enabled: isTicked(event) })} /></td>
        </tr>`;
    }

    private renderChange({ at, by, reason, reasons }: ReasonsChange): TemplateResult {
        const { current } = this.language;
        const n = reasons.filter(({ enabled }) => enabled).length;
        return html`<li>
            ${this.say('reasons.history.by', { name: by.name[current], time: dayAndTime(at, this.hall, current), n })}
            ${reason === null ? nothing : html`<span class="soft">${this.say('reasons.history.reason', { reason })}</span>`}
        </li>`;
    }

    private change(place: number, change: Partial<RatingReason>): void {
        this.draft = this.draft?.map((reason, index) => (index === place ? { ...reason, ...change } : reason)) ?? null;
        this.changed = true;
        this.said = null;
    }

    private add(level: number): void {
        const order = 1 + Math.max(0, ...(this.draft ?? []).filter((reason) => reason.level === level).map((reason) => reason.order));
        this.draft = [...(this.draft ?? []), { code: '', level, order, shownFirst: false, enabled: true, text: { 'zh-CN': '', en: '' } }];
        this.changed = true;
    }

    private async onSave(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const reasons = this.draft ?? [];
        if (reasons.some(({ code, text }) => [code, text['zh-CN'], text.en].includes(''))) {
            this.said = { good: false, sentence: this.say('reasons.incomplete') };
            return;
        }
        const field = this.renderRoot.querySelector<HTMLInputElement>('input[name=why]');
        const why = field?.value.trim() ?? '';
        const answer = await call(this.caller, 'PUT', '/api/rating-reasons', { base: this.#base, reasons, ...(why === '' ? {} : { reason: why }) });
        if (!answer.ok) {
            this.said = { good: false, sentence: refusalSentence(answer, this.language.current) };
            return;
        }
        if (field !== null) field.value = '';
        await this.read();
        this.said = { good: true, sentence: this.say('reasons.saved') };
    }

    private async read(): Promise<void> {
        const [read, history] = await Promise.all([readReasons(this.caller), readReasonsHistory(this.caller)]);
        if (read.ok) {
            this.draft = read.answer.reasons.toSorted((one, other) => other.level - one.level || one.order - other.order);
            this.#base = read.answer.version;
            this.changed = false;
            this.said = null;
        } else this.said = { good: false, sentence: refusalSentence(read, this.language.current) };
        if (history.ok) this.history = history.answer.history;
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private say(key: Parameters<typeof supervisionWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return supervisionWords.say(this.language.current, key, values);
    }
}

function typedIn({ target }: Event): string {
    return target instanceof HTMLInputElement ? target.value.trim() : '';
}

function isTicked({ target }: Event): boolean {
    return target instanceof HTMLInputElement && target.checked;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-reasons': TxReasons;
    }
}
