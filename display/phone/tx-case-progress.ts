import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import type { CaseProgress } from '#protocol/views.ts';
import { tokens } from '#web/tokens.ts';
import { reachWords } from '#web/words/reach.ts';
import { HALL_ZONE } from './hall-zone.ts';

/** How the cases of a visit stand, as far as the back office has told. */
@customElement('tx-case-progress')
export class TxCaseProgress extends LitElement {
    static override styles = [
        tokens,
        css`
        section {
            background: var(--tx-surface);
            border-radius: 1.25rem;
            display: grid;
            gap: 0.75rem;
            padding: 1.25rem;
        }
        h2 {
            font-size: 1.25rem;
            margin: 0;
        }
        article {
            border-inline-start: 4px solid var(--tx-line-strong);
            display: grid;
            gap: 0.2rem;
            padding-inline-start: 0.75rem;
        }
        article.ready {
            border-color: var(--tx-good);
        }
        article.supplementRequired,
        article.returned {
            border-color: var(--tx-warn);
        }
        p {
            margin: 0;
        }
        .state {
            font-size: 1.125rem;
            font-weight: 700;
        }
        .soft {
            color: var(--tx-ink-soft);
        }
    `,
    ];

    @property({ attribute: false }) cases: readonly CaseProgress[] = [];
    @property() language: Language = 'zh-CN';

    override render(): TemplateResult | typeof nothing {
        if (this.cases.length === 0) return nothing;
        return html`<section aria-labelledby="cases">
            <h2 id="cases">${this.#say('case.title')}</h2>
            ${this.cases.map((each) => this.#renderCase(each))}
        </section>`;
    }

    #renderCase(each: CaseProgress): TemplateResult {
        const { caseNo, state, itemName, at } = each;
        return html`<article class=${state} data-case=${caseNo}>
            ${itemName === null ? nothing : html`<p>${itemName[this.language]}</p>`}
            <p class="state">${this.#standing(each)}</p>
            <p class="soft">${this.#say('case.no', { no: caseNo })} · ${this.#say('case.since', { time: this.#time(at) })}</p>
        </article>`;
    }

    #standing({ state, deadline, waybill, expectedDay }: CaseProgress): string {
        if (state === 'supplementRequired' && deadline !== null) return this.#say('case.supplementRequired.by', { day: deadline });
        if (state !== 'ready' || waybill === null) return this.#say(`case.${state}`);
        const sent = this.#say('case.ready.mail', { waybill });
        return expectedDay === null ? sent : `${sent} · ${this.#say('case.ready.day', { day: expectedDay })}`;
    }

    #time(at: number): string {
        const format = { timeZone: HALL_ZONE, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
        return new Date(at).toLocaleString(this.language, format);
    }

    #say(key: Parameters<typeof reachWords.say>[1], values: Record<string, string | number> = {}): string {
        return reachWords.say(this.language, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-case-progress': TxCaseProgress;
    }
}
