import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import { phoneWords } from '#web/words/phone.ts';
import { controls } from './styles.ts';

/**
 * The way to give a number back: a quiet button, then a question.
 *
 * @fires tx-cancel-ticket when the visitor has said yes.
 */
@customElement('tx-cancel-ticket')
export class TxCancelTicket extends LitElement {
    static override styles = [
        controls,
        css`
            :host {
                display: block;
                text-align: center;
            }
            dialog {
                border: 0;
                border-radius: var(--tx-radius-l, 1rem);
                box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%);
                box-sizing: border-box;
                max-width: 22rem;
                padding: 1.5rem;
                width: calc(100% - 2rem);
            }
            dialog::backdrop {
                background: rgb(10 22 40 / 60%);
            }
            h2 {
                font-size: 1.25rem;
                margin: 0 0 0.5rem;
            }
            p {
                color: var(--tx-ink-soft);
                margin: 0 0 1.25rem;
            }
            .answers {
                display: grid;
                gap: 0.75rem;
            }
        `,
    ];

    @property() no = '';
    @property() language: Language = 'zh-CN';
    @property({ type: Boolean }) disabled = false;

    override render(): TemplateResult {
        return html`<button class="quiet" ?disabled=${this.disabled} @click=${this.#ask}>${this.#say('cancel')}</button>
            <dialog aria-labelledby="question" aria-describedby="warning">
                <h2 id="question">${this.#say('cancel.ask')}</h2>
                <p id="warning">${this.#say('cancel.warn')}</p>
                <div class="answers">
                    <button class="main" autofocus @click=${this.#close}>${this.#say('cancel.no')}</button>
                    <button class="danger" @click=${this.#confirm}>${this.#say('cancel.yes')}</button>
                </div>
            </dialog>`;
    }

    #say(key: Parameters<typeof phoneWords.say>[1]): string {
        return phoneWords.say(this.language, key, { no: this.no });
    }

    #ask(): void {
        this.renderRoot.querySelector('dialog')?.showModal();
    }

    #close(): void {
        this.renderRoot.querySelector('dialog')?.close();
    }

    #confirm(): void {
        this.#close();
        this.dispatchEvent(new CustomEvent('tx-cancel-ticket'));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-cancel-ticket': TxCancelTicket;
    }
}
