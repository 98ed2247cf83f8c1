import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LinkState } from '../hub.ts';
import { LanguageController } from '../language.ts';
import { tokens } from '../tokens.ts';
import { commonWords } from '../words/common.ts';
import './tx-icon.ts';

/** How long a short break may last before it is worth a word, and how long "it is back" stays. */
const GRACE_MS = 400;
const FOUND_MS = 4_000;

/** A bar at the top of the page that says when the link to the hub is lost and when it is found again. Takes no room otherwise. */
@customElement('tx-link-bar')
export class TxLinkBar extends LitElement {
    static override styles = [
        tokens,
        css`
            :host {
                inset: var(--tx-banner) 0 auto;
                pointer-events: none;
                position: fixed;
                z-index: 100;
            }
            p {
                align-items: center;
                background: var(--tx-bad);
                box-shadow: var(--tx-shadow);
                color: var(--tx-on-primary);
                display: flex;
                font-size: var(--tx-link-bar-size, var(--tx-text-m));
                font-weight: 600;
                gap: 0.6em;
                justify-content: center;
                margin: 0;
                padding: 0.6em 1em;
                text-align: center;
            }
            p.connecting {
                background: var(--tx-primary-deep);
            }
            p.found {
                background: var(--tx-good);
            }
            tx-icon {
                flex: none;
                font-size: 1.3em;
            }
        `,
    ];

    /** State of the page's HubController. */
    @property({ attribute: false }) link: LinkState = 'connecting';

    @state() private shown: 'nothing' | 'connecting' | 'lost' | 'found' = 'nothing';
    readonly #language = new LanguageController(this);
    #timer = 0;

    override render(): TemplateResult {
        const { shown } = this;
        return html`<div role="status">
            ${
                shown === 'nothing'
                    ? nothing
                    : html`<p class=${shown}>
                          <tx-icon name=${shown === 'found' ? 'check' : 'unlinked'}></tx-icon
                          ><span>${commonWords.say(this.#language.current, `link.${shown}`)}</span>
                      </p>`
            }
        </div>`;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#follow();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('link')) this.#follow();
    }

    #follow(): void {
        clearTimeout(this.#timer);
        const { link } = this;
        if (link !== 'live') {
            if (this.shown === 'lost') return;
            this.shown = this.shown === 'found' ? 'nothing' : this.shown;
            this.#later(link, GRACE_MS);
        } else if (this.shown === 'lost') {
            this.shown = 'found';
            this.#later('nothing', FOUND_MS);
        } else {
            this.shown = 'nothing';
        }
    }

    #later(shown: typeof this.shown, ms: number): void {
        this.#timer = setTimeout(() => {
            this.shown = shown;
        }, ms);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-link-bar': TxLinkBar;
    }
}
