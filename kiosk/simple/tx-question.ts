import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { simpleWords } from '#web/words/kiosk-simple.ts';
import { kioskStyles } from '../styles.ts';
import { type Choice, pageOf, type Question } from './question.ts';
import { questionLayout } from './question-layout.ts';

/** Length of a label, in widths of a Chinese character, from which it is set smaller. */
const LONG = 9;
const VERY_LONG = 16;

/**
 * One question and its answers, nothing to scroll: what does not fit comes on further pages.
 *
 * @fires tx-read when another page of answers has come.
 */
@customElement('tx-question')
export class TxQuestion extends LitElement {
    static override styles = [kioskStyles, questionLayout];

    @property({ attribute: false }) question: Question | null = null;
    /** Answers within reach from a wheelchair. */
    @property({ type: Boolean, reflect: true }) low = false;
    @state() private page = 0;

    readonly #language = new LanguageController(this);

    protected override updated(changed: PropertyValues<this>): void {
        for (const button of this.renderRoot.querySelectorAll<HTMLElement>('.choice')) {
            const { colour } = button.dataset;
            // Through the object model: the page allows no style attributes in its markup.
            if (colour !== undefined && colour !== '') button.style.setProperty('--choice', colour);
            else button.style.removeProperty('--choice');
        }
        if ((changed as ReadonlyMap<string, unknown>).get('page') !== undefined)
            this.dispatchEvent(new CustomEvent('tx-read', { bubbles: true, composed: true }));
    }

    override render(): TemplateResult {
        const { question, page } = this;
        if (question === null) return html``;
        const { shown, pages } = pageOf(question, page);
        const answers = shown.length + question.always.length + (pages > 1 ? 1 : 0);
        return html`<section class=${question.tone === 'warn' ? 'warn' : 'calm'} role=${question.tone === 'warn' ? 'alert' : nothing}>
            <div class="ask">
                <h1 tabindex="-1">${question.heading}</h1>
                ${question.large === undefined ? nothing : html`<p class="large" data-aloud>${question.large}</p>`}
                ${question.texts.map((text) => html`<p class="text" data-aloud>${text}</p>`)}
                ${pages > 1 ? html`<p class="text" role="status">${this.#say('page.at', { page: page + 1, pages })}</p>` : nothing}
            </div>
            <ul class="choices ${answers > 4 ? 'many three' : answers > 2 ? 'many' : ''}">
                ${shown.map((choice) => this.#renderChoice(choice))} ${pages > 1 ? this.#renderMore(pages) : nothing}
                ${question.always.map((choice) => this.#renderChoice(choice, 'always'))}
            </ul>
        </section>`;
    }

    #renderMore(pages: number): TemplateResult {
        const last = this.page === pages - 1;
        return this.#renderChoice(
            {
                label: this.#say(last ? 'page.first' : 'page.more'),
                icon: last ? 'back' : 'forward',
                act: () => {
                    this.page = last ? 0 : this.page + 1;
                },
            },
            'always more',
        );
    }

    #renderChoice({ label, note, icon, colour, main, disabled, act }: Choice, style = ''): TemplateResult {
        const width = widthOf(label);
        const size = width > VERY_LONG ? 'very-long' : width > LONG ? 'long' : '';
        return html`<li>
            <button
                class="choice ${style} ${main === true ? 'main' : ''}"
                data-colour=${colour ?? ''}
                ?disabled=${disabled === true}
                @click=${() => act(this)}
            >
                <tx-icon name=${icon}></tx-icon>
                <span class="words">
                    <span class="label ${size}" data-aloud>${label}</span>
                    ${note === undefined ? nothing : html`<span class="note">${note}</span>`}
                </span>
            </button>
        </li>`;
    }

    #say(key: Parameters<typeof simpleWords.say>[1], values: Record<string, number> = {}): string {
        return simpleWords.say(this.#language.current, key, values);
    }
}

/** In widths of a Chinese character; others are about half as wide. */
function widthOf(label: string): number {
    return Array.from(label, (sign): number => (/\p{Script=Han}|[，、（）]/u.test(sign) ? 1 : 0.5)).reduce((sum, width) => sum + width, 0);
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-question': TxQuestion;
    }
}
