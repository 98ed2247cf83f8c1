import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Need } from '#protocol/tickets.ts';
import type { ManagerView } from '#protocol/views.ts';
import '#web/elements/tx-icon.ts';
import { LanguageController } from '#web/language.ts';
import { managerWords } from '#web/words/manager.ts';
import { wholeMinutes } from '../durations.ts';
import { sheet } from './sheet.ts';

/** Where somebody is asked for: a kiosk, or a counter that needs whom it names. */
export type HelpPlace = { readonly kiosk: string } | { readonly counter: number; readonly need: Need };

/** Visitors at kiosks who ask for a member of staff and clerks who ask for the duty manager or the back office, on top of everything else. Takes no room when nobody does. */
@customElement('tx-help-calls')
export class TxHelpCalls extends LitElement {
    static override styles = [
        sheet,
        css`
        :host {
            display: contents;
        }
        li {
            display: flex;
            align-items: center;
            flex-wrap: wrap;
            gap: 0.5rem 1rem;
            padding: 0.75rem 1.25rem;
            border: 2px solid var(--tx-warn);
            border-radius: var(--tx-radius-m);
            background: var(--tx-warn-soft);
            font-weight: 600;
        }
        tx-icon {
            color: var(--tx-warn);
            font-size: 1.5rem;
        }
        span {
            flex: 1 1 20rem;
        }
        .button {
            min-height: 2.75rem;
        }
        .refusal {
            flex-basis: 100%;
        }
    `,
    ];

    @property({ attribute: false }) view: Pick<ManagerView, 'help' | 'asks'> | null = null;
    /** Hall time. */
    @property({ type: Number }) now = 0;
    /** Says that somebody goes there; the refusal in words, or null. Undefined for those who may not. */
    @property({ attribute: false }) answer: ((where: HelpPlace) => Promise<string | null>) | undefined;
    @state() private refusal: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { help = [], asks = [] } = this.view ?? {};
        if (help.length + asks.length === 0) return nothing;
        return html`<div role="alert"><ol>${asks.map((ask) => this.renderAsk(ask))}${help.map((call) => this.renderCall(call))}</ol></div>`;
    }

    private renderCall({ kiosk, name, zone, since, screen }: ManagerView['help'][number]): TemplateResult {
        const where = `help.at.${screen}`;
        return html`<li>
            <tx-icon name="bell"></tx-icon>
            <span>
                ${this.say('help.asked', { kiosk: name[this.language.current], zone, n: wholeMinutes(this.now - since) })}
                ${managerWords.has(where) ? this.say(where) : nothing}
            </span>
            ${
                this.answer === undefined
                    ? nothing
                    : html`<button class="button main" @click=${() => this.go({ kiosk })}>${this.say('help.answer')}</button>`
            }
            ${this.refusal === null ? nothing : html`<p class="refusal">${this.refusal}</p>`}
        </li>`;
    }

    private renderAsk({ counter, need, clerk, since }: ManagerView['asks'][number]): TemplateResult {
        // The guide desk is told which counter, not who sits there.
        const key = clerk === null ? (`help.${need}.counter` as const) : (`help.${need}` as const);
        const name = clerk?.name[this.language.current] ?? '';
        return html`<li data-ask="${counter} ${need}">
            <tx-icon name="bell"></tx-icon>
            <span>${this.say(key, { counter, name, n: wholeMinutes(this.now - since) })}</span>
            ${
                this.answer === undefined
                    ? nothing
                    : html`<button class="button main" @click=${() => this.go({ counter, need })}>${this.say('help.answer')}</button>`
            }
            ${this.refusal === null ? nothing : html`<p class="refusal">${this.refusal}</p>`}
        </li>`;
    }

    private async go(where: HelpPlace): Promise<void> {
        this.refusal = (await this.answer?.(where)) ?? null;
    }

    private say(key: Parameters<typeof managerWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return managerWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-help-calls': TxHelpCalls;
    }
}
