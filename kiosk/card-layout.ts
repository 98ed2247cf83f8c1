import { css } from 'lit';

/** How `tx-item-card` looks. */
export const cardLayout = css`
    section {
        display: flex;
        flex-direction: column;
        gap: 1.1rem;
        height: 100%;
        padding: 1.3rem 1.75rem;
    }
    article {
        background: linear-gradient(var(--theme) 0.5rem, var(--tx-surface) 0);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-l);
        box-shadow: var(--tx-shadow);
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 1.1rem;
        min-height: 0;
        overflow: auto;
        padding: 1.8rem 1.8rem 1.3rem;
    }
    .theme {
        align-items: center;
        color: var(--theme);
        display: flex;
        font-weight: 700;
        gap: 0.5em;
        margin-bottom: 0.2rem;
    }
    .theme tx-icon {
        font-size: 1.4em;
    }
    .body {
        display: grid;
        flex: 1 0 auto;
        gap: 1rem 2.2rem;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
    dl {
        align-content: start;
        display: grid;
        gap: 1.1rem;
        margin: 0;
    }
    dt,
    h2 {
        align-items: center;
        color: var(--tx-ink-soft);
        display: flex;
        font-size: 0.95rem;
        font-weight: 500;
        gap: 0.5em;
        line-height: 1.3;
    }
    dt tx-icon,
    h2 tx-icon {
        color: var(--theme);
        font-size: 1.25em;
    }
    dd {
        font-size: 1.15rem;
        font-weight: 600;
        line-height: 1.35;
        margin: 0.25rem 0 0;
    }
    dd .soft {
        font-size: 1rem;
        font-weight: 400;
    }
    ul {
        list-style: none;
        margin: 0.4rem 0 0;
        padding: 0;
    }
    li {
        align-items: baseline;
        border-bottom: 0.06rem solid var(--tx-line);
        display: flex;
        font-size: 1.05rem;
        gap: 1rem;
        justify-content: space-between;
        line-height: 1.35;
        padding: 0.5rem 0;
    }
    li:last-child {
        border-bottom: 0;
    }
    .kinds {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 0.3rem;
        justify-content: end;
    }
    .kinds span {
        background: var(--tx-primary-soft);
        border-radius: var(--tx-radius-s);
        color: var(--tx-primary-deep);
        font-size: 0.85rem;
        font-weight: 600;
        padding: 0.05em 0.6em;
        white-space: nowrap;
    }
    .identity {
        align-items: center;
        background: var(--tx-primary-soft);
        border-radius: var(--tx-radius-m);
        display: flex;
        font-size: 0.95rem;
        gap: 0.8em;
        line-height: 1.4;
        padding: 0.7rem 1.1rem;
    }
    .identity tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 1.8em;
    }
    article.alone {
        align-items: center;
        justify-content: center;
        text-align: center;
    }
    .alone .theme {
        font-size: 1.3rem;
        justify-content: center;
    }
    .mark {
        background: var(--theme);
        border-radius: 50%;
        color: #fff;
        display: grid;
        flex: none;
        font-size: 3.4rem;
        height: 1.9em;
        place-items: center;
        width: 1.9em;
    }
    .text {
        color: var(--tx-ink-soft);
        font-size: 1.25rem;
        max-width: 30em;
        text-wrap: balance;
    }
    .buttons {
        display: flex;
        flex: none;
        gap: 1rem;
    }
    .button {
        min-height: 4rem;
        min-width: 9.5rem;
    }
    .button.main {
        flex: 1;
        font-size: 1.7rem;
        letter-spacing: 0.1em;
        min-height: 4rem;
    }
    .button.main:lang(en) {
        letter-spacing: 0;
    }
    .button.main:disabled {
        background: var(--tx-primary-strong);
        border-color: var(--tx-primary-strong);
        color: var(--tx-on-primary);
    }
    /* English takes more lines than Chinese. */
    @media (orientation: landscape) {
        h1:lang(en) {
            font-size: 1.7rem;
        }
        dl:lang(en) {
            gap: 0.8rem;
        }
        dd:lang(en) {
            font-size: 1.05rem;
        }
    }
    @media (orientation: portrait) {
        section {
            padding: 1.6rem 1.5rem;
        }
        article {
            gap: 1.2rem;
            padding: 1.9rem 2rem 1.4rem;
        }
        dl {
            gap: 1.1rem 1.5rem;
            grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .body > dl > :last-child:nth-child(odd) {
            grid-column: 1 / -1;
        }
        .body {
            align-content: start;
            gap: 1.2rem;
            grid-template-columns: minmax(0, 1fr);
        }
        h1 {
            font-size: 1.9rem;
        }
        li {
            padding: 0.5rem 0;
        }
        h1:lang(en) {
            font-size: 1.65rem;
        }
        li:lang(en) {
            font-size: 0.95rem;
            padding: 0.4rem 0;
        }
        .buttons {
            flex-wrap: wrap;
        }
        /* Up to four further ways beside each other, so that the card keeps its height. */
        .button {
            flex: 1 1 0;
            font-size: 0.98rem;
            min-height: 3.2rem;
            min-width: 0;
            padding-inline: 0.5em;
        }
        .button.main {
            flex: 1 0 100%;
            font-size: 1.7rem;
            min-height: 4.8rem;
            order: -1;
        }
    }
`;
