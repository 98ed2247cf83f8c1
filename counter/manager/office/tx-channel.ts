import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { officeWords } from '#web/words/office.ts';
import { tell } from '../../events.ts';
import { refusalSentence } from '../../refusal.ts';
import type { Answered, Caller } from '../calls.ts';
import { dayAndTime } from '../times.ts';
import './events.ts';
import { type ChannelState, decideRefused, putChannel, type Refused, removeChannel, testChannel } from './office-calls.ts';
import { officeStyles } from './office-styles.ts';
import './tx-channel-form.ts';

type Step = 'rest' | 'form' | 'remove' | 'test';

/** A way out of the hall: whether it is set up, what waits, since when the other side is away, what was refused; its settings and a test. */
@customElement('tx-channel')
export class TxChannel extends LitElement {
    static override styles = [
        officeStyles,
        css`
        .panel {
            border-inline-start: 6px solid var(--tx-line-strong);
        }
        .panel.on {
            border-inline-start-color: var(--tx-good);
        }
        .panel.bad {
            border-inline-start-color: var(--tx-bad);
        }
        .head h2 {
            flex: 1;
        }
        li {
            display: grid;
            gap: 0.35rem;
            padding: 0.5rem 0;
            border-bottom: 1px solid var(--tx-line);
        }
        form {
            display: grid;
            gap: 0.75rem;
        }
        .address {
            overflow-wrap: anywhere;
        }
    `,
    ];

    @property({ attribute: false }) told: ChannelState | null = null;
    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Number }) now = 0;
    @property({ type: Boolean }) mayChange = false;
    @state() private step: Step = 'rest';
    @state() private busy = false;
    @state() private said: { good: boolean; sentence: string } | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { told } = this;
        if (told === null) return nothing;
        const level = told.away !== null || told.setAside > 0 ? 'bad' : told.connected ? 'on' : '';
        return html`<section class="panel ${level}" aria-label=${this.say(`channel.${told.channel}`)}>
            <div class="head"><h2>${this.say(`channel.${told.channel}`)}</h2><strong data-standing>${this.standing(told)}</strong></div>
            <p class="soft">${this.say(`channel.${told.channel}.text`)}</p>
            ${this.address(told)} ${told.connected ? this.renderWaiting(told) : nothing}
            ${told.refused.length === 0 ? nothing : this.renderRefused(told.refused)}
            ${this.said === null ? nothing : html`<p class="said ${this.said.good ? '' : 'bad'}" role="status">${this.said.sentence}</p>`}
            ${this.mayChange ? this.renderStep(told) : nothing}
        </section>`;
    }

    private standing({ connected, away }: ChannelState): string {
        return this.say(!connected ? 'state.off' : away === null ? 'state.on' : 'state.away');
    }

    private address({ settings }: ChannelState): TemplateResult | typeof nothing {
        if (settings === null) return nothing;
        return html`<p class="address code">${'url' in settings ? settings.url : `${settings.host}:${settings.port}`}</p>`;
    }

    private renderWaiting({ waiting, oldestAt, away, awaySince }: ChannelState): TemplateResult {
        return html`<p>${this.say('waiting', { n: waiting })}${oldestAt === null ? nothing : ` · ${this.say('oldest', { time: this.time(oldestAt) })}`}</p>
            ${away === null ? nothing : html`<p class="problem" data-away>${this.say('away', { time: this.time(awaySince ?? this.now), why: away })}</p>`}`;
    }

    private renderRefused(refused: readonly Refused[]): TemplateResult {
        return html`<h3>${this.say('refused', { n: refused.length })}</h3>
            <ul>${refused.map((each) => this.renderOne(each))}</ul>`;
    }

    private renderOne({ seq, type, at, error, stream }: Refused): TemplateResult {
        const key = `type.${type}`;
        return html`<li data-refused=${seq}>
            <span>${officeWords.has(key) ? this.say(key) : type} · ${stream} · ${this.time(at)} · ${error}</span>
            ${
                this.mayChange
                    ? html`<span class="buttons">
                          <button class="button" data-act="retry" ?disabled=${this.busy} @click=${() => this.decide(seq, 'retry')}>${this.say('retry')}</button>
                          <button class="button danger" data-act="drop" ?disabled=${this.busy} @click=${() => this.decide(seq, 'drop')}>${this.say('drop')}</button>
                      </span>`
                    : nothing
            }
        </li>`;
    }

    private renderStep(state: ChannelState): TemplateResult {
        if (this.step === 'form') {
            return html`<tx-channel-form
                .told=${state}
                .busy=${this.busy}
                @tx-channel-settings=${({ detail }: CustomEvent<object>) => this.save(detail)}
                @tx-back=${() => this.to('rest')}
            ></tx-channel-form>`;
        }
        if (this.step === 'remove') {
            return html`<p>${this.say('remove.warn')}</p>
                <div class="buttons">
                    <button class="button danger" data-sure ?disabled=${this.busy} @click=${this.disconnect}>${this.say('remove.sure')}</button>
                    <button class="button" @click=${() => this.to('rest')}>${this.say('back')}</button>
                </div>`;
        }
        if (this.step === 'test') return this.renderTest(state);
        return html`<div class="buttons">
            <button class="button ${state.connected ? '' : 'main'}" data-setup @click=${() => this.to('form')}>
                ${this.say(state.connected ? 'change' : 'setup')}
            </button>
            ${
                state.connected && state.channel !== 'back-office'
                    ? html`<button class="button" data-test @click=${() => this.to('test')}>${this.say('test')}</button>`
                    : nothing
            }
            ${state.connected ? html`<button class="button danger" data-remove @click=${() => this.to('remove')}>${this.say('remove')}</button>` : nothing}
        </div>`;
    }

    private renderTest({ channel }: ChannelState): TemplateResult {
        const byPhone = channel === 'sms';
        return html`<form @submit=${this.test}>
            <label>
                <span>${this.say(byPhone ? 'test.phone' : 'test.email')}</span>
                <input name="to" required type=${byPhone ? 'tel' : 'email'} maxlength="120" />
            </label>
            <div class="buttons">
                <button class="button main" ?disabled=${this.busy}>${this.say('test.send')}</button>
                <button class="button" type="button" @click=${() => this.to('rest')}>${this.say('back')}</button>
            </div>
        </form>`;
    }

    private to(step: Step): void {
        this.step = step;
        this.said = null;
    }

    private readonly disconnect = async (): Promise<void> => {
        await this.give((caller, channel) => removeChannel(caller, channel), 'removed');
    };

    private async save(settings: object): Promise<void> {
        await this.give((caller, channel) => putChannel(caller, channel, settings), 'saved');
    }

    private async decide(seq: number, act: 'retry' | 'drop'): Promise<void> {
        await this.give((caller, channel) => decideRefused(caller, channel, seq, act), act === 'retry' ? 'retried' : 'dropped');
    }

    private readonly test = async (event: SubmitEvent): Promise<void> => {
        event.preventDefault();
        const channel = this.told?.channel;
        if (!(event.target instanceof HTMLFormElement) || channel === undefined || channel === 'back-office') return;
        const to = String(new FormData(event.target).get('to')).trim();
        this.busy = true;
        const answer = await testChannel(this.caller, channel, to);
        this.busy = false;
        if (!answer.ok) this.said = { good: false, sentence: refusalSentence(answer, this.language.current) };
        else {
            const { is, why } = answer.answer;
            this.said = { good: is === 'delivered', sentence: this.say(is === 'delivered' ? 'tested' : 'tested.not', { why: why ?? is }) };
        }
    };

    private async give(
        ask: (caller: Caller, channel: ChannelState['channel']) => Promise<Answered<object>>,
        done: 'removed' | 'saved' | 'retried' | 'dropped',
    ): Promise<void> {
        if (this.told === null || this.busy) return;
        this.busy = true;
        const answer = await ask(this.caller, this.told.channel);
        this.busy = false;
        if (answer.ok) this.step = 'rest';
        this.said = answer.ok ? { good: true, sentence: this.say(done) } : { good: false, sentence: refusalSentence(answer, this.language.current) };
        if (answer.ok) tell(this, 'tx-channel-changed');
    }

    private get caller(): Caller {
        return { token: this.token, language: this.language.current };
    }

    private time(at: number): string {
        return dayAndTime(at, this.hall, this.language.current);
    }

    private say(key: Parameters<typeof officeWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return officeWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-channel': TxChannel;
    }
}
