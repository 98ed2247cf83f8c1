import { css } from 'lit';

/** What `tx-entry` and `tx-identity` have in common: places for what is typed, the message below them, keys to touch. */
export const keyLayout = css`
    .typed {
        display: flex;
        justify-content: center;
        position: relative;
    }
    .cell {
        background: var(--tx-surface);
        border: 0.1rem solid var(--tx-line-strong);
        display: grid;
        font-variant-numeric: tabular-nums;
        font-weight: 750;
        line-height: 1;
        min-width: 0;
        place-items: center;
    }
    .cell.filled {
        border-color: var(--tx-primary);
        color: var(--tx-primary-deep);
    }
    .cell.next {
        border-color: var(--tx-primary);
        border-width: 0.16rem;
    }
    .message {
        align-items: center;
        color: #6b3905;
        display: flex;
        font-size: 1.1rem;
        font-weight: 600;
        gap: 0.6em;
        justify-content: center;
        line-height: 1.35;
        min-height: 2.7em;
    }
    .message tx-icon {
        flex: none;
        font-size: 1.5em;
    }
    .key {
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        box-shadow: 0 0.1rem 0.35rem rgb(20 32 46 / 0.07);
        font-weight: 700;
    }
    .key.word {
        background: transparent;
        box-shadow: none;
        font-weight: 600;
    }
    .button.main {
        flex: none;
        font-size: 1.5rem;
        min-height: max(60px, 3.6rem);
    }
    /* Elder mode and low mode: the root is larger, so everything else is closer. */
    :host([simple]) .soft {
        color: var(--tx-ink);
    }
    :host([simple]) .key {
        font-size: 1.6rem;
        line-height: 1;
        min-height: 60px;
    }
    :host([simple]) .key.word {
        font-size: max(30px, 0.9rem);
    }
    :host([simple]) .message {
        min-height: 1.35em;
    }
    :host([simple]) .button.main {
        min-height: max(60px, 3rem);
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        :host([simple]) h1 {
            font-size: 1.4rem;
        }
        :host([simple]) .cell {
            font-size: 1.6rem;
        }
    }
`;
