/** The roster as it is being edited: hours as somebody types them. */
import type { DutyHours, Roster, Shift, Weekday } from '#protocol/roster.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];

/** Each day that is ticked has the same hours. A shift whose days differ keeps them until its hours are typed anew. */
export type ShiftDraft = {
    readonly clerk: string;
    readonly counter: number | null;
    readonly hours: string;
    readonly days: readonly Weekday[];
    readonly kept: Shift | null;
};
export type LeaveDraft = { readonly clerk: string; readonly from: string; readonly to: string; readonly deputy: string };
export type RosterDraft = {
    readonly graceMinutes: number;
    readonly unattendedMinutes: number;
    readonly shifts: readonly ShiftDraft[];
    readonly leave: readonly LeaveDraft[];
};

const WORKING_DAYS = DAYS.slice(0, 5);

export const NEW_SHIFT: ShiftDraft = { clerk: '', counter: null, hours: '', days: WORKING_DAYS, kept: null };

export function draftOf({ graceMinutes, unattendedMinutes, shifts, leave }: Roster): RosterDraft {
    return {
        graceMinutes,
        unattendedMinutes,
        shifts: shifts.map(draftOfShift),
        leave: leave.map((one) => ({ ...one, deputy: one.deputy ?? '' })),
    };
}

function draftOfShift(shift: Shift): ShiftDraft {
    const { clerk, counter, weekly } = shift;
    if (weekly === null) return { clerk, counter, hours: '', days: WORKING_DAYS, kept: null };
    const days = DAYS.filter((day) => (weekly[day] ?? []).length > 0);
    const lines = new Set(days.map((day) => lineOf(weekly[day] ?? [])));
    const [hours = ''] = lines;
    return { clerk, counter, hours: lines.size > 1 ? [...lines].join(' / ') : hours, days, kept: lines.size > 1 ? shift : null };
}

function lineOf(hours: DutyHours): string {
    return hours.map(([from, until]) => `${from}-${until}`).join(' ');
}

/** The roster that a draft means; null while a line of it is not complete. Whether it can be so is said by the hub. */
export function rosterOf({ graceMinutes, unattendedMinutes, shifts, leave }: RosterDraft): Roster | null {
    const meant = shifts.map(shiftOf);
    const isWhole = meant.every((shift) => shift !== null) && leave.every(({ clerk, from, to }) => ![clerk, from, to].includes(''));
    if (!isWhole) return null;
    return {
        graceMinutes,
        unattendedMinutes,
        shifts: meant.filter((shift) => shift !== null),
        leave: leave.map((one) => ({ ...one, deputy: one.deputy === '' ? null : one.deputy })),
    };
}

function shiftOf({ clerk, counter, hours, days, kept }: ShiftDraft): Shift | null {
    if (clerk === '') return null;
    if (kept !== null) return { ...kept, clerk, counter };
    if (hours.trim() === '') return { clerk, counter, weekly: null };
    const parts = hours.trim().split(/[\s,，、]+/);
    const read = parts.map((part) => /^(\d{1,2}:\d{2})[-–—~至](\d{1,2}:\d{2})$/.exec(part));
    if (days.length === 0 || read.some((part) => part === null)) return null;
    const own = read.map((part): [string, string] => [(part?.[1] ?? '').padStart(5, '0'), (part?.[2] ?? '').padStart(5, '0')]);
    return { clerk, counter, weekly: Object.fromEntries(days.map((day) => [day, own])) };
}
