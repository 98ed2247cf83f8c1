import { css } from 'lit';

/** How `tx-taken` looks: a ticket with two notches, the number the largest thing on the screen. */
export const takenLayout = css`
    section {
        display: flex;
        flex-direction: column;
        gap: 1.1rem;
        height: 100%;
        padding: 1.2rem 1.75rem 1.3rem;
    }
    h1 {
        align-items: center;
        color: var(--tx-good);
        display: flex;
        gap: 0.5em;
        justify-content: center;
    }
    h1 tx-icon {
        background: var(--tx-good);
        border-radius: 50%;
        color: #fff;
        flex: none;
        font-size: 0.9em;
        height: 1.4em;
        padding: 0.2em;
        width: 1.4em;
    }
    article {
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-l);
        box-shadow: var(--tx-shadow);
        display: grid;
        flex: 1;
        grid-template: 'number qr' 1fr 'facts qr' auto / minmax(0, 1fr) 34%;
        min-height: 0;
        overflow: hidden;
    }
    article.again {
        grid-template: 'number' 1fr 'facts' auto / minmax(0, 1fr);
    }
    .number {
        align-content: center;
        background: var(--theme);
        color: #fff;
        display: grid;
        grid-area: number;
        justify-items: center;
        padding: 0.6rem 1.5rem 0.9rem;
        text-align: center;
    }
    .no {
        font-size: 8rem;
        font-variant-numeric: tabular-nums;
        font-weight: 800;
        letter-spacing: 0.03em;
        line-height: 1.12;
    }
    .what {
        font-size: 1.2rem;
        font-weight: 600;
        line-height: 1.3;
    }
    dl {
        align-content: center;
        display: grid;
        gap: 0.9rem 1.2rem;
        grid-area: facts;
        grid-auto-flow: row;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        margin: 0;
        padding: 1rem 1.75rem;
    }
    dt {
        color: var(--tx-ink-soft);
        font-size: 1rem;
    }
    dd {
        font-size: 1.7rem;
        font-variant-numeric: tabular-nums;
        font-weight: 750;
        line-height: 1.25;
        margin: 0;
    }
    .place {
        grid-column: 1 / -1;
    }
    .place dd {
        align-items: center;
        display: flex;
        font-size: 1.15rem;
        font-weight: 600;
        gap: 0.4em;
    }
    .place tx-icon {
        color: var(--theme);
        flex: none;
        font-size: 1.4em;
    }
    .qr {
        align-content: center;
        border-inline-start: 0.14rem dashed var(--tx-line-strong);
        display: grid;
        gap: 0.5rem;
        grid-area: qr;
        justify-items: center;
        padding: 1rem;
        text-align: center;
    }
    tx-qr {
        max-width: 100%;
        width: min(15rem, 46 * var(--tx-vh));
    }
    .qr p {
        font-size: 1.1rem;
        font-weight: 600;
        line-height: 1.35;
    }
    .qr .soft {
        font-size: 0.95rem;
        font-weight: 400;
        margin-top: 0.5rem;
    }
    .state {
        color: var(--theme);
    }
    .chain {
        align-items: center;
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line);
        border-radius: var(--tx-radius-m);
        display: flex;
        flex: none;
        gap: 1.4rem;
        padding: 0.7rem 1.3rem;
    }
    .chain p {
        color: var(--tx-ink-soft);
        flex: none;
        font-weight: 600;
    }
    ol {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 1.6rem;
        list-style: none;
        margin: 0;
        padding: 0;
    }
    .next-no {
        font-size: 1.5rem;
        font-variant-numeric: tabular-nums;
        font-weight: 800;
    }
    .end > .button {
        font-size: 1.15rem;
    }
    .print {
        align-items: center;
        background: var(--tx-primary-soft);
        border-radius: var(--tx-radius-m);
        color: var(--tx-primary-deep);
        display: flex;
        flex: 1;
        font-size: 1.15rem;
        font-weight: 600;
        gap: 0.8em;
        line-height: 1.4;
        padding: 0.75rem 1.3rem;
    }
    .print tx-icon {
        flex: none;
        font-size: 1.6em;
    }
    .print.printed {
        background: var(--tx-good-soft);
        color: var(--tx-good);
    }
    .print.problem,
    .print.away {
        background: var(--tx-warn-soft);
        color: #6b3905;
    }
    .end {
        align-items: stretch;
        display: flex;
        flex: none;
        gap: 1.2rem;
    }
    .button.main {
        font-size: 1.35rem;
        min-height: max(60px, 3.4rem);
        min-width: 12rem;
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        .no {
            font-size: 9.5rem;
        }
        tx-qr {
            width: 17rem;
        }
    }
    @media (orientation: portrait) {
        section {
            gap: 1.3rem;
            padding: 1.7rem 1.5rem;
        }
        article {
            grid-template: 'number' auto 'facts' auto 'qr' minmax(0, 1fr) / minmax(0, 1fr);
        }
        article.again {
            flex: none;
            grid-template: 'number' auto 'facts' auto / minmax(0, 1fr);
            margin-block: auto;
        }
        .number {
            padding-block: 1rem 1.5rem;
        }
        .no {
            font-size: 9.5rem;
        }
        dl {
            gap: 1.3rem 1rem;
            padding-block: 1.4rem;
        }
        .qr {
            align-items: center;
            border-block-start: 0.14rem dashed var(--tx-line-strong);
            border-inline-start: 0;
            gap: 1.5rem;
            grid-template: minmax(0, 1fr) / auto minmax(0, 14em);
            justify-content: center;
            text-align: start;
        }
        /* What is left of the height, so that the code is always whole. */
        tx-qr {
            height: 100%;
            max-height: 15rem;
            width: auto;
        }
        .qr p {
            font-size: 1.25rem;
        }
        .end {
            flex-direction: column;
        }
        .button.main {
            min-height: 4rem;
        }
    }
`;
