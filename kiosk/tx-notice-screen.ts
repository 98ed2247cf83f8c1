import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#web/elements/tx-icon.ts';
import { kioskStyles } from './styles.ts';

/** A calm full screen with something to say: an icon, a heading, a sentence; what else belongs there goes into its slot. */
@customElement('tx-notice-screen')
export class TxNoticeScreen extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            section {
                align-content: center;
                display: grid;
                gap: 1.2rem;
                height: 100%;
                justify-items: center;
                padding: 2rem;
                text-align: center;
            }
            .mark {
                background: var(--tx-primary-soft);
                border-radius: 50%;
                color: var(--tx-primary);
                display: grid;
                font-size: 4rem;
                height: 2em;
                place-items: center;
                width: 2em;
            }
            :host([tone='warn']) .mark {
                background: var(--tx-warn-soft);
                color: var(--tx-warn);
            }
            :host([busy]) .mark {
                animation: breathe 2.4s ease-in-out infinite;
            }
            h1 {
                font-size: 2.6rem;
            }
            p {
                font-size: 1.4rem;
                line-height: 1.5;
                max-width: 30em;
            }
            .soft {
                font-size: 1.15rem;
            }
            @keyframes breathe {
                50% {
                    opacity: 0.45;
                }
            }
        `,
    ];

    @property() icon = 'info';
    @property() heading = '';
    @property() text = '';
    @property() hint = '';
    @property({ reflect: true }) tone: 'calm' | 'warn' = 'calm';
    /** Something goes on by itself. */
    @property({ type: Boolean, reflect: true }) busy = false;

    override render(): TemplateResult {
        return html`<section>
            <span class="mark"><tx-icon name=${this.icon}></tx-icon></span>
            <h1 tabindex="-1">${this.heading}</h1>
            ${this.text === '' ? nothing : html`<p data-aloud>${this.text}</p>`}
            ${this.hint === '' ? nothing : html`<p class="soft" data-aloud>${this.hint}</p>`}
            <slot></slot>
        </section>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-notice-screen': TxNoticeScreen;
    }
}
