import { css } from 'lit';
import { tokens } from '../tokens.ts';

/** What the parts of the launcher share: panels, headings, buttons and links that look like them. */
export const panel = [
    tokens,
    css`
    :host {
        display: block;
        min-width: 0;
    }
    h2 {
        font-size: 1.5rem;
        margin: 0 0 0.75rem;
    }
    p {
        margin-block: 0 1rem;
    }
    button,
    .button {
        background: var(--tx-surface);
        border: 2px solid var(--tx-primary);
        border-radius: 0.5rem;
        box-sizing: border-box;
        color: var(--tx-primary);
        cursor: pointer;
        display: block;
        font: inherit;
        font-weight: 700;
        line-height: 1.3;
        min-height: 2.75rem;
        padding: 0.5rem 0.9rem;
        text-align: center;
        text-decoration: none;
    }
    .button,
    button:hover,
    button[aria-pressed='true'] {
        background: var(--tx-primary);
        color: var(--tx-on-primary);
    }
`,
];
