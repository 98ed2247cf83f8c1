/** Slots of appointments: when they are, and how many of them are free. */
import type { SlotView } from '#protocol/appointments.ts';
import { dayAfter, instantOf, isDay, isWorkingDay, openingsOn } from './calendar.ts';
import { countersFor } from './routing.ts';
import type { HallState } from './state.ts';

/**
 * Slots of an item on a day that are still to come. A slot holds what the counters that serve the item can do in it by its expected minutes; of
 * that at most the rules' share may be booked, by all items that share those counters' theme.
 */
export function slotsOf(state: HallState, item: string, day: string, now: number): SlotView[] {
    const { config } = state.setup;
    const { timeZone } = config.hall;
    if (state.day === null || !isDay(day) || day < state.day || !isWorkingDay(day, config.hours) || day > lastBookableDay(state)) return [];
    const { slotMinutes } = state.rules.rules.appointments;
    const capacity = bookable(state, item);
    const slots: SlotView[] = [];
    for (const [from, until] of openingsOn(day, config.hours)) {
        for (let minute = minutesOf(from); minute + slotMinutes <= minutesOf(until); minute += slotMinutes) {
            const time = clockOf(minute);
            const at = instantOf(day, time, timeZone);
            if (at > now) slots.push({ time, at, free: Math.max(0, capacity - bookedAt(state, item, at)) });
        }
    }
    return slots;
}

/** One slot, or null when there is none at that time. */
export function freeAt(state: HallState, item: string, day: string, time: string, now: number): SlotView | null {
    return slotsOf(state, item, day, now).find((slot) => slot.time === time) ?? null;
}

function bookable(state: HallState, code: string): number {
    const item = state.setup.items.get(code);
    if (item === undefined) return 0;
    const { slotMinutes, share } = state.rules.rules.appointments;
    const purpose = item.purposes[0] ?? 'handle';
    const counters = countersFor(state, { theme: item.theme, items: [item.code], purpose, needs: item.skills }).length;
    return Math.floor(((counters * slotMinutes) / item.expectedMinutes) * share);
}

function bookedAt(state: HallState, code: string, at: number): number {
    const theme = state.setup.items.get(code)?.theme;
    let booked = 0;
    for (const appointment of state.appointments.values()) {
        if (appointment.slotAt !== at || appointment.state === 'cancelled') continue;
        if (state.setup.items.get(appointment.item)?.theme === theme) booked += 1;
    }
    return booked;
}

function lastBookableDay(state: HallState): string {
    let day = state.day ?? '';
    for (let left = state.rules.rules.appointments.daysAhead; left > 0; left -= 1) day = dayAfter(day);
    return day;
}

function minutesOf(clock: string): number {
    return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function clockOf(minutes: number): string {
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
