import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { tell } from '../events.ts';
import { type ListSection, placeOf } from './rule-fields.ts';
import { type Problem, problemsAt } from './rule-problems.ts';
import type { RuleWords } from './rule-words.ts';
import { sheet } from './sheet.ts';
import { join, listAt, type Tree, valueAt } from './tree.ts';
import './tx-rule-field.ts';

/**
 * A section of the rules with as many entries as the hall needs: one line each to read, or fields to change, with entries to add and remove.
 * @fires tx-edit
 */
@customElement('tx-rule-list')
export class TxRuleList extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            justify-items: start;
            gap: 0.5rem;
        }
        ol {
            display: grid;
            gap: 0.5rem;
            width: 100%;
        }
        li.entry {
            padding: 0.625rem 0.875rem 0.75rem;
            border: 1px solid var(--tx-line);
            border-radius: var(--tx-radius-s);
            background: var(--tx-ground);
        }
        .head {
            display: flex;
            align-items: center;
            justify-content: space-between;
            font-weight: 600;
        }
        .fields {
            display: grid;
            align-items: start;
            gap: 0.5rem 1.25rem;
            grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        }
        .button {
            min-height: 2.25rem;
        }
        .problem {
            color: var(--tx-bad);
            font-weight: 600;
        }
        .n {
            margin-inline-end: 0.75rem;
            color: var(--tx-ink-soft);
        }
    `,
    ];

    @property({ attribute: false }) section: ListSection | null = null;
    @property({ attribute: false }) rules: Tree;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ attribute: false }) words: RuleWords | null = null;
    @property({ type: Boolean }) editing = false;
    @property({ attribute: false }) problems: readonly Problem[] = [];

    override render(): TemplateResult | typeof nothing {
        const { section, words } = this;
        if (section === null || words === null) return nothing;
        const entries = listAt(this.rules, section.place);
        return html`${entries.length === 0 ? html`<p>${words.say('list.empty')}</p>` : nothing}
            <ol ?hidden=${entries.length === 0}>
                ${entries.map((entry, index) => (this.editing ? this.renderFields(section, words, index) : this.renderLine(section, words, entry, index)))}
            </ol>
            ${
                this.editing
                    ? html`<button class="button" data-add=${section.id} @click=${() => this.change([...entries, section.fresh])}>
                          ${words.say(`list.add.${listId(section)}`)}
                      </button>`
                    : nothing
            }`;
    }

    private renderLine(section: ListSection, words: RuleWords, entry: Tree, index: number): TemplateResult {
        return html`<li><span class="n">${words.say('list.entry', { n: index + 1 })}</span>${words.entry(section, entry)}</li>`;
    }

    private renderFields(section: ListSection, words: RuleWords, index: number): TemplateResult {
        const row = join(section.place, String(index));
        const own = this.problems.filter(({ place }) => place === row);
        const remove = words.say('list.remove.n', { section: words.section(section), n: index + 1 });
        return html`<li class="entry">
            <div class="head">
                ${words.say('list.entry', { n: index + 1 })}
                <button class="button" aria-label=${remove} @click=${() => this.drop(index)}>${words.say('list.remove')}</button>
            </div>
            ${own.map(({ sentence }) => html`<p class="problem">${sentence}</p>`)}
            <div class="fields">
                ${section.fields.map((field) => {
                    const place = placeOf(row, field);
                    const problems = problemsAt(this.problems, section, row, field);
                    return html`<tx-rule-field
                        data-place=${place}
                        .section=${section}
                        .field=${field}
                        .value=${valueAt(this.rules, place)}
                        .words=${words}
                        .hall=${this.hall}
                        .invalid=${problems.invalid}
                        .problems=${problems.said}
                        editing
                    ></tx-rule-field>`;
                })}
            </div>
        </li>`;
    }

    private drop(index: number): void {
        if (this.section !== null) this.change(listAt(this.rules, this.section.place).filter((_entry, other) => other !== index));
    }

    private change(entries: readonly Tree[]): void {
        if (this.section !== null) tell(this, 'tx-edit', { place: this.section.place, value: entries });
    }
}

function listId({ id }: ListSection): 'helpers' | 'issue' | 'overrides' {
    return id === 'helpers' || id === 'issue' ? id : 'overrides';
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rule-list': TxRuleList;
    }
}
