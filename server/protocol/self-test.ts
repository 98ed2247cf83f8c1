/** The self-test of a hall: a walk from the kiosk to the rating with a number of the training hall, and through the real devices of a kiosk and a counter. */
import { z } from 'zod';

/** In the order of the walk. */
export const SELF_TEST_STEPS = [
    'kiosk',
    'ticket',
    'print',
    'call',
    'voice',
    'screens',
    'ledStrip',
    'caller',
    'ratingPad',
    'rating',
    'idCardReader',
    'scanner',
] as const;
export type SelfTestStep = (typeof SELF_TEST_STEPS)[number];

export const selfTestBody = z.strictObject({
    kiosk: z.string().min(1).max(60).describe('The kiosk whose devices are tried'),
    counter: z.int().positive().describe('The counter whose devices are tried'),
    print: z.boolean().default(false).describe('Prints a test slip at the real printer'),
});
export type SelfTestInput = z.output<typeof selfTestBody>;

/**
 * `skipped`: there is no such device there, or it was not wanted. `reason` is a stable word of a device's state or the code of a refusal; `detail` is
 * what a person may want to compare, such as the number that was called.
 */
export const selfTestResult = z.object({
    step: z.enum(SELF_TEST_STEPS),
    state: z.enum(['waiting', 'running', 'passed', 'failed', 'skipped']),
    reason: z.string().nullable(),
    detail: z.string().nullable(),
});
export type SelfTestResult = z.output<typeof selfTestResult>;

export const selfTestRun = z.object({
    kiosk: z.string(),
    counter: z.int(),
    print: z.boolean(),
    running: z.boolean(),
    startedAt: z.number(),
    steps: z.array(selfTestResult),
});
export type SelfTestRun = z.output<typeof selfTestRun>;
