import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { refusalSentence } from './refusal.ts';
import { logIn, type SessionUser, whoIs } from './session.ts';
import { sheet } from './sheet.ts';

/**
 * A page of staff that was left alone: it opens for the one who is logged in, by password; another one logs out first.
 * @fires tx-logged-in
 * @fires tx-session-ended
 */
@customElement('tx-lock')
export class TxLock extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            min-height: calc(100 * var(--tx-vh));
            padding: 1.25rem;
            place-items: center;
            background: var(--tx-ground);
            color: var(--tx-ink);
        }
        main {
            width: min(100%, 24rem);
        }
        form {
            display: grid;
            gap: 0.5rem;
            padding: 1.5rem;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
        }
        h1 {
            font-size: 1.5rem;
        }
        label {
            display: grid;
            gap: 0.25rem;
            font-weight: 600;
        }
        input {
            height: 3rem;
            padding: 0 0.75rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
        }
        .sentence {
            min-height: 1.5em;
            color: var(--tx-bad);
        }
        button {
            height: 3.25rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
        }
        .open {
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            font-size: 1.125rem;
            font-weight: 700;
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @state() private user: SessionUser | null = null;
    @state() private sentence = '';
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.ask();
    }

    override render(): TemplateResult {
        const { current } = this.language;
        const say = (key: Parameters<typeof counterWords.say>[1]): string => counterWords.say(current, key, { name: this.user?.name[current] ?? '' });
        return html`<main>
            <form aria-labelledby="title" @submit=${this.onSubmit} @keydown=${(event: Event) => event.stopPropagation()} novalidate>
                <h1 id="title">${say('lock.title')}</h1>
                <p>${say('lock.text')}</p>
                <label>${say('login.password')}<input name="password" type="password" autocomplete="current-password" /></label>
                <p class="sentence" role="alert">${this.sentence}</p>
                <button class="open" ?disabled=${this.busy}>${say('lock.open')}</button>
                <button type="button" @click=${() => tell(this, 'tx-session-ended', 'logout')}>${say('menu.logout')}</button>
            </form>
        </main>`;
    }

    override firstUpdated(): void {
        this.field?.focus();
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const password = this.field?.value ?? '';
        if (this.busy || password === '') return this.field?.focus();
        this.busy = true;
        const user = this.user ?? (await this.ask());
        const answer = user === null ? 'unreachable' : await logIn(user.user, password);
        this.busy = false;
        if (answer !== 'unreachable' && answer.ok) return tell(this, 'tx-logged-in', answer.token);
        const { current } = this.language;
        this.sentence = answer === 'unreachable' ? counterWords.say(current, 'login.noHub') : refusalSentence(answer, current);
        this.field?.select();
    }

    /** Whose page it is; a session that has ended meanwhile ends here as well. */
    private async ask(): Promise<SessionUser | null> {
        const user = await whoIs(this.token);
        if (user === null) tell(this, 'tx-session-ended', 'refused');
        if (user === null || user === 'unreachable') return null;
        this.user = user;
        return user;
    }

    private get field(): HTMLInputElement | null {
        return this.renderRoot.querySelector('input');
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-lock': TxLock;
    }
}
