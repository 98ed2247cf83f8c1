import { css } from 'lit';

/**
 * How `tx-question` looks: the question above, large answers below. In low mode the answers keep to the lower part of the screen, above the foot, whose
 * height is `--tx-foot`.
 */
export const questionLayout = css`
    section {
        display: grid;
        gap: 0.9rem;
        grid-template-rows: auto minmax(0, 1fr);
        height: 100%;
        padding: 0.9rem 1.2rem 1rem;
    }
    .ask {
        align-content: center;
        display: grid;
        gap: 0.5rem;
        justify-items: center;
        min-height: 0;
        text-align: center;
    }
    h1 {
        color: var(--tx-ink);
        font-size: 1.75rem;
        text-wrap: balance;
    }
    .warn h1 {
        color: #6b3905;
    }
    .large {
        color: var(--tx-primary-deep);
        font-size: 4rem;
        font-variant-numeric: tabular-nums;
        font-weight: 800;
        line-height: 1.1;
    }
    .text {
        color: var(--tx-ink);
        font-size: 1.15rem;
        line-height: 1.35;
        max-width: 30em;
        text-wrap: balance;
    }
    .text:lang(en) {
        font-size: 1rem;
    }
    .choices {
        display: grid;
        gap: 0.7rem;
        grid-auto-rows: minmax(0, 1fr);
        grid-template-columns: minmax(0, 1fr);
        list-style: none;
        margin: 0;
        min-height: 0;
        padding: 0;
    }
    li {
        min-height: 0;
    }
    .choice {
        align-items: center;
        background: var(--tx-surface);
        border: 0.14rem solid var(--choice, var(--tx-primary-deep));
        border-radius: var(--tx-radius-l);
        color: var(--tx-ink);
        display: flex;
        gap: 0.9rem;
        height: 100%;
        max-height: 8rem;
        min-height: 60px;
        overflow: hidden;
        padding: 0.3rem 1.1rem;
        width: 100%;
    }
    .choice:active {
        background: var(--tx-primary-soft);
    }
    .choice:disabled {
        color: var(--tx-ink-soft);
    }
    .choice.main {
        background: var(--tx-primary-deep);
        border-color: var(--tx-primary-deep);
        color: var(--tx-on-primary);
    }
    .choice.always {
        border-style: dashed;
    }
    .choice tx-icon {
        color: var(--choice, var(--tx-primary-deep));
        flex: none;
        font-size: 2.3rem;
    }
    .choice.main tx-icon {
        color: inherit;
    }
    .words {
        display: grid;
        flex: 1;
        gap: 0.1rem;
        min-width: 0;
    }
    .label {
        font-size: 1.5rem;
        font-weight: 700;
        line-height: 1.22;
        overflow-wrap: anywhere;
    }
    .label.long {
        font-size: 1.2rem;
    }
    .label.very-long {
        font-size: 1rem;
        line-height: 1.15;
    }
    .note {
        font-size: 1rem;
        line-height: 1.3;
    }
    @media (orientation: landscape) {
        .choices {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .choices.three {
            grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        .choices:not(.many) {
            align-content: center;
            grid-auto-rows: minmax(0, 7rem);
        }
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        .choices.three {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        h1 {
            font-size: 1.5rem;
        }
        .label {
            font-size: 1.3rem;
        }
        .label.long {
            font-size: 1.1rem;
        }
    }
    @media (orientation: portrait) {
        .choices:not(.many) {
            align-content: start;
            grid-auto-rows: minmax(0, 8rem);
        }
    }
    :host([low]) section {
        grid-template-rows: minmax(0, 1fr) calc(45vh - var(--tx-foot) - 1rem);
    }
    :host([low]) .ask {
        align-content: end;
    }
    :host([low]) .choices {
        align-content: stretch;
        grid-auto-rows: minmax(0, 1fr);
        grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    :host([low]) .choice {
        gap: 0.6rem;
        padding-inline: 0.7rem;
    }
    :host([low]) .choice tx-icon {
        font-size: 1.7rem;
    }
    :host([low]) .label {
        font-size: 1.2rem;
    }
    :host([low]) .label.long,
    :host([low]) .label.very-long {
        font-size: 1rem;
        line-height: 1.15;
    }
    @media (orientation: landscape) {
        :host([low]) section {
            grid-template-rows: minmax(0, 1fr) calc(62vh - var(--tx-foot) - 1rem);
        }
        :host([low]) .choices {
            grid-template-columns: repeat(3, minmax(0, 1fr));
        }
    }
    @media (orientation: landscape) and (max-aspect-ratio: 3 / 2) {
        :host([low]) .choices {
            grid-template-columns: repeat(2, minmax(0, 1fr));
        }
    }
`;
