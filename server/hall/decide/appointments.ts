/** Booking, moving and cancelling appointments. */
import type { CommandOf } from '#protocol/commands.ts';
import { freeAt } from '../appointments.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, refuse } from './decision.ts';

/** Command of the table, with the identity already reduced to a reference and with an id that nobody can guess. */
export type BookAppointment = Omit<CommandOf<'bookAppointment'>, 'identity'> & { readonly person?: string | null; readonly appointment: string };

export function bookAppointment(state: HallState, command: BookAppointment, { now }: Circumstances): Decision {
    const { appointment, item, day, time } = command;
    if (!state.setup.items.has(item)) return refuse('unknown-item', { item });
    const slot = freeAt(state, item, day, time, now);
    if (slot === null) return refuse('no-such-slot', { day, time });
    if (slot.free <= 0) return refuse('no-free-slot', { day, time });
    const person = command.person ?? null;
    const language = command.language ?? 'zh-CN';
    return accept({ appointment }, { type: 'appointment.booked', appointment, item, day, time, slotAt: slot.at, person, language });
}

export function moveAppointment(state: HallState, command: CommandOf<'moveAppointment'>, { now }: Circumstances): Decision {
    const known = state.appointments.get(command.appointment);
    if (known === undefined) return refuse('unknown-appointment');
    if (known.state !== 'booked' && known.state !== 'missed') return refuse('appointment-state', { state: known.state });
    const { day, time } = command;
    if (known.day === day && known.time === time) return accept({ appointment: known.id });
    const slot = freeAt(state, known.item, day, time, now);
    if (slot === null) return refuse('no-such-slot', { day, time });
    if (slot.free <= 0) return refuse('no-free-slot', { day, time });
    return accept({ appointment: known.id }, { type: 'appointment.moved', appointment: known.id, day, time, slotAt: slot.at });
}

export function cancelAppointment(state: HallState, command: CommandOf<'cancelAppointment'>): Decision {
    const known = state.appointments.get(command.appointment);
    if (known === undefined) return refuse('unknown-appointment');
    if (known.state !== 'booked') return refuse('appointment-state', { state: known.state });
    return accept({ appointment: known.id }, { type: 'appointment.cancelled', appointment: known.id });
}
