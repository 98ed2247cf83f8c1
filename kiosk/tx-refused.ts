import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { runsOf } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import type { Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { openTicketIn } from './open-ticket.ts';
import type { TakeInput } from './screen.ts';
import { kioskStyles } from './styles.ts';
import './tx-notice-screen.ts';

/** Refusals after which asking somebody is a way on. */
const CONSULT_INSTEAD: ReadonlySet<string> = new Set(['item-closed', 'outside-issue-hours', 'cap-reached', 'person-limit', 'document-not-ready']);

/** No number: why, in words that help, and the ways that lead on. */
@customElement('tx-refused')
export class TxRefused extends LitElement {
    static override styles = [
        kioskStyles,
        css`
            tx-notice-screen {
                height: 100%;
            }
            .own {
                background: var(--tx-surface);
                border: 0.09rem solid var(--tx-line);
                border-radius: var(--tx-radius-l);
                box-shadow: var(--tx-shadow);
                display: grid;
                gap: 0.3rem;
                padding: 1rem 2.6rem 1.3rem;
            }
            .no {
                color: var(--tx-primary-deep);
                font-size: 5.6rem;
                font-variant-numeric: tabular-nums;
                font-weight: 800;
                line-height: 1.15;
            }
            .own p:not(.no) {
                font-size: 1.3rem;
                font-weight: 600;
                line-height: 1.4;
                max-width: 24em;
            }
            .buttons {
                display: flex;
                flex-wrap: wrap;
                gap: 1rem;
                justify-content: center;
                margin-top: 0.6rem;
            }
            .button {
                font-size: 1.3rem;
                min-height: max(60px, 3.6rem);
                min-width: 11rem;
            }
            .button tx-icon {
                font-size: 1.3em;
            }
        `,
    ];

    @property({ attribute: false }) error: ErrorBody['error'] | null = null;
    @property({ attribute: false }) take: TakeInput | null = null;
    /** Whether the same may be asked once more. */
    @property({ type: Boolean }) again = false;
    @property({ type: Boolean }) taking = false;
    /** Whether a member of staff has been called to this kiosk. */
    @property({ type: Boolean }) called = false;
    /** Whether the slip of the ticket that the visitor has can be printed once more here. */
    @property({ attribute: false }) reprint: 'no' | 'yes' | 'queued' = 'no';

    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        const { error } = this;
        if (error === null) return html``;
        const own = openTicketIn(error);
        return html`<tx-notice-screen
            icon="info"
            tone="warn"
            role="alert"
            .heading=${this.#say(own === null ? 'refused.title' : 'refused.open.title')}
            .text=${own === null ? error.message : ''}
            .hint=${hintOf(error, this.#language.current)}
        >
            ${own === null ? nothing : this.#renderOwn(own)}
            <div class="buttons">${this.#renderButtons(error.code, own !== null)}</div>
        </tx-notice-screen>`;
    }

    /** The ticket that the visitor has: where it is, and what happens next. */
    #renderOwn({ no, state, waits, ahead, counters, counter }: NonNullable<ReturnType<typeof openTicketIn>>): TemplateResult {
        const list = runsOf(counters).join(this.#say('taken.counters.join'));
        return html`<div class="own">
            <p class="no">${no}</p>
            <p>${this.#say(state)} ${counter === null || waits ? nothing : this.#say('mine.at', { counter })}</p>
            ${
                waits
                    ? html`<p>${this.#say(ahead === 0 ? 'refused.open.next' : 'refused.open.ahead', { n: ahead })}
                          ${list === '' ? nothing : this.#say('refused.open.counters', { list })}</p>`
                    : nothing
            }
        </div>`;
    }

    #renderButtons(code: string, isOwn: boolean): TemplateResult {
        const { take, again, taking } = this;
        const mayConsult = CONSULT_INSTEAD.has(code) && (take?.item !== undefined || take?.slip !== undefined);
        const mayChoose = take?.item !== undefined || take?.items !== undefined;
        return html`${again ? this.#renderButton('refused.again', () => tell(this, 'tx-again', null), true, taking) : nothing}
        ${isOwn && this.reprint !== 'no' ? this.#renderReprint() : nothing}
        ${mayConsult ? this.#renderButton('refused.consult', () => tell(this, 'tx-take', 'consult'), false, taking) : nothing}
        ${mayChoose ? this.#renderButton('refused.choose', () => tell(this, 'tx-back', null), false, taking) : nothing}
        ${this.#renderButton(this.called ? 'staff.called' : 'staff.call', () => tell(this, 'tx-call-staff', null), false, this.called)}
        ${this.#renderButton('refused.home', () => tell(this, 'tx-home', null), !again && !isOwn, false)}`;
    }

    #renderReprint(): TemplateResult {
        const busy = this.reprint === 'queued';
        return this.#renderButton(busy ? 'mine.reprinting' : 'mine.reprint', () => tell(this, 'tx-reprint', null), true, busy);
    }

    #renderButton(key: Parameters<typeof kioskWords.say>[1], act: () => void, main: boolean, disabled: boolean): TemplateResult {
        return html`<button class="button ${main ? 'main' : ''}" ?disabled=${disabled} @click=${act}>${this.#say(key)}</button>`;
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

/** What a visitor can do about it. */
export function hintOf({ code, details }: ErrorBody['error'], language: Language): string {
    const key = code === 'cap-reached' ? `refused.hint.cap-${String(details?.cap)}` : `refused.hint.${code}`;
    return kioskWords.has(key) ? kioskWords.say(language, key) : '';
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-refused': TxRefused;
    }
}
