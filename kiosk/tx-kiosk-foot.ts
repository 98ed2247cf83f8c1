import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { kioskStyles } from './styles.ts';

/** The foot of the kiosk: the way back and home, and where to find help. */
@customElement('tx-kiosk-foot')
export class TxKioskFoot extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            footer {
                align-items: center;
                background: var(--tx-surface);
                border-top: 0.06rem solid var(--tx-line);
                display: flex;
                gap: 1rem;
                min-height: calc(max(60px, 2.6rem) + 1.3rem);
                padding: 0.65rem 1.75rem;
            }
            .button {
                flex: none;
                white-space: nowrap;
            }
            p {
                align-items: center;
                color: var(--tx-ink-soft);
                display: flex;
                flex-wrap: wrap;
                font-size: 0.9rem;
                gap: 0.2em 1.6em;
                line-height: 1.3;
                margin-inline-start: auto;
            }
            p.alone {
                margin-inline: 0 auto;
            }
            @media (orientation: portrait) {
                p:not(.alone) {
                    display: none;
                }
                .staff {
                    margin-inline-start: auto;
                }
            }
            .staff tx-icon {
                color: var(--tx-primary);
            }
            .button.staff.called {
                background: var(--tx-good-soft);
                border-color: var(--tx-good);
                color: var(--tx-good);
            }
            .called tx-icon {
                color: inherit;
            }
            span {
                align-items: center;
                display: inline-flex;
                gap: 0.5em;
            }
            tx-icon {
                flex: none;
                font-size: 1.25em;
            }
        `,
    ];

    /** Whether there is a way back and home. */
    @property({ type: Boolean }) nav = false;
    @property() phone = '';
    /** Whether a member of staff can be called from here, and has been. */
    @property({ attribute: false }) staff: 'no' | 'call' | 'called' = 'no';

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const language = this.#language.current;
        return html`<footer>
            ${this.nav ? this.#renderNav() : nothing}
            <p class=${this.nav ? '' : 'alone'}>
                <span><tx-icon name="help"></tx-icon>${kioskWords.say(language, 'help')}</span>
                ${this.phone === '' ? nothing : html`<span>${kioskWords.say(language, 'help.phone', { phone: this.phone })}</span>`}
            </p>
            ${this.staff === 'no' ? nothing : this.#renderStaff()}
        </footer>`;
    }

    #renderStaff(): TemplateResult {
        const called = this.staff === 'called';
        return html`<button class="button staff ${called ? 'called' : ''}" ?disabled=${called} @click=${() => tell(this, 'tx-call-staff', null)}>
            <tx-icon name="bell"></tx-icon><span aria-live="polite">${kioskWords.say(this.#language.current, called ? 'staff.called' : 'staff.call')}</span>
        </button>`;
    }

    #renderNav(): TemplateResult {
        const language = this.#language.current;
        return html`<button class="button" @click=${() => tell(this, 'tx-back', null)}>
                <tx-icon name="back"></tx-icon>${kioskWords.say(language, 'nav.back')}
            </button>
            <button class="button" @click=${() => tell(this, 'tx-home', null)}>
                <tx-icon name="home"></tx-icon>${kioskWords.say(language, 'nav.home')}
            </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-kiosk-foot': TxKioskFoot;
    }
}
