import { css } from 'lit';

/** The hall screen as a whole. Its colours are its own: a board is read across a hall, in daylight, by people of every age. */
export const board = css`
    :host {
        --board-back: #071a33;
        --board-row: #10294b;
        --board-row-even: #0d2342;
        --board-ink: #fff;
        --board-muted: #b9c9e0;
        --board-number: #ffd66b;
        --board-new: #ffcb3d;
        --board-new-bright: #fff0b8;
        --board-new-ink: #1b1300;
        background: var(--board-back);
        box-sizing: border-box;
        color: var(--board-ink);
        display: grid;
        gap: 0.9rem;
        grid-template:
            'header header' auto
            'calls themes' minmax(0, 1fr)
            'ticker ticker' auto / minmax(0, 2.35fr) minmax(0, 1fr);
        height: calc(100 * var(--tx-vh));
        overflow: hidden;
        padding: 0.9rem 1.2rem;
        position: relative;
    }
    main {
        display: contents;
    }
    header {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1.5rem;
        grid-area: header;
        justify-content: space-between;
        min-height: 3.6rem;
    }
    h1 {
        font-size: 2.3rem;
        font-weight: 800;
        line-height: 1.15;
        margin: 0;
        text-wrap: balance;
    }
    .zone {
        color: var(--board-muted);
        font-size: 1.4rem;
        margin: 0;
    }
    .now {
        align-items: center;
        display: flex;
        flex: none;
        gap: 1.2rem;
        margin-inline-start: auto;
    }
    .open {
        border: 0.12rem solid currentColor;
        border-radius: 2rem;
        font-size: 1.3rem;
        font-weight: 700;
        padding: 0.15rem 1rem;
    }
    .open.no {
        background: var(--board-ink);
        color: var(--board-back);
    }
    tx-clock {
        font-size: 1.5rem;
    }
    tx-link-bar {
        --tx-link-bar-size: 1.4rem;
    }
    tx-call-list {
        grid-area: calls;
    }
    tx-theme-panel {
        grid-area: themes;
    }
    .foot {
        display: grid;
        gap: 0.5rem;
        grid-area: ticker;
        min-width: 0;
    }
    .foot > * {
        background: var(--board-row);
        border-radius: 0.5rem;
        min-height: 3.4rem;
        padding-inline: 1.2rem;
    }
    .loading {
        align-self: center;
        color: var(--board-muted);
        font-size: 2.4rem;
        grid-area: calls / calls / themes / themes;
        text-align: center;
    }
    .veiled {
        filter: grayscale(1) blur(0.1rem);
        opacity: 0.3;
    }
    .veil {
        align-items: center;
        display: flex;
        font-size: 2.6rem;
        font-weight: 800;
        gap: 1rem;
        inset: 0;
        justify-content: center;
        pointer-events: none;
        position: absolute;
    }
    @media (orientation: portrait) {
        header > div:first-child {
            flex-basis: 100%;
        }
        .now {
            justify-content: space-between;
            margin-inline-start: 0;
            width: 100%;
        }
        tx-sound-note {
            order: 1;
        }
        :host {
            grid-template:
                'header' auto
                'calls' minmax(0, 1fr)
                'themes' auto
                'ticker' auto / minmax(0, 1fr);
        }
        tx-theme-panel {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
    }
`;
