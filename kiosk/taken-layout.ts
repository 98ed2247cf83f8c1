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
        font-size: 1.1em;
        padding: 0.2em;
        height: 1.4em;
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
    .number {
        align-content: center;
        background: var(--theme);
        color: #fff;
        display: grid;
        grid-area: number;
        justify-items: center;
        padding: 1.1rem 1.5rem;
        text-align: center;
    }
    .number .soft {
        color: inherit;
        font-size: 1.15rem;
    }
    .no {
        font-size: 7.4rem;
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
        padding: 1.1rem 1.75rem;
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
        width: min(15rem, 46vh);
    }
    .qr p {
        font-size: 1.05rem;
        font-weight: 600;
        line-height: 1.35;
    }
    .print {
        align-items: center;
        background: var(--tx-primary-soft);
        border-radius: var(--tx-radius-m);
        color: var(--tx-primary-deep);
        display: flex;
        flex: none;
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
        align-items: center;
        display: flex;
        flex: none;
        gap: 1.5rem;
        justify-content: space-between;
    }
    .end .soft {
        font-size: 1.05rem;
    }
    .button.main {
        font-size: 1.35rem;
        min-height: 3.2rem;
        min-width: 12rem;
    }
    @media (orientation: portrait) {
        section {
            gap: 1.6rem;
            padding: 1.8rem 1.5rem;
        }
        article {
            grid-template: 'number' 1fr 'facts' auto 'qr' auto / minmax(0, 1fr);
        }
        .number {
            padding-block: 1.2rem;
        }
        .no {
            font-size: 10rem;
        }
        dl {
            gap: 1.4rem 1rem;
            padding-block: 1.7rem;
        }
        .qr {
            border-block-start: 0.14rem dashed var(--tx-line-strong);
            border-inline-start: 0;
        }
        tx-qr {
            width: min(15.5rem, 24vh);
        }
        .end {
            align-items: stretch;
            flex-direction: column;
            text-align: center;
        }
        .button.main {
            min-height: 4.4rem;
        }
    }
`;
