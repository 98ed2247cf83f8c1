/**
 * Wait rules: what a manager tunes. One idea: a waiting ticket's weight is its class's head start plus its class's rate times the time it has
 * waited, and the heaviest that a counter may serve is called. This is an accumulating priority queue with initial credit (Kleinrock 1964, "A
 * delay dependent queue discipline"; Stanford, Taylor and Ziedins 2014, "Waiting time distributions in the accumulating priority queue"):
 * a positive rate for every class means that nobody starves.
 */
import { z } from 'zod';
import { purpose, text } from './hall.ts';
import { PRIORITY_CLASSES, priorityClass } from './tickets.ts';

const minutes = z
    .number()
    .min(0)
    .max(24 * 60);
const slug = z.string().min(1).max(40);

const classRule = z.strictObject({
    headStartMinutes: minutes.describe('Minutes that a ticket of the class is ahead from the moment it waits'),
    rate: z.number().max(100).describe('How much a minute of waiting counts; above 0'),
});

/** Wait limits in minutes: what is aimed at, what alerts, and what goes before all. */
const limits = z.strictObject({ target: minutes, warning: minutes, maximum: minutes });

/** Narrows or changes the numbers for a theme, an item, a purpose or a class; the last one that fits wins, number by number. */
const override = z.strictObject({
    theme: slug.optional(),
    item: slug.optional(),
    purpose: purpose.optional(),
    class: priorityClass.optional(),
    headStartMinutes: minutes.optional(),
    rate: z.number().max(100).optional(),
    limits: limits.optional(),
});

/** A counter that helps a theme (潮汐窗口) from a point on and leaves again at a fraction of it. */
const helper = z.strictObject({
    counter: z.int().positive(),
    theme: slug,
    joinAtWaitMinutes: minutes,
    joinAtPeoplePerCounter: z.number().positive(),
    leaveAtFraction: z.number().min(0).max(1),
});

/** When and how many numbers are given for an item or a whole theme. */
const issueRule = z.strictObject({
    theme: slug.optional(),
    item: slug.optional(),
    dayCap: z.int().min(0).optional(),
    halfDayCap: z.int().min(0).optional().describe('Before and from 12:00'),
    hourCap: z.int().min(0).optional(),
    perPersonDay: z.int().min(1).optional(),
    hours: z
        .strictObject({ from: z.string().regex(/^\d{2}:\d{2}$/), until: z.string().regex(/^\d{2}:\d{2}$/) })
        .optional()
        .describe('Issue hours, hall time'),
    closed: text.optional().describe('Closed, and why'),
});

const appointmentRule = z.strictObject({
    slotMinutes: z.int().min(5).max(240),
    share: z.number().min(0).max(1).describe('Most of a slot’s capacity that may be booked'),
    graceMinutes: minutes.describe('Late within it keeps the slot, later queues as a walk-in'),
    daysAhead: z.int().min(0).max(90),
});

const DEFAULT_CLASSES = {
    care: { headStartMinutes: 15, rate: 1 },
    military: { headStartMinutes: 15, rate: 1 },
    appointment: { headStartMinutes: 20, rate: 1 },
    returning: { headStartMinutes: 10, rate: 1 },
    collect: { headStartMinutes: 0, rate: 1 },
    normal: { headStartMinutes: 0, rate: 1 },
} satisfies Record<(typeof PRIORITY_CLASSES)[number], z.infer<typeof classRule>>;

export const waitRules = z.strictObject({
    classes: z.strictObject({
        care: classRule,
        military: classRule,
        appointment: classRule,
        returning: classRule,
        collect: classRule,
        normal: classRule,
    }),
    limits: limits,
    shortLimits: limits.describe('For consult and collect'),
    overrides: z.array(override).max(500),
    run: z.strictObject({
        most: z.int().min(1).max(50).describe('k: care and military calls in a row per theme while somebody else waits'),
        byTheme: z.record(slug, z.int().min(1).max(50)),
    }),
    pass: z.strictObject({ most: z.int().min(1).max(20), rejoinBehind: z.int().min(0).max(100) }),
    affinityMinutes: minutes.describe('How long a counter that knows the visitor may hold them back from others'),
    helpers: z.array(helper).max(500),
    issue: z.array(issueRule).max(1000),
    appointments: appointmentRule,
});
export type WaitRules = z.infer<typeof waitRules>;
export type WaitLimits = z.infer<typeof limits>;
export type IssueRule = z.infer<typeof issueRule>;

/** The rules of a new hall: the defaults of the handbook. */
export const DEFAULT_RULES: WaitRules = {
    classes: DEFAULT_CLASSES,
    limits: { target: 15, warning: 20, maximum: 30 },
    shortLimits: { target: 10, warning: 12, maximum: 15 },
    overrides: [],
    run: { most: 2, byTheme: {} },
    pass: { most: 3, rejoinBehind: 3 },
    affinityMinutes: 5,
    helpers: [],
    issue: [],
    appointments: { slotMinutes: 30, share: 0.3, graceMinutes: 15, daysAhead: 14 },
};

/** Classes that the run bound counts. */
export const PRIVILEGED: ReadonlySet<(typeof PRIORITY_CLASSES)[number]> = new Set(['care', 'military']);
