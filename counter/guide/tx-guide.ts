import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { guideWords } from '#web/words/guide.ts';
import { IdleLock } from '../idle-lock.ts';
import { SessionController } from '../session-controller.ts';
import '../tx-login.ts';
import './tx-guide-desk.ts';

/** The page of a guide in the lobby: the log-in form, then the desk. */
@customElement('tx-guide')
export class TxGuide extends LitElement {
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
    private readonly session = new SessionController(this, 'guide');
    private readonly lock = new IdleLock(this, 'guide');

    override render(): TemplateResult {
        const { token, user, why, begin } = this.session;
        if (token === null) return html`<tx-login page="guide" .why=${why} @tx-logged-in=${begin}></tx-login>`;
        if (user === null) return html`<p class="wait" role="status">${guideWords.say(this.language.current, 'connecting')}</p>`;
        return this.lock.around(html`<tx-guide-desk .token=${token} .user=${user}></tx-guide-desk>`, this.session);
    }

    protected override updated(_changed: PropertyValues): void {
        if (this.session.user === null) document.title = guideWords.say(this.language.current, 'title');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide': TxGuide;
    }
}
