import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Device } from '#protocol/devices.ts';
import { LanguageController } from '#web/language.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';
import { formStyles } from '../form-styles.ts';
import { sheet } from '../sheet.ts';

/** How long it is said that something was copied, in milliseconds. */
const COPIED_MS = 3_000;

/**
 * The token of a device, shown once, with what to do with it.
 * @fires tx-closed
 */
@customElement('tx-device-token')
export class TxDeviceToken extends LitElement {
    static override styles = [sheet, formStyles];

    @property({ attribute: false }) device: Pick<Device, 'kind' | 'name'> | null = null;
    @property({ attribute: false }) token = '';
    /** Where the page is to be opened, once: it keeps the token. Null for an agent. */
    @property({ attribute: false }) page: string | null = null;
    @state() private copied: string | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { device } = this;
        if (device === null) return nothing;
        const { page } = this;
        const use = page === null ? `npm run agent -- --hub ${location.origin} --token-file token.txt` : location.origin + page;
        return html`<section class="panel" aria-labelledby="token">
            <h3 id="token">${this.say('token.title', { name: device.name })}</h3>
            <p>${this.say('token.once')}</p>
            ${this.renderCopied(this.token)}
            <p>${this.say(page === null ? 'token.agent' : 'token.page')}</p>
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

declare global {
    interface HTMLElementTagNameMap {
        'tx-device-token': TxDeviceToken;
    }
}
