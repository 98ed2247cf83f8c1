/** A hall on a working morning, whatever the day of the test is. */
import { loadTrialHall } from '../../server/trial/load.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Offset by which the hall's clock stands at 09:10 of its next working weekday; Shanghai has no daylight saving. */
export function offsetToWorkingMorning(): string {
    const holidays = new Set(loadTrialHall(new URL('../../server/trial/', import.meta.url)).config.hours.holidays.map((holiday) => holiday.day));
    const now = Date.now();
    const today = Math.floor((now + 8 * HOUR) / DAY) * DAY;
    for (let midnight = today + DAY; midnight < today + 30 * DAY; midnight += DAY) {
        const date = new Date(midnight);
        const isWeekday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
        if (isWeekday && !holidays.has(date.toISOString().slice(0, 10))) return String(midnight - 8 * HOUR + 9 * HOUR + 10 * 60_000 - now);
    }
    throw new Error('a month without a working weekday');
}
