import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GuideView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { headSheet } from '../head-sheet.ts';
import type { SessionUser } from '../session.ts';
import { sheet } from './sheet.ts';
import { TAB_KEYS, TABS, type Tab } from './tabs.ts';
import '#web/elements/tx-language-switch.ts';

/**
 * The head of the desk: which hall, which day, who is logged in, and the pages with their keys.
 * @fires tx-session-ended
 */
@customElement('tx-guide-head')
export class TxGuideHead extends LitElement {
    static override styles = [
        sheet,
        headSheet,
        css`
        .who {
            display: flex;
            align-items: center;
            gap: 0.5rem 1rem;
        }
        @media (max-width: 75rem) {
            .hall {
                display: none;
            }
        }
        .turns {
            padding: 0 0.5rem;
            border-radius: 99px;
            background: var(--tx-warn-soft);
            color: var(--tx-warn);
        }
    `,
    ];

    /** Null while nothing live is known. */
    @property({ attribute: false }) view: GuideView | null = null;
    @property({ attribute: false }) user: SessionUser | null = null;
    @property() tab: Tab = 'issue';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        const turns = this.view?.workOrders ?? 0;
        return html`<header>
            <div class="top">
                <h1>${guideWords.say(current, 'title')}</h1>
                ${this.view === null ? nothing : this.renderHall(this.view)}
                <div class="who">
                    <span>${guideWords.say(current, 'who', { name: this.user?.name[current] ?? '' })}</span>
                    <tx-language-switch></tx-language-switch>
                    <button class="out" @click=${() => tell(this, 'tx-session-ended', 'logout')}>${guideWords.say(current, 'logout')}</button>
                </div>
            </div>
            <nav aria-label=${guideWords.say(current, 'menu')}>
                ${TABS.map(
                    (tab) => html`<a href=${`#${tab}`} aria-current=${tab === this.tab ? 'page' : nothing}>
                        ${guideWords.say(current, `menu.${tab}`)}
                        ${tab === 'orders' && turns > 0 ? html`<span class="turns" data-turns>${turns}</span>` : nothing}
                        ${TAB_KEYS[tab] === undefined ? nothing : html`<kbd aria-hidden="true">${TAB_KEYS[tab]}</kbd>`}
                    </a>`,
                )}
            </nav>
        </header>`;
    }

    private renderHall(view: GuideView): TemplateResult {
        const { current } = this.language;
        return html`<span class="hall">${view.hall[current]}</span>
            <span class="open">${guideWords.say(current, view.open ? 'open' : 'closed')}</span>
            <span>${guideWords.say(current, 'day', { day: view.day })}</span>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-head': TxGuideHead;
    }
}
