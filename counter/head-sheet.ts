import { css } from 'lit';

/** The head of the console and of the guide desk: which hall, who is logged in, and the pages as tabs. */
export const headSheet = css`
    header {
        background: var(--tx-primary-deep);
        color: var(--tx-on-primary);
    }
    .top,
    nav {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        width: min(100%, 96rem);
        margin-inline: auto;
        padding: 0.5rem 1.25rem 0.25rem;
    }
    h1 {
        font-size: 1.25rem;
    }
    .open {
        padding: 0.05rem 0.75rem;
        border-radius: 99px;
        background: var(--tx-on-primary);
        color: var(--tx-primary-deep);
        font-weight: 700;
    }
    .who {
        margin-inline-start: auto;
    }
    .out {
        min-height: 2.75rem;
        padding: 0 0.875rem;
        border: 1px solid currentColor;
        border-radius: 99px;
        background: none;
        color: inherit;
    }
    .out:hover {
        background: var(--tx-primary);
    }
    nav {
        gap: 0.25rem;
        padding-block: 0;
    }
    a {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 2.75rem;
        padding: 0 1.25rem;
        border-radius: var(--tx-radius-s) var(--tx-radius-s) 0 0;
        color: inherit;
        font-size: 1.0625rem;
        font-weight: 600;
        text-decoration: none;
    }
    a:hover {
        background: var(--tx-primary);
    }
    a[aria-current] {
        background: var(--tx-ground);
        color: var(--tx-primary-deep);
    }
`;
