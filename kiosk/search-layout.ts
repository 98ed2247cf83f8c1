import { css } from 'lit';

/** How `tx-search` looks: in landscape the letters at the left and what was found at the right, in portrait one above the other. */
export const searchLayout = css`
    section {
        display: grid;
        gap: 0.8rem 1.4rem;
        grid-template: 'head head' auto 'typed found' auto 'keys found' minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 3fr);
        height: 100%;
        padding: 1.1rem 1.75rem 1.3rem;
    }
    .head {
        grid-area: head;
    }
    .typed {
        align-items: center;
        background: var(--tx-surface);
        border: 0.14rem solid var(--tx-primary);
        border-radius: var(--tx-radius-m);
        display: flex;
        font-size: 1.9rem;
        font-weight: 750;
        gap: 0.6em;
        grid-area: typed;
        letter-spacing: 0.08em;
        line-height: 1.3;
        min-height: 3.6rem;
        padding: 0.3rem 1rem;
    }
    .typed tx-icon {
        color: var(--tx-primary);
        flex: none;
    }
    .typed .soft {
        font-size: 1.1rem;
        font-weight: 400;
        letter-spacing: 0;
    }
    .keys {
        display: grid;
        gap: 0.5rem;
        grid-area: keys;
        grid-auto-rows: minmax(60px, 1fr);
        grid-template-columns: repeat(5, minmax(0, 1fr));
        min-height: 0;
    }
    .key {
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        font-size: 1.5rem;
        font-weight: 700;
        min-width: 60px;
        padding: 0;
        text-align: center;
    }
    .key:active,
    .word:active,
    .item:active {
        background: var(--tx-primary-soft);
    }
    .key.wide {
        font-size: 1.05rem;
        font-weight: 600;
        grid-column: span 2;
    }
    .found {
        display: grid;
        gap: 0.6rem;
        grid-area: found;
        grid-template-rows: auto minmax(0, 1fr) auto;
        min-height: 0;
    }
    .count {
        color: var(--tx-ink-soft);
        font-size: 1.05rem;
        font-weight: 600;
        line-height: 1.3;
    }
    ul {
        display: grid;
        gap: 0.6rem;
        grid-template-rows: repeat(6, minmax(0, 1fr));
        list-style: none;
        margin: 0;
        min-height: 0;
        padding: 0;
    }
    ul.words {
        grid-template: repeat(4, minmax(0, 1fr)) / repeat(3, minmax(0, 1fr));
    }
    li {
        min-height: 0;
    }
    .word,
    .item {
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-m);
        box-shadow: 0 0.1rem 0.35rem rgb(20 32 46 / 0.07);
        height: 100%;
        width: 100%;
    }
    .word {
        font-size: 1.4rem;
        font-weight: 650;
        line-height: 1.25;
        padding: 0.3rem 0.6rem;
        text-align: center;
        text-wrap: balance;
    }
    .word:lang(en) {
        font-size: 1rem;
    }
    .item {
        align-items: center;
        display: flex;
        gap: 0.7rem;
        padding: 0.3rem 1.1rem;
    }
    .names {
        display: grid;
        flex: 1;
        min-width: 0;
    }
    .name {
        font-size: 1.15rem;
        font-weight: 650;
        line-height: 1.3;
    }
    .names .soft {
        font-size: 0.9rem;
        line-height: 1.3;
    }
    .item tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 1.2rem;
    }
    nav {
        align-items: center;
        display: flex;
        justify-content: space-between;
        white-space: nowrap;
    }
    @media (orientation: portrait) {
        section {
            grid-template: 'head' auto 'typed' auto 'found' minmax(0, 1fr) 'keys' auto / minmax(0, 1fr);
            padding: 1.5rem;
        }
        .keys {
            grid-auto-rows: 3.4rem;
            grid-template-columns: repeat(7, minmax(0, 1fr));
        }
        .key.wide {
            grid-column: span 1;
        }
        ul.words {
            grid-template: repeat(6, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
        }
    }
`;
