import { type CSSResultGroup, css } from 'lit';
import { sheet as staffSheet } from '../sheet.ts';

/** What the elements of the console share: panels, tables, buttons, tags of levels. */
export const sheet: CSSResultGroup = [
    staffSheet,
    css`
    :host {
        min-width: 0;
    }
    .panel {
        padding: 1rem 1.25rem;
        border: 1px solid var(--tx-line);
        border-radius: var(--tx-radius-m);
        background: var(--tx-surface);
    }
    h2 {
        font-size: 1.25rem;
    }
    h3 {
        margin: 0;
        font-size: 1.0625rem;
    }
    .soft {
        color: var(--tx-ink-soft);
    }
    table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
    }
    th,
    td {
        padding: 0.35rem 0.75rem 0.35rem 0;
        border-bottom: 1px solid var(--tx-line);
        text-align: start;
        vertical-align: top;
    }
    thead th {
        color: var(--tx-ink-soft);
        font-size: 0.875rem;
        font-weight: 600;
        white-space: nowrap;
    }
    tbody tr:last-child > * {
        border-bottom: 0;
    }
    .button {
        min-height: 2.5rem;
        padding: 0.25rem 1rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        font-weight: 600;
    }
    .button:hover:enabled {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
    }
    .button.main {
        border-color: var(--tx-primary);
        background: var(--tx-primary);
        color: var(--tx-on-primary);
    }
    .button.main:hover:enabled {
        background: var(--tx-primary-strong);
    }
    .button:disabled {
        border-color: var(--tx-line);
        background: var(--tx-ground);
        color: var(--tx-ink-soft);
    }
    .level {
        padding: 0.05rem 0.55rem;
        border: 1px solid currentColor;
        border-radius: 99px;
        font-size: 0.875rem;
        font-weight: 700;
        white-space: nowrap;
    }
    .level.warning {
        background: var(--tx-warn-soft);
        color: var(--tx-warn);
    }
    .level.maximum {
        border-color: var(--tx-bad);
        background: var(--tx-bad);
        color: var(--tx-on-primary);
    }
`,
];
