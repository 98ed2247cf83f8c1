import { css } from 'lit';

/** The form of a session's record: rows that a key goes round, lists to tick, fields to type. */
export const recordFormStyles = css`
    section {
        display: grid;
        gap: 0.5rem;
    }
    .warning {
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--tx-warn);
        border-radius: var(--tx-radius-m);
        background: var(--tx-warn-soft);
        color: var(--tx-warn);
        font-weight: 600;
    }
    .row {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        width: 100%;
        min-height: 2.5rem;
        padding: 0.25rem 0.75rem;
    }
    .row .what {
        flex: none;
        min-width: 4.5em;
        color: var(--tx-ink-soft);
        font-size: 0.875rem;
    }
    .row b {
        flex: 1;
        min-width: 0;
        font-weight: 600;
    }
    .typed {
        display: grid;
        grid-template-columns: auto minmax(4.5em, auto) minmax(0, 1fr);
        align-items: center;
        gap: 0.625rem;
        padding-inline-start: 0.8125rem;
    }
    .typed span {
        color: var(--tx-ink-soft);
        font-size: 0.875rem;
    }
    .typed input {
        height: 2.375rem;
    }
    .ticks {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
    }
    .list {
        display: grid;
        gap: 0.25rem;
    }
    .tick {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 2.25rem;
        padding: 0.125rem 0.625rem;
        font-size: 0.9375rem;
    }
    .ticks .tick {
        min-height: 2rem;
        font-size: 0.875rem;
    }
    .tick[aria-pressed='true'] {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
        font-weight: 600;
    }
    .ticks .mark:empty {
        display: none;
    }
    .tick .mark {
        flex: none;
        width: 1.1em;
        color: var(--tx-primary);
        font-weight: 800;
        text-align: center;
    }
    .title {
        margin: 0.125rem 0 0;
        color: var(--tx-ink-soft);
        font-size: 0.875rem;
    }
    .done {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        min-height: 2.875rem;
        padding: 0 0.875rem;
        border-color: var(--tx-primary);
        background: var(--tx-primary);
        color: var(--tx-on-primary);
        font-weight: 700;
    }
    .done:hover:enabled {
        background: var(--tx-primary-strong);
    }
    .wrong {
        color: var(--tx-bad);
        font-weight: 600;
    }
    .wrong:empty {
        display: none;
    }
`;
