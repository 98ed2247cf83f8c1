import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { supervisionWords } from '#web/words/supervision.ts';
import '../../orders/tx-orders.ts';
import type { SessionUser } from '../../session.ts';
import { sheet } from '../sheet.ts';
import '../../complaints/tx-complaint-form.ts';
import './tx-figures.ts';
import './tx-jumps.ts';
import './tx-paper-form.ts';
import './tx-reasons.ts';
import './tx-roster.ts';
import './tx-shifts.ts';

const PARTS = ['orders', 'figures', 'jumps', 'attendance', 'paper', 'complaint', 'reasons'] as const;
type Part = (typeof PARTS)[number];

/** Supervision: work orders, figures of ratings, who let whom before others, what came on paper or by word of mouth, and the reasons to choose from. */
@customElement('tx-supervision')
export class TxSupervision extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            gap: 1rem;
        }
        :host([hidden]) {
            display: none;
        }
        .both {
            display: grid;
            gap: 1rem;
        }
        nav {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
        }
        nav button {
            min-height: 2.75rem;
            padding: 0 1.125rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: 99px;
            background: var(--tx-surface);
            font-weight: 600;
        }
        nav button[aria-current] {
            border-color: var(--tx-primary);
            background: var(--tx-primary);
            color: var(--tx-on-primary);
        }
    `,
    ];

    @property({ attribute: false }) token = '';
    @property({ attribute: false }) user: SessionUser | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property() day = '';
    /** `seq` of the newest step of a work order: with each the list is read anew. */
    @property({ type: Number }) version = 0;
    @state() private page: Part = 'orders';
    @state() private roster = 0;
    /** Parts that were looked at stay, hidden: what is written there must not go. */
    readonly #opened = new Set<Part>();
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        this.#opened.add(this.page);
        return html`<nav aria-label=${this.say('parts')}>
                ${this.parts.map(
                    (part) => html`<button data-part=${part} aria-current=${part === this.page ? 'true' : nothing} @click=${() => this.turnTo(part)}>
                        ${this.say(`part.${part}`)}
                    </button>`,
                )}
            </nav>
            ${this.parts.filter((part) => this.#opened.has(part)).map((part) => html`<div ?hidden=${part !== this.page}>${this.renderPart(part)}</div>`)}`;
    }

    private renderPart(part: Part): TemplateResult {
        const { token, hall, day } = this;
        switch (part) {
            case 'orders':
                return html`<tx-orders .token=${token} .hall=${hall} .viewer=${this.user} .version=${this.version}></tx-orders>`;
            case 'figures':
                return html`<tx-figures .token=${token} .day=${day} .version=${this.version}></tx-figures>`;
            case 'jumps':
                return html`<tx-jumps .token=${token} .hall=${hall} .day=${day}></tx-jumps>`;
            case 'attendance':
                return html`<div class="both" @tx-roster-changed=${({ detail }: CustomEvent<number>) => this.judgeAnew(detail)}>
                    <tx-shifts .token=${token} .day=${day} .version=${this.roster} .mayCorrect=${this.user?.role !== 'inspector'}></tx-shifts>
                    <tx-roster .token=${token} .hall=${hall} .mayChange=${this.user?.role === 'manager'}></tx-roster>
                </div>`;
            case 'paper':
                return html`<tx-paper-form .token=${token} .hall=${hall} .day=${day}></tx-paper-form>`;
            case 'complaint':
                return html`<tx-complaint-form .token=${token} .day=${day}></tx-complaint-form>`;
            case 'reasons':
                return html`<tx-reasons .token=${token} .hall=${hall}></tx-reasons>`;
        }
    }

    /** A paper form is entered by supervision alone; who only reads enters nothing. */
    private get parts(): readonly Part[] {
        if (this.user?.role === 'inspector') return PARTS.filter((part) => !['paper', 'complaint', 'reasons'].includes(part));
        return this.user?.role === 'supervisor' ? PARTS : PARTS.filter((part) => part !== 'paper');
    }

    private judgeAnew(version: number): void {
        this.roster = version;
    }

    private turnTo(part: Part): void {
        this.page = part;
    }

    private say(key: Parameters<typeof supervisionWords.say>[1]): string {
        return supervisionWords.say(this.language.current, key);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-supervision': TxSupervision;
    }
}
