/** The rows of the command table about complaints and work orders. */
import { z } from 'zod';
import { code, freeText, row } from './command-row.ts';
import type { StaffRole } from './hall.ts';
import { complaintKind, remedy, verdict } from './work-orders.ts';

/** Who looks after work orders, and who may be asked to work on one. */
const SUPERVISION = ['supervisor', 'manager'] as const satisfies readonly StaffRole[];
const HANDLERS = [...SUPERVISION, 'clerk', 'guide'] as const satisfies readonly StaffRole[];

export const workOrderCommands = {
    fileComplaint: row({
        who: ['visitor', 'kiosk', 'pad', 'guide', 'supervisor', 'manager'],
        on: 'hall',
        summary: 'Register a complaint, a petition or a suggestion',
        input: z.strictObject({
            kind: complaintKind,
            ticket: code.optional(),
            caseNo: z.string().trim().min(3).max(40).optional().describe('Letters, digits and hyphens'),
            reason: freeText.describe('In the words of whoever brings it'),
            contact: z
                .strictObject({ name: z.string().trim().min(1).max(80).optional(), phone: z.string().trim().min(5).max(20).optional() })
                .optional(),
        }),
    }),
    assignWorkOrder: row({
        who: SUPERVISION,
        on: 'workOrder',
        summary: 'Assign it, never to the person it is about',
        input: z.strictObject({ to: code }),
    }),
    verifyWorkOrder: row({
        who: HANDLERS,
        on: 'workOrder',
        summary: 'What a bad rating turned out to be',
        input: z.strictObject({ verdict, reason: freeText }),
    }),
    remedyWorkOrder: row({
        who: HANDLERS,
        on: 'workOrder',
        summary: 'What is done about it: at once, by a day, or explained',
        input: z.strictObject({ remedy, until: z.string().optional(), reason: freeText }),
    }),
    callBackWorkOrder: row({
        who: HANDLERS,
        on: 'workOrder',
        summary: 'The visitor was called back; `satisfied` null when not reached',
        input: z.strictObject({ satisfied: z.boolean().nullable(), reason: freeText.optional() }),
    }),
    appealWorkOrder: row({
        who: ['clerk'],
        on: 'workOrder',
        summary: 'The clerk who was rated disagrees, with evidence',
        input: z.strictObject({ reason: freeText }),
    }),
    decideAppeal: row({
        who: SUPERVISION,
        on: 'workOrder',
        summary: 'Decide an appeal; one that is upheld makes the rating a mistaken one',
        input: z.strictObject({ upheld: z.boolean(), reason: freeText }),
    }),
    stateWorkOrder: row({ who: HANDLERS, on: 'workOrder', summary: 'Statement on a complaint', input: z.strictObject({ reason: freeText }) }),
    mediateWorkOrder: row({ who: SUPERVISION, on: 'workOrder', summary: 'Note of a mediation', input: z.strictObject({ reason: freeText }) }),
    replyWorkOrder: row({ who: HANDLERS, on: 'workOrder', summary: 'Reply to a complaint', input: z.strictObject({ reason: freeText }) }),
    answerWorkOrder: row({
        who: HANDLERS,
        on: 'workOrder',
        summary: 'Whether the complainant accepts the reply',
        input: z.strictObject({ accepted: z.boolean(), reason: freeText.optional() }),
    }),
    closeWorkOrder: row({ who: SUPERVISION, on: 'workOrder', summary: 'Close it', input: z.strictObject({ reason: freeText.optional() }) }),
} as const;
