import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';
import { sheet } from '../sheet.ts';
import type { ShownDevice } from './device-calls.ts';
import { formStyles } from './device-styles.ts';

/** How long it is said that something was copied, in milliseconds. */
const COPIED_MS = 3_000;

/**
 * The token of a device, shown once, with what to do with it.
 * @fires tx-closed
 */
@customElement('tx-device-token')
export class TxDeviceToken extends LitElement {
    static override styles = [sheet, formStyles];

    @property({ attribute: false }) device: Pick<ShownDevice, 'kind' | 'name' | 'counter' | 'zone'> | null = null;
    @property({ attribute: false }) token = '';
    @state() private copied: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { device } = this;
        if (device === null) return nothing;
        const isAgent = device.kind === 'agent';
        const use = isAgent ? `npm run agent -- --hub ${location.origin} --token-file token.txt` : addressOf(device, this.token);
        return html`<section class="panel" aria-labelledby="token">
            <h3 id="token">${this.say('token.title', { name: device.name })}</h3>
            <p>${this.say('token.once')}</p>
            ${this.renderCopied(this.token)}
            <p>${this.say(isAgent ? 'token.agent' : 'token.page')}</p>
            ${this.renderCopied(use)}
            <p><button class="button main" @click=${() => this.dispatchEvent(new CustomEvent('tx-closed'))}>${this.say('token.close')}</button></p>
        </section>`;
    }

    private renderCopied(text: string): TemplateResult {
        return html`<div class="buttons">
            <code>${text}</code>
            <button class="button" @click=${() => this.copy(text)}>${this.say(this.copied === text ? 'token.copied' : 'token.copy')}</button>
        </div>`;
    }

    /** A browser gives the clipboard only to pages of this machine and over https; elsewhere the text is marked by hand. */
    private async copy(text: string): Promise<void> {
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            return;
        }
        this.copied = text;
        setTimeout(() => {
            this.copied = null;
        }, COPIED_MS);
    }

    private say(key: Parameters<typeof devicesPageWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return devicesPageWords.say(this.language.current, key, values);
    }
}

/** Where the page of a device is; it takes the token out of its address and keeps it. */
function addressOf({ kind, counter, zone }: Pick<ShownDevice, 'kind' | 'counter' | 'zone'>, token: string): string {
    const path = kind === 'kiosk' ? '/kiosk/' : kind === 'pad' ? '/counter/pad.html' : counter === null ? '/display/' : '/display/counter.html';
    const query = new URLSearchParams();
    if (counter !== null && kind !== 'kiosk') query.set('counter', String(counter));
    else if (zone !== null && kind === 'screen') query.set('zone', String(zone));
    query.set('token', token);
    return `${location.origin}${path}?${query}`;
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-device-token': TxDeviceToken;
    }
}
