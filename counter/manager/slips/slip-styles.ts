import { css } from 'lit';

/** A line of a template: its choices in a row, its words below them. */
export const lineStyles = css`
    fieldset {
        display: grid;
        gap: 0.4rem;
        margin: 0;
        padding: 0.5rem 0.625rem;
        border: 1px solid var(--tx-line);
        border-inline-start: 4px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        min-width: 0;
    }
    fieldset[aria-invalid='true'] {
        border-color: var(--tx-bad);
        background: var(--tx-bad-soft);
    }
    .choices,
    .words {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.5rem;
    }
    .no {
        min-width: 1.5rem;
        color: var(--tx-ink-soft);
        font-variant-numeric: tabular-nums;
        font-weight: 700;
        text-align: end;
    }
    label {
        display: flex;
        align-items: center;
        gap: 0.35rem;
    }
    label > span {
        color: var(--tx-ink-soft);
        font-size: 0.8125rem;
        white-space: nowrap;
    }
    .words label {
        flex: 1 1 15rem;
    }
    select,
    input:not([type='checkbox']) {
        min-width: 0;
        min-height: 2.125rem;
        padding: 0 0.375rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
    }
    input:not([type='checkbox']) {
        flex: 1;
        width: 100%;
    }
    select {
        max-width: 8rem;
    }
    .insert {
        flex: none;
        width: 7rem;
    }
    input[type='checkbox'] {
        width: 1.125rem;
        height: 1.125rem;
        margin: 0;
    }
    input[aria-invalid='true'] {
        border: 2px solid var(--tx-bad);
    }
    .acts {
        display: flex;
        gap: 0.25rem;
        margin-inline-start: auto;
    }
    .act {
        width: 2.125rem;
        height: 2.125rem;
        padding: 0;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        font-weight: 700;
    }
    .act:hover:enabled {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
    }
    .act:disabled {
        border-color: var(--tx-line);
        color: var(--tx-line-strong);
    }
    .problem {
        color: var(--tx-bad);
        font-size: 0.875rem;
        font-weight: 600;
    }
`;

/** The page: the kinds of slips, what the chosen one says, its sample. */
export const pageStyles = css`
    :host {
        display: grid;
        gap: 1rem;
        align-items: start;
        grid-template-columns: 12rem minmax(0, 1fr) 22rem;
    }
    .panel {
        display: grid;
        gap: 0.75rem;
        min-width: 0;
    }
    .intro {
        grid-column: 1 / -1;
    }
    nav {
        display: grid;
        gap: 0.375rem;
    }
    nav button {
        display: grid;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--tx-line);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
        text-align: start;
    }
    nav button[aria-current] {
        border-color: var(--tx-primary);
        background: var(--tx-primary-soft);
        font-weight: 700;
    }
    nav small {
        color: var(--tx-ink-soft);
        font-weight: 400;
    }
    nav small.changed {
        color: var(--tx-warn);
        font-weight: 700;
    }
    .head,
    .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
    }
    .head .button {
        margin-inline-start: auto;
    }
    .lines {
        display: grid;
        gap: 0.375rem;
    }
    .save {
        position: sticky;
        bottom: 0;
        display: grid;
        gap: 0.5rem;
        padding: 0.75rem 1rem;
        border: 1px solid var(--tx-primary);
        border-radius: var(--tx-radius-m);
        background: var(--tx-surface);
        box-shadow: var(--tx-shadow);
    }
    .save label {
        display: flex;
        flex: 1 1 18rem;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.875rem;
        white-space: nowrap;
    }
    .save input {
        flex: 1;
        min-width: 0;
        min-height: 2.5rem;
        padding: 0 0.5rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
    }
    .said {
        font-weight: 600;
    }
    .said.bad {
        color: var(--tx-bad);
    }
    .said.good {
        color: var(--tx-good);
    }
    .problems {
        color: var(--tx-bad);
        font-size: 0.9375rem;
    }
    tx-slip-preview {
        position: sticky;
        top: calc(var(--tx-banner) + 1rem);
    }
    .history li {
        padding: 0.35rem 0;
        border-bottom: 1px solid var(--tx-line);
    }
    @media (max-width: 72rem) {
        :host {
            grid-template-columns: minmax(0, 1fr) 19rem;
        }
        .kinds {
            grid-column: 1 / -1;
        }
        nav {
            grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
        }
    }
    @media (max-width: 52rem) {
        :host {
            grid-template-columns: minmax(0, 1fr);
        }
        tx-slip-preview {
            position: static;
        }
    }
`;

/** The sample of a slip and what can be chosen about it. */
export const previewStyles = css`
    .panel {
        display: grid;
        gap: 0.75rem;
        min-width: 0;
    }
    .paper {
        display: grid;
        justify-items: center;
        max-height: max(20rem, calc(100 * var(--tx-vh) - 12rem));
        min-height: 12rem;
        padding: 1rem;
        overflow: auto;
        border-radius: var(--tx-radius-s);
        background: var(--tx-line);
    }
    .paper img {
        width: 100%;
        max-width: 18rem;
        box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
    }
    .paper img.narrow {
        max-width: 12.5rem;
    }
    .paper.old img {
        opacity: 0.5;
    }
    .paper p {
        align-self: center;
        text-align: center;
    }
    .switches {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
    }
    .switches label {
        display: flex;
        align-items: center;
        gap: 0.4rem;
    }
    .switches select {
        min-height: 2.25rem;
        padding: 0 0.375rem;
        border: 1px solid var(--tx-line-strong);
        border-radius: var(--tx-radius-s);
        background: var(--tx-surface);
    }
`;
