/** Attendance judged by the duty roster: late, early, absent, unattended, paused too long. Duties are facts, the roster says what should have been. */
import type { OpeningHours } from '#protocol/hall.ts';
import type { Duty } from '#protocol/reports.ts';
import type { Correction, Finding, JudgedShift, Roster, Shift } from '#protocol/roster.ts';
import { dayAfter, instantOf, isWorkingDay, openingsOn, weekdayOf } from './calendar.ts';

type Interval = { readonly from: number; readonly until: number };

export type Judging = {
    readonly from: string;
    readonly to: string;
    readonly now: number;
    readonly timeZone: string;
    readonly hours: OpeningHours;
    readonly roster: Roster;
    readonly duties: readonly Duty[];
    readonly corrections: readonly Correction[];
};

const MINUTE_MS = 60_000;

/** Each part of each day of each shift that has begun, in order of days. A day on which the hall does not work has none. */
export function judged(judging: Judging): JudgedShift[] {
    const { from, to, roster, hours } = judging;
    const byDay = Map.groupBy(judging.duties, (duty) => duty.day);
    const rows: JudgedShift[] = [];
    for (let day = from; day <= to; day = dayAfter(day)) {
        if (!isWorkingDay(day, hours)) continue;
        // Nobody is on duty over midnight.
        const duties = byDay.get(day) ?? [];
        for (const shift of roster.shifts) {
            for (const [index, [begins, ends]] of hoursOf(shift, day, hours).entries()) {
                const row = judgedPart({ ...judging, duties }, shift, { day, begins, ends, isFirst: index === 0 });
                if (row !== null) rows.push(row);
            }
        }
    }
    return rows;
}

/** A make-up day that is worked on a weekend keeps Monday's hours, as the hall itself does. */
function hoursOf({ weekly }: Shift, day: string, hours: OpeningHours): readonly (readonly [string, string])[] {
    if (weekly === null) return openingsOn(day, hours);
    const own = weekly[weekdayOf(day)];
    if (own !== undefined) return own;
    return hours.makeUpDays.some((makeUp) => makeUp.day === day) ? (weekly.mon ?? []) : [];
}

type Part = { readonly day: string; readonly begins: string; readonly ends: string; readonly isFirst: boolean };

function judgedPart(judging: Judging, shift: Shift, part: Part): JudgedShift | null {
    const { roster, duties, now, timeZone } = judging;
    const { day, begins, ends } = part;
    const due = { from: instantOf(day, begins, timeZone), until: instantOf(day, ends, timeZone) };
    const grace = roster.graceMinutes * MINUTE_MS;
    if (now < due.from + grace) return null;
    const away = roster.leave.find((leave) => leave.clerk === shift.clerk && leave.from <= day && day <= leave.to);
    // Leave without a deputy is leave: nobody was to be there.
    if (away !== undefined && away.deputy === null) return null;
    const who = away?.deputy ?? shift.clerk;
    const so = { from: due.from, until: Math.min(due.until, now) };
    const own = duties.filter((duty) => duty.clerk === who && duty.from < so.until && endOf(duty, now) > so.from);
    const there = within(own.map(intervalOf(now)), so);
    const [first] = there;
    const last = there.at(-1);
    const late = first === undefined || first.from - due.from <= grace ? 0 : first.from - due.from;
    const isOver = now >= due.until;
    const early = last === undefined || !isOver || due.until - last.until <= grace ? 0 : due.until - last.until;
    const held = shift.counter === null ? there : within(duties.filter(({ counter }) => counter === shift.counter).map(intervalOf(now)), so);
    const unattended = gapsBetween(held).filter((gap) => gap > roster.unattendedMinutes * MINUTE_MS);
    // Someone who stays over lunch has one duty for two parts: its pauses count in the part in which it begins.
    const begun = own.filter((duty) => part.isFirst || duty.from >= due.from);
    const overduePauses = begun.reduce((sum, duty) => sum + duty.overduePauses, 0);
    const minutes = {
        lateMinutes: Math.floor(late / MINUTE_MS),
        earlyMinutes: Math.floor(early / MINUTE_MS),
        unattendedMinutes: Math.floor(unattended.reduce((sum, gap) => sum + gap, 0) / MINUTE_MS),
    };
    const found: [Finding, boolean][] = [
        ['absent', first === undefined && isOver],
        // Not there yet and not yet over: late, by how much nobody knows.
        ['late', late > 0 || (first === undefined && !isOver)],
        ['early', early > 0],
        ['unattended', unattended.length > 0],
        ['pausedTooLong', overduePauses > 0],
    ];
    const corrections = judging.corrections.filter((correction) => correction.day === day && correction.clerk === shift.clerk);
    const findings = found.filter(([name, is]) => is && !corrections.some(({ finding }) => finding === name)).map(([name]) => name);
    return {
        ...{ day, clerk: shift.clerk, deputy: away?.deputy ?? null, counter: shift.counter, from: begins, until: ends, findings },
        ...minutes,
        ...{ overduePauses, corrections },
    };
}

function endOf({ until }: Duty, now: number): number {
    return until ?? now;
}

function intervalOf(now: number): (duty: Duty) => Interval {
    return (duty) => ({ from: duty.from, until: endOf(duty, now) });
}

/** Intervals as far as they lie within another, joined where they touch, in order. */
function within(intervals: readonly Interval[], { from, until }: Interval): Interval[] {
    const joined: { from: number; until: number }[] = [];
    const clipped = intervals
        .map((one) => ({ from: Math.max(one.from, from), until: Math.min(one.until, until) }))
        .filter((one) => one.until > one.from)
        .sort((one, other) => one.from - other.from);
    for (const one of clipped) {
        const before = joined.at(-1);
        if (before !== undefined && one.from <= before.until) before.until = Math.max(before.until, one.until);
        else joined.push({ ...one });
    }
    return joined;
}

/** Milliseconds between each two that follow one another. What lies before the first and after the last is late and early. */
function gapsBetween(intervals: readonly Interval[]): number[] {
    return intervals.slice(1).map((one, index) => one.from - (intervals[index]?.until ?? one.from));
}
