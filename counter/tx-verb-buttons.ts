import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { keyCap, type TerminalVerb, VERB_KEYS } from './keys.ts';
import { sheet } from './sheet.ts';
import type { Offer } from './situation.ts';

/**
 * The verbs that apply now: the next sensible one on the largest button, the others below it, each with its key. The large button stays
 * the same element through a round, so that a clerk who uses Tab and Enter keeps the focus.
 * @fires tx-verb
 */
@customElement('tx-verb-buttons')
export class TxVerbButtons extends LitElement {
    static override styles = [
        sheet,
        css`
        [role='group'] {
            display: grid;
            gap: 0.625rem;
        }
        button {
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
        }
        button:hover:enabled {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        .primary {
            display: grid;
            gap: 0.25rem;
            width: 100%;
            min-height: 6rem;
            padding: 0.875rem 1rem;
            border: 0;
            border-radius: var(--tx-radius-l);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            text-align: start;
        }
        .primary:hover:enabled {
            background: var(--tx-primary-strong);
        }
        .primary .label {
            font-size: 1.625rem;
            font-weight: 700;
        }
        .label {
            display: flex;
            align-items: center;
            justify-content: space-between;
            gap: 0.5rem;
            font-weight: 600;
        }
        .keys {
            display: inline-flex;
            gap: 0.25rem;
        }
        .hint {
            font-size: 0.9375rem;
        }
        .others {
            display: grid;
            grid-template-columns: repeat(2, minmax(0, 1fr));
            gap: 0.625rem;
        }
        .others button {
            min-height: 3.25rem;
            padding: 0.375rem 0.75rem;
            text-align: start;
        }
        .others .hint {
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
        }
        button:disabled {
            border: 1px solid var(--tx-line);
            background: var(--tx-ground);
            color: var(--tx-ink-soft);
        }
    `,
    ];

    @property({ attribute: false }) offer: Offer = { primary: null, others: [] };
    /** What the large button says under its verb. */
    @property() hint = '';
    /** Seconds for which recall and pass are locked after a call. */
    @property({ type: Number }) lock = 0;
    /** With no link, or while an answer is awaited, no verb can be given. */
    @property({ type: Boolean }) disabled = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { primary, others } = this.offer;
        return html`<div role="group" aria-label=${counterWords.say(this.language.current, 'verbs')}>
            ${primary === null ? nothing : this.renderPrimary(primary)}
            ${others.length === 0 ? nothing : html`<div class="others">${others.map((verb) => this.renderOther(verb))}</div>`}
        </div>`;
    }

    override focus(): void {
        this.renderRoot.querySelector('button')?.focus();
    }

    private renderPrimary(verb: TerminalVerb): TemplateResult {
        return html`<button class="primary" data-verb=${verb} aria-keyshortcuts=${shortcuts(verb)} ?disabled=${this.disabled} @click=${() => tell(this, 'tx-verb', verb)}>
            <span class="label">${counterWords.say(this.language.current, `verb.${verb}`)}${this.renderKeys(verb)}</span>
            <span class="hint">${this.hint}</span>
        </button>`;
    }

    private renderOther(verb: TerminalVerb): TemplateResult {
        const locked = this.lock > 0 && (verb === 'recall' || verb === 'pass');
        return html`<button data-verb=${verb} aria-keyshortcuts=${shortcuts(verb)} ?disabled=${this.disabled || locked} @click=${() => tell(this, 'tx-verb', verb)}>
            <span class="label">${counterWords.say(this.language.current, `verb.${verb}`)}${this.renderKeys(verb)}</span>
            ${locked ? html`<span class="hint">${counterWords.say(this.language.current, 'lock', { n: this.lock })}</span>` : nothing}
        </button>`;
    }

    private renderKeys(verb: TerminalVerb): TemplateResult {
        return html`<span class="keys" aria-hidden="true">${VERB_KEYS[verb].map((code) => html`<kbd>${keyCap(code)}</kbd>`)}</span>`;
    }
}

/** The keys as assistive software reads them. */
function shortcuts(verb: TerminalVerb): string {
    return VERB_KEYS[verb].map(keyCap).join(' ');
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-verb-buttons': TxVerbButtons;
    }
}
