import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/**
 * Asks for a reason: a usual one on a key, or a sentence.
 * @fires tx-reason
 * @fires tx-back
 */
@customElement('tx-reason-form')
export class TxReasonForm extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        form {
            display: grid;
            gap: 0.5rem;
        }
        h2,
        .keys {
            margin-block: 0.125rem;
        }
        .usual {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 3rem;
            padding: 0.375rem 0.75rem;
        }
        .line {
            display: flex;
            gap: 0.5rem;
        }
        .give {
            flex: none;
            padding: 0 1rem;
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            font-weight: 600;
        }
        .give:hover:enabled {
            background: var(--tx-primary-strong);
        }
    `,
    ];

    @property() heading = '';
    /** The usual reasons, at most nine. */
    @property({ attribute: false }) usual: readonly string[] = [];
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<form aria-labelledby="title" @submit=${this.onSubmit} @keydown=${this.onKeydown}>
            <h2 id="title">${this.heading}</h2>
            ${this.usual.map(
                (reason, place) => html`<button type="button" class="usual" @click=${() => this.give(reason)}>
                    <kbd aria-hidden="true">${place + 1}</kbd><span>${reason}</span>
                </button>`,
            )}
            <div class="line">
                <input
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    aria-label=${counterWords.say(current, 'reason.field')}
                    placeholder=${counterWords.say(current, 'reason.placeholder')}
                />
                <button type="submit" class="give">${counterWords.say(current, 'reason.submit')}</button>
            </div>
            <p class="keys">
                <span>${counterWords.say(current, 'reason.keys', { last: this.usual.length })}</span>
                <button type="button" class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </form>`;
    }

    override firstUpdated(): void {
        this.field?.focus();
    }

    private get field(): HTMLInputElement | null {
        return this.renderRoot.querySelector('input');
    }

    private onSubmit(event: SubmitEvent): void {
        event.preventDefault();
        this.give(this.field?.value ?? '');
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing) return;
        const usual = this.field?.value === '' ? this.usual[digitOfKey(event.code) ?? -1] : undefined;
        if (event.key === 'Escape') tell(this, 'tx-back');
        else if (usual !== undefined) this.give(usual);
        else return;
        event.preventDefault();
    }

    private give(reason: string): void {
        const said = reason.trim();
        if (said === '') this.field?.focus();
        else tell(this, 'tx-reason', said);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-reason-form': TxReasonForm;
    }
}
