import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isResidentNumber } from '#protocol/resident-number.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import type { Values } from '#web/words/catalogue.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { tell } from './events.ts';
import { identityLayout } from './identity-layout.ts';
import { KeyBurst } from './key-burst.ts';
import { keyLayout } from './key-layout.ts';
import { kioskStyles } from './styles.ts';

const LENGTH = 18;
/** Places after which people pause when they read a number out. */
const GROUPS = [6, 14];

/** Who is there, for an item that asks: what for and what is kept first, then card, scan, typing, or without any of them. */
@customElement('tx-identity')
export class TxIdentity extends LitElement {
    static override styles = [kioskStyles, keyLayout, identityLayout];

    @property() how: 'choose' | 'type' = 'choose';
    @property() typed = '';
    /** Whether the hub is being asked for the number. */
    @property({ type: Boolean }) taking = false;
    /** What the card reader of this kiosk is doing; null when there is none. */
    @property({ attribute: false }) reader: 'waiting' | 'failed' | null = null;

    /** Larger and fewer, for elder mode and low mode. */
    @property({ type: Boolean, reflect: true }) simple = false;
    /** Keys within reach from a wheelchair. */
    @property({ type: Boolean, reflect: true }) low = false;

    readonly #language = new LanguageController(this);

    constructor() {
        super();
        new KeyBurst(this, {
            typed: (burst) => this.#press(burst.slice(-1)),
            erased: () => this.#type(this.typed.slice(0, -1)),
            entered: (burst) => this.#enter(burst),
        });
    }

    override render(): TemplateResult {
        return this.how === 'choose' ? this.#renderChoice() : this.#renderTyping();
    }

    #renderChoice(): TemplateResult {
        const { taking } = this;
        return html`<section class="choose">
            <h1 tabindex="-1">${this.#say('identity.heading')}</h1>
            <aside>
                <tx-icon name="shield"></tx-icon>
                <div>
                    <h2 class="more">${this.#say('identity.notice')}</h2>
                    <p class="more">${this.#say('identity.notice.why')}</p>
                    <p class="more">${this.#say('identity.notice.keep')}</p>
                    <p class="brief" data-aloud>${this.#say('identity.notice.short')}</p>
                </div>
            </aside>
            ${this.#renderCard()}
            <div class="ways" aria-busy=${taking}>
                <button class="way" ?disabled=${taking} @click=${() => tell(this, 'tx-identity', 'type')}>
                    <tx-icon name="keyboard"></tx-icon><span data-aloud>${this.#say('identity.type')}</span>
                </button>
                <button class="way without" ?disabled=${taking} @click=${() => tell(this, 'tx-identity', null)}>
                    <tx-icon name="ticket"></tx-icon><span data-aloud>${this.#say(taking ? 'card.taking' : 'identity.none')}</span>
                </button>
                <button class="way staff" ?disabled=${taking} @click=${() => tell(this, 'tx-call-staff', null)}>
                    <tx-icon name="bell"></tx-icon><span>${this.#say('identity.staff')}</span>
                </button>
            </div>
        </section>`;
    }

    #renderCard(): TemplateResult {
        const { reader } = this;
        const state = reader ?? 'none';
        return html`<div class="card ${state}" role="status">
            <tx-icon name=${reader === null ? 'scan' : 'card'}></tx-icon>
            <div>
                <p class="say" data-aloud>${this.#say(`identity.card.${state}`)}</p>
                <p class="soft">${this.#say('identity.scan')}</p>
            </div>
        </div>`;
    }

    #renderTyping(): TemplateResult {
        const { typed, taking } = this;
        const whole = typed.length === LENGTH;
        const wrong = whole && !isResidentNumber(typed);
        return html`<section class="type">
            <div>
                <h1 tabindex="-1">${this.#say('identity.type.heading')}</h1>
                <p class="soft" data-aloud>${this.#say('identity.notice.short')}</p>
            </div>
            <div class="typed ${wrong ? 'wrong' : ''}">
                <output class="unseen">${typed === '' ? this.#say('entry.empty') : this.#say('entry.typed', { typed: [...typed].join(' ') })}</output>
                ${Array.from({ length: LENGTH }, (_, at) => this.#renderCell(at))}
            </div>
            <p class="message" role="alert">
                ${wrong ? html`<tx-icon name="info"></tx-icon><span>${this.#say('identity.type.wrong')}</span>` : nothing}
            </p>
            <div class="digits">
                ${[...'123456789'].map((key) => this.#renderKey(key))} ${this.#renderKey('X')}${this.#renderKey('0')}
                <button class="key word" @click=${() => this.#type(typed.slice(0, -1))}>${this.#say('entry.erase')}</button>
            </div>
            <button class="button main" ?disabled=${taking || !whole || wrong} @click=${() => this.#enter('')}>
                ${this.#say(taking ? 'card.taking' : 'card.take')}
            </button>
        </section>`;
    }

    #renderCell(at: number): TemplateResult {
        const sign = this.typed[at] ?? '';
        const style = [sign === '' ? '' : 'filled', at === this.typed.length ? 'next' : '', GROUPS.includes(at) ? 'gap' : ''].join(' ');
        return html`<span class="cell ${style}" aria-hidden="true">${sign}</span>`;
    }

    #renderKey(key: string): TemplateResult {
        return html`<button class="key" @click=${() => this.#press(key)}>${key}</button>`;
    }

    /** Only the last place may be an X. */
    #press(key: string): void {
        const sign = key.toUpperCase();
        const fits = /^\d$/.test(sign) || (sign === 'X' && this.typed.length === LENGTH - 1);
        if (this.how === 'type' && fits && this.typed.length < LENGTH) this.#type(this.typed + sign);
    }

    #type(typed: string): void {
        if (!this.taking && typed !== this.typed) tell(this, 'tx-typed', typed);
    }

    /** A scanner reads a whole number, whatever was typed before it; anything else that it reads is not a person. */
    #enter(burst: string): void {
        if (this.taking) return;
        const scanned = burst.trim().toUpperCase();
        if (isResidentNumber(scanned)) return tell(this, 'tx-identity', { idNumber: scanned });
        if (isResidentNumber(this.typed)) return tell(this, 'tx-identity', { idNumber: this.typed });
        if (this.how === 'choose' && scanned !== '') tell(this, 'tx-scan', burst);
    }

    #say(key: Parameters<typeof kioskWords.say>[1], values: Values = {}): string {
        return kioskWords.say(this.#language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-identity': TxIdentity;
    }
}
