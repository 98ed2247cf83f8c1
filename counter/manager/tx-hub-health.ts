import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallConfig } from '#protocol/hall.ts';
import type { ManagerView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { sheet } from './sheet.ts';
import { dayAndTime } from './times.ts';

/** What is wrong with the hub itself: no room left, a machine's clock that is not believed. Takes no room when all is well. */
@customElement('tx-hub-health')
export class TxHubHealth extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: contents;
        }
        .banner {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            gap: 0.5rem 1rem;
            padding: 0.75rem 1.25rem;
            border-radius: var(--tx-radius-m);
            font-weight: 600;
        }
        .full {
            background: var(--tx-bad);
            color: var(--tx-on-primary);
        }
        .clock {
            border: 2px solid var(--tx-warn);
            background: var(--tx-warn-soft);
        }
        .clock p {
            flex: 1 1 30rem;
        }
        .done {
            border: 2px solid var(--tx-good);
            background: var(--tx-good-soft);
        }
    `,
    ];

    @property({ attribute: false }) view: ManagerView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** Hall time. */
    @property({ type: Number }) now = 0;
    /** Makes the hall follow the machine's clock; the refusal in words, or null. Undefined for those who may not. */
    @property({ attribute: false }) confirm: (() => Promise<string | null>) | undefined;
    @state() private step: 'told' | 'asked' | 'busy' | 'done' = 'told';
    @state() private refusal: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.view === null) return nothing;
        const { storage, clock } = this.view.health;
        return html`${storage === 'full' ? html`<p class="banner full" role="alert">${this.say('health.full')}</p>` : nothing}
        ${clock === 0 ? nothing : this.renderClock(clock)}
        ${clock === 0 && this.step === 'done' ? html`<p class="banner done" role="status">${this.say('health.clock.done')}</p>` : nothing}`;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        // A disagreement that has gone by itself, or has come anew, is asked about from the beginning.
        const [before, now] = [changed.get('view')?.health.clock, this.view?.health.clock];
        if ((now === 0 && this.step === 'asked') || (before === 0 && now !== 0)) this.step = 'told';
    }

    private renderClock(seconds: number): TemplateResult {
        const { current } = this.language;
        const machine = dayAndTime(this.now + seconds * 1000, this.hall, current);
        const times = this.say('health.clock.times', { hall: dayAndTime(this.now, this.hall, current), machine });
        const told = this.say(seconds > 0 ? 'health.clock.ahead' : 'health.clock.behind', { span: this.span(Math.abs(seconds)) });
        return html`<div class="banner clock" role="alert" data-clock>
            <p>${told} ${times} ${this.step === 'told' ? nothing : this.say('health.clock.question')} ${this.refusal}</p>
            ${seconds < 0 ? nothing : this.renderConfirm(machine)}
        </div>`;
    }

    /** A clock that is behind needs no confirmation: the hall waits for it to catch up. */
    private renderConfirm(machine: string): TemplateResult {
        if (this.confirm === undefined) return html`<span>${this.say('health.clock.staff')}</span>`;
        if (this.step === 'told') {
            return html`<button class="button" @click=${() => this.to('asked')}>${this.say('health.clock.confirm')}</button>`;
        }
        return html`<button class="button main" ?disabled=${this.step === 'busy'} @click=${this.onSure}>
                ${this.say('health.clock.sure', { machine })}
            </button>
            <button class="button" @click=${() => this.to('told')}>${this.say('health.clock.back')}</button>`;
    }

    private to(step: typeof this.step): void {
        this.step = step;
        this.refusal = null;
    }

    private async onSure(): Promise<void> {
        if (this.confirm === undefined) return;
        this.to('busy');
        const refusal = await this.confirm();
        this.to(refusal === null ? 'done' : 'told');
        this.refusal = refusal;
    }

    private span(seconds: number): string {
        if (seconds >= 7200) return this.say('span.hours', { n: Math.round(seconds / 3600) });
        return seconds >= 120 ? this.say('span.minutes', { n: Math.round(seconds / 60) }) : this.say('span.seconds', { n: seconds });
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-hub-health': TxHubHealth;
    }
}
