import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceView } from '#protocol/device-views.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { LanguageController } from '#web/language.ts';
import { deviceWords } from '#web/words/devices.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';
import { sheet } from '../sheet.ts';
import { dayAndTime } from '../times.ts';
import type { DeviceAct } from './device-calls.ts';
import { actsOf, isPage } from './device-fields.ts';
import { reasonWords, stateWords } from './device-words.ts';

/** What a person wants done with a device. */
export type Wanted = DeviceAct | 'paper' | 'token' | 'change' | 'remove';

/**
 * One device: how it is, what was wrong with it last, what can be done with it.
 * @fires tx-device with what is wanted
 */
@customElement('tx-device-card')
export class TxDeviceCard extends LitElement {
    static override styles = [
        sheet,
        css`
        article {
            display: grid;
            gap: 0.25rem;
            padding-block: 0.625rem;
            border-top: 1px solid var(--tx-line);
        }
        .top {
            display: flex;
            flex-wrap: wrap;
            align-items: baseline;
            gap: 0.125rem 0.75rem;
        }
        h4 {
            margin: 0;
            font-size: 1rem;
        }
        .state {
            display: flex;
            align-items: baseline;
            gap: 0.5rem;
            font-weight: 700;
        }
        .state::before {
            flex: none;
            content: '';
            width: 0.7em;
            height: 0.7em;
            border: 2px solid currentColor;
            border-radius: 50%;
        }
        .online {
            color: var(--tx-good);
        }
        .online::before {
            background: currentColor;
        }
        .online.near {
            color: var(--tx-warn);
        }
        .offline {
            color: var(--tx-bad);
        }
        .fault {
            color: var(--tx-bad);
        }
        .fault::before {
            border-radius: 0;
            background: currentColor;
        }
        small {
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        code {
            color: var(--tx-ink-soft);
            font-size: 0.8125rem;
            overflow-wrap: anywhere;
        }
        .low {
            color: var(--tx-warn);
            font-weight: 700;
        }
        .acts {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
            margin-top: 0.25rem;
        }
        .acts .button {
            min-height: 2.25rem;
            padding: 0 0.75rem;
            font-size: 0.9375rem;
        }
        .sure {
            border-color: var(--tx-bad);
            color: var(--tx-bad);
        }
    `,
    ];

    @property({ attribute: false }) device: DeviceView | null = null;
    @property({ attribute: false }) hall: HallConfig | null = null;
    /** May do everything; others only load paper, if they may. */
    @property({ type: Boolean }) mayChange = false;
    @property({ type: Boolean }) mayLoad = false;
    /** What is under way with it. */
    @property({ attribute: false }) busy: Wanted | null = null;
    @state() private asked: Wanted | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { device } = this;
        if (device === null) return nothing;
        const { current } = this.language;
        const near = device.state === 'online' && device.reason !== null;
        return html`<article data-device=${device.id}>
            <div class="top">
                <h4>${device.name}</h4>
                <small>${deviceWords.say(current, `kind.${device.kind}`)}</small>
                <code>${device.id}</code>
            </div>
            <p class="state ${device.state} ${near ? 'near' : ''}">
                ${this.say('since', { state: stateWords(current, device), time: dayAndTime(device.since, this.hall, current) })}
            </p>
            ${this.renderFault(device)} ${this.renderPaper(device)}
            ${device.line === null ? nothing : html`<code>${device.line}${device.agent === null ? '' : ` @ ${device.agent}`}</code>`}
            <div class="acts">${this.renderActs(device)}</div>
        </article>`;
    }

    private renderFault({ lastFault, state }: DeviceView): TemplateResult | typeof nothing {
        if (lastFault === null || state !== 'online') return nothing;
        const { current } = this.language;
        const values = { time: dayAndTime(lastFault.at, this.hall, current), what: reasonWords(current, lastFault.reason) };
        return html`<small>${this.say('fault.last', values)}</small>`;
    }

    private renderPaper({ paper }: DeviceView): TemplateResult | typeof nothing {
        if (paper === null) return nothing;
        return html`<small class=${paper <= 10 ? 'low' : ''}>${this.say('paper', { n: paper })}</small>`;
    }

    private renderActs(device: DeviceView): TemplateResult {
        const acts = this.mayChange ? actsOf(device.kind) : [];
        return html`${acts.map((act) => this.renderAct(act))}
            ${device.kind === 'ticketPrinter' && this.mayLoad ? this.renderAct('paper') : nothing}
            ${this.mayChange && isPage(device.kind) ? this.renderSure('token', this.say('act.token'), this.say('act.token.sure')) : nothing}
            ${this.mayChange ? html`<button class="button" data-act="change" @click=${() => this.want('change')}>${this.say('change')}</button>` : nothing}
            ${this.mayChange ? this.renderSure('remove', this.say('remove'), this.say('remove.sure', { name: device.name })) : nothing}`;
    }

    private renderAct(act: DeviceAct | 'paper'): TemplateResult {
        const busy = this.busy === act;
        return html`<button class="button" data-act=${act} ?disabled=${this.busy !== null} aria-busy=${busy} @click=${() => this.want(act)}>
            ${this.say(`act.${act}`)}${busy ? this.say('act.busy') : ''}
        </button>`;
    }

    /** What cuts somebody off is asked about once more. */
    private renderSure(act: 'token' | 'remove', label: string, sure: string): TemplateResult {
        if (this.asked !== act) {
            return html`<button class="button" data-act=${act} ?disabled=${this.busy !== null} @click=${() => this.ask(act)}>${label}</button>`;
        }
        return html`<button class="button sure" data-sure=${act} @click=${() => this.want(act)}>${sure}</button>
            <button class="button" @click=${() => this.ask(null)}>${this.say('cancel')}</button>`;
    }

    private ask(act: Wanted | null): void {
        this.asked = act;
    }

    private want(wanted: Wanted): void {
        this.asked = null;
        this.dispatchEvent(new CustomEvent('tx-device', { detail: wanted, bubbles: true, composed: true }));
    }

    private say(key: Parameters<typeof devicesPageWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return devicesPageWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementEventMap {
        'tx-device': CustomEvent<Wanted>;
    }
    interface HTMLElementTagNameMap {
        'tx-device-card': TxDeviceCard;
    }
}
