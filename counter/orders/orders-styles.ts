import { css } from 'lit';

/** The list of work orders beside the one that was chosen. */
export const ordersStyles = css`
    .split {
        display: grid;
        align-items: start;
        gap: 1rem;
        grid-template-columns: minmax(19rem, 2fr) minmax(0, 3fr);
    }
    :host([narrow]) .split {
        grid-template-columns: minmax(0, 1fr);
    }
    :host([narrow]) .panel {
        padding: 0.75rem;
    }
    @media (max-width: 48rem) {
        .split {
            grid-template-columns: minmax(0, 1fr);
        }
    }
    .list {
        display: grid;
        gap: 0.625rem;
    }
    .filters {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
    }
    label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.9375rem;
    }
    select {
        min-height: 2.75rem;
        max-width: 12rem;
        padding: 0 0.5rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
    }
    ul {
        display: grid;
        gap: 0.375rem;
    }
    .line {
        display: grid;
        gap: 0.125rem;
        width: 100%;
        min-height: 2.75rem;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--tx-line);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        font-size: 0.9375rem;
        text-align: start;
    }
    .line:hover {
        border-color: var(--tx-primary);
    }
    .line[aria-current] {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
    }
    .line[aria-current] .soft,
    .line[aria-current] .tag {
        color: var(--tx-ink);
    }
    .first {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.25rem 0.625rem;
    }
    .first b {
        font-size: 1.0625rem;
    }
    .first .tag {
        margin-inline-start: auto;
    }
    .mine {
        color: var(--tx-primary-strong);
        font-weight: 700;
    }
`;
