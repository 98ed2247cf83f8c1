import { css } from 'lit';

/** How `tx-items` looks: three columns in landscape, two in portrait, tiles of one height. */
export const itemsLayout = css`
    section {
        display: grid;
        gap: 1rem;
        grid-template: 'head nav' auto 'list list' minmax(0, 1fr) 'unsure unsure' auto / minmax(0, 1fr) auto;
        height: 100%;
        padding: 1.1rem 1.75rem;
    }
    .head {
        align-items: center;
        display: flex;
        gap: 1rem;
        grid-area: head;
    }
    .mark {
        background: var(--theme);
        border-radius: var(--tx-radius-m);
        color: #fff;
        display: grid;
        font-size: 2.1rem;
        height: 1.75em;
        place-items: center;
        width: 1.75em;
    }
    .theme {
        color: var(--theme);
        font-weight: 700;
        line-height: 1.3;
    }
    nav {
        align-items: center;
        display: flex;
        gap: 1rem;
        grid-area: nav;
        white-space: nowrap;
    }
    ul {
        display: grid;
        gap: 0.8rem;
        grid-area: list;
        grid-template-columns: repeat(3, 1fr);
        grid-template-rows: repeat(4, 1fr);
        list-style: none;
        margin: 0;
        min-height: 0;
        padding: 0;
    }
    li {
        min-height: 0;
        min-width: 0;
    }
    .item,
    .unsure {
        align-items: center;
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-m);
        display: flex;
        gap: 0.7rem;
        height: 100%;
        padding: 0.4rem 1.1rem;
        width: 100%;
    }
    .item {
        background: linear-gradient(to right, var(--theme) 0.4rem, var(--tx-surface) 0);
        padding-inline-start: 1.4rem;
        box-shadow: 0 0.1rem 0.35rem rgb(20 32 46 / 0.07);
    }
    .item:active,
    .unsure:active {
        background: var(--tx-primary-soft);
    }
    .words {
        display: grid;
        flex: 1;
        gap: 0.25rem;
        justify-items: start;
        min-width: 0;
    }
    .name {
        font-size: 1.12rem;
        font-weight: 600;
        line-height: 1.3;
        text-wrap: balance;
    }
    .name:lang(en) {
        font-size: 1rem;
    }
    .common {
        border: 0.06rem solid var(--theme);
        border-radius: var(--tx-radius-s);
        color: var(--theme);
        font-size: 0.78rem;
        font-weight: 600;
        line-height: 1.35;
        padding: 0.05em 0.6em;
    }
    tx-icon {
        color: var(--theme);
        flex: none;
        font-size: 1.2rem;
    }
    .mark tx-icon,
    nav tx-icon {
        color: inherit;
    }
    .mark tx-icon {
        font-size: 1em;
    }
    .unsure {
        background: transparent;
        border: 0.11rem dashed var(--theme);
        grid-area: unsure;
        height: auto;
        padding-block: 0.65rem;
    }
    .unsure > tx-icon:first-child {
        font-size: 1.9rem;
    }
    .hint {
        color: var(--tx-ink-soft);
        font-size: 0.92rem;
        line-height: 1.35;
    }
    @media (max-width: 1400px) and (orientation: landscape) {
        .item {
            gap: 0.4rem;
            padding-inline: 1.1rem 0.6rem;
        }
    }
    @media (orientation: portrait) {
        section {
            gap: 1.2rem;
            grid-template: 'head' auto 'list' minmax(0, 1fr) 'nav' auto 'unsure' auto / minmax(0, 1fr);
            padding: 1.5rem;
        }
        ul {
            grid-template-columns: repeat(2, 1fr);
            grid-template-rows: repeat(6, 1fr);
        }
        nav {
            justify-content: space-between;
        }
        .unsure {
            padding-block: 1.1rem;
        }
    }
`;
