import { css } from 'lit';

/** A report: what is asked, and a table that scrolls by itself where it is too wide. */
export const reportStyles = css`
    .panel {
        display: grid;
        gap: 0.875rem;
    }
    .by {
        display: flex;
        align-items: center;
        gap: 0.5rem;
    }
    select {
        min-height: 2.75rem;
        padding: 0 0.5rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
    }
    .wide {
        overflow-x: auto;
    }
    tbody th {
        font-weight: 600;
    }
    tfoot > tr > * {
        border-block-start: 2px solid var(--tx-line-strong);
        border-bottom: 0;
        font-weight: 700;
    }
    thead th {
        white-space: normal;
    }
`;
