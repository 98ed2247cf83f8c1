import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { MessageChannel, MessageKind } from '#protocol/messages.ts';
import type { ReachOffer } from '#protocol/views.ts';
import { reachWords } from '#web/words/reach.ts';
import { controls } from './styles.ts';

/** What is sent when a visitor wants to be told. */
export type ReachGiven = { phone?: string; email?: string; moments: readonly MessageKind[] };

/** Ticked from the start: what most want. To be told of a result keeps the number for long, so it is chosen and never assumed. */
const USUAL: ReadonlySet<MessageKind> = new Set(['ahead', 'called', 'passed']);

/** Lets a visitor leave a number or an address, choose what to be told of, and take it back. Says what for and for how long it is kept. */
@customElement('tx-reach')
export class TxReach extends LitElement {
    static override styles = [
        controls,
        css`
        section {
            background: var(--tx-surface);
            border-radius: 1.25rem;
            display: grid;
            gap: 0.75rem;
            padding: 1.25rem;
        }
        h2 {
            font-size: 1.25rem;
            margin: 0;
        }
        p {
            color: var(--tx-ink-soft);
            margin: 0;
        }
        form,
        .acts {
            display: grid;
            gap: 0.75rem;
        }
        fieldset {
            border: 0;
            display: grid;
            gap: 0.25rem;
            margin: 0;
            padding: 0;
        }
        legend,
        .name {
            font-weight: 700;
            padding: 0;
        }
        .choice {
            align-items: center;
            display: flex;
            gap: 0.75rem;
            min-height: 3.75rem;
        }
        .choice input {
            height: 1.75rem;
            margin: 0;
            width: 1.75rem;
        }
        .field {
            display: grid;
            gap: 0.25rem;
        }
        .field input {
            border: 2px solid var(--tx-line-strong);
            border-radius: 0.75rem;
            font: inherit;
            font-size: 1.25rem;
            min-height: 3.75rem;
            min-width: 0;
            padding: 0 0.75rem;
        }
        button {
            min-height: 3.75rem;
        }
        .problem {
            color: var(--tx-bad);
            font-weight: 700;
        }
        .on {
            color: var(--tx-good);
            font-weight: 700;
        }
    `,
    ];

    @property({ attribute: false }) offer: ReachOffer | null = null;
    @property() language: Language = 'zh-CN';
    /** Gives it; the refusal in words, or null when it was taken. */
    @property({ attribute: false }) give: (reach: ReachGiven) => Promise<string | null> = async () => null;
    @property({ attribute: false }) withdraw: () => Promise<string | null> = async () => null;
    @state() private step: 'rest' | 'asking' | 'busy' = 'rest';
    @state() private channel: MessageChannel | null = null;
    @state() private problem: string | null = null;

    override render(): TemplateResult | typeof nothing {
        const { offer } = this;
        if (offer === null || offer.channels.length === 0 || (offer.given === null && offer.moments.length === 0)) return nothing;
        return html`<section aria-labelledby="reach">
            <h2 id="reach">${this.#say('title')}</h2>
            ${this.step !== 'rest' ? this.#renderForm(offer) : offer.given === null ? this.#renderOffer() : this.#renderGiven(offer)}
            <p class="problem" role="alert">${this.problem ?? nothing}</p>
        </section>`;
    }

    #renderOffer(): TemplateResult {
        return html`<p>${this.#say('text')}</p>
            <button class="main" data-open @click=${this.#open}>${this.#say('open')}</button>`;
    }

    #renderGiven({ given, ahead, moments }: ReachOffer): TemplateResult {
        const list = (given?.moments ?? []).filter((moment) => moments.includes(moment)).map((moment) => this.#moment(moment, ahead));
        return html`<p class="on" role="status" data-given>${this.#say('given', { channel: this.#say(`channel.${given?.channel ?? 'sms'}`) })}</p>
            <p>${list.join(this.#say('separator'))}</p>
            <p>${this.#say('given.hidden')}</p>
            <div class="acts">
                ${moments.length === 0 ? nothing : html`<button class="quiet" @click=${this.#open}>${this.#say('change')}</button>`}
                <button class="danger" data-withdraw @click=${this.#withdraw}>${this.#say('withdraw')}</button>
            </div>`;
    }

    #renderForm({ channels, moments, ahead, keptWorkingDays, resultDays }: ReachOffer): TemplateResult {
        const channel = this.channel ?? channels[0] ?? 'sms';
        const byPhone = channel === 'sms';
        const usual = moments.some((moment) => USUAL.has(moment)) ? USUAL : new Set(moments);
        return html`<form @submit=${this.#submit}>
            ${channels.length < 2 ? nothing : this.#renderChannels(channels, channel)}
            <label class="field">
                <span class="name">${this.#say(byPhone ? 'phone' : 'email')}</span>
                <input
                    name="address"
                    required
                    type=${byPhone ? 'tel' : 'email'}
                    inputmode=${byPhone ? 'tel' : 'email'}
                    autocomplete=${byPhone ? 'tel' : 'email'}
                    maxlength="120"
                    @input=${this.#forgive}
                />
            </label>
            <fieldset>
                <legend>${this.#say('moments')}</legend>
                ${moments.map(
                    (moment) => html`<label class="choice">
                        <input type="checkbox" name="moment" value=${moment} ?checked=${usual.has(moment)} />
                        <span>${this.#moment(moment, ahead)}</span>
                    </label>`,
                )}
            </fieldset>
            <p>
                ${this.#say('why.kept', { days: keptWorkingDays })}
                ${moments.includes('resultReady') ? this.#say('why.result', { days: resultDays }) : nothing}
            </p>
            <button class="main" ?disabled=${this.step === 'busy'}>${this.#say(this.step === 'busy' ? 'busy' : 'give')}</button>
            <button class="quiet" type="button" @click=${this.#close}>${this.#say('back')}</button>
        </form>`;
    }

    #renderChannels(channels: readonly MessageChannel[], chosen: MessageChannel): TemplateResult {
        return html`<fieldset>
            <legend>${this.#say('channel')}</legend>
            ${channels.map(
                (channel) => html`<label class="choice">
                    <input type="radio" name="channel" value=${channel} .checked=${channel === chosen} @change=${() => this.#choose(channel)} />
                    <span>${this.#say(`channel.${channel}`)}</span>
                </label>`,
            )}
        </fieldset>`;
    }

    #moment(moment: MessageKind, n: number): string {
        return this.#say(`moment.${moment}`, { n });
    }

    readonly #open = (): void => {
        this.step = 'asking';
        this.problem = null;
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('[name=address]')?.focus());
    };

    /** What was wrong is being mended. */
    readonly #forgive = (): void => {
        this.problem = null;
    };

    readonly #close = (): void => {
        this.step = 'rest';
        this.problem = null;
    };

    #choose(channel: MessageChannel): void {
        this.channel = channel;
    }

    readonly #submit = async (event: SubmitEvent): Promise<void> => {
        event.preventDefault();
        if (!(event.target instanceof HTMLFormElement)) return;
        const data = new FormData(event.target);
        const address = String(data.get('address')).trim();
        const moments = (this.offer?.moments ?? []).filter((moment) => data.getAll('moment').includes(moment));
        const byPhone = (this.channel ?? this.offer?.channels[0]) === 'sms';
        this.step = 'busy';
        this.problem = await this.give({ ...(byPhone ? { phone: address } : { email: address }), moments });
        this.step = this.problem === null ? 'rest' : 'asking';
    };

    readonly #withdraw = async (): Promise<void> => {
        this.problem = await this.withdraw();
    };

    #say(key: Parameters<typeof reachWords.say>[1], values: Record<string, string | number> = {}): string {
        return reachWords.say(this.language, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-reach': TxReach;
    }
}
