import { css } from 'lit';

/** The table of rating reasons and the line that saves it. */
export const reasonsStyles = css`
    .panel {
        display: grid;
        gap: 0.875rem;
    }
    .wide {
        overflow-x: auto;
    }
    caption {
        padding-block: 0.25rem;
        font-weight: 700;
        text-align: start;
    }
    td {
        padding-block: 0.25rem;
        vertical-align: middle;
    }
    th.code,
    th.order {
        width: 6rem;
    }
    th.first,
    th.enabled {
        width: 4rem;
    }
    input[type='checkbox'] {
        width: 1.5rem;
        height: 1.5rem;
        margin: 0.5rem;
        accent-color: var(--tx-primary);
    }
    .button {
        min-height: 2.75rem;
    }
    form {
        display: flex;
        align-items: end;
        flex-wrap: wrap;
        gap: 0.75rem;
    }
    label {
        display: grid;
        flex: 1 1 20rem;
        gap: 0.25rem;
    }
    li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        padding-block: 0.25rem;
    }
`;
