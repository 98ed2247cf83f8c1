import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { refusalSentence } from '../refusal.ts';
import { call } from './calls.ts';
import { sheet } from './sheet.ts';

/** Empties the training hall for the next group, after having asked once more. */
@customElement('tx-training-reset')
export class TxTrainingReset extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            gap: 0.5rem;
        }
        .button {
            min-height: 2.25rem;
            color: var(--tx-ink);
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @state() private step: 'rest' | 'asked' | 'busy' = 'rest';
    @state() private sentence = '';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const asked = this.step === 'asked';
        return html`<button class="button" data-reset ?disabled=${this.step === 'busy'} @click=${() => (asked ? this.reset() : this.ask())}>
                ${this.say(asked ? 'training.reset.sure' : 'training.reset')}
            </button>
            ${this.sentence === '' ? nothing : html`<span role="alert">${this.sentence}</span>`}`;
    }

    private ask(): void {
        this.step = 'asked';
        this.sentence = '';
    }

    /** The console's own link breaks with the hall and comes back to the empty one. */
    private async reset(): Promise<void> {
        this.step = 'busy';
        const { current } = this.language;
        const answer = await call({ token: this.token, language: current }, 'POST', '/api/reset', {});
        this.step = 'rest';
        this.sentence = answer.ok ? '' : refusalSentence(answer, current);
    }

    private say(key: Parameters<typeof managerWords.say>[1]): string {
        return managerWords.say(this.language.current, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-training-reset': TxTrainingReset;
    }
}
