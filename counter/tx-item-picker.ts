import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ServiceItem } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/**
 * A list of service items to pick one from: typing narrows it, arrows move, Enter picks, 1 to 9 pick at once while nothing is typed.
 * @fires tx-item
 * @fires tx-back
 */
@customElement('tx-item-picker')
export class TxItemPicker extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        ul {
            max-height: max(9rem, 100vh - 36rem);
            margin-top: 0.5rem;
            overflow-y: auto;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-m);
            background: var(--tx-surface);
        }
        ul:empty {
            display: none;
        }
        li {
            display: flex;
            align-items: center;
            gap: 0.625rem;
            min-height: 2.75rem;
            padding: 0.375rem 0.75rem;
            cursor: pointer;
        }
        li + li {
            border-top: 1px solid var(--tx-line);
        }
        li:hover {
            background: var(--tx-primary-soft);
        }
        li[aria-selected='true'] {
            background: var(--tx-primary);
            color: var(--tx-on-primary);
        }
        kbd:empty {
            visibility: hidden;
        }
        .none {
            margin-top: 0.75rem;
        }
    `,
    ];

    @property({ attribute: false }) items: readonly ServiceItem[] = [];
    @property() heading = '';
    @state() private typed = '';
    @state() private active = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        const found = this.found();
        return html`<section aria-labelledby="title">
            <h2 id="title">${this.heading}</h2>
            <input
                type="text"
                role="combobox"
                autocomplete="off"
                aria-expanded="true"
                aria-controls="list"
                aria-activedescendant=${found.length > 0 ? `item-${this.active}` : ''}
                aria-label=${counterWords.say(current, 'item.search')}
                placeholder=${counterWords.say(current, 'item.search')}
                @input=${this.onInput}
                @keydown=${this.onKeydown}
            />
            <ul id="list" role="listbox" aria-labelledby="title">
                ${found.map((item, place) => this.renderItem(item, place))}
            </ul>
            ${found.length === 0 ? html`<p class="none" role="status">${counterWords.say(current, 'item.none')}</p>` : ''}
            <p class="keys">
                <span>${counterWords.say(current, 'item.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    override firstUpdated(): void {
        this.field?.focus();
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('active')) this.renderRoot.querySelector(`#item-${this.active}`)?.scrollIntoView({ block: 'nearest' });
    }

    private get field(): HTMLInputElement | null {
        return this.renderRoot.querySelector('input');
    }

    private renderItem(item: ServiceItem, place: number): TemplateResult {
        return html`<li
            id="item-${place}"
            role="option"
            aria-selected=${place === this.active ? 'true' : 'false'}
            data-item=${item.code}
            @click=${() => tell(this, 'tx-item', item.code)}
        >
            <kbd aria-hidden="true">${place < 9 && this.typed === '' ? place + 1 : ''}</kbd><span>${item.name[this.language.current]}</span>
        </li>`;
    }

    /** The items that hold what was typed, common ones first. */
    private found(): readonly ServiceItem[] {
        const typed = this.typed.trim().toLowerCase();
        const { current } = this.language;
        const found = this.items.filter((item) => item.name[current].toLowerCase().includes(typed) || item.code.includes(typed));
        return found.toSorted((one, other) => Number(other.common) - Number(one.common));
    }

    private onInput(event: InputEvent): void {
        if (event.target instanceof HTMLInputElement) this.typed = event.target.value;
        this.active = 0;
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing) return;
        const found = this.found();
        const digit = this.typed === '' ? digitOfKey(event.code) : null;
        const picked = event.key === 'Enter' ? found[this.active] : found[digit ?? -1];
        if (event.key === 'Escape') tell(this, 'tx-back');
        else if (event.key === 'ArrowDown') this.active = Math.min(this.active + 1, found.length - 1);
        else if (event.key === 'ArrowUp') this.active = Math.max(this.active - 1, 0);
        else if (picked !== undefined) tell(this, 'tx-item', picked.code);
        else return;
        event.preventDefault();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-item-picker': TxItemPicker;
    }
}
