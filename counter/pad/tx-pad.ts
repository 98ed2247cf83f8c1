import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { counterOfAddress, keepCounterInAddress } from '#web/address-counter.ts';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { padWords } from '#web/words/pad.ts';
import '#web/elements/tx-counter-choice.ts';
import './tx-pad-live.ts';

/** The page of a pad: the pad of its counter, or the choice of one. */
@customElement('tx-pad')
export class TxPad extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: calc(100 * var(--tx-vh));
            background: var(--tx-ground);
            color: var(--tx-ink);
        }
    `,
    ];

    @state() private counter = counterOfAddress();
    @state() private unknown = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        if (this.counter !== null) return html`<tx-pad-live .counter=${this.counter} @tx-counter-unknown=${this.onUnknown}></tx-pad-live>`;
        return html`<tx-counter-choice
            .heading=${padWords.say(current, 'choice.title')}
            .hint=${this.unknown ? padWords.say(current, 'choice.unknown') : ''}
            @tx-counter-chosen=${this.onChosen}
        ></tx-counter-choice>`;
    }

    protected override updated(): void {
        const { current } = this.language;
        document.title = this.counter === null ? padWords.say(current, 'title') : padWords.say(current, 'title.counter', { no: this.counter });
    }

    private onChosen(event: CustomEvent<number>): void {
        this.goTo(event.detail);
    }

    private onUnknown(): void {
        this.unknown = true;
        this.goTo(null);
    }

    private goTo(counter: number | null): void {
        keepCounterInAddress(counter);
        this.counter = counter;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-pad': TxPad;
    }
}
