/** Appointments: booked, moved, cancelled, arrived, missed. */
import type { Appointment } from '#protocol/appointments.ts';
import type { HallState } from '../state.ts';
import type { EventOf } from './parts.ts';

type AppointmentEvent = EventOf<'appointment.booked' | 'appointment.moved' | 'appointment.cancelled' | 'appointment.arrived' | 'appointment.missed'>;

export function appointmentEvent(state: HallState, event: AppointmentEvent): void {
    if (event.type === 'appointment.booked') {
        const { appointment: id, item, day, time, slotAt, person, language } = event;
        state.appointments.set(id, { id, item, day, time, slotAt, person, language, state: 'booked', ticket: null });
        return;
    }
    // One of an earlier day is no longer kept.
    const known = state.appointments.get(event.appointment);
    if (known !== undefined) state.appointments.set(known.id, changed(known, event));
}

function changed(known: Appointment, event: Exclude<AppointmentEvent, { type: 'appointment.booked' }>): Appointment {
    switch (event.type) {
        case 'appointment.moved':
            return { ...known, state: 'booked', day: event.day, time: event.time, slotAt: event.slotAt };
        case 'appointment.cancelled':
            return { ...known, state: 'cancelled' };
        case 'appointment.arrived':
            return { ...known, state: 'arrived', ticket: event.ticket };
        case 'appointment.missed':
            return { ...known, state: 'missed' };
        default:
            return event satisfies never;
    }
}
