import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { errorWords } from '#web/words/errors.ts';
import { tell } from './events.ts';
import { refusalSentence } from './refusal.ts';
import { logIn, type StaffPage } from './session.ts';
import { sheet } from './sheet.ts';

/** What each page calls itself here, whom it is for, and what it says to others. */
const PAGES = {
    counter: { title: 'login.title', roles: ['clerk'], wrong: 'login.notClerk' },
    guide: { title: 'login.title.guide', roles: ['guide'], wrong: 'login.notGuide' },
    manager: { title: 'login.title.manager', roles: ['manager', 'supervisor', 'inspector', 'admin'], wrong: 'login.notManager' },
} as const satisfies Record<StaffPage, { title: string; roles: readonly string[]; wrong: string }>;

/**
 * The log-in form of staff.
 * @fires tx-logged-in
 */
@customElement('tx-login')
export class TxLogin extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            min-height: calc(100 * var(--tx-vh));
            padding: 1.25rem;
            place-items: center;
        }
        main {
            width: min(100%, 24rem);
        }
        form {
            display: grid;
            gap: 0.375rem;
            padding: 1.5rem;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-l);
            background: var(--tx-surface);
        }
        h1 {
            margin-bottom: 0.5rem;
            font-size: 1.375rem;
        }
        label {
            margin-top: 0.5rem;
            font-weight: 600;
        }
        input {
            width: 100%;
            height: 3rem;
            padding: 0 0.75rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
            font-size: 1.125rem;
        }
        .sentence {
            min-height: 1.5em;
            margin-top: 0.25rem;
            color: var(--tx-bad);
        }
        button {
            height: 3.25rem;
            border: 0;
            border-radius: var(--tx-radius-m);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
            font-size: 1.125rem;
            font-weight: 700;
        }
        button:hover:enabled {
            background: var(--tx-primary-strong);
        }
    `,
    ];

    @property() page: StaffPage = 'counter';
    /** Why the page asks again: the session was refused, or it was not one for this page. */
    @property() why: string | null = null;
    @state() private sentence = '';
    @state() private busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<main><form @submit=${this.onSubmit} aria-labelledby="title" novalidate>
            <h1 id="title">${counterWords.say(current, PAGES[this.page].title)}</h1>
            <label for="user">${counterWords.say(current, 'login.user')}</label>
            <input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required />
            <label for="password">${counterWords.say(current, 'login.password')}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
            <p class="sentence" role="alert">${this.sentence === '' ? this.sentenceOfWhy() : this.sentence}</p>
            <button type="submit" ?disabled=${this.busy}>${counterWords.say(current, this.busy ? 'login.busy' : 'login.submit')}</button>
        </form></main>`;
    }

    override firstUpdated(): void {
        this.user?.focus();
    }

    private async onSubmit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const user = this.user?.value.trim() ?? '';
        const password = this.password?.value ?? '';
        if (user === '' || password === '') return this.refuse(counterWords.say(this.language.current, 'login.missing'));
        this.busy = true;
        const answer = await logIn(user, password);
        this.busy = false;
        if (answer === 'unreachable') return this.refuse(counterWords.say(this.language.current, 'login.noHub'));
        if (!answer.ok) return this.refuse(refusalSentence(answer, this.language.current));
        const { roles, wrong } = PAGES[this.page];
        if (!roles.some((role) => role === answer.user.role)) return this.refuse(counterWords.say(this.language.current, wrong, { user }));
        tell(this, 'tx-logged-in', answer.token);
    }

    private sentenceOfWhy(): string {
        if (this.why === 'refused') return counterWords.say(this.language.current, 'login.ended');
        return this.why === 'forbidden' ? errorWords.say(this.language.current, 'forbidden') : '';
    }

    private get user(): HTMLInputElement | null {
        return this.renderRoot.querySelector('#user');
    }

    private get password(): HTMLInputElement | null {
        return this.renderRoot.querySelector('#password');
    }

    /** Says why and puts the cursor where the clerk can go on. */
    private refuse(sentence: string): void {
        this.sentence = sentence;
        const empty = this.user?.value.trim() === '' ? this.user : this.password;
        empty?.focus();
        empty?.select();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-login': TxLogin;
    }
}
