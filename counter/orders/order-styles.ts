import { css } from 'lit';

/** One work order: facts, steps, the form of the next one. */
export const orderStyles = css`
    :host {
        display: grid;
        gap: 0.875rem;
        min-width: 0;
    }
    .head {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.375rem 0.75rem;
    }
    h2:focus {
        outline: none;
        box-shadow: none;
    }
    .id {
        margin-inline-start: auto;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
    }
    .bad {
        color: var(--tx-bad);
        font-weight: 600;
    }
    .good {
        color: var(--tx-good);
        font-weight: 600;
    }
    blockquote {
        margin: 0;
        padding: 0.625rem 0.875rem;
        border-inline-start: 0.25rem solid var(--tx-primary);
        background: var(--tx-ground);
        font-size: 1.0625rem;
        overflow-wrap: anywhere;
        white-space: pre-line;
    }
    dl {
        display: grid;
        gap: 0.25rem 1.5rem;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        margin: 0;
    }
    dl div {
        display: flex;
        gap: 0.75rem;
        min-width: 0;
    }
    dt {
        flex: none;
        width: 5.5em;
        color: var(--tx-ink-soft);
    }
    dd {
        min-width: 0;
        margin: 0;
        overflow-wrap: anywhere;
    }
    [data-fact='reasons'],
    [data-fact='contact'] {
        grid-column: 1 / -1;
    }
    .next {
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem;
        border: 1px solid var(--tx-primary);
        border-radius: var(--tx-radius-m);
    }
    .others {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.5rem;
    }
    .button {
        min-height: 2.75rem;
    }
    .steps {
        display: grid;
        gap: 0.5rem;
        margin-top: 0.5rem;
    }
    .steps li {
        padding-block: 0.375rem;
        border-block-start: 1px solid var(--tx-line);
    }
    .steps p {
        overflow-wrap: anywhere;
        white-space: pre-line;
    }
    .steps b {
        margin-inline-end: 0.5rem;
    }
`;
