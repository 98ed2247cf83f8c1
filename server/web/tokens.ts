/**
 * The look that all pages share. Importing this module puts the design tokens (CSS custom properties, see `tokens.css`) and the font on the
 * page; `tokens` is the sheet that an element lists first in its styles.
 */
import './tokens.css';
import './training-banner.ts';
import { css } from 'lit';

/** Sane boxes, form elements in the page's font, a focus ring for whoever uses keys. */
export const tokens = css`
    *,
    *::before,
    *::after {
        box-sizing: border-box;
    }
    :host([hidden]),
    [hidden] {
        display: none !important;
    }
    button,
    input,
    select,
    textarea {
        color: inherit;
        font: inherit;
    }
    button {
        cursor: pointer;
    }
    button:disabled {
        cursor: default;
    }
    :focus-visible {
        outline: var(--tx-focus-ring);
        outline-offset: 0.125rem;
        box-shadow: 0 0 0 0.125rem var(--tx-primary-deep);
    }
    :focus:not(:focus-visible) {
        outline: none;
    }
    .unseen {
        clip-path: inset(50%);
        height: 1px;
        overflow: hidden;
        position: absolute;
        white-space: nowrap;
        width: 1px;
    }
    @media (prefers-reduced-motion: reduce) {
        *,
        *::before,
        *::after {
            animation-duration: 1ms !important;
            transition-duration: 1ms !important;
        }
    }
`;
