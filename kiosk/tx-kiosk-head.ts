import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#web/elements/tx-clock.ts';
import '#web/elements/tx-icon.ts';
import '#web/elements/tx-language-switch.ts';
import { LanguageController } from '#web/language.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { kioskStyles } from './styles.ts';

/** From here on the remaining time is shown as a warning. */
const SOON = 10;

/** The head of the kiosk: the clock at the left, the hall's name, the remaining time and the languages at the right. */
@customElement('tx-kiosk-head')
export class TxKioskHead extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            header {
                align-items: center;
                background: linear-gradient(100deg, var(--tx-primary-deep), var(--tx-primary-strong));
                color: var(--tx-on-primary);
                display: grid;
                gap: 0.4rem 1.25rem;
                grid-template: 'clock name tools' / 1fr auto 1fr;
                padding: 0.75rem 1.75rem;
            }
            tx-clock {
                font-size: max(0.95rem, min(1rem, 30px));
                grid-area: clock;
            }
            .name {
                font-size: 1.45rem;
                font-weight: 700;
                grid-area: name;
                letter-spacing: 0.04em;
                line-height: 1.25;
                text-align: center;
            }
            .name:lang(en) {
                letter-spacing: 0;
            }
            .tools {
                align-items: center;
                display: flex;
                gap: 0.9rem;
                grid-area: tools;
                justify-content: end;
            }
            .left {
                align-items: center;
                border-radius: var(--tx-radius-round);
                display: inline-flex;
                font-variant-numeric: tabular-nums;
                font-weight: 600;
                gap: 0.4em;
                padding: 0.25em 0.8em;
                white-space: nowrap;
            }
            .left.soon {
                background: #ffd166;
                color: var(--tx-ink);
            }
            tx-language-switch {
                --tx-language-target: max(60px, 2.2rem);
            }
            @media (orientation: landscape) {
                header.simple {
                    grid-template: 'clock name tools' / auto 1fr auto;
                    padding-block: 0.4rem;
                }
                .simple .name {
                    font-size: 1.2rem;
                    line-height: 1.15;
                }
            }
            @media (orientation: portrait) {
                header {
                    grid-template: 'clock tools' 'name name' / auto 1fr;
                    padding: 0.9rem 1.5rem 1.3rem;
                }
                .name {
                    font-size: 1.9rem;
                    padding-top: 0.35rem;
                }
            }
        `,
    ];

    /** Name of the hall in the language of the page. */
    @property() name = '';
    /** Fewer words, for elder mode and low mode. */
    @property({ type: Boolean }) simple = false;
    /** The languages stand at the foot instead, within reach from a wheelchair. */
    @property({ type: Boolean }) low = false;
    /** Seconds until the kiosk goes home, or null. */
    @property({ attribute: false }) left: number | null = null;
    @property({ attribute: false }) now: () => number = Date.now;

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<header class=${this.simple ? 'simple' : ''}>
            <tx-clock ?date=${!this.simple} .now=${this.now}></tx-clock>
            <div class="name">${this.name}</div>
            <div class="tools">${this.#renderLeft()}${this.low ? nothing : html`<tx-language-switch forget></tx-language-switch>`}</div>
        </header>`;
    }

    #renderLeft(): TemplateResult | typeof nothing {
        const { left } = this;
        if (left === null) return nothing;
        return html`<span class="left ${left <= SOON ? 'soon' : ''}" role="timer"
            ><tx-icon name="clock"></tx-icon>${kioskWords.say(this.#language.current, 'idle.left', { n: left })}</span
        >`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-kiosk-head': TxKioskHead;
    }
}
