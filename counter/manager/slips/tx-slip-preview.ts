import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { SlipName, SlipTemplateLine } from '#protocol/slip-templates.ts';
import { LanguageController } from '#web/language.ts';
import { slipsPageWords } from '#web/words/slips-page.ts';
import { tell } from '../../events.ts';
import { refusalSentence } from '../../refusal.ts';
import { sheet } from '../sheet.ts';
import { previewSlip, type SlipProblem } from './slip-calls.ts';
import { previewStyles } from './slip-styles.ts';

/** Columns of 80 mm and of 58 mm paper. */
const PAPERS = [48, 32] as const;
/** How long somebody has to stop writing before the sample is drawn anew. */
const PAUSE_MS = 250;

/**
 * The sample of a slip, drawn by the hub from the bytes that a printer gets.
 * @fires tx-slip-problems with what cannot be printed; an empty list when all can.
 */
@customElement('tx-slip-preview')
export class TxSlipPreview extends LitElement {
    static override styles = [sheet, previewStyles];

    @property({ attribute: false }) token = '';
    @property() name: SlipName = 'ticket';
    /** Null: the slip as it is now, which is that of `version`. */
    @property({ attribute: false }) lines: readonly SlipTemplateLine[] | null = null;
    @property({ type: Number }) version = 0;
    @state() private columns: number = PAPERS[0];
    @state() private chosen: Language | null = null;
    @state() private svg = '';
    @state() private old = true;
    @state() private sentence = '';
    private readonly language = new LanguageController(this);
    #timer = 0;
    /** What was asked last: an earlier answer that comes later is not shown. */
    #asked = 0;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        const { current } = this.language;
        const spoken = this.chosen ?? current;
        return html`<section class="panel" aria-labelledby="sample">
            <h2 id="sample">${this.say('preview.title')}</h2>
            <div class="switches">
                <label>${this.say('preview.paper')}
                    <select data-paper @change=${this.onPaper}>
                        ${PAPERS.map((columns) => html`<option value=${columns} .selected=${columns === this.columns}>${this.say(`preview.${columns}`)}</option>`)}
                    </select></label>
                <label>${this.say('preview.language')}
                    <select data-language @change=${this.onLanguage}>
                        ${(['zh-CN', 'en'] as const).map((language) => html`<option value=${language} .selected=${language === spoken}>${this.say(`line.${language}`)}</option>`)}
                    </select></label>
            </div>
            <div class="paper ${this.old ? 'old' : ''}" tabindex="0" aria-busy=${this.old}>${this.renderPaper()}</div>
        </section>`;
    }

    protected override willUpdate(changed: PropertyValues): void {
        if (!['name', 'lines', 'columns', 'chosen', 'version', 'token'].some((key) => changed.has(key))) return;
        this.old = true;
        this.later(changed.has('lines') && this.lines !== null ? PAUSE_MS : 0);
    }

    private renderPaper(): TemplateResult {
        if (this.svg === '') return html`<p>${this.sentence === '' ? this.say(this.old ? 'preview.stale' : 'preview.none') : this.sentence}</p>`;
        return html`<img
            class=${this.columns === PAPERS[0] ? '' : 'narrow'}
            src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svg)}`}
            alt=${this.say('preview.alt', { name: this.say(`name.${this.name}`) })}
        />`;
    }

    private later(ms: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.draw(), ms);
    }

    private async draw(): Promise<void> {
        const { name, lines, columns, token } = this;
        const { current } = this.language;
        this.#asked += 1;
        const asked = this.#asked;
        const answer = await previewSlip({ token, language: current }, { name, lines, columns, language: this.chosen ?? current });
        if (asked !== this.#asked) return;
        this.old = false;
        this.sentence = answer.ok ? '' : refusalSentence(answer, current);
        this.svg = answer.ok ? answer.answer.svg : '';
        tell(this, 'tx-slip-problems', answer.ok ? answer.answer.problems : []);
    }

    private onPaper(event: Event): void {
        if (event.target instanceof HTMLSelectElement) this.columns = Number(event.target.value);
    }

    private onLanguage(event: Event): void {
        if (event.target instanceof HTMLSelectElement) this.chosen = event.target.value === 'en' ? 'en' : 'zh-CN';
    }

    private say(key: Parameters<typeof slipsPageWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return slipsPageWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementEventMap {
        'tx-slip-problems': CustomEvent<readonly SlipProblem[]>;
    }
    interface HTMLElementTagNameMap {
        'tx-slip-preview': TxSlipPreview;
    }
}
