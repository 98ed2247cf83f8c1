import { css } from 'lit';

/** Fields of the pages of staff, and what a form says of itself. */
export const fieldSheet = css`
    input:not([type='radio'], [type='checkbox']),
    select,
    textarea {
        box-sizing: border-box;
        width: 100%;
        min-width: 0;
        min-height: 2.75rem;
        padding: 0.375rem 0.625rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        color: inherit;
        font: inherit;
        font-weight: 400;
    }
    .wrong {
        color: var(--tx-bad);
        font-weight: 600;
    }
    .wrong:empty {
        display: none;
    }
    .done {
        color: var(--tx-good);
        font-weight: 600;
    }
`;
