/** The events that elements of the console tell each other. */
import type { Tree } from './tree.ts';

/** A field was filled in; undefined empties an optional one. */
export type Edit = { readonly place: string; readonly value: Tree };

declare global {
    interface HTMLElementEventMap {
        'tx-edit': CustomEvent<Edit>;
        /** The rules were changed here; the console reads them anew. */
        'tx-rules-saved': CustomEvent<void>;
    }
}
