import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChannelView } from '#protocol/views.ts';
import { LanguageController } from '#web/language.ts';
import { officeWords } from '#web/words/office.ts';
import { sheet } from '../sheet.ts';

/** An other side that is away for less comes back by itself, and nobody needs to know. */
const LONG_MS = 10 * 60_000;

/** Messages that cannot leave the hall: refused for good, or waiting for the other side that has been away for long. Takes no room when all is well. */
@customElement('tx-office-alert')
export class TxOfficeAlert extends LitElement {
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
            gap: 0.25rem 1rem;
            padding: 0.75rem 1.25rem;
            border: 2px solid var(--tx-warn);
            border-radius: var(--tx-radius-m);
            background: var(--tx-warn-soft);
            font-weight: 600;
        }
        a {
            display: inline-flex;
            align-items: center;
            min-height: 2.75rem;
            color: var(--tx-primary-strong);
        }
    `,
    ];

    @property({ attribute: false }) channels: readonly ChannelView[] = [];
    @property({ type: Number }) now = 0;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const sentences = this.channels.flatMap((channel) => this.sentences(channel));
        if (sentences.length === 0) return nothing;
        return html`<div class="banner" role="status" data-office-alert>
            ${sentences.map((sentence) => html`<span>${sentence}</span>`)}
            <a href="#office">${this.say('alert.open')}</a>
        </div>`;
    }

    private sentences({ channel, connected, awaySince, waiting, setAside }: ChannelView): string[] {
        const name = this.say(`channel.${channel}`);
        const isLong = connected && awaySince !== null && this.now - awaySince >= LONG_MS;
        return [
            ...(setAside > 0 ? [this.say('alert.refused', { name, n: setAside })] : []),
            ...(isLong ? [this.say('alert.away', { name, minutes: Math.floor((this.now - awaySince) / 60_000), n: waiting })] : []),
        ];
    }

    private say(key: Parameters<typeof officeWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return officeWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-office-alert': TxOfficeAlert;
    }
}
