/** The events that elements of the terminal tell each other. */
import type { Outcome } from '#protocol/tickets.ts';
import type { TerminalVerb } from './keys.ts';

/** How a session ended, as the outcome panel has it from the clerk. */
export type Finish = { readonly outcome: Outcome; readonly item?: string; readonly reason?: string };

declare global {
    interface HTMLElementEventMap {
        /** A clerk logged in; the detail is the token. */
        'tx-logged-in': CustomEvent<string>;
        /** The session is over, by the clerk or by the hub. */
        'tx-session-ended': CustomEvent<'logout' | 'refused' | 'forbidden'>;
        /** The clerk wants another counter, or the hall has none with this number. */
        'tx-leave-counter': CustomEvent<'change' | 'unknown'>;
        /** A button of a verb was pressed. */
        'tx-verb': CustomEvent<TerminalVerb>;
        /** The clerk chose how the session ended. */
        'tx-finish': CustomEvent<Finish>;
        /** The clerk left the outcome panel. */
        'tx-back': CustomEvent<void>;
        /** The switch of the keys was pressed. */
        'tx-keys': CustomEvent<void>;
        /** A sentence was read; the detail is its id. */
        'tx-close-notice': CustomEvent<number>;
        /** An item was picked; the detail is its code. */
        'tx-item': CustomEvent<string>;
        /** A reason was given. */
        'tx-reason': CustomEvent<string>;
    }
}

/** Sends one of these events up through the shadow roots. */
export function tell<Name extends keyof HTMLElementEventMap>(
    from: EventTarget,
    name: Name,
    ...detail: HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? (Detail extends void ? [] : [Detail]) : never
): void {
    from.dispatchEvent(new CustomEvent(name, { detail: detail[0], bubbles: true, composed: true }));
}
