import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';
import type { TicketAct } from './ticket-acts.ts';

/**
 * What can be done with a ticket that is not at the counter, a digit for each.
 * @fires tx-verb
 * @fires tx-back
 */
@customElement('tx-act-menu')
export class TxActMenu extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .acts {
            display: grid;
            grid-template-columns: repeat(2, minmax(0, 1fr));
            gap: 0.5rem;
        }
        .acts button {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 3.25rem;
            padding: 0.375rem 0.75rem;
            font-weight: 600;
        }
    `,
    ];

    @property() heading = '';
    @property({ attribute: false }) acts: readonly TicketAct[] = [];
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
            <div class="acts">
                ${this.acts.map(
                    (act, place) => html`<button data-act=${act} ?disabled=${this.disabled} @click=${() => tell(this, 'tx-verb', act)}>
                        <kbd aria-hidden="true">${place + 1}</kbd><span>${counterWords.say(current, `verb.${act}`)}</span>
                    </button>`,
                )}
            </div>
            <p class="keys">
                <span>${counterWords.say(current, 'menu.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    /** The heading takes the focus, not the first act: a second Enter must not choose one. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private onKey(code: string): boolean {
        const act = this.acts[digitOfKey(code) ?? -1];
        if (code === 'Escape') tell(this, 'tx-back');
        else if (act === undefined) return false;
        else if (!this.disabled) tell(this, 'tx-verb', act);
        return true;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-act-menu': TxActMenu;
    }
}
