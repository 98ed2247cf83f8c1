/** The events that elements of the page of slips tell each other. */
import type { LineAct } from './draft.ts';

declare global {
    interface HTMLElementEventMap {
        /** A line was changed, moved, removed or followed by a new one. */
        'tx-slip-line': CustomEvent<LineAct>;
    }
}
