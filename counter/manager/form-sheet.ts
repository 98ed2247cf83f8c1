import { type CSSResultGroup, css } from 'lit';
import { fieldSheet } from '../field-sheet.ts';

/** Forms of a few fields below one another: labels above, choices as lines that are large enough to touch. */
export const formSheet: CSSResultGroup = [
    fieldSheet,
    css`
    form {
        display: grid;
        gap: 0.75rem;
        max-width: 40rem;
    }
    h4 {
        margin: 0;
        font-size: 1.0625rem;
    }
    label {
        display: grid;
        gap: 0.25rem;
        font-weight: 600;
    }
    fieldset {
        display: grid;
        gap: 0.375rem;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
    }
    legend {
        padding: 0;
        font-weight: 600;
    }
    .choice {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.75rem;
        padding: 0 0.75rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        font-weight: 400;
    }
    .choice:has(input:checked) {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
        font-weight: 600;
    }
    input[type='radio'],
    input[type='checkbox'] {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--tx-primary);
    }
    .buttons {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.75rem;
    }
    .buttons .button {
        min-height: 2.75rem;
        padding-inline: 1.5rem;
    }
`,
];
