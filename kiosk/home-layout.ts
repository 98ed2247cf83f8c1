import { css } from 'lit';

/** How `tx-home` looks: four large ways, then a row of themes, then two smaller ways. */
export const homeLayout = css`
    section {
        display: grid;
        gap: 0.9rem;
        grid-template: auto minmax(0, 1fr) auto auto auto / minmax(0, 1fr);
        height: 100%;
        padding: 1.2rem 1.75rem;
    }
    .head {
        text-align: center;
    }
    h1 {
        font-size: 2.1rem;
    }
    h2 {
        color: var(--tx-ink-soft);
        font-size: 1rem;
        font-weight: 600;
        line-height: 1.3;
    }
    .soft {
        font-size: 1.05rem;
        margin-top: 0.15rem;
    }
    .ways {
        display: grid;
        gap: 1.1rem;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        min-height: 0;
    }
    .way {
        align-content: center;
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-l);
        box-shadow: var(--tx-shadow);
        color: var(--tx-primary-deep);
        display: grid;
        gap: 0.9rem;
        justify-items: center;
        min-height: 0;
        padding: 0.8rem;
        text-align: center;
        transition: transform 0.12s;
    }
    .way:active {
        transform: scale(0.985);
    }
    .mark {
        background: var(--tx-primary-soft);
        border-radius: 50%;
        color: var(--tx-primary);
        display: grid;
        font-size: 3.6rem;
        height: 1.9em;
        place-items: center;
        width: 1.9em;
    }
    .words {
        display: grid;
        gap: 0.35rem;
    }
    .name {
        font-size: 2.1rem;
        font-weight: 750;
        line-height: 1.2;
    }
    .name:lang(en) {
        font-size: 1.6rem;
    }
    .hint {
        color: var(--tx-ink-soft);
        font-size: 1.05rem;
        line-height: 1.35;
        text-wrap: balance;
    }
    .way.handle {
        background: linear-gradient(140deg, var(--tx-primary), var(--tx-primary-deep));
        border-color: var(--tx-primary-deep);
        color: var(--tx-on-primary);
    }
    .handle .mark {
        background: rgb(255 255 255 / 0.16);
        color: var(--tx-on-primary);
    }
    .handle .hint {
        color: var(--tx-on-primary);
    }
    ul {
        display: grid;
        gap: 0.9rem;
        grid-auto-rows: 1fr;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        list-style: none;
        margin: 0;
        padding: 0;
    }
    tx-theme-tile {
        height: 100%;
    }
    .more {
        display: grid;
        gap: 1rem;
        grid-template-columns: 1fr 1fr;
    }
    .more .button {
        font-size: 1.15rem;
        min-height: max(60px, 2.9rem);
    }
    .more tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 1.5em;
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        .mark {
            font-size: 3.2rem;
        }
        .name {
            font-size: 1.8rem;
        }
        .name:lang(en) {
            font-size: 1.4rem;
        }
        ul {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
    }
    @media (orientation: portrait) {
        section {
            gap: 1.1rem;
            padding: 1.6rem 1.5rem 1.5rem;
        }
        .ways {
            gap: 1.2rem;
            grid-template-columns: 1fr 1fr;
            grid-template-rows: 1fr 1fr;
        }
        .mark {
            font-size: 4.6rem;
        }
        .name {
            font-size: 2.4rem;
        }
        .name:lang(en) {
            font-size: 1.75rem;
        }
        ul {
            grid-template-columns: 1fr 1fr;
        }
        .more .button {
            min-height: 3.4rem;
        }
    }
`;
