import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { type Field, type FixedSection, placeOf, type Section } from './rule-fields.ts';
import { type Problem, problemsAt } from './rule-problems.ts';
import { RuleWords } from './rule-words.ts';
import { sheet } from './sheet.ts';
import { type Tree, valueAt } from './tree.ts';
import './tx-rule-field.ts';
import './tx-rule-list.ts';

/** The wait rules section by section: to read, or with `editing` to change. Fields and lists tell `tx-edit`. */
@customElement('tx-rules-form')
export class TxRulesForm extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: grid;
            align-items: start;
            gap: 1rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .list {
            grid-column: 1 / -1;
        }
        section {
            display: grid;
            gap: 0.5rem;
        }
        .fields {
            display: grid;
            gap: 0.5rem 1.5rem;
            grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        }
        tbody th {
            font-weight: 600;
            vertical-align: middle;
            white-space: nowrap;
        }
        .problem {
            color: var(--tx-bad);
            font-weight: 600;
        }
    `,
    ];

    @property({ attribute: false }) rules: Tree;
    @property({ attribute: false }) hall: HallConfig | null = null;
    @property({ type: Boolean }) editing = false;
    @property({ attribute: false }) problems: readonly Problem[] = [];
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const words = new RuleWords(this.hall, this.language.current);
        return html`${words.sections.map((section) => this.renderSection(section, words))}`;
    }

    /** Brings the field of a place, or the first in it, into view and puts the cursor there. */
    reveal(place: string): void {
        const roots = [this.renderRoot, ...[...this.renderRoot.querySelectorAll('tx-rule-list')].map(({ renderRoot }) => renderRoot)];
        const fields = roots.flatMap((root) => [...root.querySelectorAll('tx-rule-field')]);
        const found = fields.find((field) => field.place === place) ?? fields.find((field) => field.place.startsWith(`${place}.`));
        if (found !== undefined) found.focus();
        else this.renderRoot.querySelector(`[data-section="${place}"]`)?.scrollIntoView({ block: 'center' });
    }

    private renderSection(section: Section, words: RuleWords): TemplateResult {
        // What is wrong with a list as a whole stands at its head.
        const own = section.shape === 'list' ? this.problems.filter(({ place }) => place === section.place) : [];
        return html`<section class="panel ${section.shape}" data-section=${section.id} aria-labelledby=${section.id}>
            <h3 id=${section.id}>${words.section(section)}</h3>
            <p class="soft">${words.say(`section.${section.id}.text`)}</p>
            ${own.map(({ sentence }) => html`<p class="problem">${sentence}</p>`)}
            ${this.renderFields(section, words)}
        </section>`;
    }

    private renderFields(section: Section, words: RuleWords): TemplateResult {
        if (section.shape === 'grid') return this.renderGrid(section, words);
        if (section.shape === 'plain') {
            return html`<div class="fields">
                ${section.rows.flatMap((row) => section.fields.map((field) => this.renderField(section, row, field, words)))}
            </div>`;
        }
        return html`<tx-rule-list
            .section=${section}
            .rules=${this.rules}
            .hall=${this.hall}
            .words=${words}
            .editing=${this.editing}
            .problems=${this.problems}
        ></tx-rule-list>`;
    }

    private renderGrid(section: FixedSection, words: RuleWords): TemplateResult {
        return html`<table>
            <caption class="unseen">${words.section(section)}</caption>
            <thead>
                <tr>
                    <td></td>
                    ${section.fields.map((field) => html`<th scope="col">${words.field(section, field)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${section.rows.map(
                    (row) => html`<tr>
                        <th scope="row">${words.row(row)}</th>
                        ${section.fields.map((field) => html`<td>${this.renderField(section, row, field, words)}</td>`)}
                    </tr>`,
                )}
            </tbody>
        </table>`;
    }

    private renderField(section: FixedSection, row: string, field: Field, words: RuleWords): TemplateResult | typeof nothing {
        const place = placeOf(row, field);
        const problems = problemsAt(this.problems, section, row, field);
        return html`<tx-rule-field
            data-place=${place}
            .section=${section}
            .field=${field}
            .value=${valueAt(this.rules, place)}
            .words=${words}
            .hall=${this.hall}
            .editing=${this.editing}
            .labelled=${section.shape === 'grid'}
            .invalid=${problems.invalid}
                        .problems=${problems.said}
        ></tx-rule-field>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rules-form': TxRulesForm;
    }
}
