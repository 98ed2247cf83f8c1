import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import type { RulesAnswer, RulesVersion } from './calls.ts';
import { changesBetween } from './rule-changes.ts';
import { RuleWords } from './rule-words.ts';
import { sheet } from './sheet.ts';
import { dayAndTime } from './times.ts';
import type { Tree } from './tree.ts';
import './tx-rule-changes.ts';

/** The hub tells no more changes than this. */
const TOLD_AT_MOST = 50;

/** The versions of the wait rules: who made each, when, why, and what it changed. */
@customElement('tx-rules-history')
export class TxRulesHistory extends LitElement {
    static override styles = [
        sheet,
        css`
        .panel {
            display: grid;
            gap: 0.75rem;
        }
        article {
            display: grid;
            gap: 0.25rem;
            padding-block: 0.75rem;
            border-block-start: 1px solid var(--tx-line-strong);
        }
        .head {
            display: flex;
            align-items: baseline;
            flex-wrap: wrap;
            gap: 0.25rem 1.5rem;
        }
    `,
    ];

    @property({ attribute: false }) answer: RulesAnswer | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.answer === null) return nothing;
        const { history } = this.answer;
        return html`<section class="panel" aria-labelledby="history">
            <h2 id="history">${this.say('history.title')}</h2>
            <p class="soft">${this.say(history.length === 0 ? 'history.empty' : 'history.text')}</p>
            ${history.map((version, index) => this.renderVersion(version, this.madeFrom(index)))}
            ${history.length === TOLD_AT_MOST ? html`<p class="soft">${this.say('history.shown', { n: TOLD_AT_MOST })}</p>` : nothing}
        </section>`;
    }

    /** What a version was made from; undefined when that is no longer told. */
    private madeFrom(index: number): Tree {
        const { history = [], began } = this.answer ?? {};
        const former = history[index + 1]?.rules;
        return former ?? (history.length < TOLD_AT_MOST ? began : undefined);
    }

    private renderVersion({ version, at, by, reason, rules }: RulesVersion, before: Tree): TemplateResult {
        const { current } = this.language;
        const changes = before === undefined ? [] : changesBetween(before, rules, new RuleWords(this.hall, current));
        const none = this.say(before === undefined ? 'history.earlier' : 'history.same');
        return html`<article data-version=${version}>
            <div class="head">
                <h3>${this.say('history.version', { n: version })}</h3>
                <span>${this.say('history.by', { name: by.name[current], time: dayAndTime(at, this.hall, current) })}</span>
                <span class=${reason === null ? 'soft' : ''}>${reason === null ? this.say('history.noReason') : this.say('history.reason', { reason })}</span>
            </div>
            ${changes.length === 0 ? html`<p class="soft">${none}</p>` : html`<tx-rule-changes .changes=${changes}></tx-rule-changes>`}
        </article>`;
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-rules-history': TxRulesHistory;
    }
}
