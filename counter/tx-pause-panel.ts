import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PauseReason } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/**
 * Why the counter pauses, a digit for each reason of the hall, with the minutes that it allows.
 * @fires tx-give
 * @fires tx-back
 */
@customElement('tx-pause-panel')
export class TxPausePanel extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .reasons {
            display: grid;
            gap: 0.5rem;
        }
        .reasons button {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 3rem;
            padding: 0.375rem 0.75rem;
            font-weight: 600;
        }
        .limit {
            margin-inline-start: auto;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
            font-weight: 400;
        }
    `,
    ];

    @property({ attribute: false }) reasons: readonly PauseReason[] = [];
    @property({ type: Boolean }) disabled = false;
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<section aria-labelledby="title">
            <h2 id="title" tabindex="-1">${counterWords.say(current, 'pause.title')}</h2>
            <div class="reasons">
                ${this.reasons.map(
                    ({ code, text, minutes }, place) => html`<button data-pause=${code} ?disabled=${this.disabled} @click=${() => this.give(code)}>
                        <kbd aria-hidden="true">${place + 1}</kbd><span>${text[current]}</span>
                        <span class="limit">${counterWords.say(current, 'pause.limit', { n: minutes })}</span>
                    </button>`,
                )}
            </div>
            <p class="keys">
                <span>${counterWords.say(current, 'menu.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    /** The heading takes the focus, not the first reason: a second Enter must not choose one. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private onKey(code: string): boolean {
        const reason = this.reasons[digitOfKey(code) ?? -1];
        if (code === 'Escape') tell(this, 'tx-back');
        else if (reason === undefined) return false;
        else if (!this.disabled) this.give(reason.code);
        return true;
    }

    private give(kind: string): void {
        tell(this, 'tx-give', { verb: 'pause', input: { kind }, no: '' });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-pause-panel': TxPausePanel;
    }
}
