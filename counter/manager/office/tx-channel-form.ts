import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '#web/language.ts';
import { officeWords } from '#web/words/office.ts';
import { tell } from '../../events.ts';
import type { ChannelState, ShownSettings } from './office-calls.ts';
import { officeStyles } from './office-styles.ts';

const METHODS = ['POST', 'PUT', 'GET'] as const;
const FORMATS = ['json', 'form'] as const;
const SECURITIES = ['tls', 'starttls', 'none'] as const;
const USUAL_BODY = '{"phone":"{phone}","text":"{text}","id":"{id}"}';

/**
 * The settings of a channel. A secret that is set up already is never shown; left empty, it stays.
 *
 * @fires tx-channel-settings with what was filled in.
 * @fires tx-back when nothing is to be changed.
 */
@customElement('tx-channel-form')
export class TxChannelForm extends LitElement {
    static override styles = [
        officeStyles,
        css`
        form {
            display: grid;
            gap: 0.75rem;
        }
    `,
    ];

    @property({ attribute: false }) told: ChannelState | null = null;
    @property({ type: Boolean }) busy = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        if (this.told === null) return nothing;
        return html`<form autocomplete="off" @submit=${this.onSubmit}>
            <div class="fields">${this.renderFields(this.told)}</div>
            <div class="buttons">
                <button class="button main" ?disabled=${this.busy}>${this.say('save')}</button>
                <button class="button" type="button" @click=${() => tell(this, 'tx-back')}>${this.say('back')}</button>
            </div>
        </form>`;
    }

    private renderFields({ channel, settings }: ChannelState): TemplateResult {
        if (channel === 'back-office') return this.renderOffice(settings as ShownSettings['back-office'] | null);
        return channel === 'sms'
            ? this.renderSms(settings as ShownSettings['sms'] | null)
            : this.renderEmail(settings as ShownSettings['email'] | null);
    }

    private renderOffice(now: ShownSettings['back-office'] | null): TemplateResult {
        return html`${this.field('url', { type: 'url', value: now?.url ?? '', wide: true })}
            ${this.field('secret', { type: 'password', hint: 'secret.hint', wide: true, least: 24 })}`;
    }

    private renderSms(now: ShownSettings['sms'] | null): TemplateResult {
        return html`${this.field('url', { type: 'url', value: now?.url ?? '', wide: true })}
            ${this.choice('method', METHODS, now?.method ?? 'POST')} ${this.choice('format', FORMATS, now?.format ?? 'json')}
            ${this.lines('body', now?.body ?? USUAL_BODY, 'body.hint')}
            ${this.lines('headers', '', now === null || now.headers.length === 0 ? 'headers.hint' : 'headers.kept', (now?.headers ?? []).join(', '))}`;
    }

    private renderEmail(now: ShownSettings['email'] | null): TemplateResult {
        return html`${this.field('host', { value: now?.host ?? '' })} ${this.field('port', { type: 'number', value: String(now?.port ?? 465) })}
            ${this.choice('security', SECURITIES, now?.security ?? 'tls')} ${this.field('from', { type: 'email', value: now?.from ?? '' })}
            ${this.field('user', { value: now?.user ?? '', optional: true })}
            ${this.field('password', { type: 'password', optional: true, ...(now?.password ? { hint: 'password.kept' } : {}) })}`;
    }

    private field(
        name: 'url' | 'secret' | 'host' | 'port' | 'from' | 'user' | 'password',
        more: { type?: string; value?: string; hint?: 'secret.hint' | 'password.kept'; wide?: boolean; optional?: boolean; least?: number },
    ): TemplateResult {
        const { type = 'text', value = '', hint, wide = false, optional = false, least } = more;
        return html`<label class=${wide ? 'wide' : ''}>
            <span>${this.say(`field.${name}`)}</span>
            <input
                name=${name}
                type=${type}
                .value=${value}
                minlength=${least ?? nothing}
                maxlength="500"
                ?required=${!optional}
                autocomplete=${type === 'password' ? 'new-password' : 'off'}
            />
            ${hint === undefined ? nothing : html`<span class="hint">${this.say(hint)}</span>`}
        </label>`;
    }

    private choice<Value extends string>(name: 'method' | 'format' | 'security', values: readonly Value[], chosen: Value): TemplateResult {
        const word = (value: string): string => {
            const key = `${name}.${value}`;
            return officeWords.has(key) ? this.say(key) : value;
        };
        return html`<label>
            <span>${this.say(`field.${name}`)}</span>
            <select name=${name}>${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${word(value)}</option>`)}</select>
        </label>`;
    }

    private lines(name: 'body' | 'headers', value: string, hint: 'body.hint' | 'headers.hint' | 'headers.kept', names = ''): TemplateResult {
        return html`<label class="wide">
            <span>${this.say(`field.${name}`)}</span>
            <textarea class="code" name=${name} rows="3" maxlength="4000" spellcheck="false" .value=${value}></textarea>
            <span class="hint">${this.say(hint, { names })}</span>
        </label>`;
    }

    private readonly onSubmit = (event: SubmitEvent): void => {
        event.preventDefault();
        if (!(event.target instanceof HTMLFormElement) || this.told === null) return;
        const data = new FormData(event.target);
        const said = (name: string): string => String(data.get(name) ?? '').trim();
        const { channel } = this.told;
        if (channel === 'back-office') return tell(this, 'tx-channel-settings', { url: said('url'), secret: said('secret') });
        if (channel === 'sms') {
            const { url, method, format, body } = { url: said('url'), method: said('method'), format: said('format'), body: said('body') };
            const headers = said('headers') === '' ? {} : { headers: headersIn(said('headers')) };
            return tell(this, 'tx-channel-settings', { url, method, format, body, ...headers });
        }
        const user = said('user') === '' ? null : said('user');
        const password = said('password') === '' ? {} : { password: said('password') };
        const where = { host: said('host'), port: Number(said('port')), security: said('security'), from: said('from') };
        return tell(this, 'tx-channel-settings', { ...where, user, ...password });
    };

    private say(key: Parameters<typeof officeWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return officeWords.say(this.language.current, key, values);
    }
}

/** `Name: value`, one a line. */
function headersIn(lines: string): Record<string, string> {
    const pairs = lines.split('\n').flatMap((line) => {
        const colon = line.indexOf(':');
        return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
    });
    return Object.fromEntries(pairs);
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-channel-form': TxChannelForm;
    }
}
