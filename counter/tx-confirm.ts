import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { KeyController } from './key-controller.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/**
 * Asks whether the clerk is sure of something that cannot be taken back.
 * @fires tx-confirm
 * @fires tx-back
 */
@customElement('tx-confirm')
export class TxConfirm extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        .sure {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            width: 100%;
            min-height: 3.5rem;
            margin-top: 0.75rem;
            padding: 0.5rem 0.75rem;
            border-color: var(--tx-bad);
            color: var(--tx-bad);
            font-weight: 600;
        }
        .sure:hover:enabled {
            border-color: var(--tx-bad);
            background: var(--tx-bad-soft);
        }
    `,
    ];

    @property() heading = '';
    /** What it means. */
    @property() text = '';
    /** What the button says. */
    @property() sure = '';
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
            <p>${this.text}</p>
            <button class="sure" data-sure ?disabled=${this.disabled} @click=${() => tell(this, 'tx-confirm')}>
                <kbd aria-hidden="true">1</kbd><span>${this.sure}</span>
            </button>
            <p class="keys">
                <span>${counterWords.say(current, 'confirm.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    /** The heading takes the focus, not the button: a second Enter must not confirm. */
    override firstUpdated(): void {
        this.renderRoot.querySelector('h2')?.focus();
    }

    private onKey(code: string): boolean {
        if (code === 'Escape') tell(this, 'tx-back');
        else if (digitOfKey(code) !== 0) return false;
        else if (!this.disabled) tell(this, 'tx-confirm');
        return true;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-confirm': TxConfirm;
    }
}
