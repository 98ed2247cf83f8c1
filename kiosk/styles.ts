import { css } from 'lit';
import { tokens } from '#web/tokens.ts';

/** What the screens of the kiosk have in common: headings, large buttons, cards. Sizes grow with the screen, see `page.css`. */
export const kioskStyles = [
    tokens,
    css`
        :host {
            display: block;
            min-height: 0;
            min-width: 0;
        }
        h1,
        h2,
        p {
            margin: 0;
        }
        h1 {
            font-size: 1.9rem;
            font-weight: 750;
            letter-spacing: 0.01em;
            line-height: 1.25;
        }
        h1:focus {
            outline: none;
            box-shadow: none;
        }
        .soft {
            color: var(--tx-ink-soft);
        }
        button {
            min-height: max(60px, 2.6rem);
            text-align: start;
        }
        .button {
            align-items: center;
            background: var(--tx-surface);
            border: 0.09rem solid var(--tx-line-strong);
            border-radius: var(--tx-radius-m);
            display: inline-flex;
            font-size: 1.05rem;
            font-weight: 600;
            gap: 0.6em;
            justify-content: center;
            line-height: 1.25;
            padding: 0.4em 1.4em;
            text-align: center;
        }
        .button:active:not(:disabled) {
            background: var(--tx-primary-soft);
        }
        .button:disabled {
            background: transparent;
            border-color: var(--tx-line);
            color: var(--tx-line-strong);
        }
        .button.main {
            background: var(--tx-primary);
            border-color: var(--tx-primary);
            color: var(--tx-on-primary);
        }
        .button.main:active:not(:disabled) {
            background: var(--tx-primary-deep);
        }
    `,
];
