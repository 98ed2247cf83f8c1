import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { counterOfAddress, keepCounterInAddress } from '#web/address-counter.ts';
import { LanguageController } from '#web/language.ts';
import { loadHall } from '#web/load-hall.ts';
import { tokens } from '#web/tokens.ts';
import { counterWords } from '#web/words/counter.ts';
import { IdleLock } from './idle-lock.ts';
import { forgetToken, keepToken, keptToken, logOut } from './session.ts';
import '#web/elements/tx-counter-choice.ts';
import './tx-login.ts';
import './tx-terminal.ts';

/** The page of a clerk: the log-in form, the choice of a counter, then the terminal. */
@customElement('tx-counter')
export class TxCounter extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: calc(100 * var(--tx-vh));
            background: var(--tx-ground);
            color: var(--tx-ink);
        }
    `,
    ];

    @state() private token = keptToken('counter');
    @state() private counter = counterOfAddress();
    @state() private hall: HallConfig | null = null;
    /** Why the page asks again. */
    @state() private why: 'refused' | 'forbidden' | 'unknown' | null = null;
    private readonly language = new LanguageController(this);
    private readonly lock = new IdleLock(this, 'counter');

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    override render(): TemplateResult {
        if (this.token === null) return html`<tx-login .why=${this.why} @tx-logged-in=${this.onLoggedIn}></tx-login>`;
        const content = this.counter === null ? this.renderChoice() : this.renderTerminal(this.token, this.counter);
        return this.lock.around(content, {
            token: this.token,
            begin: (event) => this.onLoggedIn(event),
            end: (event) => this.onSessionEnded(event),
        });
    }

    protected override updated(_changed: PropertyValues): void {
        if (this.token === null || this.counter === null) document.title = counterWords.say(this.language.current, 'title');
    }

    private renderTerminal(token: string, counter: number): TemplateResult {
        return html`<tx-terminal .token=${token} .counter=${counter} .hall=${this.hall} @tx-leave-counter=${this.onLeaveCounter}></tx-terminal>`;
    }

    private renderChoice(): TemplateResult {
        const { current } = this.language;
        return html`<tx-counter-choice
            .heading=${counterWords.say(current, 'choice.title')}
            .hint=${counterWords.say(current, this.why === 'unknown' ? 'choice.unknown' : 'choice.hint')}
            @tx-counter-chosen=${this.onChosen}
        ></tx-counter-choice>`;
    }

    private onLoggedIn(event: CustomEvent<string>): void {
        this.why = null;
        this.token = event.detail;
        keepToken('counter', event.detail);
        void this.load();
    }

    private onChosen(event: CustomEvent<number>): void {
        this.why = null;
        this.goTo(event.detail);
    }

    private onSessionEnded(event: CustomEvent<'logout' | 'refused' | 'forbidden'>): void {
        if (event.detail === 'logout' && this.token !== null) void logOut(this.token);
        forgetToken('counter');
        this.why = event.detail === 'logout' ? null : event.detail;
        this.token = null;
    }

    private onLeaveCounter(event: CustomEvent<'change' | 'unknown'>): void {
        this.why = event.detail === 'unknown' ? 'unknown' : null;
        this.goTo(null);
    }

    private goTo(counter: number | null): void {
        keepCounterInAddress(counter);
        this.counter = counter;
    }

    /** Names of themes and items; without them the terminal shows numbers and codes, so it is not waited for. */
    private async load(): Promise<void> {
        this.hall ??= await loadHall();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-counter': TxCounter;
    }
}
