import { css } from 'lit';

/** Forms and notices of the console's pages. */
export const formStyles = css`
    .panel {
        display: grid;
        gap: 0.75rem;
        min-width: 0;
    }
    .head,
    .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
    }
    .fields {
        display: grid;
        gap: 0.75rem 1rem;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
    }
    .wide {
        grid-column: 1 / -1;
    }
    label {
        display: grid;
        gap: 0.2rem;
        align-content: start;
    }
    label > span {
        color: var(--tx-ink-soft);
        font-size: 0.875rem;
    }
    input,
    select {
        width: 100%;
        min-width: 0;
        min-height: 2.5rem;
        padding: 0 0.5rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
    }
    [aria-invalid='true'] {
        border: 2px solid var(--tx-bad);
        background: var(--tx-bad-soft);
    }
    .hint {
        color: var(--tx-ink-soft);
        font-size: 0.8125rem;
    }
    .problem {
        color: var(--tx-bad);
        font-size: 0.875rem;
        font-weight: 600;
    }
    .said {
        padding: 0.5rem 0.875rem;
        border: 2px solid var(--tx-good);
        border-radius: var(--tx-radius-s);
        background: var(--tx-good-soft);
        font-weight: 600;
    }
    .said.bad {
        border-color: var(--tx-bad);
        background: var(--tx-bad-soft);
    }
    code {
        padding: 0.35rem 0.5rem;
        border-radius: var(--tx-radius-s);
        background: var(--tx-ground);
        font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace;
        overflow-wrap: anywhere;
    }
    .danger {
        border-color: var(--tx-bad);
        color: var(--tx-bad);
    }
`;
