import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LANGUAGES, type Language } from '#protocol/languages.ts';
import type { SlipLine } from '#protocol/slips.ts';
import type { PaperAnswer } from '#protocol/work-lists.ts';
import { LanguageController } from '#web/language.ts';
import { paperWords } from '#web/words/papers.ts';
import { call } from '../manager/calls.ts';
import { refusalSentence } from '../refusal.ts';
import { forgetToken, keepToken, keptToken } from '../session.ts';
import { documentPageStyles } from './document-page-styles.ts';
import { nameOfPaper } from './paper-words.ts';
import '#web/elements/tx-language-switch.ts';
import '#web/elements/tx-qr.ts';
import '../tx-login.ts';

/** A document of a counter as a page for an office printer: A4, or saved as PDF in the print dialogue. The same words as on the slip. */
@customElement('tx-document-page')
export class TxDocumentPage extends LitElement {
    static override styles = documentPageStyles;

    @state() private token = keptToken('counter') ?? keptToken('manager');
    @state() private paper: PaperAnswer | null = null;
    @state() private sentence = '';
    /** The language of the document; null is the visitor's. */
    @state() private spoken: Language | null = null;
    /** Why the page asks for a log-in again. */
    @state() private why: 'refused' | null = null;
    private readonly number = new URLSearchParams(location.search).get('number') ?? '';
    private readonly language = new LanguageController(this);
    #isTold = false;

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener('beforeprint', this.tellPrinted);
        void this.load();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        removeEventListener('beforeprint', this.tellPrinted);
    }

    override render(): TemplateResult {
        if (this.token === null) return html`<tx-login .why=${this.why} @tx-logged-in=${this.onLoggedIn}></tx-login>`;
        const { paper } = this;
        return html`<header>
                <h1>${this.titleOf(paper)}</h1>
                <button class="print" ?disabled=${paper === null} @click=${() => print()}>${this.say('print')}</button>
                ${paper === null ? nothing : this.renderLanguages(paper)}
                <p class="hint">${paper?.marked === true ? this.say('marked') : this.say('print.hint')}</p>
            </header>
            ${
                paper === null
                    ? html`<p class="sentence" role="alert">${this.sentence}</p>`
                    : html`<article lang=${paper.language} aria-label=${this.titleOf(paper)}>${paper.lines.map((line) => this.renderLine(line))}</article>`
            }`;
    }

    protected override updated(): void {
        document.title = this.titleOf(this.paper);
    }

    private titleOf(paper: PaperAnswer | null): string {
        const one = paper?.document ?? paper?.sheet ?? null;
        if (one === null) return this.say('title');
        const kind = nameOfPaper(this.language.current, 'kind' in one ? one.kind : 'handoverSheet');
        return this.say('title.of', { kind, number: one.number });
    }

    private renderLanguages({ language: spoken }: PaperAnswer): TemplateResult {
        return html`<div class="languages" role="group" aria-label=${this.say('language')}>
            ${LANGUAGES.map(
                (language) => html`<button
                    data-language=${language}
                    lang=${language}
                    aria-pressed=${language === spoken ? 'true' : 'false'}
                    @click=${() => this.onLanguage(language)}
                >
                    ${NAMES[language]}
                </button>`,
            )}
        </div>`;
    }

    private renderLine(line: SlipLine): TemplateResult {
        switch (line.kind) {
            case 'text':
                return html`<p class="size-${line.size} ${line.align} ${line.bold ? 'bold' : ''}">${line.text}</p>`;
            case 'pair':
                return html`<p class="pair"><span>${line.left}</span><span>${line.right}</span></p>`;
            case 'rule':
                return html`<hr />`;
            case 'qr':
                return html`<tx-qr .content=${line.content} label=${line.content}></tx-qr>`;
            case 'space':
                return html`<div class="space-${Math.min(line.lines, MOST_SPACE)}"></div>`;
        }
    }

    private onLanguage(language: Language): void {
        this.spoken = language;
        void this.load();
    }

    private onLoggedIn(event: CustomEvent<string>): void {
        this.token = event.detail;
        keepToken('counter', event.detail);
        void this.load();
    }

    /** Whoever prints, with the button or the browser's own key: from now on it has been on paper. */
    private readonly tellPrinted = (): void => {
        if (this.#isTold || this.paper === null || this.token === null) return;
        this.#isTold = true;
        void call(this.caller, 'POST', `/api/documents/${this.number}/printed`, {});
    };

    private async load(): Promise<void> {
        if (this.number === '') this.sentence = this.say('missing');
        if (this.number === '' || this.token === null) return;
        const query = this.spoken === null ? '' : `?language=${this.spoken}`;
        const answer = await call<PaperAnswer>(this.caller, 'GET', `/api/documents/${encodeURIComponent(this.number)}${query}`);
        if (answer.ok) this.paper = answer.answer;
        else if (answer.error.code === 'not-signed-in') this.logInAgain();
        else this.sentence = refusalSentence(answer, this.language.current);
    }

    private logInAgain(): void {
        forgetToken('counter');
        this.why = 'refused';
        this.token = null;
    }

    private get caller(): { token: string; language: Language } {
        return { token: this.token ?? '', language: this.language.current };
    }

    private say(key: Parameters<typeof paperWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return paperWords.say(this.language.current, key, values);
    }
}

/** Each language in its own words. */
const NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** A page leaves room for a seal, not for a roll's cut. */
const MOST_SPACE = 4;

declare global {
    interface HTMLElementTagNameMap {
        'tx-document-page': TxDocumentPage;
    }
}
