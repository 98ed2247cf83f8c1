/** Appointments: a slot holds no more of them than its counters can serve of its share. */
import type { Appointment } from '#protocol/appointments.ts';
import type { HallEvent } from '#protocol/events.ts';
import { mayServe } from './handbook-choice.ts';
import { dayOf } from './handbook-issue.ts';
import { type History, must } from './seen.ts';
import { MINUTE } from './small-hall.ts';

export function observeAppointment(history: History, event: HallEvent): void {
    switch (event.type) {
        case 'appointment.booked': {
            const { appointment: id, item, day, time, slotAt, person, language } = event;
            must(!history.appointments.has(id), `the appointment ${id} was booked twice`);
            return put(history, { id, item, day, time, slotAt, person, language, state: 'booked', ticket: null }, event.at);
        }
        case 'appointment.moved': {
            const { day, time, slotAt } = event;
            const known = appointment(history, event.appointment);
            must(known.state === 'booked' || known.state === 'missed', `an appointment is ${known.state} and was moved`);
            history.appointments.delete(known.id);
            return put(history, { ...known, day, time, slotAt, state: 'booked' }, event.at);
        }
        case 'appointment.cancelled':
            return change(history, event.appointment, 'booked', { state: 'cancelled' });
        case 'appointment.arrived': {
            const known = appointment(history, event.appointment);
            must(known.state === 'booked' || known.state === 'missed', `an appointment is ${known.state} and arrived`);
            must(known.day === history.day, 'an appointment arrived on another day');
            return change(history, known.id, known.state, { state: 'arrived', ticket: event.ticket });
        }
        case 'appointment.missed': {
            const known = appointment(history, event.appointment);
            const grace = history.rules.appointments.graceMinutes * MINUTE;
            must(event.at > known.slotAt + grace || dayOf(event.at) > known.day, 'an appointment was missed before its grace was over');
            return change(history, known.id, 'booked', { state: 'missed' });
        }
        default:
    }
}

function appointment(history: History, id: string): Appointment {
    const known = history.appointments.get(id);
    must(known !== undefined, `there is no appointment ${id}`);
    return known;
}

function change(history: History, id: string, from: Appointment['state'], changed: Partial<Appointment>): void {
    const known = appointment(history, id);
    must(known.state === from, `an appointment is ${known.state}, not ${from}`);
    history.appointments.set(id, { ...known, ...changed });
}

function put(history: History, booked: Appointment, now: number): void {
    const setup = history.config.items.find(({ code }) => code === booked.item);
    must(setup !== undefined && booked.slotAt > now, 'an appointment was booked for nothing or for the past');
    const { theme, skills, expectedMinutes } = setup;
    const wanted = { theme, items: [setup.code], purpose: setup.purposes[0] ?? 'handle', class: 'appointment', needs: skills } as const;
    const counters = [...history.counters.values()].filter((counter) => mayServe(counter, wanted)).length;
    const { slotMinutes, share } = history.rules.appointments;
    const places = Math.floor(((counters * slotMinutes) / expectedMinutes) * share);
    const themeOf = (code: string): string | undefined => history.config.items.find((item) => item.code === code)?.theme;
    const taken = [...history.appointments.values()].filter(
        ({ slotAt, state, item }) => slotAt === booked.slotAt && state !== 'cancelled' && themeOf(item) === theme,
    ).length;
    must(taken < places, `a slot with ${places} places was booked ${taken + 1} times`);
    history.appointments.set(booked.id, booked);
}
