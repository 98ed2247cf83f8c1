import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PublishedHall, Purpose, ReadItem } from '#protocol/hall.ts';
import { itemsOf, offers } from '#web/catalogue/hall-items.ts';
import { type Found, find } from '#web/catalogue/item-search.ts';
import { LanguageController } from '#web/language.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { guideWords } from '#web/words/guide.ts';
import { tell } from '../events.ts';
import { sheet } from './sheet.ts';

/** Lines of what was typed for; who wants another types one letter more. */
const SHOWN = 12;

/**
 * Finding an item: by its name, first letters or what people call it, or by its theme. Enter takes the first.
 * @fires tx-desk-item
 * @fires tx-desk-theme
 */
@customElement('tx-item-finder')
export class TxItemFinder extends LitElement {
    static override styles = [
        sheet,
        css`
        section {
            display: grid;
            gap: 0.75rem;
        }
        .themes {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
        }
        .themes .button[aria-pressed='true'] {
            border-color: var(--tx-primary);
            background: var(--tx-primary-soft);
            color: var(--tx-primary-strong);
        }
        .lines {
            grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
        }
        @media (max-width: 60rem) {
            .lines {
                grid-template-columns: repeat(2, minmax(0, 1fr));
            }
        }
        .alone {
            border-style: dashed;
            border-color: var(--tx-line-strong);
        }
        .soft {
            font-size: 0.875rem;
        }
    `,
    ];

    @property({ attribute: false }) hall: PublishedHall | null = null;
    @property() purpose: Purpose = 'handle';
    /** Whether a theme alone may be chosen. */
    @property({ type: Boolean }) themes = false;
    /** Codes that are chosen already. */
    @property({ attribute: false }) without: readonly string[] = [];
    @state() private typed = '';
    @state() private theme = '';
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const found = this.found();
        return html`<section @keydown=${this.onArrow}>
            <div class="field">
                <label for="typed">${this.say('items.search')}</label>
                <input
                    id="typed"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=${this.say('items.placeholder')}
                    .value=${this.typed}
                    @input=${this.onInput}
                    @keydown=${this.onKeydown}
                />
            </div>
            ${this.typed === '' ? this.renderThemes() : nothing}
            <p class="soft" role="status">${this.status(found.length)}</p>
            <div class="lines">
                ${this.typed === '' ? this.renderAlone() : nothing} ${found.slice(0, this.typed === '' ? found.length : SHOWN).map((one) => this.renderItem(one))}
            </div>
        </section>`;
    }

    override focus(): void {
        this.renderRoot.querySelector<HTMLInputElement>('#typed')?.focus();
    }

    /** Nothing typed any more, for the next visitor. */
    clear(): void {
        this.typed = '';
        this.theme = '';
    }

    private renderThemes(): TemplateResult {
        const { current } = this.language;
        return html`<div class="themes" role="group" aria-label=${this.say('items.themes')}>
            ${(this.hall?.themes ?? []).map(
                ({ id, name }) => html`<button
                    class="button"
                    data-theme=${id}
                    aria-pressed=${id === this.theme ? 'true' : 'false'}
                    @click=${() => {
                        this.theme = id === this.theme ? '' : id;
                    }}
                >
                    ${inLanguage(name, current)}
                </button>`,
            )}
        </div>`;
    }

    private renderAlone(): TemplateResult | typeof nothing {
        const theme = this.hall?.themes.find(({ id }) => id === this.theme);
        if (theme === undefined || !this.themes) return nothing;
        return html`<button class="line alone" data-alone tabindex="-1" @click=${() => tell(this, 'tx-desk-theme', theme.id)}>
            ${this.say('items.theme', { theme: inLanguage(theme.name, this.language.current) })}
        </button>`;
    }

    private renderItem({ item, word }: Found): TemplateResult {
        const { current } = this.language;
        const theme = this.hall?.themes.find(({ id }) => id === item.theme);
        const below = [word !== null && current === 'zh-CN' ? word : '', theme === undefined ? '' : inLanguage(theme.name, current)];
        return html`<button class="line" data-item=${item.code} tabindex="-1" @click=${() => this.choose(item.code)}>
            <span class="grow">
                <span class="name">${inLanguage(item.name, current)}</span><br />
                <span class="soft">${below.filter((words) => words !== '').join(' · ')}</span>
            </span>
        </button>`;
    }

    /** What was typed for, else the items of the theme, else those that most people come for. */
    private found(): readonly Found[] {
        const { hall } = this;
        if (hall === null) return [];
        const left = hall.items.filter(({ code }) => !this.without.includes(code));
        if (this.typed !== '') {
            return find(
                left.filter((item) => offers(item, this.purpose)),
                this.typed,
            );
        }
        const shown: readonly ReadItem[] =
            this.theme === ''
                ? left.filter((item) => item.common && offers(item, this.purpose))
                : itemsOf({ ...hall, items: left }, this.theme, this.purpose).flatMap(({ code }) => left.find((item) => item.code === code) ?? []);
        return shown.map((item) => ({ item, word: null }));
    }

    private status(count: number): string {
        if (this.typed === '' && this.theme === '') return this.say('items.all');
        if (this.typed === '') return '';
        if (count > SHOWN) return this.say('items.shown', { n: count - SHOWN });
        return count === 0 ? this.say('items.none') : this.say('items.found', { n: count });
    }

    private choose(code: string): void {
        this.typed = '';
        tell(this, 'tx-desk-item', code);
    }

    private onInput(event: InputEvent): void {
        if (event.target instanceof HTMLInputElement) this.typed = event.target.value;
    }

    /** Arrows go from the field into what was found, and on in it. */
    private onArrow(event: KeyboardEvent): void {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || event.isComposing) return;
        const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('#typed, .line')];
        const from = stops.findIndex((stop) => stop.matches(':focus'));
        const to = from < 0 ? undefined : stops[from + step];
        if (to === undefined) return;
        event.preventDefault();
        to.focus();
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing || event.ctrlKey) return;
        const [first] = this.found();
        if (event.key === 'Escape' && this.typed !== '') this.typed = '';
        else if (event.key === 'Enter' && this.typed !== '' && first !== undefined) {
            this.choose(first.item.code);
        } else return;
        event.preventDefault();
    }

    private say(key: Parameters<typeof guideWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return guideWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-item-finder': TxItemFinder;
    }
}
