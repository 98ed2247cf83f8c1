import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { managerWords } from '#web/words/manager.ts';
import { IdleLock } from '../idle-lock.ts';
import { SessionController } from '../session-controller.ts';
import '../tx-login.ts';
import './tx-console.ts';

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

    private readonly language = new LanguageController(this);
    private readonly session = new SessionController(this, 'manager');
    private readonly lock = new IdleLock(this, 'manager');

    override render(): TemplateResult {
        const { token, user, why, begin } = this.session;
        if (token === null) return html`<tx-login page="manager" .why=${why} @tx-logged-in=${begin}></tx-login>`;
        if (user === null) return html`<p class="wait" role="status">${managerWords.say(this.language.current, 'connecting')}</p>`;
        return this.lock.around(html`<tx-console .token=${token} .user=${user}></tx-console>`, this.session);
    }

    protected override updated(_changed: PropertyValues): void {
        if (this.session.user === null) document.title = managerWords.say(this.language.current, 'title');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-manager': TxManager;
    }
}
