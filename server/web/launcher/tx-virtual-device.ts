import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LanguageController } from '#web/language.ts';
import { deviceWords } from '#web/words/devices.ts';
import { virtualWords } from '#web/words/virtual.ts';
import { panel } from './styles.ts';
import type { Slip } from './trial.ts';
import type { Done, VirtualDevice } from './virtual.ts';

const CALLER_KEYS = ['call', 'recall', 'line', 'rate', 'pause', 'transfer', 'confirm', 'cancel'] as const;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
const LEVELS = ['0', '1', '2', '3', '4'] as const;
const CARDS = ['adult', 'elder', 'check-x', 'hmt', 'foreign-2017', 'foreign-2023', 'unreadable'] as const;
/** Keys of a keypad. */
const KEYPAD = Array.from({ length: 16 }, (_, index) => String(index + 1));

/**
 * One virtual device: what it shows, what a person can do at it, what can go wrong with it.
 * @fires tx-virtual with what was done
 */
@customElement('tx-virtual-device')
export class TxVirtualDevice extends LitElement {
    static override styles = [
        panel,
        css`
        article {
            display: grid;
            gap: 0.625rem;
            align-content: start;
            padding: 1rem 1.25rem;
            border-radius: 0.75rem;
            background: var(--tx-surface);
            box-shadow: 0 0.25rem 1rem rgb(15 40 80 / 8%);
        }
        .head {
            display: flex;
            flex-wrap: wrap;
            align-items: baseline;
            gap: 0.125rem 0.75rem;
        }
        h3 {
            margin: 0;
            font-size: 1.125rem;
        }
        small,
        code {
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        p {
            margin: 0;
        }
        .state {
            padding: 0.05rem 0.6rem;
            border: 2px solid currentColor;
            border-radius: 1rem;
            font-size: 0.875rem;
            font-weight: 700;
        }
        .online {
            color: var(--tx-good);
        }
        .offline,
        .fault {
            color: var(--tx-bad);
        }
        dl {
            display: grid;
            gap: 0.125rem 1rem;
            grid-template-columns: auto minmax(0, 1fr);
            margin: 0;
        }
        dt {
            color: var(--tx-ink-soft);
        }
        dd {
            margin: 0;
            font-weight: 700;
            font-variant-numeric: tabular-nums;
            overflow-wrap: anywhere;
        }
        .led {
            min-height: 3.25rem;
            padding: 0.5rem 1rem;
            border-radius: 0.375rem;
            background: #140404;
            color: #ff5a4d;
            font-size: 1.375rem;
            font-weight: 700;
            letter-spacing: 0.06em;
            white-space: pre-wrap;
        }
        fieldset {
            display: flex;
            flex-wrap: wrap;
            gap: 0.375rem;
            min-width: 0;
            margin: 0;
            padding: 0;
            border: 0;
        }
        legend {
            margin-block-end: 0.25rem;
            padding: 0;
            color: var(--tx-ink-soft);
            font-size: 0.875rem;
        }
        fieldset button {
            min-height: 2.25rem;
            padding: 0.25rem 0.75rem;
            border-width: 1px;
            font-size: 0.9375rem;
        }
        .faults button[aria-pressed='true'] {
            border-color: var(--tx-bad);
            background: var(--tx-bad);
        }
        .faults button[data-fault='none'][aria-pressed='true'] {
            border-color: var(--tx-good);
            background: var(--tx-good);
        }
        form {
            display: flex;
            flex-wrap: wrap;
            gap: 0.5rem;
            align-items: end;
        }
        label {
            display: grid;
            flex: 1 1 12rem;
            font-size: 0.875rem;
        }
        input {
            width: 100%;
            min-width: 0;
            min-height: 2.75rem;
            padding: 0 0.5rem;
            border: 1px solid var(--tx-line-strong);
            border-radius: 0.375rem;
            font-size: 1rem;
        }
        ol {
            display: flex;
            align-items: start;
            gap: 0.75rem;
            max-height: 26rem;
            margin: 0;
            padding: 0.75rem;
            overflow: auto;
            border-radius: 0.5rem;
            background: var(--tx-line);
            list-style: none;
        }
        li {
            flex: none;
        }
        figure {
            margin: 0;
            font-size: 0.875rem;
            text-align: center;
        }
        img {
            display: block;
            width: 12.5rem;
            background: #fff;
        }
    `,
    ];

    @property({ attribute: false }) device: VirtualDevice | null = null;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult | typeof nothing {
        const { device } = this;
        if (device === null) return nothing;
        const { state } = device.state;
        return html`<article data-device=${device.id}>
            <div class="head">
                <h3>${device.name}</h3>
                <small>${deviceWords.say(this.language.current, `kind.${device.kind}`)}</small>
                <span class="state ${state}" role="status">${deviceWords.say(this.language.current, `state.${state}`)}</span>
                <code>${device.address}</code>
            </div>
            ${this.renderShown(device)} ${this.renderActions(device)} ${this.renderFaults(device)}
            ${device.slips === undefined ? nothing : this.renderSlips(device.slips)}
        </article>`;
    }

    private renderShown({ kind, shown }: VirtualDevice): TemplateResult | typeof nothing {
        if (kind === 'ticketPrinter') return nothing;
        if (kind === 'ledStrip') return html`<p class="led">${shown.length === 0 ? this.say('shown.dark') : shown.join('\n')}</p>`;
        if (shown.length === 0) return html`<p><small>${this.say('shown.dark')}</small></p>`;
        return html`<dl>${shown.map((line) => this.renderLine(line))}</dl>`;
    }

    /** A device says `name value`; both are told in words where there are some. */
    private renderLine(line: string): TemplateResult {
        const [name = '', ...rest] = line.split(' ');
        const value = rest.join(' ');
        return html`<dt>${this.wordOr(`shown.${name}`, name)}</dt>
            <dd>${this.wordOr(`shown.${name}.${value}`, name === 'card' ? this.wordOr(`card.${value}`, value) : value)}</dd>`;
    }

    private renderActions({ kind, actions }: VirtualDevice): TemplateResult | typeof nothing {
        if (actions.includes('scan')) return this.renderScan();
        if (actions.includes('insert')) {
            return html`<fieldset>
                <legend>${this.say('cards.label')}</legend>
                ${CARDS.map((card) => this.renderButton('insert', card, this.say(`card.${card}`)))} ${this.renderButton('lift', '', this.say('lift'))}
            </fieldset>`;
        }
        if (!actions.includes('press')) return nothing;
        const keys: readonly string[] = kind === 'ratingPad' ? LEVELS : kind === 'keypad' ? KEYPAD : [...DIGITS, ...CALLER_KEYS];
        const name = (key: string): string => (kind === 'ratingPad' ? this.wordOr(`level.${key}`, key) : this.wordOr(`key.${key}`, key));
        return html`<fieldset>
            <legend>${this.say('press.label')}</legend>
            ${keys.map((key) => this.renderButton('press', key, name(key)))}
        </fieldset>`;
    }

    private renderButton(action: string, value: string, label: string): TemplateResult {
        return html`<button data-action=${action} data-value=${value} @click=${() => this.done({ action, value })}>${label}</button>`;
    }

    private renderScan(): TemplateResult {
        return html`<form aria-label=${this.say('scan.label')} @submit=${this.onScan}>
            <label>${this.say('scan.text')}<input name="code" maxlength="200" autocomplete="off" spellcheck="false" /></label>
            <button>${this.say('scan')}</button>
        </form>`;
    }

    private renderFaults({ fault, faults }: VirtualDevice): TemplateResult {
        return html`<fieldset class="faults">
            <legend>${this.say('faults')}</legend>
            ${[null, ...faults].map(
                (one) => html`<button data-fault=${one ?? 'none'} aria-pressed=${fault === one} @click=${() => this.done({ fault: one })}>
                    ${this.wordOr(`fault.${one ?? 'none'}`, one ?? '')}
                </button>`,
            )}
        </fieldset>`;
    }

    private renderSlips(slips: readonly Slip[]): TemplateResult {
        if (slips.length === 0) return html`<p><small>${this.say('slips.none')}</small></p>`;
        return html`<ol tabindex="0" aria-label=${this.say('slips.label')}>
            ${repeat(
                slips,
                ({ id }) => id,
                ({ id, svg, whole }) => {
                    const name = this.say(whole ? 'slip' : 'slip.broken', { n: id });
                    return html`<li>
                        <figure>
                            <img src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt=${name} />
                            <figcaption>${name}</figcaption>
                        </figure>
                    </li>`;
                },
            )}
        </ol>`;
    }

    private onScan(event: SubmitEvent): void {
        event.preventDefault();
        const input = this.renderRoot.querySelector<HTMLInputElement>('input[name=code]');
        if (input === null || input.value === '') return;
        this.done({ action: 'scan', value: input.value });
        input.value = '';
    }

    private done(done: Done): void {
        this.dispatchEvent(new CustomEvent('tx-virtual', { detail: done, bubbles: true, composed: true }));
    }

    private wordOr(key: string, otherwise: string): string {
        return virtualWords.has(key) ? this.say(key) : otherwise;
    }

    private say(key: Parameters<typeof virtualWords.say>[1], values: Readonly<Record<string, string | number>> = {}): string {
        return virtualWords.say(this.language.current, key, values);
    }
}

declare global {
    interface HTMLElementEventMap {
        'tx-virtual': CustomEvent<Done>;
    }
    interface HTMLElementTagNameMap {
        'tx-virtual-device': TxVirtualDevice;
    }
}
