import { css } from 'lit';

/** The devices of a place. */
export const listStyles = css`
    :host {
        display: grid;
        gap: 1rem;
    }
    .summary {
        margin-inline-end: auto;
    }
    .places {
        display: grid;
        align-items: start;
        gap: 1rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr));
    }
    .places .panel {
        gap: 0.25rem;
    }
`;
