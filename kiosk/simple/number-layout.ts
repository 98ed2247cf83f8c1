import { css } from 'lit';

/** How `tx-simple-number` looks: the number as large as the screen allows, few sentences, one button. */
export const numberLayout = css`
    section {
        display: grid;
        gap: 0.8rem;
        grid-template-rows: auto auto minmax(0, 1fr) auto;
        height: 100%;
        padding: 1rem 1.2rem;
        text-align: center;
    }
    h1 {
        font-size: 1.6rem;
    }
    .no {
        background: var(--theme, var(--tx-primary-deep));
        border-radius: var(--tx-radius-l);
        color: #fff;
        font-size: min(26vw, 20vh);
        font-variant-numeric: tabular-nums;
        font-weight: 800;
        letter-spacing: 0.03em;
        line-height: 1.2;
    }
    .facts {
        align-content: space-evenly;
        display: grid;
        gap: 0.3rem;
        min-height: 0;
    }
    .facts p {
        font-size: 1.4rem;
        font-weight: 650;
        line-height: 1.3;
        text-wrap: balance;
    }
    .facts .print {
        align-items: center;
        display: flex;
        gap: 0.5em;
        justify-content: center;
    }
    .print.problem,
    .print.away {
        color: #6b3905;
    }
    .print.printed {
        color: var(--tx-good);
    }
    tx-icon {
        flex: none;
        font-size: 1.3em;
    }
    .done {
        font-size: 1.6rem;
        justify-self: center;
        min-height: 3.6rem;
        min-width: min(100%, 20rem);
    }
    .button.main.done {
        background: var(--tx-primary-deep);
        border-color: var(--tx-primary-deep);
    }
    @media (orientation: landscape) {
        section {
            gap: 0.5rem;
            padding-block: 0.6rem;
        }
        .no {
            font-size: min(20vw, 19vh);
            line-height: 1.1;
        }
        .facts p {
            font-size: 1.15rem;
        }
        .button.main.done {
            min-height: max(60px, 3rem);
        }
    }
`;
