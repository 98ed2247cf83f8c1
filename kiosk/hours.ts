/** The opening hours as a visitor reads them in front of a closed hall. */
import type { OpeningHours, Text } from '#protocol/hall.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Openings = readonly (readonly [from: string, to: string])[];

/** Hours of one day, YYYY-MM-DD: no openings on a holiday, whose name is given; a make-up day is as a Monday. */
export function hoursOn(hours: OpeningHours, day: string): { openings: Openings; holiday: Text | null } {
    const holiday = hours.holidays.find((one) => one.day === day);
    if (holiday !== undefined) return { openings: [], holiday: holiday.name };
    const madeUp = hours.makeUpDays.some((one) => one.day === day);
    return { openings: hours.weekly[madeUp ? 'mon' : weekdayOf(day)], holiday: null };
}

/** The week in runs of days with the same hours. */
export function weekOf(hours: OpeningHours): readonly { from: Weekday; to: Weekday; openings: Openings }[] {
    const runs: { from: Weekday; to: Weekday; openings: Openings }[] = [];
    for (const day of WEEKDAYS) {
        const openings = hours.weekly[day];
        const last = runs.at(-1);
        if (last !== undefined && JSON.stringify(last.openings) === JSON.stringify(openings)) last.to = day;
        else runs.push({ from: day, to: day, openings });
    }
    return runs;
}

function weekdayOf(day: string): Weekday {
    const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay();
    return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'mon';
}
