import { css } from 'lit';

/** How `tx-kiosk` lays out its parts: head, screen, foot. */
export const kioskLayout = css`
    :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        height: calc(100 * var(--tx-vh));
        overflow: hidden;
    }
    :host([low]) {
        --tx-foot: 6.9rem;
    }
    @media (orientation: landscape) {
        :host([low]) {
            --tx-foot: 5.8rem;
        }
    }
    @media (min-aspect-ratio: 3 / 2) {
        :host([low]) {
            --tx-foot: 3.9rem;
        }
    }
    main {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
    }
    .screen {
        animation: arrive 0.18s ease-out;
        display: grid;
        grid-row: 3;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
    }
    .notice {
        align-items: center;
        background: var(--tx-warn-soft);
        color: #6b3905;
        display: flex;
        font-size: 1.05rem;
        font-weight: 600;
        gap: 0.7em;
        grid-row: 1;
        justify-content: center;
        line-height: 1.4;
        margin: 0;
        padding: 0.55rem 1.75rem;
    }
    .notice tx-icon {
        flex: none;
        font-size: 1.5em;
    }
    .chosen {
        align-items: center;
        background: var(--tx-good-soft);
        color: var(--tx-good);
        display: flex;
        gap: 1.2rem;
        grid-row: 2;
        justify-content: center;
        padding: 0.5rem 1.75rem;
    }
    .chosen p {
        align-items: center;
        display: flex;
        font-size: 1.15rem;
        font-weight: 650;
        gap: 0.6em;
    }
    @keyframes arrive {
        from {
            opacity: 0;
            transform: translateY(0.4rem);
        }
    }
`;
