/**
 * The record of a session at the counter: with the outcome and the times it is the triple 业务种类, 审批结果, 办理时长 (D3) and what the back office
 * needs to go on. It carries codes and dates only; whatever a clerk types in their own words is a note beside the journal.
 */
import { z } from 'zod';
import { caseNumber } from './case-files.ts';
import { caseKind } from './hall.ts';

/**
 * How complete the papers were: `complete`; `incompleteTold` 一次性告知, told once what is missing and by when (D1, D4, D12); `supplement` 补办件, accepted
 * and the clock starts when complete (D20); `deficient` 容缺受理, accepted although something that does not decide is missing (D7).
 */
export const MATERIAL_STATES = ['complete', 'incompleteTold', 'supplement', 'deficient'] as const;
export const materialState = z.enum(MATERIAL_STATES);
export type MaterialState = z.infer<typeof materialState>;

/** How the result reaches the visitor. */
export const DELIVERIES = ['mail', 'pickUp', 'electronic'] as const;
export const PAY_METHODS = ['cash', 'card', 'mobile', 'transfer'] as const;
/** What was asked in a consultation. */
export const CONSULT_CATEGORIES = ['requirements', 'materials', 'procedure', 'progress', 'policy', 'other'] as const;
/** What the clerk did besides, and none of it blocks: told everything at once, told that mailing is free, offered help (帮办代办). */
export const TICKS = ['toldOnce', 'freeMailingTold', 'assistanceOffered'] as const;
/** What the session was spent on: 咨询, 收件, 预审, 录入上传, 移交, 送达. */
export const ACTIVITIES = ['consult', 'receive', 'preCheck', 'upload', 'handOver', 'deliver'] as const;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');

export const serviceRecord = z.strictObject({
    items: z.array(z.string().min(1).max(60)).min(1).max(5).optional().describe('Items handled, the first is the main one'),
    caseKind: caseKind.optional().describe("The item's own kind without it"),
    materialState: materialState.optional(),
    missing: z.array(z.int().min(0)).max(40).optional().describe("What is missing: places in the item's list of materials, from 0"),
    deadline: day.optional().describe('By when it has to be brought'),
    delivery: z.enum(DELIVERIES).optional(),
    caseNo: caseNumber.optional().describe('办件编号 of the back office, as far as it is known'),
    category: z.enum(CONSULT_CATEGORIES).optional().describe('What a consultation was about'),
    feeReceipt: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,40}$/)
        .optional(),
    payMethod: z.enum(PAY_METHODS).optional(),
    ticks: z.array(z.enum(TICKS)).max(TICKS.length).optional(),
    activities: z.array(z.enum(ACTIVITIES)).max(ACTIVITIES.length).optional(),
});
export type ServiceRecord = z.infer<typeof serviceRecord>;
