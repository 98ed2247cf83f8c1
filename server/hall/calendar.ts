/** The business day and the opening hours, in the hall's time zone. */
import type { OpeningHours } from '#protocol/hall.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
    let format = formats.get(timeZone);
    if (format === undefined) {
        format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
        formats.set(timeZone, format);
    }
    return format;
}

/** The minute that was asked for last: zones differ from one another by whole minutes, and callers ask about now. */
let latest = { minute: Number.NaN, timeZone: '', day: '', time: '' };

/** Local day `YYYY-MM-DD` and time `HH:MM:SS` of an instant. */
export function localTime(at: number, timeZone: string): { day: string; time: string } {
    const minute = Math.floor(at / 60_000);
    if (minute !== latest.minute || timeZone !== latest.timeZone) {
        const [day = '', time = ''] = formatOf(timeZone)
            .format(minute * 60_000)
            .split(' ');
        latest = { minute, timeZone, day, time: time.slice(0, 5) };
    }
    const seconds = String(Math.floor((at - minute * 60_000) / 1000)).padStart(2, '0');
    return { day: latest.day, time: `${latest.time}:${seconds}` };
}

export type DayOfInstant = (at: number) => string;

/** The day of an instant, for callers that ask often: the zone is consulted once a day. */
export function dayOfInstant(timeZone: string): DayOfInstant {
    let known = { day: '', from: 0, until: 0 };
    return (at) => {
        if (at < known.from || at >= known.until) {
            const { day } = localTime(at, timeZone);
            known = { day, from: dayBegins(day, timeZone), until: dayBegins(dayAfter(day), timeZone) };
        }
        return known.day;
    };
}

/** The instant at which a local day begins (daylight saving included). */
export function dayBegins(day: string, timeZone: string): number {
    const guess = Date.parse(`${day}T00:00:00Z`);
    const shown = localTime(guess, timeZone);
    const offset = Date.parse(`${shown.day}T${shown.time}Z`) - guess;
    return guess - offset;
}

/** The instant of a local time `HH:MM` on a day; one that daylight saving skips is the first after it. */
export function instantOf(day: string, time: string, timeZone: string): number {
    const guess = Date.parse(`${day}T${time}:00Z`);
    const shown = localTime(guess, timeZone);
    return guess - (Date.parse(`${shown.day}T${shown.time}Z`) - guess);
}

/** Whether `YYYY-MM-DD` is a day that exists. */
export function isDay(day: string): boolean {
    const at = Date.parse(`${day}T00:00:00Z`);
    return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === day;
}

export function dayAfter(day: string): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export function daysBefore(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a day is worked: weekdays without holidays, and make-up days. */
export function isWorkingDay(day: string, hours: OpeningHours): boolean {
    if (hours.makeUpDays.some((makeUp) => makeUp.day === day)) return true;
    if (hours.holidays.some((holiday) => holiday.day === day)) return false;
    return openingsOf(day, hours).length > 0;
}

/** No calendar is so empty that a deadline lies further away than this: a hall that never works counts every day. */
const LONGEST_WAY = 400;

/** The `days`-th working day after a day; weekends and holidays do not count, make-up days do. */
export function addWorkingDays(from: string, days: number, hours: OpeningHours): string {
    let day = from;
    let left = days;
    for (let step = 0; left > 0 && step < LONGEST_WAY; step++) {
        day = dayAfter(day);
        if (isWorkingDay(day, hours)) left -= 1;
    }
    return day;
}

/** Whether the hall takes visitors at an instant. */
export function isOpen(at: number, timeZone: string, hours: OpeningHours): boolean {
    if (hours.alwaysOpen) return true;
    const { day, time } = localTime(at, timeZone);
    return isWorkingDay(day, hours) && openingsOn(day, hours).some(([from, until]) => time >= from && time < until);
}

type Openings = OpeningHours['weekly']['mon'];

/** Opening hours of a day that is worked. A make-up day keeps Monday's hours when its weekday has none. */
export function openingsOn(day: string, hours: OpeningHours): Openings {
    const own = openingsOf(day, hours);
    return own.length > 0 ? own : hours.weekly.mon;
}

function openingsOf(day: string, hours: OpeningHours): Openings {
    return hours.weekly[weekdayOf(day)];
}

export function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
    return WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'mon';
}
