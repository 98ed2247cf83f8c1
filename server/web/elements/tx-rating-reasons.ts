import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { ReasonView } from '#protocol/views.ts';
import { tokens } from '../tokens.ts';
import { inLanguage } from '../words/catalogue.ts';
import { ratingWords } from '../words/rating.ts';
import './tx-icon.ts';
import type { Level } from '#web/rating-levels.ts';

/** Why a session was rated as it was: codes, and words of the visitor's own. */
export type Said = { readonly reasons: readonly string[]; readonly reason: string };

/** A whole rating: the level, and why as far as it was said. */
export type Rating = { readonly level: Level; readonly reasons?: readonly string[]; readonly reason?: string };

export const NOTHING_SAID: Said = { reasons: [], reason: '' };

/** As the input of a command: what was not said is left out. */
export function inputOf({ reasons, reason }: Said): { reasons?: readonly string[]; reason?: string } {
    const words = reason.trim();
    return { ...(reasons.length === 0 ? {} : { reasons }), ...(words === '' ? {} : { reason: words }) };
}

/** Longest text that a visitor may write. */
const MOST_LETTERS = 500;

/**
 * The reasons of one level: those shown first, then all of them, any number may be chosen; and room for words. It is as large as the text
 * around it.
 * @fires tx-said with all that is chosen and written, at every change.
 */
@customElement('tx-rating-reasons')
export class TxRatingReasons extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: grid;
            gap: 0.9em;
            text-align: start;
        }
        h2,
        p {
            margin: 0;
        }
        h2 {
            font-size: 1.15em;
        }
        .soft {
            color: var(--tx-ink-soft);
            font-size: 0.85em;
            font-weight: 400;
        }
        .reasons {
            display: grid;
            gap: 0.6em;
            grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--tx-reason-width, 11.5em)), 1fr));
        }
        button {
            align-items: center;
            background: var(--tx-surface);
            border: 2px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            display: flex;
            font-weight: 600;
            gap: 0.5em;
            line-height: 1.3;
            min-height: max(60px, 3em);
            padding: 0.4em 0.8em;
            text-align: start;
        }
        button[aria-pressed='true'] {
            background: var(--tx-primary-soft);
            border-color: var(--tx-primary);
        }
        .box {
            background: var(--tx-surface);
            border: 2px solid var(--tx-line-strong);
            border-radius: 0.25em;
            color: transparent;
            display: grid;
            flex: none;
            height: 1.4em;
            place-items: center;
            width: 1.4em;
        }
        [aria-pressed='true'] .box {
            background: var(--tx-primary);
            border-color: var(--tx-primary);
            color: var(--tx-on-primary);
        }
        .more {
            border-style: dashed;
            color: var(--tx-primary-deep);
            justify-content: center;
        }
        label {
            display: grid;
            font-weight: 600;
            gap: 0.3em;
        }
        textarea {
            background: var(--tx-surface);
            border: 2px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            font-weight: 400;
            line-height: 1.4;
            min-height: 4em;
            padding: 0.5em 0.7em;
            resize: none;
        }
    `,
    ];

    @property({ attribute: false }) reasons: readonly ReasonView[] = [];
    @property() language: Language = 'zh-CN';
    @property({ type: Boolean }) disabled = false;
    /** Only those shown first, for whoever needs few and large ones. */
    @property({ type: Boolean }) few = false;
    /** Where nothing can be typed. */
    @property({ type: Boolean }) wordless = false;
    @state() private chosen: readonly string[] = [];
    @state() private all = false;
    #reason = '';

    /** Other reasons are another question; the same ones may come again with every view. */
    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has('reasons') || codesOf(this.reasons) === codesOf(changed.get('reasons') ?? [])) return;
        this.chosen = [];
        this.all = false;
        if (changed.get('reasons') !== undefined) this.#tell();
    }

    override render(): TemplateResult {
        const first = this.reasons.filter((reason) => reason.first);
        const shown = this.all || first.length === 0 ? this.reasons : first;
        return html`<div>
                <h2 id="why">${this.#say('why.ask')}</h2>
                ${this.reasons.length === 0 || this.few ? nothing : html`<p class="soft">${this.#say('why.hint')}</p>`}
            </div>
            <div class="reasons" role="group" aria-labelledby="why">
                ${shown.map((reason) => this.#renderReason(reason))}
                ${
                    shown.length === this.reasons.length || this.few
                        ? nothing
                        : html`<button class="more" ?disabled=${this.disabled} @click=${this.#showAll}>${this.#say('why.more')}</button>`
                }
            </div>
            ${this.wordless ? nothing : this.#renderWords()}`;
    }

    #renderReason({ code, text }: ReasonView): TemplateResult {
        const chosen = this.chosen.includes(code);
        return html`<button data-reason=${code} aria-pressed=${chosen} ?disabled=${this.disabled} @click=${() => this.#choose(code)}>
            <span class="box"><tx-icon name="check"></tx-icon></span><span>${inLanguage(text, this.language)}</span>
        </button>`;
    }

    #renderWords(): TemplateResult {
        return html`<label
            >${this.#say('why.words')}
            <textarea rows="2" maxlength=${MOST_LETTERS} aria-describedby="private" ?disabled=${this.disabled} @input=${this.#write}></textarea>
            <span id="private" class="soft">${this.#say('why.words.hint')}</span>
        </label>`;
    }

    #choose(code: string): void {
        this.chosen = this.chosen.includes(code) ? this.chosen.filter((one) => one !== code) : [...this.chosen, code];
        this.#tell();
    }

    #write(event: Event): void {
        if (event.target instanceof HTMLTextAreaElement) this.#reason = event.target.value;
        this.#tell();
    }

    #showAll(): void {
        this.all = true;
    }

    #tell(): void {
        this.dispatchEvent(
            new CustomEvent<Said>('tx-said', { detail: { reasons: this.chosen, reason: this.#reason }, bubbles: true, composed: true }),
        );
    }

    #say(key: Parameters<typeof ratingWords.say>[1]): string {
        return ratingWords.say(this.language, key);
    }
}

function codesOf(reasons: readonly ReasonView[]): string {
    return reasons.map(({ code }) => code).join(' ');
}

declare global {
    interface HTMLElementEventMap {
        'tx-said': CustomEvent<Said>;
    }
    interface HTMLElementTagNameMap {
        'tx-rating-reasons': TxRatingReasons;
    }
}
