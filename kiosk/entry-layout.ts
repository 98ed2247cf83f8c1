import { css } from 'lit';

/** How `tx-entry` looks: what is typed large on top, the keys below it, one button at the end. */
export const entryLayout = css`
    section {
        display: flex;
        flex-direction: column;
        gap: 0.9rem;
        height: 100%;
        margin-inline: auto;
        max-width: 58rem;
        padding: 1.1rem 1.75rem 1.3rem;
    }
    .head {
        align-items: center;
        display: flex;
        gap: 1rem;
    }
    .mark {
        background: var(--tx-primary);
        border-radius: var(--tx-radius-m);
        color: var(--tx-on-primary);
        display: grid;
        flex: none;
        font-size: 2.1rem;
        height: 1.75em;
        place-items: center;
        width: 1.75em;
    }
    .typed {
        gap: 0.55rem;
    }
    .cell {
        border-radius: var(--tx-radius-m);
        flex: 0 1 4rem;
        font-size: 2.3rem;
        height: 1.7em;
    }
    .message {
        text-wrap: balance;
    }
    .keys {
        display: grid;
        flex: 1;
        gap: 0.6rem;
        grid-auto-rows: 1fr;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        min-height: 0;
    }
    .pads {
        display: grid;
        flex: 1;
        gap: 1.6rem;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1fr);
        min-height: 0;
    }
    .letters,
    .digits {
        display: grid;
        gap: 0.6rem;
        grid-auto-rows: 1fr;
        min-height: 0;
    }
    .digits {
        grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .letters.many {
        grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .key {
        align-items: center;
        display: flex;
        font-size: 1.9rem;
        gap: 0.6em;
        justify-content: center;
        line-height: 1.2;
        min-width: 60px;
        padding: 0 0.3rem;
    }
    .key:active,
    .key[aria-pressed='true'] {
        background: var(--tx-primary-soft);
        border-color: var(--tx-primary);
        color: var(--tx-primary-deep);
    }
    .key.word {
        font-size: 1.15rem;
    }
    .key.letter {
        justify-content: start;
        padding-inline: 1.3rem;
    }
    .name {
        font-size: 1.15rem;
        font-weight: 600;
    }
    @media (orientation: portrait) {
        section {
            gap: 1.4rem;
            padding: 2rem 1.5rem 1.8rem;
            width: 100%;
        }
        .cell {
            height: 1.9em;
        }
        .keys {
            flex: none;
            grid-auto-rows: 6rem;
        }
        .appointment .button.main,
        .missed .button.main {
            min-height: 4.8rem;
        }
        .pads {
            flex: none;
            gap: 1.4rem;
            grid-template: auto auto / minmax(0, 1fr);
        }
        .letters {
            grid-auto-rows: 4.6rem;
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .digits {
            grid-auto-rows: 5.4rem;
        }
        .document .letters {
            grid-auto-rows: 4rem;
        }
        .document .digits {
            grid-auto-rows: 4.4rem;
        }
        .document .pads {
            gap: 1rem;
        }
    }
    /* Elder mode and low mode: the root is larger, so everything else is closer. */
    :host([simple]) section {
        gap: 0.6rem;
        padding: 0.7rem 1.2rem 0.8rem;
    }
    :host([simple]) .mark {
        display: none;
    }
    :host([simple]) .head {
        justify-content: center;
        text-align: center;
    }
    :host([simple]) .cell {
        height: 1.5em;
    }
    :host([simple]) .keys,
    :host([simple]) .pads {
        flex: 1;
        gap: 0.6rem;
        grid-auto-rows: minmax(60px, 1fr);
    }
    :host([simple]) .letters,
    :host([simple]) .digits {
        gap: 0.5rem;
        grid-auto-rows: minmax(60px, 1fr);
    }
    :host([low]) section {
        justify-content: end;
    }
    :host([low]) .keys,
    :host([low]) .pads {
        flex: none;
    }
    :host([low]) .keys,
    :host([low]) .letters,
    :host([low]) .digits {
        grid-auto-rows: max(60px, 2.15rem);
    }
    :host([low]) .pads {
        grid-template: auto / minmax(0, 1fr) minmax(0, 1fr);
    }
    :host([low]) .letters {
        grid-template-columns: minmax(0, 1fr);
    }
    :host([low]) .letter {
        padding-inline: 0.6rem;
    }
    :host([low]) .button.main {
        min-height: max(60px, 2.6rem);
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        :host([simple]) section {
            gap: 0.4rem;
        }
    }
`;
