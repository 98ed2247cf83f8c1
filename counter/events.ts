/** The events that elements of the terminal tell each other. */
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Outcome } from '#protocol/tickets.ts';
import type { TerminalVerb } from './keys.ts';
import type { FoundTicket, TicketAct } from './ticket-acts.ts';

/** How a session ended, as the outcome panel has it from the clerk. */
export type Finish = { readonly outcome: Outcome; readonly item?: string; readonly reason?: string; readonly record?: ServiceRecord };

/** A verb that goes to the hub: one with a key, or one that a panel gives. */
export type GivenVerb = TerminalVerb | 'print-document' | 'hand-over' | 'collect-case' | 'correct';

/** A verb with what the clerk has answered for it; `no` is the number of the ticket it is about, or empty. */
export type Given = { readonly verb: GivenVerb; readonly input: Readonly<Record<string, unknown>>; readonly no: string };

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
        /** An outcome was chosen beside the buttons. */
        'tx-outcome': CustomEvent<Outcome>;
        /** The record of the session is to be filled in. */
        'tx-fill': CustomEvent<void>;
        /** The record is as the clerk wants it. */
        'tx-record': CustomEvent<ServiceRecord>;
        /** The record has changed and is not done yet. */
        'tx-draft': CustomEvent<ServiceRecord>;
        /** A verb is complete and goes to the hub. */
        'tx-give': CustomEvent<Given>;
        /** The clerk wants to find a ticket, for one act or to see what can be done with it. */
        'tx-find': CustomEvent<TicketAct | null>;
        /** A line of the queue was pressed. */
        'tx-line': CustomEvent<FoundTicket>;
        /** What is still to do is to be shown. */
        'tx-work': CustomEvent<void>;
        /** The list of all counters, or of this one again. */
        'tx-all': CustomEvent<void>;
        /** The clerk left a panel. */
        'tx-back': CustomEvent<void>;
        /** The switch of the keys was pressed. */
        'tx-keys': CustomEvent<void>;
        /** The work orders are to be shown. */
        'tx-orders': CustomEvent<void>;
        /** A sentence was read; the detail is its id. */
        'tx-close-notice': CustomEvent<number>;
        /** A line was picked; the detail is its id. */
        'tx-pick': CustomEvent<string>;
        /** Enter was pressed on words that no line holds. */
        'tx-typed': CustomEvent<string>;
        /** The clerk is sure. */
        'tx-confirm': CustomEvent<void>;
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
