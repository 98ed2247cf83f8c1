import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { managerWords } from '#web/words/manager.ts';
import { forgetToken, keepToken, keptToken, logOut, type SessionUser, whoIs } from '../session.ts';
import '../tx-login.ts';
import './tx-console.ts';

/** How soon it is asked again who is logged in, when no hub answered, in milliseconds. */
const ASK_AGAIN_MS = 3_000;

/** The page of a duty manager, a supervisor or an administrator: the log-in form, then the console. */
@customElement('tx-manager')
export class TxManager extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: calc(100 * var(--tx-vh));
        }
        .wait {
            padding: 3rem;
            text-align: center;
        }
    `,
    ];

    @state() private token = keptToken('manager');
    /** Null while it is not known whose the token is. */
    @state() private user: SessionUser | null = null;
    /** Why the page asks again. */
    @state() private why: 'refused' | 'forbidden' | null = null;
    private readonly language = new LanguageController(this);
    #timer = 0;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.ask();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        if (this.token === null) {
            return html`<tx-login page="manager" .why=${this.why} @tx-logged-in=${this.onLoggedIn}></tx-login>`;
        }
        if (this.user === null) return html`<p class="wait" role="status">${managerWords.say(this.language.current, 'connecting')}</p>`;
        return html`<tx-console .token=${this.token} .user=${this.user} @tx-session-ended=${this.onSessionEnded}></tx-console>`;
    }

    protected override updated(_changed: PropertyValues): void {
        if (this.user === null) document.title = managerWords.say(this.language.current, 'title');
    }

    private onLoggedIn(event: CustomEvent<string>): void {
        this.why = null;
        this.token = event.detail;
        keepToken('manager', event.detail);
        void this.ask();
    }

    private onSessionEnded(event: CustomEvent<'logout' | 'refused' | 'forbidden'>): void {
        if (event.detail === 'logout' && this.token !== null) void logOut(this.token);
        this.end(event.detail === 'logout' ? null : event.detail);
    }

    private end(why: 'refused' | 'forbidden' | null): void {
        forgetToken('manager');
        this.why = why;
        this.token = null;
        this.user = null;
    }

    private async ask(): Promise<void> {
        const { token } = this;
        if (token === null) return;
        const user = await whoIs(token);
        if (user === null) this.end('refused');
        else if (user === 'unreachable') this.#timer = setTimeout(() => void this.ask(), ASK_AGAIN_MS);
        else this.user = user;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-manager': TxManager;
    }
}
