import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LANGUAGES, PURPOSES } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { commonWords } from '#web/words/common.ts';
import { guideWords } from '#web/words/guide.ts';
import { managerWords } from '#web/words/manager.ts';
import { tell } from '../events.ts';
import { sheet } from './sheet.ts';
import { GRANTABLE } from './ticket-acts.ts';
import type { Wishes } from './wishes.ts';
import './tx-choices.ts';

/**
 * How a visitor wants to be served: purpose, class, what the counter must be able to do, language, and by choice where to be told.
 * @fires tx-desk-wishes
 */
@customElement('tx-desk-wishes')
export class TxDeskWishes extends LitElement {
    static override styles = [
        sheet,
        css`
        section {
            display: grid;
            gap: 0.75rem;
        }
        .check {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 2.75rem;
        }
        .check input {
            width: 1.5rem;
            height: 1.5rem;
        }
        .soft {
            font-size: 0.875rem;
        }
    `,
    ];

    @property({ attribute: false }) wishes: Wishes | null = null;
    /** Whether the hall can send text messages. */
    @property({ type: Boolean }) tells = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { wishes } = this;
        if (wishes === null) return nothing;
        const { current } = this.language;
        return html`<section>
            ${this.renderChoice(
                'purpose',
                wishes.purpose,
                PURPOSES.map((id) => ({ id, label: managerWords.say(current, `purpose.${id}`) })),
            )}
            <div>
                ${this.renderChoice(
                    'class',
                    wishes.class,
                    GRANTABLE.map((id) => ({ id, label: managerWords.say(current, `class.${id}`) })),
                )}
                <p class="soft">${guideWords.say(current, 'issue.class.hint')}</p>
            </div>
            <label class="check">
                <input
                    id="accessible"
                    type="checkbox"
                    .checked=${wishes.accessible}
                    @change=${() => this.change({ accessible: !wishes.accessible })}
                />
                <span>${guideWords.say(current, 'issue.accessible')}</span>
            </label>
            ${this.renderChoice(
                'language',
                wishes.language,
                LANGUAGES.map((id) => ({ id, label: commonWords.say(current, `language.${id}`) })),
            )}
            ${this.tells ? this.renderPhone(wishes.phone) : nothing}
        </section>`;
    }

    private renderChoice(
        wish: 'purpose' | 'class' | 'language',
        chosen: string,
        options: readonly { readonly id: string; readonly label: string }[],
    ): TemplateResult {
        return html`<tx-choices
            data-wish=${wish}
            .legend=${guideWords.say(this.language.current, `issue.${wish}`)}
            .options=${options}
            .chosen=${chosen}
            @tx-desk-choice=${(event: CustomEvent<string>) => this.change({ [wish]: event.detail })}
        ></tx-choices>`;
    }

    private renderPhone(phone: string): TemplateResult {
        const { current } = this.language;
        return html`<div class="field">
            <label for="phone">${guideWords.say(current, 'issue.phone')}</label>
            <input
                id="phone"
                type="tel"
                maxlength="20"
                autocomplete="off"
                aria-describedby="told"
                .value=${phone}
                @input=${(event: InputEvent) => this.change({ phone: event.target instanceof HTMLInputElement ? event.target.value : '' })}
            />
            <span class="soft" id="told">${guideWords.say(current, 'issue.phone.hint')}</span>
        </div>`;
    }

    private change(wishes: Partial<Wishes>): void {
        if (this.wishes !== null) tell(this, 'tx-desk-wishes', { ...this.wishes, ...wishes });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-desk-wishes': TxDeskWishes;
    }
}
