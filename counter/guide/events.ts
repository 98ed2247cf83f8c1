/** The events that elements of the guide desk tell each other. */
import type { AppointmentView } from '#protocol/appointments.ts';
import type { TakenAnswer } from '#protocol/views.ts';
import type { Wishes } from './wishes.ts';

/** A place in a slot of an item. */
export type Slot = { readonly day: string; readonly time: string };

declare global {
    interface HTMLElementEventMap {
        /** An item was chosen; the detail is its code. */
        'tx-desk-item': CustomEvent<string>;
        /** A theme alone was chosen. */
        'tx-desk-theme': CustomEvent<string>;
        /** A ticket is to be shown; the detail is its id. */
        'tx-desk-ticket': CustomEvent<string>;
        /** A number was taken. */
        'tx-desk-taken': CustomEvent<TakenAnswer>;
        /** One of some choices was made; the detail is its id. */
        'tx-desk-choice': CustomEvent<string>;
        /** The place where slips come out. */
        'tx-desk-place': CustomEvent<string | null>;
        'tx-desk-wishes': CustomEvent<Wishes>;
        'tx-desk-slot': CustomEvent<Slot>;
        /** An appointment was booked, moved or cancelled: as it is now. */
        'tx-desk-booked': CustomEvent<AppointmentView>;
    }
}
