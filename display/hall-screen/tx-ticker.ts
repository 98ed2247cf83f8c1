import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language, Text } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { inLanguage } from '#web/words/catalogue.ts';
import { displayWords } from '#web/words/display.ts';

/** Each notice stays for this long, in milliseconds, or as long as it needs to pass by. */
const STAY_MS = 8_000;
/** Speed of a line that is too long for the screen, in its own heights per second: readable at any size of screen. */
const HEIGHTS_PER_SECOND = 3;

/** The notices of the hall, one after the other, each in both languages. A long one passes by, or wraps where motion is not wanted. */
@customElement('tx-ticker')
export class TxTicker extends LitElement {
    static override styles = [
        tokens,
        css`
        :host {
            align-items: center;
            display: flex;
            gap: 1rem;
            min-width: 0;
            overflow: hidden;
        }
        .label {
            align-items: center;
            color: var(--board-number);
            display: flex;
            flex: none;
            font-size: 1.35rem;
            font-weight: 800;
            gap: 0.4rem;
        }
        .track {
            flex: 1;
            min-width: 0;
            overflow: hidden;
        }
        .line {
            display: inline-block;
            font-size: 1.5rem;
            line-height: 1.4;
            white-space: nowrap;
        }
        @media (prefers-reduced-motion: reduce) {
            .line {
                font-size: 1.15rem;
                line-height: 1.25;
                white-space: normal;
            }
        }
    `,
    ];

    @property({ attribute: false }) notices: readonly Text[] = [];
    /** The language in which each notice is shown first. */
    @property() language: Language = 'zh-CN';
    @state() private step = 0;

    #timer: ReturnType<typeof setTimeout> | undefined;
    #shown = '';

    override connectedCallback(): void {
        super.connectedCallback();
        this.#shown = '';
        this.requestUpdate();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    override render(): TemplateResult {
        const { text, language } = this.#line();
        return html`<span class="label"><tx-icon name="megaphone"></tx-icon>${displayWords.say(this.language, 'notices')}</span>
            <div class="track"><span class="line" lang=${language}>${text}</span></div>`;
    }

    override updated(): void {
        const { text } = this.#line();
        const shown = `${this.step} ${text}`;
        if (shown === this.#shown) return;
        this.#shown = shown;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => (this.step += 1), Math.max(STAY_MS, this.#passBy()));
    }

    #line(): { text: string; language: Language } {
        const languages: readonly Language[] = this.language === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'];
        const notice = this.notices[Math.floor(this.step / 2) % Math.max(1, this.notices.length)];
        const language = languages[this.step % 2] ?? 'zh-CN';
        return { text: notice === undefined ? '' : inLanguage(notice, language), language };
    }

    /** Lets a line that is wider than its track pass by; returns how long that takes, in milliseconds. */
    #passBy(): number {
        const line = this.renderRoot.querySelector<HTMLElement>('.line');
        const track = line?.parentElement;
        if (line === null || line === undefined || track === null || track === undefined) return 0;
        for (const animation of line.getAnimations()) animation.cancel();
        if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
        const surplus = line.scrollWidth - track.clientWidth;
        if (surplus <= 0) {
            line.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 400 });
            return 0;
        }
        const duration = (surplus / (line.offsetHeight * HEIGHTS_PER_SECOND)) * 1000 + 5_000;
        const rest = 2_500 / duration;
        line.animate(
            [
                { transform: 'none', offset: 0 },
                { transform: 'none', offset: rest },
                { transform: `translateX(${-surplus}px)`, offset: 1 - rest },
                { transform: `translateX(${-surplus}px)`, offset: 1 },
            ],
            { duration, fill: 'forwards' },
        );
        return duration;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-ticker': TxTicker;
    }
}
