import { type CSSResultGroup, css } from 'lit';
import { formStyles } from '../form-styles.ts';
import { sheet } from '../sheet.ts';

/** What the elements of the page of connections share. */
export const officeStyles: CSSResultGroup = [
    sheet,
    formStyles,
    css`
    .button {
        min-height: 2.75rem;
    }
    input:not([type='checkbox']),
    select,
    textarea {
        min-height: 2.75rem;
    }
    textarea {
        box-sizing: border-box;
        width: 100%;
        padding: 0.4rem 0.5rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        font: inherit;
        resize: vertical;
    }
    .code {
        font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace;
        font-size: 0.875rem;
    }
`,
];
