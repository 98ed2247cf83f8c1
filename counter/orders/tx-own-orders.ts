import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { workOrderWords } from '#web/words/work-orders.ts';
import { tell } from '../events.ts';
import { sheet } from '../sheet.ts';
import './tx-orders.ts';
import type { Viewer } from './tx-orders.ts';

/**
 * The clerk's work orders in a panel of the terminal.
 * @fires tx-back
 */
@customElement('tx-own-orders')
export class TxOwnOrders extends LitElement {
    static override styles = [
        sheet,
        css`
        section {
            display: grid;
            gap: 0.5rem;
        }
        button {
            justify-self: end;
            min-height: 2.75rem;
            padding: 0.35rem 0.9rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) viewer: Viewer | null = null;
    @property({ type: Number }) version = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<section aria-label=${workOrderWords.say(current, 'page.title')} @keydown=${this.onKeydown}>
            <tx-orders narrow .token=${this.token} .hall=${this.hall} .viewer=${this.viewer} .version=${this.version}></tx-orders>
            <button @click=${() => tell(this, 'tx-back')}>${workOrderWords.say(current, 'close')} <kbd aria-hidden="true">Esc</kbd></button>
        </section>`;
    }

    override firstUpdated(): void {
        this.renderRoot.querySelector('button')?.focus();
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing || event.key !== 'Escape') return;
        event.preventDefault();
        tell(this, 'tx-back');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-own-orders': TxOwnOrders;
    }
}
