import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { launcherWords } from '#web/words/launcher.ts';
import { panel } from './styles.ts';
import type { SampleAccount, Trial } from './trial.ts';

/** The sample accounts of a trial hall and their one password. */
@customElement('tx-sample-accounts')
export class TxSampleAccounts extends LitElement {
    static override styles = [
        panel,
        css`
            .password {
                align-items: center;
                background: var(--tx-line);
                border-radius: 0.5rem;
                display: flex;
                flex-wrap: wrap;
                gap: 0.5rem 1rem;
                margin-block-end: 1rem;
                padding: 0.75rem 1rem;
            }
            .password code {
                font-size: 1.25rem;
                font-weight: 700;
                user-select: all;
            }
            table {
                border-collapse: collapse;
                width: 100%;
            }
            th,
            td {
                border-block-end: 1px solid var(--tx-line);
                padding: 0.35rem 0.5rem 0.35rem 0;
                text-align: start;
            }
            th {
                color: var(--tx-ink-soft);
                font-weight: 600;
            }
            details {
                margin-block-start: 0.75rem;
            }
            summary {
                cursor: pointer;
                min-height: 2rem;
            }
        `,
    ];

    @property({ attribute: false }) trial: Trial | null = null;
    @property() language: Language = 'zh-CN';
    @state() private copied: 'no' | 'yes' | 'failed' = 'no';

    override render(): TemplateResult | typeof nothing {
        const { trial } = this;
        if (trial === null) return nothing;
        const clerks = trial.accounts.filter(({ role }) => role === 'clerk');
        const others = trial.accounts.filter(({ role }) => role !== 'clerk');
        return html`<section aria-labelledby="accounts">
            <h2 id="accounts">${this.#say('accounts.heading')}</h2>
            <p>${this.#say('accounts.text')}</p>
            <div class="password">
                <span>${this.#say('accounts.password')}</span>
                <code>${trial.password}</code>
                <button @click=${() => this.#copy(trial.password)}>${this.#say('accounts.copy')}</button>
                <span role="status">${this.copied === 'no' ? nothing : this.#say(this.copied === 'yes' ? 'accounts.copied' : 'accounts.copy-failed')}</span>
            </div>
            ${this.#renderTable([...clerks.slice(0, 1), ...others])}
            <details>
                <summary>${this.#clerksInWords(clerks)}</summary>
                ${this.#renderTable(clerks)}
            </details>
        </section>`;
    }

    #renderTable(accounts: readonly SampleAccount[]): TemplateResult {
        return html`<table>
            <thead>
                <tr>
                    ${(['user', 'name', 'role', 'badge'] as const).map((column) => html`<th scope="col">${this.#say(`accounts.${column}`)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${accounts.map(
                    ({ user, name, role, badge }) => html`<tr>
                        <td><code>${user}</code></td>
                        <td>${inLanguage(name, this.language)}</td>
                        <td>${this.#roleInWords(role)}</td>
                        <td>${badge}</td>
                    </tr>`,
                )}
            </tbody>
        </table>`;
    }

    #clerksInWords(clerks: readonly SampleAccount[]): string {
        const values = { first: clerks.at(0)?.user ?? '', last: clerks.at(-1)?.user ?? '', n: clerks.length };
        return `${this.#say('staff.clerk')} ${launcherWords.say(this.language, 'accounts.clerks', values)}`;
    }

    #roleInWords(role: string): string {
        const key = `staff.${role}`;
        return launcherWords.has(key) ? this.#say(key) : role;
    }

    async #copy(password: string): Promise<void> {
        try {
            await navigator.clipboard.writeText(password);
            this.copied = 'yes';
        } catch {
            // The clipboard is refused to pages that are not on a secure origin; the password can still be selected.
            this.copied = 'failed';
        }
    }

    #say(key: Parameters<typeof launcherWords.say>[1]): string {
        return launcherWords.say(this.language, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-sample-accounts': TxSampleAccounts;
    }
}
