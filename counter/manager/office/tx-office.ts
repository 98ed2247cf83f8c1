import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ChannelView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { officeWords } from '#web/words/office.ts';
import { refusalSentence } from '../../refusal.ts';
import { type ChannelState, readChannels } from './office-calls.ts';
import { officeStyles } from './office-styles.ts';
import './tx-channel.ts';
import './tx-message-texts.ts';

/**
 * The page of connections: the back office, the SMS gateway and the mail server with what waits and what was refused, and what messages to visitors say.
 * Only the administrator sees and changes settings.
 */
@customElement('tx-office')
export class TxOffice extends LitElement {
    static override styles = [
        officeStyles,
        css`
        :host {
            display: grid;
            gap: 1rem;
        }
        .channels {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** As the live hall tells it: with each change the page reads more. */
    @property({ attribute: false }) channels: readonly ChannelView[] = [];
    /** Role of whoever looks. */
    @property() viewer = '';
    @property({ type: Number }) now = 0;
    @state() private states: readonly ChannelState[] = [];
    @state() private problem: string | null = null;
    private readonly language = new LanguageController(this);
    #refused = '';

    override render(): TemplateResult {
        return html`<section class="panel">
                <h2>${this.say('title')}</h2>
                <p class="soft">${this.say('text')}</p>
                ${this.viewer === 'admin' ? nothing : html`<p class="soft">${this.say('admin.only')}</p>`}
                ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
            </section>
            <div class="channels">${this.states.map((each) => this.renderChannel(each))}</div>
            <tx-message-texts
                .token=${this.token}
                .hall=${this.hall}
                .mayChange=${this.viewer === 'manager' || this.viewer === 'admin'}
            ></tx-message-texts>`;
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (!changed.has('channels')) return;
        const refused = this.channels.map(({ setAside, connected }) => `${setAside} ${connected}`).join();
        if (refused === this.#refused) return;
        this.#refused = refused;
        void this.read();
    }

    private renderChannel(told: ChannelState): TemplateResult {
        const live = this.channels.find(({ channel }) => channel === told.channel);
        return html`<tx-channel
            data-channel=${told.channel}
            .told=${{ ...told, ...live }}
            .token=${this.token}
            .hall=${this.hall}
            .now=${this.now}
            .mayChange=${this.viewer === 'admin'}
            @tx-channel-changed=${() => this.read()}
        ></tx-channel>`;
    }

    private async read(): Promise<void> {
        const read = await readChannels({ token: this.token, language: this.language.current });
        if (read.ok) this.states = read.answer.channels;
        this.problem = read.ok ? null : refusalSentence(read, this.language.current);
    }

    private say(key: Parameters<typeof officeWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return officeWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-office': TxOffice;
    }
}
