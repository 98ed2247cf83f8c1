import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { tell } from './events.ts';
import { digitOfKey } from './keys.ts';
import { panelSheet, sheet } from './sheet.ts';

/** A line to pick. `words` are found too, though not shown. */
export type Choice = { readonly id: string; readonly name: string; readonly note: string; readonly words: string };

/**
 * A list to pick a line from: typing narrows it, arrows move, Enter picks; 1 to 9 pick at once while nothing is typed, unless numbers are what
 * is typed here.
 * @fires tx-pick
 * @fires tx-typed
 * @fires tx-back
 */
@customElement('tx-picker')
export class TxPicker extends LitElement {
    static override styles = [
        sheet,
        panelSheet,
        css`
        ul {
            max-height: max(9rem, 100 * var(--tx-vh) - 36rem);
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
        .name {
            flex: 1;
            min-width: 0;
        }
        .note {
            flex: none;
            max-width: 45%;
            overflow: hidden;
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        [aria-selected='true'] .note {
            color: inherit;
        }
        .none {
            margin-top: 0.75rem;
        }
    `,
    ];

    @property({ attribute: false }) choices: readonly Choice[] = [];
    @property() heading = '';
    /** What may be typed. */
    @property() search = '';
    /** What to say when no line holds what was typed. */
    @property() none = '';
    /** Digits are typed, not places in the list. */
    @property({ type: Boolean }) numbers = false;
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
                aria-activedescendant=${found.length > 0 ? `choice-${this.active}` : ''}
                aria-label=${this.search}
                placeholder=${this.search}
                @input=${this.onInput}
                @keydown=${this.onKeydown}
            />
            <ul id="list" role="listbox" aria-labelledby="title">
                ${found.map((choice, place) => this.renderChoice(choice, place))}
            </ul>
            ${found.length === 0 ? html`<p class="none" role="status">${this.none}</p>` : ''}
            <p class="keys">
                <span>${counterWords.say(current, 'picker.keys')}</span>
                <button class="back" @click=${() => tell(this, 'tx-back')}>${counterWords.say(current, 'outcome.back')}</button>
            </p>
        </section>`;
    }

    override firstUpdated(): void {
        this.field?.focus();
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('active')) this.renderRoot.querySelector(`#choice-${this.active}`)?.scrollIntoView({ block: 'nearest' });
    }

    private get field(): HTMLInputElement | null {
        return this.renderRoot.querySelector('input');
    }

    private renderChoice({ id, name, note }: Choice, place: number): TemplateResult {
        return html`<li
            id="choice-${place}"
            role="option"
            aria-selected=${place === this.active ? 'true' : 'false'}
            data-choice=${id}
            @click=${() => tell(this, 'tx-pick', id)}
        >
            ${this.numbers ? nothing : html`<kbd aria-hidden="true">${place < 9 && this.typed === '' ? place + 1 : ''}</kbd>`}
            <span class="name">${name}</span>
            ${note === '' ? nothing : html`<span class="note">${note}</span>`}
        </li>`;
    }

    /** The lines that hold what was typed. */
    private found(): readonly Choice[] {
        const typed = this.typed.trim().toLowerCase();
        return this.choices.filter(({ name, words }) => `${name} ${words}`.toLowerCase().includes(typed));
    }

    private onInput(event: InputEvent): void {
        if (event.target instanceof HTMLInputElement) this.typed = event.target.value;
        this.active = 0;
    }

    private onKeydown(event: KeyboardEvent): void {
        if (event.isComposing) return;
        const found = this.found();
        const digit = this.typed === '' && !this.numbers ? digitOfKey(event.code) : null;
        const picked = event.key === 'Enter' ? found[this.active] : found[digit ?? -1];
        if (event.key === 'Escape') tell(this, 'tx-back');
        else if (event.key === 'ArrowDown') this.active = Math.max(0, Math.min(this.active + 1, found.length - 1));
        else if (event.key === 'ArrowUp') this.active = Math.max(this.active - 1, 0);
        else if (picked !== undefined) tell(this, 'tx-pick', picked.id);
        else if (event.key === 'Enter' && this.typed.trim() !== '') tell(this, 'tx-typed', this.typed.trim());
        else return;
        event.preventDefault();
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-picker': TxPicker;
    }
}
