import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { counterOfAddress, keepCounterInAddress } from '#web/address-counter.ts';
import { LanguageController } from '#web/language.ts';
import { tokens } from '#web/tokens.ts';
import { counterScreenWords } from '#web/words/counter-screen.ts';
import '#web/elements/tx-counter-choice.ts';
import './tx-counter-strip.ts';

/** The page of a counter screen: the strip of its counter, or the choice of one. */
@customElement('tx-counter-screen')
export class TxCounterScreen extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            display: block;
            min-height: calc(100 * var(--tx-vh));
        }
    `,
    ];

    @state() private counter = counterOfAddress();
    @state() private unknown = false;
    private readonly language = new LanguageController(this);

    override render(): TemplateResult {
        const { current } = this.language;
        if (this.counter !== null) return html`<tx-counter-strip .counter=${this.counter} @tx-counter-unknown=${this.onUnknown}></tx-counter-strip>`;
        return html`<tx-counter-choice
            .heading=${counterScreenWords.say(current, 'choice.title')}
            .hint=${this.unknown ? counterScreenWords.say(current, 'choice.unknown') : ''}
            @tx-counter-chosen=${this.onChosen}
        ></tx-counter-choice>`;
    }

    protected override updated(): void {
        const { current } = this.language;
        document.title =
            this.counter === null ? counterScreenWords.say(current, 'choice.title') : counterScreenWords.say(current, 'title', { no: this.counter });
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
        'tx-counter-screen': TxCounterScreen;
    }
}
