import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../language.ts';
import { tokens } from '../tokens.ts';

/** The time and, with `date`, the day in the hall's time zone. Set `now` to the `now` of the page's HubController. */
@customElement('tx-clock')
export class TxClock extends LitElement {
    static override styles = [
        tokens,
        css`
            :host {
                align-items: baseline;
                display: inline-flex;
                flex-wrap: wrap;
                font-variant-numeric: tabular-nums;
                gap: 0 0.6em;
            }
            time {
                display: contents;
            }
            .time {
                font-size: 1.5em;
                font-weight: 700;
                line-height: 1.2;
            }
        `,
    ];

    /** Gives the time to show, in milliseconds. */
    @property({ attribute: false }) now: () => number = Date.now;
    /** Whether the date and the weekday stand beside the time. */
    @property({ type: Boolean }) date = false;
    @property() zone = 'Asia/Shanghai';

    readonly #language = new LanguageController(this);
    #timer = 0;

    override render(): TemplateResult {
        const now = new Date(this.now());
        const write = (options: Intl.DateTimeFormatOptions): string =>
            new Intl.DateTimeFormat(this.#language.current, { timeZone: this.zone, ...options }).format(now);
        const day = this.date ? html`<span class="date">${write({ month: 'long', day: 'numeric', weekday: 'long' })}</span>` : '';
        return html`<time datetime=${now.toISOString()}
            ><span class="time">${write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</span>${day}</time
        >`;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#tick();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    /** Wakes at the turn of each second, so that two clocks side by side turn together. */
    #tick(): void {
        this.requestUpdate();
        this.#timer = setTimeout(() => this.#tick(), 1_000 - (Math.floor(this.now()) % 1_000));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-clock': TxClock;
    }
}
