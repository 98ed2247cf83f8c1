import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { OUTCOMES } from '#protocol/tickets.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { keyCap, shortcutsOf, type TerminalAct, type TerminalVerb, USUAL_KEYS } from './keys.ts';
import { sheet } from './sheet.ts';
import type { Offer, Undo } from './situation.ts';

/**
 * The verbs that apply now: the next sensible one on the largest button, the others below it, those of now and then in a small row, each with
 * its key. The large button stays the same element through a round, so that a clerk who uses Tab and Enter keeps the focus.
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
        /* With the outcomes below it, it may be lower: the queue has to stay in sight. */
        .primary:has(+ .outcomes) {
            min-height: 4.25rem;
            padding-block: 0.5rem;
        }
        @media (max-width: 899px) and (max-height: 719px) {
            [role='group'] {
                gap: 0.5rem;
            }
            .primary {
                min-height: 4.25rem;
                padding-block: 0.5rem;
            }
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
        .outcomes {
            display: grid;
            grid-template-columns: repeat(auto-fill, minmax(5.75rem, 1fr));
            gap: 0.375rem;
        }
        .outcomes button {
            display: flex;
            align-items: center;
            gap: 0.3rem;
            min-height: 2.375rem;
            padding: 0.125rem 0.375rem;
            font-size: 0.875rem;
            line-height: 1.25;
            text-align: start;
        }
        .outcomes kbd {
            min-width: 1.4em;
            padding-inline: 0.2em;
        }
        @media (min-width: 900px) {
            .outcomes {
                grid-template-columns: repeat(5, minmax(0, 1fr));
            }
            .outcomes button {
                gap: 0.5rem;
                padding-inline: 0.625rem;
                font-size: 0.9375rem;
            }
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
        .paper {
            min-height: 3rem;
            padding: 0.375rem 0.75rem;
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
            text-align: start;
        }
        .others .hint {
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
        }
        /* Taking back comes last: when its time is over, nothing else may move under the pointer. */
        .minor {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
        }
        .minor button {
            display: inline-flex;
            align-items: center;
            gap: 0.375rem;
            min-height: 2.125rem;
            padding: 0.125rem 0.375rem 0.125rem 0.625rem;
            border-radius: var(--tx-radius-s);
            font-size: 0.875rem;
        }
        .minor kbd {
            font-size: 0.75rem;
        }
        .minor .undo {
            border-color: var(--tx-warn);
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
            font-weight: 600;
        }
        .seconds {
            min-width: 2.25em;
            font-variant-numeric: tabular-nums;
            font-weight: 400;
            text-align: end;
        }
        button:disabled {
            border: 1px solid var(--tx-line);
            background: var(--tx-ground);
            color: var(--tx-ink-soft);
        }
    `,
    ];

    @property({ attribute: false }) offer: Offer = { primary: null, others: [], minor: [] };
    @property({ attribute: false }) keyMap = USUAL_KEYS;
    /** Whether the outcomes stand beside the verbs: while somebody is served. */
    @property({ type: Boolean }) outcomes = false;
    /** What the large button says under its verb. */
    @property() hint = '';
    /** Seconds for which recall and pass are locked after a call. */
    @property({ type: Number }) lock = 0;
    /** What can be taken back. */
    @property({ attribute: false }) undo: Undo | null = null;
    /** The document that is one key away: what the button says. */
    @property() paper = '';
    /** With no link, or while an answer is awaited, no verb can be given. */
    @property({ type: Boolean }) disabled = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { primary, others, minor } = this.offer;
        return html`<div role="group" aria-label=${counterWords.say(this.language.current, 'verbs')}>
            ${primary === null ? nothing : this.renderPrimary(primary)}
            ${this.outcomes ? this.renderOutcomes() : nothing}
            ${this.paper === '' ? nothing : this.renderPaper()}
            ${others.length === 0 ? nothing : html`<div class="others">${others.map((verb) => this.renderOther(verb))}</div>`}
            ${
                minor.length === 0 && this.undo === null
                    ? nothing
                    : html`<div class="minor">${minor.filter((verb) => verb !== 'document' || this.paper === '').map((verb) => this.renderMinor(verb))}${this.undo === null ? nothing : this.renderUndo(this.undo)}</div>`
            }
        </div>`;
    }

    override focus(): void {
        this.renderRoot.querySelector('button')?.focus();
    }

    private renderPrimary(verb: TerminalVerb): TemplateResult {
        return html`<button class="primary" data-verb=${verb} aria-keyshortcuts=${shortcutsOf(this.keyMap, verb)} ?disabled=${this.disabled} @click=${() => tell(this, 'tx-verb', verb)}>
            <span class="label">${counterWords.say(this.language.current, `verb.${verb}`)}${this.renderKeys(verb)}</span>
            <span class="hint">${this.hint}</span>
        </button>`;
    }

    /** One digit finishes the ordinary visit. */
    private renderOutcomes(): TemplateResult {
        const { current } = this.language;
        return html`<div class="outcomes" role="group" aria-label=${counterWords.say(current, 'hint.finish')}>
            ${OUTCOMES.map(
                (outcome, place) => html`<button
                    data-quick=${outcome}
                    aria-keyshortcuts=${place + 1}
                    ?disabled=${this.disabled}
                    @click=${() => tell(this, 'tx-outcome', outcome)}
                >
                    <kbd aria-hidden="true">${place + 1}</kbd>${counterWords.say(current, `outcome.${outcome}`)}
                </button>`,
            )}
            <button data-fill aria-keyshortcuts=${shortcutsOf(this.keyMap, 'record')} ?disabled=${this.disabled} @click=${() => tell(this, 'tx-fill')}>
                ${this.renderKeys('record')}${counterWords.say(current, 'record.fill')}
            </button>
        </div>`;
    }

    private renderOther(verb: TerminalVerb): TemplateResult {
        const locked = this.lock > 0 && (verb === 'recall' || verb === 'pass');
        return html`<button data-verb=${verb} aria-keyshortcuts=${shortcutsOf(this.keyMap, verb)} ?disabled=${this.disabled || locked} @click=${() => tell(this, 'tx-verb', verb)}>
            <span class="label">${counterWords.say(this.language.current, `verb.${verb}`)}${this.renderKeys(verb)}</span>
            ${locked ? html`<span class="hint">${counterWords.say(this.language.current, 'lock', { n: this.lock })}</span>` : nothing}
        </button>`;
    }

    private renderMinor(verb: TerminalVerb): TemplateResult {
        return html`<button data-verb=${verb} aria-keyshortcuts=${shortcutsOf(this.keyMap, verb)} ?disabled=${this.disabled} @click=${() => tell(this, 'tx-verb', verb)}>
            ${counterWords.say(this.language.current, `verb.${verb}`)}${this.renderKeys(verb)}
        </button>`;
    }

    /** After a finish: what the visitor usually takes along. */
    private renderPaper(): TemplateResult {
        return html`<button
            class="paper"
            data-verb="document"
            aria-keyshortcuts=${shortcutsOf(this.keyMap, 'document')}
            ?disabled=${this.disabled}
            @click=${() => tell(this, 'tx-verb', 'document')}
        >
            <span class="label">${this.paper}${this.renderKeys('document')}</span>
        </button>`;
    }

    private renderUndo({ act, no, seconds }: Undo): TemplateResult {
        const { current } = this.language;
        return html`<button
            class="undo"
            data-verb="undo"
            aria-keyshortcuts=${shortcutsOf(this.keyMap, 'undo')}
            ?disabled=${this.disabled}
            @click=${() => tell(this, 'tx-verb', 'undo')}
        >
            ${counterWords.say(current, `undo.${act}`, { no })}
            <span class="seconds" aria-hidden="true">${counterWords.say(current, 'undo.seconds', { n: seconds })}</span>${this.renderKeys('undo')}
        </button>`;
    }

    private renderKeys(verb: TerminalAct): TemplateResult {
        return html`<span class="keys" aria-hidden="true">${this.keyMap[verb].map((code) => html`<kbd>${keyCap(code)}</kbd>`)}</span>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-verb-buttons': TxVerbButtons;
    }
}
