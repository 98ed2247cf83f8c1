import { type CSSResultGroup, css } from 'lit';
import { fieldSheet } from '../field-sheet.ts';
import { sheet as consoleSheet } from '../manager/sheet.ts';

/** What the elements of the guide desk share: room for fingers, fields, lines to touch, facts. */
export const sheet: CSSResultGroup = [
    consoleSheet,
    fieldSheet,
    css`
    .panel {
        display: grid;
        align-content: start;
        gap: 0.75rem;
        grid-template-columns: minmax(0, 1fr);
    }
    .both {
        display: grid;
        align-items: start;
        gap: 1rem;
        grid-template-columns: var(--columns, minmax(0, 1fr) minmax(0, 1fr));
    }
    @media (max-width: 60rem) {
        .both {
            grid-template-columns: minmax(0, 1fr);
        }
    }
    .button,
    .line {
        min-height: 2.75rem;
    }
    .button.bad {
        border-color: var(--tx-bad);
        color: var(--tx-bad);
    }
    .button.bad:hover:enabled {
        background: var(--tx-bad-soft);
    }
    .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
    }
    .field {
        display: grid;
        align-content: start;
        gap: 0.25rem;
    }
    label,
    legend,
    .name {
        font-weight: 600;
    }
    fieldset {
        min-width: 0;
    }
    .lines {
        display: grid;
        gap: 0.375rem;
        grid-template-columns: minmax(0, 1fr);
    }
    .line {
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        width: 100%;
        padding: 0.375rem 0.75rem;
        border: 1px solid var(--tx-line);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        text-align: start;
    }
    .line:hover:enabled {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
    }
    .line .grow {
        flex: 1;
        min-width: 0;
    }
    .no {
        font-variant-numeric: tabular-nums;
        font-weight: 700;
    }
    dl {
        display: grid;
        gap: 0.25rem 1rem;
        grid-template-columns: max-content minmax(0, 1fr);
        margin: 0;
    }
    dt {
        color: var(--tx-ink-soft);
    }
    dd {
        margin: 0;
        font-weight: 600;
    }
    .wrong {
        padding: 0.625rem 0.875rem;
        border-inline-start: 0.25rem solid var(--tx-bad);
        background: var(--tx-bad-soft);
        color: var(--tx-bad);
        font-weight: 600;
    }
    .good {
        padding: 0.625rem 0.875rem;
        border-inline-start: 0.25rem solid var(--tx-good);
        background: var(--tx-good-soft);
        color: var(--tx-good);
        font-weight: 600;
    }
`,
];
