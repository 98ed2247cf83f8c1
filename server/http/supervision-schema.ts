/** Shapes of the answers about ratings, work orders and reports, for the published contract. */
import { z } from 'zod';
import { ratingReason, text } from '#protocol/hall.ts';
import { FIGURES_BY, type RatingCounts, type RatingRates } from '#protocol/reports.ts';
import { finding, type JudgedShift, roster } from '#protocol/roster.ts';
import type { WorkOrderView } from '#protocol/views.ts';
import { complaintKind, remedy, verdict, WORK_ORDER_STATES, type WorkOrderVerb, workOrderVerbs } from '#protocol/work-orders.ts';

const time = z.int().describe('Milliseconds since 1970 by the hall’s clock');
const seconds = z.number().describe('Seconds');
const maybe = <Schema extends z.ZodType>(schema: Schema): z.ZodNullable<Schema> => schema.nullable();

const workOrder = z.object({
    id: z.string(),
    seq: z.int(),
    origin: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('badRating'), level: z.int(), reasons: z.array(z.string()).readonly(), channel: z.string() }),
        z.object({ kind: z.literal('complaint'), complaint: complaintKind, caseNo: maybe(z.string()), channel: z.string() }),
    ]),
    openedAt: time,
    openedOn: z.string(),
    ticket: maybe(z.string()),
    counter: maybe(z.int()),
    clerk: maybe(z.string()).describe('Whom it is about'),
    state: z.enum(WORK_ORDER_STATES),
    assignee: maybe(z.string()),
    verdict: maybe(verdict),
    remedy: maybe(remedy),
    appeal: z.enum(['none', 'open', 'upheld', 'dismissed']),
    satisfied: maybe(z.boolean()),
    due: maybe(z.string()).describe('Last day of what has to be done next'),
    overdue: z.boolean().optional().describe('Whether that day has passed'),
    steps: z.array(z.object({ at: time, by: z.string(), step: z.string() })).readonly(),
});

const workOrderView = workOrder.extend({
    next: z
        .array(z.enum(Object.keys(workOrderVerbs) as WorkOrderVerb[]))
        .readonly()
        .describe('Steps that whoever reads it may take now'),
    theme: maybe(z.string()),
    item: maybe(z.string()),
    latestRemedy: z.string().describe('The last day that may be promised for a remedy'),
}) satisfies z.ZodType<WorkOrderView>;

const people = z.record(z.string(), z.object({ name: text, badge: z.string() })).describe('Names of staff by reference');
const ratingCounts = z.object({
    finished: z.int().describe('Sessions that ended; by channel those of all channels'),
    rated: z.int(),
    good: z.int().describe('Levels 3 to 5'),
    bad: z.int().describe('Levels 1 and 2'),
    excluded: z.int().describe('Bad ones found to be mistaken or malicious'),
    skipped: z.int(),
    notRated: z.int(),
    valid: z.int().describe('Work orders of bad ratings that were found valid'),
    rectified: z.int().describe('Those of them that were remedied and closed'),
    inTime: z.int().describe('Those of these of which no step was overdue'),
    ratingRate: maybe(z.number()),
    goodRate: maybe(z.number()),
    rectificationRate: maybe(z.number()),
}) satisfies z.ZodType<RatingCounts & RatingRates>;

const correction = z.object({ day: z.string(), clerk: z.string(), finding, by: z.string(), at: time, reason: z.string() });

const judgedShift = z.object({
    day: z.string(),
    clerk: z.string(),
    deputy: maybe(z.string()).describe('Who stood in'),
    counter: maybe(z.int()),
    from: z.string(),
    until: z.string(),
    findings: z.array(finding).readonly(),
    lateMinutes: z.int(),
    earlyMinutes: z.int(),
    unattendedMinutes: z.int(),
    overduePauses: z.int(),
    corrections: z.array(correction).readonly().describe('Findings that do not count'),
}) satisfies z.ZodType<JudgedShift>;

export const supervisionAnswers = {
    roster: z.object({
        version: z.int(),
        roster,
        history: z.array(z.object({ version: z.int(), at: time, by: z.object({ ref: z.string(), name: text }), reason: maybe(z.string()) })),
    }),
    shifts: z.object({ from: z.string(), to: z.string(), rows: z.array(judgedShift), people }),
    ratingFigures: z.object({
        from: z.string(),
        to: z.string(),
        by: z.enum(FIGURES_BY),
        rows: z.array(ratingCounts.extend({ key: z.string(), name: maybe(text) })),
        total: ratingCounts,
    }),
    jumps: z.object({
        from: z.string(),
        to: z.string(),
        rows: z.array(
            z.object({
                at: time,
                act: z.enum(['call', 'promote']),
                ticket: z.string(),
                clerk: z.string(),
                name: maybe(text),
                badge: z.string(),
                counter: maybe(z.int()),
                theme: z.string(),
                reason: z.string(),
            }),
        ),
        clerks: z.array(z.object({ clerk: z.string(), name: maybe(text), badge: z.string(), calls: z.int(), promotions: z.int() })),
    }),
    attendance: z.object({
        from: z.string(),
        to: z.string(),
        rows: z.array(
            z.object({
                day: z.string(),
                clerk: z.string(),
                name: text,
                badge: z.string(),
                counter: z.int(),
                from: time,
                until: maybe(time).describe('Null while it lasts'),
                seconds,
                pauses: z.int(),
                pausedSeconds: seconds,
                overduePauses: z.int().describe('Pauses that lasted longer than their reason allows'),
                endedBy: maybe(z.enum(['clerk', 'dayEnd'])),
            }),
        ),
    }),
    ratingReasons: z.object({ version: z.int(), reasons: z.array(ratingReason) }),
    ratingReasonsHistory: z.object({
        history: z.array(
            z.object({
                version: z.int(),
                at: time,
                by: z.object({ ref: z.string(), name: text }),
                reasons: z.array(ratingReason),
                reason: maybe(z.string()),
            }),
        ),
    }),
    complaint: z.object({ order: z.string().describe('Number of the complaint') }),
    workOrder: z.object({ workOrder: workOrderView }),
    workOrders: z.object({ day: maybe(z.string()), workOrders: z.array(workOrderView), people }),
    workOrderDetail: z.object({
        people,
        workOrder: workOrderView,
        notes: z.array(z.object({ at: time, type: z.string(), text: z.string() })),
        contact: maybe(z.object({ name: z.string().optional(), phone: z.string().optional() })),
    }),
};
