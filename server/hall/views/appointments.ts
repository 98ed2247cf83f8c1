/** An appointment as the guide desk and integrators see it. */
import type { Appointment, AppointmentView } from '#protocol/appointments.ts';
import type { HallState } from '../state.ts';

export function appointmentView(state: HallState, appointment: Appointment): AppointmentView {
    const { person: _person, ...shown } = appointment;
    return { ...shown, materials: state.setup.items.get(appointment.item)?.materials ?? [] };
}
