import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/** A line of a menu; `note` stands small at its end. */
export type MenuChoice = { readonly id: string; readonly name: string; readonly note?: string };

/**
 * A few things to choose from, a digit for each of the first nine.
 * @fires tx-pick
 * @fires tx-back
 */
@customElement('tx-menu')
export class TxMenu extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .choices {
            display: grid;
            gap: 0.5rem;
        }
        .two {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .choices button {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 3rem;
            padding: 0.375rem 0.75rem;
            font-weight: 600;
        }
        .first {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
        }
        .note {
            margin-inline-start: auto;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
            font-weight: 400;
            text-align: end;
        }
    `,
    ];

    @property() heading = '';
    @property({ attribute: false }) choices: readonly MenuChoice[] = [];
    /** The choice that is the usual one. */
    @property() usual: string | null = null;
    /** Side by side: for short names. */
    @property({ type: Boolean }) two = false;
    @property({ type: Boolean }) disabled = false;
    private readonly language = new LanguageController(this);

    constructor() {
        super();
        new KeyController(this, (code) => this.onKey(code));
    }

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<section aria-labelledby="title">
            <h2 id="title" tabindex="-1">${this.heading}</h2>
            <div class="choices ${this.two ? 'two' : ''}">
                ${this.choices.map(
                    ({ id, name, note }, place) => html`<button
                        class=${id === this.usual ? 'first' : ''}
                        data-choice=${id}
                        ?disabled=${this.disabled}
                        @click=${() => tell(this, 'tx-pick', id)}
                    >
                        ${place < 9 ? html`<kbd aria-hidden="true">${place + 1}</kbd>` : nothing}<span>${name}</span>
                        ${note === undefined ? nothing : html`<span class="note">${note}</span>`}
                    </button>`,
                )}
            </div>
            <p class="keys">
                <span>${counterWords.say(current, 'menu.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    /** The heading takes the focus, not the first choice: a second Enter must not choose one. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private onKey(code: string): boolean {
        const choice = this.choices[digitOfKey(code) ?? -1];
        if (code === 'Escape') tell(this, 'tx-back');
        else if (choice === undefined) return false;
        else if (!this.disabled) tell(this, 'tx-pick', choice.id);
        return true;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-menu': TxMenu;
    }
}
