/**
 * The duty roster: who is to be at a counter when, who is away and who stands in (AB岗), and from when on something counts. People are references.
 * It is versioned data of the hall; attendance is judged by the roster in force.
 */
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time as HH:MM');
const person = z.string().min(1).max(60);

/** Parts of a day on duty; a lunch break lies between two of them. */
export const dutyHours = z
    .array(z.tuple([clock, clock]))
    .max(4)
    .refine((parts) => parts.every(([from, until], index) => from < until && (parts[index - 1]?.[1] ?? '') <= from), {
        error: 'parts of a day in order, each ending after it begins',
    });
export type DutyHours = z.infer<typeof dutyHours>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const shift = z.strictObject({
    clerk: person,
    counter: z.int().positive().nullable().describe('Where; null for any counter'),
    weekly: z
        .partialRecord(z.enum(WEEKDAYS), dutyHours)
        .nullable()
        .describe('Hours by weekday, a weekday that is not there is free; null for the opening hours of the hall'),
});
export type Shift = z.infer<typeof shift>;

export const leave = z
    .strictObject({ clerk: person, from: day, to: day, deputy: person.nullable().describe('Who stands in') })
    .refine(({ from, to }) => from <= to, { error: 'from is after to', path: ['to'] })
    .refine(({ clerk, deputy }) => clerk !== deputy, { error: 'nobody stands in for themselves', path: ['deputy'] });
export type Leave = z.infer<typeof leave>;

export const roster = z.strictObject({
    graceMinutes: z.int().min(0).max(120).describe('Later than this is late, earlier than this is early'),
    unattendedMinutes: z.int().min(1).max(480).describe('A gap on duty longer than this is unattended'),
    shifts: z.array(shift).max(500),
    leave: z.array(leave).max(1_000),
});
export type Roster = z.infer<typeof roster>;

/** A hall begins with nobody on its roster: nothing is judged. */
export const NO_ROSTER: Roster = { graceMinutes: 5, unattendedMinutes: 10, shifts: [], leave: [] };

/** What attendance can be judged to be. */
export const FINDINGS = ['late', 'early', 'absent', 'unattended', 'pausedTooLong'] as const;
export const finding = z.enum(FINDINGS);
export type Finding = z.infer<typeof finding>;

/** A part of a day on duty, as it was kept. Minutes are whole; what has not passed yet is not judged. */
export type JudgedShift = {
    day: string;
    clerk: string;
    /** Who stood in, while the clerk was on leave. */
    deputy: string | null;
    counter: number | null;
    /** As they should be, in hall time. */
    from: string;
    until: string;
    findings: readonly Finding[];
    lateMinutes: number;
    earlyMinutes: number;
    unattendedMinutes: number;
    overduePauses: number;
    /** Findings that do not count, each with who said so and why. */
    corrections: readonly Correction[];
};

/** A finding of a clerk's day that does not count. */
export type Correction = { day: string; clerk: string; finding: Finding; by: string; at: number; reason: string };
