import { type CSSResultGroup, css } from 'lit';
import { tokens } from '#web/tokens.ts';

/** The page of a document: a sheet of paper on the screen, the sheet alone on paper. */
export const documentPageStyles: CSSResultGroup = [
    tokens,
    css`
    :host {
        display: block;
        min-height: calc(100 * var(--tx-vh));
        background: var(--tx-ground);
        color: var(--tx-ink);
    }
    header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        max-width: 46rem;
        margin-inline: auto;
        padding: 1rem;
    }
    h1 {
        flex: 1 1 14rem;
        margin: 0;
        font-size: 1.25rem;
    }
    button {
        min-height: 2.75rem;
        padding: 0.375rem 1rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-m);
        background: var(--tx-surface);
        font-weight: 600;
    }
    .print {
        min-width: 7rem;
        border-color: var(--tx-primary);
        background: var(--tx-primary);
        color: var(--tx-on-primary);
    }
    .print:disabled {
        border-color: var(--tx-line);
        background: var(--tx-ground);
        color: var(--tx-ink-soft);
    }
    .languages {
        display: flex;
    }
    .languages button:first-child {
        border-radius: var(--tx-radius-m) 0 0 var(--tx-radius-m);
    }
    .languages button:last-child {
        margin-inline-start: -1px;
        border-radius: 0 var(--tx-radius-m) var(--tx-radius-m) 0;
    }
    .languages [aria-pressed='true'] {
        background: var(--tx-primary-soft);
        border-color: var(--tx-primary);
    }
    .hint {
        flex: 1 0 100%;
        margin: 0;
        color: var(--tx-ink-soft);
        font-size: 0.9375rem;
    }
    .sentence {
        padding: 2rem 1rem;
        color: var(--tx-bad);
        text-align: center;
    }
    article {
        box-sizing: border-box;
        max-width: 46rem;
        margin: 0 auto 2rem;
        padding: clamp(1.25rem, 6vw, 4rem);
        border: 1px solid var(--tx-line);
        background: #fff;
        color: #111;
        font-size: 1.0625rem;
        line-height: 1.7;
    }
    article p {
        margin: 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
    }
    .center {
        text-align: center;
    }
    .bold {
        font-weight: 700;
    }
    .size-2 {
        font-size: 1.625rem;
    }
    .size-3,
    .size-4,
    .size-6 {
        font-size: 2rem;
    }
    .pair {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
    }
    hr {
        margin-block: 0.75rem;
        border: 0;
        border-top: 1px solid #777;
    }
    tx-qr {
        width: 8rem;
        margin: 0.5rem auto 0;
    }
    .space-1 {
        height: 1.5rem;
    }
    .space-2 {
        height: 3rem;
    }
    .space-3 {
        height: 5rem;
    }
    .space-4 {
        height: 7rem;
    }
    @media print {
        :host {
            min-height: 0;
            background: #fff;
        }
        header {
            display: none;
        }
        article {
            max-width: none;
            margin: 0;
            padding: 0;
            border: 0;
            font-size: 12pt;
        }
        p,
        .pair {
            break-inside: avoid;
        }
    }
`,
];
