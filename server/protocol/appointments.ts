/** Appointments: a place in a slot of a later time. They outlive the business day. */
import type { Language, Material } from './hall.ts';

/** `booked` not here yet, `arrived` has a ticket, `missed` did not come within the grace, `cancelled`. */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export type Appointment = {
    readonly id: string;
    readonly item: string;
    readonly day: string;
    /** Begin of the slot, `HH:MM` hall time, and as an instant. */
    readonly time: string;
    readonly slotAt: number;
    readonly person: string | null;
    readonly language: Language;
    readonly state: AppointmentState;
    readonly ticket: string | null;
};

/** An appointment as the guide desk and integrators see it; the confirmation carries what to bring. */
export type AppointmentView = Omit<Appointment, 'person'> & { readonly materials: readonly Material[] };

/** A slot of an item on a day. */
export type SlotView = { time: string; at: number; free: number };
