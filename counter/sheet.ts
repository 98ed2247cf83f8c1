import { type CSSResultGroup, css } from 'lit';
import { tokens } from '#web/tokens.ts';

/** What the elements of the terminal share: key caps, quiet buttons, tags, the lines of a small panel. */
export const sheet: CSSResultGroup = [
    tokens,
    css`
    :host {
        display: block;
        box-sizing: border-box;
    }
    h1,
    h2,
    p,
    ul,
    ol {
        margin: 0;
        padding: 0;
        list-style: none;
    }
    kbd {
        display: inline-block;
        min-width: 1.7em;
        padding: 0.1em 0.4em;
        border: 1px solid currentColor;
        border-radius: 0.35em;
        font: 600 0.8125rem/1.3 ui-monospace, 'Cascadia Mono', Consolas, monospace;
        text-align: center;
    }
    .tag {
        padding: 0.05rem 0.45rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: 99px;
        color: var(--tx-ink-soft);
        font-size: 0.8125rem;
        white-space: nowrap;
    }
    /* A finger needs more room than a pointer, whatever a strip would like to save. */
    @media (pointer: coarse) {
        button,
        select,
        summary,
        input:not([type='checkbox'], [type='radio']) {
            min-width: 2.75rem;
            min-height: 2.75rem !important;
        }
        summary {
            align-content: center;
        }
    }
`,
];

/** The panels that ask for an outcome, an item or a reason. */
export const panelSheet = css`
    h2 {
        margin-bottom: 0.625rem;
        font-size: 1.125rem;
    }
    h2:focus {
        outline: none;
        box-shadow: none;
    }
    button {
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        background: var(--tx-surface);
        text-align: start;
    }
    button:hover:enabled {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
    }
    input {
        width: 100%;
        min-width: 0;
        height: 2.75rem;
        padding: 0 0.75rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        background: var(--tx-surface);
    }
    .keys {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        margin-top: 0.625rem;
        color: var(--tx-ink-soft);
        font-size: 0.8125rem;
    }
    .back {
        flex: none;
        padding: 0.35rem 0.9rem;
    }
`;

/** What stands in the place of a page while its link is lost or it may not be seen. */
export const veilSheet = css`
    .veil {
        display: grid;
        justify-items: center;
        gap: 0.75rem;
        padding: 15vh 1.5rem;
        color: var(--tx-ink-soft);
        text-align: center;
    }
    .veil tx-icon {
        font-size: 4rem;
    }
    .lost {
        color: var(--tx-bad);
        font-size: 1.5rem;
        font-weight: 700;
    }
`;
