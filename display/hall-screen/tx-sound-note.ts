import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '#protocol/hall.ts';
import '#web/elements/tx-icon.ts';
import { tokens } from '#web/tokens.ts';
import { displayWords } from '#web/words/display.ts';

/** `on` speaks, `blocked` until someone touches the screen, `no-voice` has no Mandarin and only chimes. */
export type SoundState = 'on' | 'blocked' | 'no-voice';

/**
 * A small note while the screen cannot speak, so that a silent hall is never a riddle.
 *
 * @fires tx-enable-sound when someone asks for sound.
 */
@customElement('tx-sound-note')
export class TxSoundNote extends LitElement {
    static override styles = [
        tokens,
        css`
        button,
        p {
            align-items: center;
            border: 0.12rem solid currentColor;
            border-radius: 2rem;
            display: flex;
            font: inherit;
            gap: 0.5rem;
            margin: 0;
            padding: 0.4rem 1rem;
        }
        button {
            background: var(--board-number);
            color: var(--board-new-ink);
            cursor: pointer;
            font-size: 1.2rem;
            font-weight: 700;
        }
        button:focus-visible {
            outline: 0.25rem solid var(--board-ink);
            outline-offset: 0.2rem;
        }
        tx-icon {
            flex: none;
        }
        p {
            background: var(--board-back);
            color: var(--board-muted);
            font-size: 0.95rem;
        }
    `,
    ];

    @property() state: SoundState = 'on';
    @property() language: Language = 'zh-CN';

    override render(): TemplateResult | typeof nothing {
        if (this.state === 'on') return nothing;
        if (this.state === 'no-voice') {
            return html`<p><tx-icon name="speaker"></tx-icon>${displayWords.say(this.language, 'sound.no-voice')}</p>`;
        }
        return html`<button title=${displayWords.say(this.language, 'sound.enable.hint')} @click=${this.#enable}>
            <tx-icon name="speaker"></tx-icon>${displayWords.say(this.language, 'sound.enable')}
        </button>`;
    }

    #enable(): void {
        this.dispatchEvent(new CustomEvent('tx-enable-sound', { bubbles: true, composed: true }));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'tx-sound-note': TxSoundNote;
    }
}
