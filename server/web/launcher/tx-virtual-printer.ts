import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '#protocol/hall.ts';
import { at } from '#web/base.ts';
import { launcherWords } from '#web/words/launcher.ts';
import { panel } from './styles.ts';
import { type Fault, type Printer, PrinterWatch, type Slip } from './trial.ts';

/** Nobody has asked the printer yet. */
const UNKNOWN = { state: 'online', reason: null } as const;
const FAULTS: readonly Fault[] = [null, 'paper-out', 'off'];

/** The printer of the trial hall's kiosk: its state, ways to break it, and the slips as drawn from the bytes it received. */
@customElement('tx-virtual-printer')
export class TxVirtualPrinter extends LitElement {
    static override styles = [
        panel,
        css`
            .head {
                align-items: center;
                display: flex;
                flex-wrap: wrap;
                gap: 0.5rem 1rem;
            }
            .state {
                border: 2px solid currentColor;
                border-radius: 1rem;
                font-size: 0.9rem;
                font-weight: 700;
                padding: 0.1rem 0.75rem;
            }
            .state.online {
                color: var(--tx-good);
            }
            .state.offline,
            .state.fault {
                color: var(--tx-bad);
            }
            .faults {
                border: 0;
                display: flex;
                flex-wrap: wrap;
                gap: 0.5rem;
                margin: 0 0 1rem;
                padding: 0;
            }
            legend {
                color: var(--tx-ink-soft);
                margin-block-end: 0.5rem;
                padding: 0;
            }
            ol {
                align-items: start;
                background: var(--tx-line);
                border-radius: 0.5rem;
                display: flex;
                gap: 1rem;
                list-style: none;
                margin: 0;
                max-height: 34rem;
                overflow: auto;
                padding: 1rem;
            }
            li {
                flex: none;
            }
            figure {
                margin: 0;
            }
            img {
                background: #fff;
                box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
                display: block;
                max-width: calc(100vw - 6rem);
                width: 17rem;
            }
            figcaption {
                font-size: 0.85rem;
                margin-block-start: 0.4rem;
                text-align: center;
            }
            .empty {
                border: 2px dashed var(--tx-line);
                border-radius: 0.5rem;
                padding: 2rem 1rem;
                text-align: center;
            }
        `,
    ];

    @property() language: Language = 'zh-CN';

    readonly #watch = new PrinterWatch(this);

    override render(): TemplateResult | typeof nothing {
        const { printers } = this.#watch;
        if (printers === null) return nothing;
        return html`<section aria-labelledby="printer">${printers.map((printer, index) => this.#renderPrinter(printer, index))}</section>`;
    }

    #renderPrinter(printer: Printer, index: number): TemplateResult {
        return html`<div class="head">
                <h2 id="printer">${this.#say('printer.heading')}</h2>
                <span class="state ${(printer.state ?? UNKNOWN).state}" role="status">${this.#stateOf(printer)}</span>
                <code>${printer.address}</code>
            </div>
            <p>${this.#say('printer.text')} <a href=${at(`/virtual?lang=${this.language}`)}>${this.#say('printer.others')}</a></p>
            <fieldset class="faults">
                <legend>${this.#say('printer.controls')}</legend>
                ${FAULTS.map(
                    (fault) =>
                        html`<button
                            aria-pressed=${printer.fault === fault}
                            data-fault=${fault ?? 'none'}
                            @click=${() => this.#watch.setFault(index, fault)}
                        >
                            ${this.#say(`printer.fault.${fault ?? 'none'}`)}
                        </button>`,
                )}
            </fieldset>
            ${printer.slips.length === 0 ? html`<p class="empty">${this.#say('printer.empty')}</p>` : this.#renderSlips(printer.slips)}`;
    }

    #renderSlips(slips: readonly Slip[]): TemplateResult {
        return html`<ol tabindex="0" aria-label=${this.#say('printer.slips')}>
            ${repeat(
                slips,
                (slip) => slip.id,
                (slip) => html`<li>
                    <figure>
                        <img src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(slip.svg)}`} alt=${wordsOf(slip.svg)} />
                        <figcaption>${this.#say(slip.whole ? 'printer.slip' : 'printer.slip.broken', { n: slip.id })}</figcaption>
                    </figure>
                </li>`,
            )}
        </ol>`;
    }

    #stateOf(printer: Printer): string {
        const { state, reason } = printer.state ?? UNKNOWN;
        const known = reason === null ? '' : `printer.reason.${reason}`;
        const why = launcherWords.has(known) ? this.#say(known) : reason;
        return [this.#say(`printer.state.${state}`), why].filter((part) => part !== null && part !== '').join(' · ');
    }

    #say(key: Parameters<typeof launcherWords.say>[1], values: Record<string, string | number> = {}): string {
        return launcherWords.say(this.language, key, values);
    }
}

/** The words on a drawn slip: what a screen reader reads for it. */
function wordsOf(svg: string): string {
    const texts = new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('text');
    return [...texts].map((text) => text.textContent.trim()).join(' ');
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-virtual-printer': TxVirtualPrinter;
    }
}
