import { css } from 'lit';
import { tokens } from '#web/tokens.ts';

/** Buttons of the phone page: large enough for any thumb, the dangerous one never the most inviting. */
export const controls = [
    tokens,
    css`
    button {
        border: 2px solid transparent;
        border-radius: 0.75rem;
        cursor: pointer;
        font: inherit;
        font-weight: 700;
        min-height: 3.25rem;
        padding: 0.5rem 1rem;
    }
    button:disabled {
        cursor: default;
        opacity: 0.5;
    }
    .main {
        background: var(--tx-primary);
        color: var(--tx-on-primary);
    }
    .danger {
        background: var(--tx-surface);
        border-color: var(--tx-bad);
        color: var(--tx-bad);
    }
    .quiet {
        background: none;
        color: var(--tx-ink-soft);
        text-decoration: underline;
        text-underline-offset: 0.25em;
    }
`,
];
