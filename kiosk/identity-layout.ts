import { css } from 'lit';

/** How `tx-identity` looks: the notice, the card reader large, and three further ways; or a number's places over a pad of digits. */
export const identityLayout = css`
    section {
        display: flex;
        flex-direction: column;
        gap: 1.1rem;
        height: 100%;
        margin-inline: auto;
        max-width: 64rem;
        padding: 1.3rem 1.75rem;
    }
    h2 {
        font-size: 1.15rem;
        font-weight: 700;
        line-height: 1.35;
    }
    aside {
        background: var(--tx-primary-soft);
        border-radius: var(--tx-radius-m);
        display: flex;
        gap: 1rem;
        line-height: 1.45;
        padding: 0.9rem 1.3rem;
    }
    aside tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 2.4rem;
    }
    .brief {
        display: none;
    }
    .card {
        align-items: center;
        background: var(--tx-surface);
        border: 0.14rem dashed var(--tx-primary);
        border-radius: var(--tx-radius-l);
        display: flex;
        flex: 1;
        gap: 1.8rem;
        justify-content: center;
        min-height: 0;
        padding: 1rem 1.6rem;
    }
    .card tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 5.4rem;
    }
    .card.failed {
        border-color: var(--tx-warn);
    }
    .say {
        font-size: 1.9rem;
        font-weight: 700;
        line-height: 1.3;
    }
    .card .soft {
        font-size: 1.1rem;
        line-height: 1.4;
        margin-top: 0.4rem;
    }
    .ways {
        display: grid;
        flex: none;
        gap: 1rem;
        grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .way {
        align-items: center;
        background: var(--tx-surface);
        border: 0.09rem solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        display: flex;
        font-size: 1.2rem;
        font-weight: 650;
        gap: 0.8rem;
        justify-content: center;
        line-height: 1.3;
        min-height: max(60px, 4.6rem);
        padding: 0.5rem 1rem;
        text-align: center;
    }
    .way tx-icon {
        color: var(--tx-primary);
        flex: none;
        font-size: 1.9rem;
    }
    .way:active,
    .key:active {
        background: var(--tx-primary-soft);
    }
    .typed {
        gap: 0.3rem;
    }
    .cell {
        border-radius: var(--tx-radius-s);
        flex: 0 1 2.9rem;
        font-size: 1.7rem;
        height: 2em;
    }
    .cell.gap {
        margin-inline-start: 0.7rem;
    }
    .wrong .cell {
        border-color: var(--tx-warn);
    }
    .digits {
        display: grid;
        flex: 1;
        gap: 0.7rem;
        grid-auto-rows: 1fr;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        min-height: 0;
    }
    .key {
        font-size: 2rem;
        text-align: center;
    }
    .key.word {
        font-size: 1.2rem;
    }
    @media (orientation: portrait) {
        section {
            padding: 1.8rem 1.5rem;
            width: 100%;
        }
        .card {
            flex-direction: column;
            text-align: center;
        }
        .card tx-icon {
            font-size: 8rem;
        }
        .ways {
            grid-template-columns: minmax(0, 1fr);
        }
        .digits {
            flex: none;
            grid-auto-rows: 6rem;
        }
        .button.main {
            min-height: 4.8rem;
        }
    }
    /* Elder mode and low mode: the root is larger, so everything else is closer and fewer. */
    :host([simple]) section {
        gap: 0.7rem;
        padding: 0.8rem 1.2rem;
    }
    :host([simple]) h1 {
        text-align: center;
    }
    :host([simple]) .more,
    :host([simple]) .way.staff {
        display: none;
    }
    :host([simple]) .brief {
        display: block;
    }
    :host([simple]) aside {
        align-items: center;
        font-size: 1.1rem;
        padding: 0.6rem 1rem;
    }
    :host([simple]) .card {
        flex-direction: row;
        gap: 1rem;
        padding: 0.6rem 1rem;
        text-align: start;
    }
    :host([simple]) .card tx-icon {
        font-size: 4rem;
    }
    :host([simple]) .say {
        font-size: 1.5rem;
    }
    :host([simple]) .ways {
        grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    :host([simple]) .cell {
        height: 1.7em;
    }
    :host([simple]) .soft {
        text-align: center;
    }
    :host([simple]) .digits {
        flex: 1;
        gap: 0.6rem;
        grid-auto-rows: minmax(60px, 1fr);
    }
    :host([low]) .type {
        justify-content: end;
    }
    :host([low]) .digits {
        flex: none;
        grid-auto-rows: max(60px, 2.4rem);
    }
    @media (orientation: landscape) {
        :host([low]) .digits {
            gap: 0.4rem;
            grid-auto-rows: 60px;
        }
    }
    @media (orientation: portrait) {
        :host([simple]:not([low])) .ways {
            grid-template-columns: minmax(0, 1fr);
        }
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        :host([simple]) section {
            gap: 0.4rem;
        }
    }
`;
