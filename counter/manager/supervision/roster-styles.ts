import { css } from 'lit';

/** Lines of the duty roster. */
export const rosterStyles = css`
    .panel,
    fieldset {
        display: grid;
        gap: 0.75rem;
        min-width: 0;
    }
    fieldset {
        margin: 0;
        padding: 0;
        border: 0;
    }
    .numbers,
    .line,
    form {
        display: flex;
        align-items: end;
        flex-wrap: wrap;
        gap: 0.75rem;
    }
    .line {
        padding-block-end: 0.75rem;
        border-block-end: 1px solid var(--tx-line);
    }
    label {
        display: grid;
        gap: 0.25rem;
        font-size: 0.9375rem;
    }
    .wide,
    form label {
        flex: 1 1 18rem;
    }
    .days {
        display: flex;
        gap: 0.375rem;
    }
    .days label {
        justify-items: center;
    }
    input[type='checkbox'] {
        width: 1.5rem;
        height: 1.5rem;
        margin: 0.5rem 0.25rem;
        accent-color: var(--tx-primary);
    }
    .button {
        min-height: 2.75rem;
    }
    li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
    }
`;
