import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HubHealth } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { counterWords } from '#web/words/counter.ts';
import { spanOf } from './durations.ts';
import { sheet } from './sheet.ts';

/** What is wrong with the hub itself, as long as it lasts. */
@customElement('tx-health')
export class TxHealth extends LitElement {
    static override styles = [
        sheet,
        css`
        p {
            padding: 0.625rem 1rem;
            color: var(--tx-on-primary);
            font-size: 0.9375rem;
            font-weight: 600;
        }
        .full {
            background: var(--tx-bad);
        }
        .clock {
            background: var(--tx-warn);
        }
    `,
    ];

    @property({ attribute: false }) health: HubHealth = { storage: 'ok', clock: 0, voice: 'unknown' };
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { storage, clock } = this.health;
        const { current } = this.language;
        return html`${storage === 'full' ? html`<p class="full" role="alert">${counterWords.say(current, 'health.full')}</p>` : nothing}
        ${clock === 0 ? nothing : html`<p class="clock" role="alert" data-clock>${this.clockWords(clock)}</p>`}`;
    }

    private clockWords(seconds: number): string {
        const { current } = this.language;
        const { n, unit } = spanOf(Math.abs(seconds) * 1000);
        const span = counterWords.say(current, `span.${unit}`, { n });
        return counterWords.say(current, seconds > 0 ? 'health.clock.ahead' : 'health.clock.behind', { span });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-health': TxHealth;
    }
}
