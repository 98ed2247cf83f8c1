import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import '#web/elements/tx-language-switch.ts';
import { at } from '#web/base.ts';
import { currentLanguage, LanguageController } from '#web/language.ts';
import { errorWords } from '#web/words/errors.ts';
import { setupWords } from '#web/words/setup.ts';
import { panel } from './styles.ts';

type Words = Parameters<typeof setupWords.say>[1];
/** Why the password was not set: words of this page, or a refusal of the hub. */
type Refusal = { readonly words: Words } | ErrorBody['error'];

/** Behind the one-time link of the first start: the administrator chooses a password, twice the same. */
@customElement('tx-setup')
export class TxSetup extends LitElement {
    static override styles = [
        panel,
        css`
            :host {
                display: grid;
                gap: 1rem;
                margin: 0 auto;
                max-width: 28rem;
                padding: 12vh 1.25rem 2rem;
            }
            tx-language-switch {
                justify-self: end;
            }
            main {
                background: var(--tx-surface);
                border: 1px solid var(--tx-line);
                border-radius: var(--tx-radius-m);
                padding: 1.75rem;
            }
            h1 {
                font-size: 1.6rem;
                line-height: 1.3;
                margin: 0 0 0.75rem;
            }
            form {
                display: grid;
                gap: 0.4rem;
            }
            label {
                font-weight: 600;
                margin-block-start: 0.5rem;
            }
            input:not([type='checkbox']) {
                border: 1px solid var(--tx-line-strong);
                border-radius: 0.5rem;
                font-size: 1.125rem;
                height: 3rem;
                padding: 0 0.75rem;
                width: 100%;
            }
            .show {
                align-items: center;
                display: flex;
                font-weight: 400;
                gap: 0.5rem;
            }
            .show input {
                height: 1.25rem;
                width: 1.25rem;
            }
            .rule {
                color: var(--tx-ink-soft);
                margin: 0;
            }
            .refusal {
                color: var(--tx-bad);
                font-weight: 600;
                margin: 0;
                min-height: 1.5em;
            }
            form button {
                background: var(--tx-primary);
                color: var(--tx-on-primary);
                min-height: 3.25rem;
            }
        `,
    ];

    @state() private step: 'asked' | 'busy' | 'done' = 'asked';
    @state() private refusal: Refusal | null = null;
    @state() private shown = false;
    readonly #language = new LanguageController(this);

    override render(): TemplateResult {
        return html`<tx-language-switch></tx-language-switch>
            <main>${this.step === 'done' ? this.#renderDone() : this.#renderForm()}</main>`;
    }

    override updated(changed: PropertyValues): void {
        super.updated(changed);
        document.title = this.#say('title');
    }

    override firstUpdated(): void {
        this.#input('password')?.focus();
    }

    #renderForm(): TemplateResult {
        const type = this.shown ? 'text' : 'password';
        return html`<h1>${this.#say('title')}</h1>
            <p>${this.#say('text')}</p>
            <form @submit=${this.#submit} novalidate>
                <input type="text" name="user" value="admin" autocomplete="username" hidden />
                <label for="password">${this.#say('password')}</label>
                <input id="password" type=${type} autocomplete="new-password" maxlength="200" aria-describedby="rule refusal" />
                <p class="rule" id="rule">${this.#say('rule')}</p>
                <label for="again">${this.#say('again')}</label>
                <input id="again" type=${type} autocomplete="new-password" maxlength="200" aria-describedby="refusal" />
                <label class="show"><input type="checkbox" .checked=${this.shown} @change=${this.#show} />${this.#say('show')}</label>
                <p class="refusal" id="refusal" role="alert">${this.#refusalInWords()}</p>
                <button type="submit" ?disabled=${this.step === 'busy'}>${this.#say(this.step === 'busy' ? 'busy' : 'submit')}</button>
            </form>`;
    }

    #renderDone(): TemplateResult {
        return html`<div role="status">
                <h1>${this.#say('done.title')}</h1>
                <p>${this.#say('done.text')}</p>
            </div>
            <a class="button" href="/">${this.#say('launcher')}</a>`;
    }

    async #submit(event: Event): Promise<void> {
        event.preventDefault();
        const password = this.#input('password')?.value ?? '';
        if (password === '') return this.#refuse({ words: 'missing' }, 'password');
        if (password !== this.#input('again')?.value) return this.#refuse({ words: 'different' }, 'again');
        this.step = 'busy';
        const refusal = await setPassword(tokenOfAddress(), password);
        if (refusal !== null) return this.#refuse(refusal.code === 'not-found' ? { words: 'used' } : refusal, 'password');
        this.refusal = null;
        this.step = 'done';
    }

    #refuse(refusal: Refusal, at: 'password' | 'again'): void {
        this.step = 'asked';
        this.refusal = refusal;
        this.#input(at)?.focus();
    }

    #refusalInWords(): string | typeof nothing {
        const { refusal } = this;
        if (refusal === null) return nothing;
        if ('words' in refusal) return this.#say(refusal.words);
        return errorWords.has(refusal.code) && refusal.details === undefined ? errorWords.say(this.#language.current, refusal.code) : refusal.message;
    }

    #show(event: Event): void {
        if (event.target instanceof HTMLInputElement) this.shown = event.target.checked;
    }

    #input(id: 'password' | 'again'): HTMLInputElement | null {
        return this.renderRoot.querySelector(`#${id}`);
    }

    #say(key: Words): string {
        return setupWords.say(this.#language.current, key);
    }
}

/** What the link ends with. */
function tokenOfAddress(): string {
    return location.pathname.split('/').at(-1) ?? '';
}

/** Sets the password; the refusal, or null when it is set. */
async function setPassword(token: string, password: string): Promise<ErrorBody['error'] | null> {
    try {
        const response = await fetch(at('/api/setup'), {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
            body: JSON.stringify({ token, password }),
        });
        return response.ok ? null : ((await response.json()) as ErrorBody).error;
    } catch {
        return { code: 'no-answer', message: errorWords.say(currentLanguage(), 'no-answer') };
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-setup': TxSetup;
    }
}
