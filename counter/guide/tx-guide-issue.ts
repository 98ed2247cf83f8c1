import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErrorBody } from '#protocol/errors.ts';
import type { PublishedHall } from '#protocol/hall.ts';
import type { GuideView, TakenAnswer } from '#protocol/views.ts';
import { itemOf, offers } from '#web/catalogue/hall-items.ts';
import { LanguageController } from '#web/language.ts';
import { guideWords } from '#web/words/guide.ts';
import { namesOf } from '../names.ts';
import type { Send } from './desk.ts';
import { sheet } from './sheet.ts';
import { isPhone, PLAIN, takeInput, type Wishes } from './wishes.ts';
import './tx-desk-wishes.ts';
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
        :host {
            --columns: minmax(0, 3fr) minmax(18rem, 2fr);
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
    @state() private wishes = PLAIN;
    @state() private refused: ErrorBody | null = null;
    /** What has to be mended before the hub is asked. */
    @state() private wrong = '';
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
                    .purpose=${this.wishes.purpose}
                    .without=${this.items}
                    @tx-desk-item=${this.onItem}
                    @tx-desk-theme=${this.onTheme}
                ></tx-item-finder>
            </section>
            <section class="panel" aria-labelledby="basket">
                <h2 id="basket">${this.say('issue.basket')}</h2>
                ${this.renderBasket()}
                <tx-desk-wishes
                    .wishes=${this.wishes}
                    .tells=${this.hall?.offered.includes('sms') === true}
                    @tx-desk-wishes=${this.onWishes}
                ></tx-desk-wishes>
                ${this.wrong === '' ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
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

    /** What the visitor has come for decides which items there are. */
    private onWishes(event: CustomEvent<Wishes>): void {
        event.stopPropagation();
        const { hall } = this;
        this.wishes = event.detail;
        this.items = this.items.filter((code) => {
            const item = hall === null ? undefined : itemOf(hall, code);
            return item === undefined || offers(item, event.detail.purpose);
        });
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

    private onKeydown(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
        event.preventDefault();
        if (!this.busy && !this.isEmpty) void this.take();
    }

    private async take(): Promise<void> {
        this.refused = null;
        const { phone } = this.wishes;
        this.wrong = phone.trim() === '' || isPhone(phone) ? '' : this.say('issue.phone.wrong');
        if (this.wrong !== '') return;
        this.busy = true;
        const answer = await this.send?.<TakenAnswer>(
            'take',
            takeInput({ items: this.items, theme: this.theme }, this.wishes, { hall: this.hall, place: this.place }),
        );
        this.busy = false;
        if (answer === undefined) return;
        if (answer.ok) this.taken = answer;
        else this.refused = answer;
    }

    /** The next visitor begins with nothing of the one before. */
    private onNext(event: Event): void {
        event.stopPropagation();
        this.taken = null;
        this.items = [];
        this.theme = null;
        this.wishes = PLAIN;
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
