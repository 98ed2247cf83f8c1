import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { displayWords } from '#web/words/display.ts';

/** Each page stays for this long, in milliseconds. */
const STAY_MS = 8_000;
/** Width of a figure or capital letter at most, and of the space after a number, in heights of the line. */
const FIGURE = 0.64;
const SPACE = 1.6;

/** Results that can be collected, by the numbers of their papers: one calm line, which turns its pages when they are many. */
@customElement('tx-collect-list')
export class TxCollectList extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            align-items: center;
            display: flex;
            gap: 1rem;
            min-height: 3.4rem;
            min-width: 0;
            overflow: hidden;
            padding-inline: 1.2rem;
        }
        .label {
            align-items: center;
            color: var(--board-number);
            display: flex;
            flex: none;
            font-size: 1.35rem;
            font-weight: 800;
            gap: 0.4rem;
        }
        .where,
        .page {
            color: var(--board-muted);
            flex: none;
            font-size: 1.15rem;
        }
        ul {
            display: flex;
            flex: 1;
            font-size: 1.5rem;
            font-variant-numeric: tabular-nums;
            font-weight: 700;
            gap: 1.6em;
            list-style: none;
            margin: 0;
            min-width: 0;
            overflow: hidden;
            padding: 0;
            white-space: nowrap;
        }
        @media (orientation: portrait) {
            .where {
                display: none;
            }
        }
    `,
    ];

    /** The newest first. */
    @property({ attribute: false }) numbers: readonly string[] = [];
    @property() language: Language = 'zh-CN';
    @state() private page = 0;
    @state() private perPage = 1;

    readonly #size = new ResizeObserver(() => this.#measure());
    #told = '';
    #timer: ReturnType<typeof setInterval> | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#timer = setInterval(() => (this.page += 1), STAY_MS);
        this.#size.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearInterval(this.#timer);
        this.#size.disconnect();
    }

    /** What is new is shown at once, on the first page. */
    override willUpdate(): void {
        const told = this.numbers.join(' ');
        if (told === this.#told) return;
        this.#told = told;
        this.page = 0;
    }

    override render(): TemplateResult {
        const pages = Math.ceil(this.numbers.length / this.perPage);
        const page = this.page % Math.max(1, pages);
        const shown = this.numbers.slice(page * this.perPage, (page + 1) * this.perPage);
        return html`<span class="label"><tx-icon name="document"></tx-icon>${this.#say('collect')}</span>
            <ul aria-label=${this.#say('collect')}>${shown.map((number) => html`<li>${number}</li>`)}</ul>
            <span class="where">${this.#say('collect.where')}</span>
            ${pages > 1 ? html`<span class="page">${this.#say('collect.page', { page: page + 1, pages })}</span>` : nothing}`;
    }

    override updated(changed: PropertyValues<this>): void {
        if (changed.has('numbers')) this.#measure();
    }

    /** As many as surely fit beside each other. */
    #measure(): void {
        const list = this.renderRoot.querySelector('ul');
        if (list === null) return;
        const height = Number.parseFloat(getComputedStyle(list).fontSize);
        const longest = Math.max(1, ...this.numbers.map(({ length }) => length));
        this.perPage = Math.max(1, Math.floor((list.clientWidth / height + SPACE) / (longest * FIGURE + SPACE)));
    }

    #say(key: Parameters<typeof displayWords.say>[1], values: Record<string, string | number> = {}): string {
        return displayWords.say(this.language, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-collect-list': TxCollectList;
    }
}
