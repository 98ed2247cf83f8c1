import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import '#web/elements/tx-language-switch.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { simpleWords } from '#web/words/kiosk-simple.ts';
import { tell } from './events.ts';
import type { Modes } from './modes.ts';
import { kioskStyles } from './styles.ts';

/**
 * The foot of the kiosk: the way back and home, elder mode and low mode, and where to find help.
 *
 * @fires tx-start when a visitor of the simple pages wants the first one again.
 */
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
            .modes {
                display: flex;
                gap: 0.8rem;
                margin-inline-start: auto;
            }
            .nav + .modes {
                margin-inline-start: 0;
            }
            footer.simple {
                flex-wrap: wrap;
                gap: 0.5rem 0.7rem;
                justify-content: center;
                padding: 0.5rem 1rem;
            }
            footer.low {
                align-content: center;
                height: var(--tx-foot);
            }
            .simple .modes,
            .simple .staff {
                margin-inline: 0;
            }
            .simple .modes {
                gap: 0.7rem;
            }
            .simple .button {
                font-size: 1.1rem;
                gap: 0.35em;
                min-height: max(60px, 2.7rem);
                padding: 0.2em 0.8em;
            }
            @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
                footer.simple {
                    gap: 0.4rem;
                    padding: 0.4rem 0.5rem;
                }
                .simple .modes {
                    gap: 0.4rem;
                }
                .simple .button {
                    font-size: 1rem;
                    min-height: max(60px, 2.2rem);
                    padding: 0.15em 0.6em;
                }
            }
            .low .button {
                font-size: 1rem;
                padding: 0.2em 0.45rem;
            }
            .simple tx-language-switch {
                --tx-language-target: max(60px, 2.3rem);
            }
            .mute {
                color: var(--tx-ink);
                font-size: 1rem;
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
                footer:not(.simple),
                footer:not(.simple) .modes {
                    gap: 0.5rem;
                }
                footer:not(.simple) .button {
                    padding-inline: 0.55em;
                }
                p:not(.alone, .mute),
                .alone > :first-child {
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

    @property({ attribute: false }) modes: Modes | null = null;
    @property({ type: Boolean }) elder = false;
    @property({ type: Boolean }) low = false;
    /** Whether nothing can be read aloud. */
    @property({ type: Boolean }) silent = false;

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        if (this.elder || this.low) return this.#renderSimple();
        const language = this.#language.current;
        return html`<footer>
            ${this.nav ? this.#renderNav() : nothing}
            <p class=${this.nav ? '' : 'alone'}>
                <span><tx-icon name="help"></tx-icon>${kioskWords.say(language, 'help')}</span>
                ${this.phone === '' ? nothing : html`<span>${kioskWords.say(language, 'help.phone', { phone: this.phone })}</span>`}
            </p>
            ${this.#renderModes()} ${this.staff === 'no' ? nothing : this.#renderStaff()}
        </footer>`;
    }

    #renderSimple(): TemplateResult {
        const { elder, low, silent } = this;
        return html`<footer class="simple ${low ? 'low' : ''}">
            ${this.nav ? this.#renderNav() : nothing} ${elder && !silent ? this.#renderRepeat() : nothing} ${this.#renderModes()}
            ${low ? html`<tx-language-switch forget></tx-language-switch>` : nothing} ${this.staff === 'no' ? nothing : this.#renderStaff()}
            ${elder && silent ? html`<p class="mute" role="status"><span><tx-icon name="speaker-off"></tx-icon>${this.#simple('voice.none')}</span></p>` : nothing}
        </footer>`;
    }

    #renderRepeat(): TemplateResult {
        return html`<button class="button repeat" @click=${() => this.dispatchEvent(new CustomEvent('tx-read', { bubbles: true, composed: true }))}>
            <tx-icon name="speaker"></tx-icon>${this.#simple('repeat')}
        </button>`;
    }

    #renderModes(): TemplateResult {
        const { modes, elder, low } = this;
        return html`<div class="modes">
            <button class="button elder" @click=${() => modes?.turnElder(!elder)}>
                <tx-icon name="elder"></tx-icon>${this.#simple(elder ? 'elder.off' : 'elder')}
            </button>
            <button class="button low" aria-label=${this.#simple(low ? 'low.off.label' : 'low.label')} @click=${() => modes?.turnLow(!low)}>
                <tx-icon name="wheelchair"></tx-icon>${this.#simple(low ? 'low.off' : 'low')}
            </button>
        </div>`;
    }

    #simple(key: Parameters<typeof simpleWords.say>[1]): string {
        return simpleWords.say(this.#language.current, key);
    }

    #renderStaff(): TemplateResult {
        const called = this.staff === 'called';
        return html`<button class="button staff ${called ? 'called' : ''}" ?disabled=${called} @click=${() => tell(this, 'tx-call-staff', null)}>
            <tx-icon name="bell"></tx-icon><span aria-live="polite">${this.#staffWords(called)}</span>
        </button>`;
    }

    /** Who is shown simple pages goes on with them from the first one. */
    #home(): void {
        if (this.elder || this.low) this.dispatchEvent(new CustomEvent('tx-start'));
        else tell(this, 'tx-home', null);
    }

    #staffWords(called: boolean): string {
        if (this.elder || this.low) return this.#simple(called ? 'staff.called' : 'staff');
        return kioskWords.say(this.#language.current, called ? 'staff.called' : 'staff.call');
    }

    #renderNav(): TemplateResult {
        const language = this.#language.current;
        return html`<button class="button" @click=${() => tell(this, 'tx-back', null)}>
                <tx-icon name="back"></tx-icon>${kioskWords.say(language, 'nav.back')}
            </button>
            <button class="button nav" @click=${() => this.#home()}>
                <tx-icon name="home"></tx-icon>${kioskWords.say(language, 'nav.home')}
            </button>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-kiosk-foot': TxKioskFoot;
    }
}
