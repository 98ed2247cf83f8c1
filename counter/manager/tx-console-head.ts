import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ManagerView } from '#protocol/views.ts';
import { isTraining } from '#web/base.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { tell } from '../events.ts';
import { headSheet } from '../head-sheet.ts';
import type { SessionUser } from '../session.ts';
import { sheet } from './sheet.ts';
import { type Tab, tabsOf } from './tabs.ts';
import './tx-training-reset.ts';
import '#web/elements/tx-language-switch.ts';

/**
 * The head of the console: which hall, which day, who is logged in, and the pages.
 * @fires tx-session-ended
 */
@customElement('tx-console-head')
export class TxConsoleHead extends LitElement {
    static override styles = [
        sheet,
        headSheet,
        css`
        .training {
            margin-inline-start: auto;
        }
    `,
    ];

    /** Null while nothing live is known. */
    @property({ attribute: false }) view: ManagerView | null = null;
    @property({ attribute: false }) user: SessionUser | null = null;
    @property({ attribute: false }) token = '';
    @property() tab: Tab = 'hall';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        return html`<header>
            <div class="top">
                <h1>${managerWords.say(current, 'title')}</h1>
                ${this.view === null ? nothing : this.renderHall(this.view)}
                <span class="who">${this.who()}</span>
                <tx-language-switch></tx-language-switch>
                <button class="out" @click=${() => tell(this, 'tx-session-ended', 'logout')}>${managerWords.say(current, 'menu.logout')}</button>
            </div>
            <nav aria-label=${managerWords.say(current, 'menu.label')}>
                ${tabsOf(this.user?.role ?? '').map(
                    (tab) =>
                        html`<a href=${`#${tab}`} aria-current=${tab === this.tab ? 'page' : nothing}>${managerWords.say(current, `menu.${tab}`)}</a>`,
                )}
                ${this.renderTraining()}
            </nav>
        </header>`;
    }

    /** From the hall one goes to its training hall; there, whoever may empties it. */
    private renderTraining(): TemplateResult | typeof nothing {
        const { current } = this.language;
        if (!isTraining) {
            return html`<a class="training" href=${`/training/?lang=${current}`} target="_blank">${managerWords.say(current, 'training.open')}</a>`;
        }
        if (this.user?.role !== 'manager' && this.user?.role !== 'admin') return nothing;
        return html`<tx-training-reset class="training" .token=${this.token}></tx-training-reset>`;
    }

    private renderHall(view: ManagerView): TemplateResult {
        const { current } = this.language;
        return html`<span>${view.hall[current]}</span>
            <span class="open">${managerWords.say(current, view.open ? 'hall.open' : 'hall.closed')}</span>
            <span>${managerWords.say(current, 'hall.day', { day: view.day })}</span>`;
    }

    private who(): string {
        if (this.user === null) return '';
        const { current } = this.language;
        const name = this.user.name[current];
        const key = `who.${this.user.role}`;
        return managerWords.has(key) ? managerWords.say(current, key, { name }) : name;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-console-head': TxConsoleHead;
    }
}
