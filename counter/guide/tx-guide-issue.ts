import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import { LANGUAGES, type Language, PURPOSES, type PublishedHall, type Purpose } from '#protocol/hall.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import type { GuideView, TakenAnswer } from '#protocol/views.ts';
import { itemOf, offers } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { commonWords } from '#web/words/common.ts';
import { guideWords } from '#web/words/guide.ts';
import { managerWords } from '#web/words/manager.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import { sheet } from './sheet.ts';
import { GRANTABLE } from './ticket-acts.ts';
import './tx-choices.ts';
import './tx-desk-refusal.ts';
import './tx-guide-taken.ts';
import './tx-item-finder.ts';

/** Items of one visit. */
const MOST_ITEMS = 5;
/** A number for somebody without card or phone: what for, for whom, then the slip. */
@customElement('tx-guide-issue')
export class TxGuideIssue extends LitElement {
    static override styles = [
        sheet,
        css`
        .both {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr);
        }
        .chosen {
            min-height: 2.75rem;
            padding: 0.25rem 0.25rem 0.25rem 0.75rem;
            border-color: var(--tx-primary);
        }
        .remove {
            min-width: 2.75rem;
            min-height: 2.75rem;
            border: 0;
            background: none;
            color: var(--tx-ink-soft);
            font-size: 1.25rem;
        }
        .check {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 2.75rem;
        }
        .check input {
            width: 1.5rem;
            height: 1.5rem;
        }
        .take {
            position: sticky;
            bottom: 0.5rem;
            min-height: 3.5rem;
            box-shadow: 0 0 0 0.5rem var(--tx-surface);
            font-size: 1.25rem;
        }
        .soft {
            font-size: 0.875rem;
        }
    `,
    ];

    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property({ attribute: false }) view: GuideView | null = null;
    /** Where the slip comes out; null for nowhere. */
    @property({ attribute: false }) place: string | null = null;
    @property({ attribute: false }) send: Send | null = null;
    @state() private items: readonly string[] = [];
    @state() private theme: string | null = null;
    @state() private purpose: Purpose = 'handle';
    @state() private granted: PriorityClass = 'normal';
    @state() private accessible = false;
    @state() private spoken: Language = 'zh-CN';
    @state() private refused: ErrorBody | null = null;
    @state() private busy = false;
    @state() private taken: TakenAnswer | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        if (this.taken !== null) {
            return html`<tx-guide-taken
                .answer=${this.taken}
                .hall=${this.hall}
                .view=${this.view}
                .place=${this.place}
                .send=${this.send}
                @tx-back=${this.onNext}
            ></tx-guide-taken>`;
        }
        return html`<div class="both" @keydown=${this.onKeydown}>
            <section class="panel" aria-labelledby="title">
                <h2 id="title">${this.say('issue.title')}</h2>
                <tx-item-finder
                    themes
                    .hall=${this.hall}
                    .purpose=${this.purpose}
                    .without=${this.items}
                    @tx-desk-item=${this.onItem}
                    @tx-desk-theme=${this.onTheme}
                ></tx-item-finder>
            </section>
            <section class="panel" aria-labelledby="basket">
                <h2 id="basket">${this.say('issue.basket')}</h2>
                ${this.renderBasket()} ${this.renderWishes()}
                <tx-desk-refusal .refused=${this.refused}></tx-desk-refusal>
                <button class="button main take" data-take ?disabled=${this.busy || this.isEmpty} @click=${() => this.take()}>
                    ${this.say(this.busy ? 'issue.taking' : 'issue.take')}
                </button>
                <p class="soft">${this.say('issue.keys')}</p>
            </section>
        </div>`;
    }

    override firstUpdated(): void {
        this.focus();
    }

    override focus(): void {
        void this.finder?.updateComplete.then(() => this.finder?.focus());
    }

    private get isEmpty(): boolean {
        return this.items.length === 0 && this.theme === null;
    }

    private renderBasket(): TemplateResult {
        const names = namesOf(this.hall, this.language.current);
        if (this.isEmpty) return html`<p class="soft">${this.say('issue.basket.empty', { most: MOST_ITEMS })}</p>`;
        const lines =
            this.theme === null
                ? this.items.map((code) => ({ code, name: names.item(code) }))
                : [{ code: '', name: this.say('issue.theme', { theme: names.theme(this.theme) }) }];
        return html`<ul class="lines">
                ${lines.map(
                    ({ code, name }) => html`<li class="line chosen" data-chosen=${code}>
                        <span class="grow name">${name}</span>
                        <button class="remove" aria-label=${this.say('issue.remove', { item: name })} @click=${() => this.drop(code)}>×</button>
                    </li>`,
                )}
            </ul>
            ${this.items.length < MOST_ITEMS ? nothing : html`<p class="soft">${this.say('issue.basket.full', { most: MOST_ITEMS })}</p>`}`;
    }

    private renderWishes(): TemplateResult {
        const { current } = this.language;
        const classes = GRANTABLE.map((id) => ({ id, label: managerWords.say(current, `class.${id}`) }));
        return html`<tx-choices
                data-wish="purpose"
                .legend=${this.say('issue.purpose')}
                .options=${PURPOSES.map((id) => ({ id, label: managerWords.say(current, `purpose.${id}`) }))}
                .chosen=${this.purpose}
                @tx-desk-choice=${(event: CustomEvent<Purpose>) => this.change(event.detail)}
            ></tx-choices>
            <div>
                <tx-choices
                    data-wish="class"
                    .legend=${this.say('issue.class')}
                    .options=${classes}
                    .chosen=${this.granted}
                    @tx-desk-choice=${(event: CustomEvent<PriorityClass>) => {
                        this.granted = event.detail;
                    }}
                ></tx-choices>
                <p class="soft">${this.say('issue.class.hint')}</p>
            </div>
            <label class="check">
                <input
                    id="accessible"
                    type="checkbox"
                    .checked=${this.accessible}
                    @change=${() => {
                        this.accessible = !this.accessible;
                    }}
                />
                <span>${this.say('issue.accessible')}</span>
            </label>
            <tx-choices
                data-wish="language"
                .legend=${this.say('issue.language')}
                .options=${LANGUAGES.map((id) => ({ id, label: commonWords.say(current, `language.${id}`) }))}
                .chosen=${this.spoken}
                @tx-desk-choice=${(event: CustomEvent<Language>) => {
                    this.spoken = event.detail;
                }}
            ></tx-choices>`;
    }

    private onItem(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.refused = null;
        this.theme = null;
        if (this.items.length < MOST_ITEMS) this.items = [...this.items, event.detail];
        this.focus();
    }

    private onTheme(event: CustomEvent<string>): void {
        event.stopPropagation();
        this.refused = null;
        this.items = [];
        this.theme = event.detail;
    }

    private drop(code: string): void {
        this.theme = null;
        this.items = this.items.filter((one) => one !== code);
    }

    /** What the visitor has come for decides which items there are. */
    private change(purpose: Purpose): void {
        this.purpose = purpose;
        this.items = this.items.filter((code) => {
            const item = this.hall === null ? undefined : itemOf(this.hall, code);
            return item === undefined || offers(item, purpose);
        });
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
        event.preventDefault();
        if (!this.busy && !this.isEmpty) void this.take();
    }

    private async take(): Promise<void> {
        this.busy = true;
        this.refused = null;
        const answer = await this.send?.<TakenAnswer>('take', this.wish());
        this.busy = false;
        if (answer === undefined) return;
        if (answer.ok) this.taken = answer;
        else this.refused = answer;
    }

    /** What is only collected or asked about goes by its own purpose: one that an item does not have is not said. */
    private wish(): Readonly<Record<string, unknown>> {
        const offered = this.items.every((code) => this.hall === null || itemOf(this.hall, code)?.purposes.includes(this.purpose) === true);
        return {
            ...(this.theme === null ? { items: this.items } : { theme: this.theme }),
            ...(offered ? { purpose: this.purpose } : {}),
            ...(this.granted === 'normal' ? {} : { class: this.granted }),
            ...(this.accessible ? { needs: ['accessible'] } : {}),
            ...(this.place === null ? {} : { kiosk: this.place }),
            language: this.spoken,
        };
    }

    /** The next visitor begins with nothing of the one before. */
    private onNext(event: Event): void {
        event.stopPropagation();
        this.taken = null;
        this.items = [];
        this.theme = null;
        this.purpose = 'handle';
        this.granted = 'normal';
        this.accessible = false;
        this.spoken = 'zh-CN';
        void this.updateComplete.then(() => {
            this.finder?.clear();
            this.focus();
        });
    }

    private get finder(): HTMLElementTagNameMap['tx-item-finder'] | null {
        return this.renderRoot.querySelector('tx-item-finder');
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-guide-issue': TxGuideIssue;
    }
}
