/** Until when the hall keeps what it knows of people, as instants: what is older goes. */
import { STANDARD_RETENTION } from '#protocol/retention.ts';
import { addWorkingDays, dayAfter, dayBegins, daysBefore, localTime } from './calendar.ts';
import { DOCUMENT_DAYS } from './documents.ts';
import type { HallState } from './state.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What was last seen, written or ended before these goes. */
export type Limits = {
    readonly now: number;
    /** Persons, as long as a second notice may have to be noticed. */
    readonly persons: number;
    /** Phone numbers and addresses. */
    readonly contacts: number;
    /** Those of somebody who waits for a result. */
    readonly results: number;
    /** Numbers of a command that was never taken. */
    readonly strays: number;
    readonly texts: number;
    /** Drafts of records, and first answers to requests. */
    readonly drafts: number;
};

export function limitsAt({ setup }: Pick<HallState, 'setup'>, now: number): Limits {
    const { settings } = setup.config;
    const { personDays, contactWorkingDays, resultDays, textDays } = settings.retention ?? STANDARD_RETENTION;
    const secondNoticeDays = settings.secondNoticeDays ?? DOCUMENT_DAYS;
    return {
        now,
        persons: now - Math.max(personDays, secondNoticeDays) * DAY_MS,
        contacts: workingDaysAgo(setup.config, now, contactWorkingDays),
        results: now - resultDays * DAY_MS,
        strays: now - HOUR_MS,
        texts: now - textDays * DAY_MS,
        drafts: now - 2 * DAY_MS,
    };
}

/** The instant before which so many whole working days have followed the day of whatever happened. */
function workingDaysAgo({ hall, hours }: HallState['setup']['config'], now: number, days: number): number {
    const { day: today } = localTime(now, hall.timeZone);
    let last = daysBefore(today, 1);
    while (addWorkingDays(last, days, hours) >= today) last = daysBefore(last, 1);
    return dayBegins(dayAfter(last), hall.timeZone);
}
