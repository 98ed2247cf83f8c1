/**
 * Work orders (工单): what follows a bad rating or a complaint until its end. Nothing of them is ever deleted. What people write stays beside the
 * journal as notes; the steps, who took them and when are in it.
 *
 *     bad rating   new → assigned → verified ─ valid ──────────────→ remedied → calledBack → closed
 *                                        └─ mistaken, malicious ─────────────────────────────┘
 *     complaint    new → assigned → (stated) → replied → answered → closed
 */
import { z } from 'zod';

/** What a complaint is about (D12, D20): service, a result disputed (with its case number), 信访 registered and passed on, a suggestion. */
export const COMPLAINT_KINDS = ['service', 'result', 'petition', 'suggestion'] as const;
export const complaintKind = z.enum(COMPLAINT_KINDS);
export type ComplaintKind = z.infer<typeof complaintKind>;

export const WORK_ORDER_STATES = ['new', 'assigned', 'verified', 'remedied', 'calledBack', 'stated', 'replied', 'answered', 'closed'] as const;
export type WorkOrderState = (typeof WORK_ORDER_STATES)[number];

/** What a bad rating turned out to be. Mistaken and malicious ones leave the rate and stay on record. */
export const VERDICTS = ['valid', 'mistaken', 'malicious'] as const;
export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;

/** What is done about a valid one: at once, by a day, or it is explained why it cannot be. */
export const REMEDIES = ['fixNow', 'fixByDate', 'explain'] as const;
export const remedy = z.enum(REMEDIES);
export type Remedy = z.infer<typeof remedy>;

/** One step of a work order; `by` is a reference. */
export type WorkOrderStep = { readonly at: number; readonly by: string; readonly step: string };

export type WorkOrder = {
    readonly id: string;
    /** `seq` of the newest event in it. */
    readonly seq: number;
    readonly origin:
        | { readonly kind: 'badRating'; readonly level: number; readonly reasons: readonly string[]; readonly channel: string }
        | { readonly kind: 'complaint'; readonly complaint: ComplaintKind; readonly caseNo: string | null; readonly channel: string };
    readonly openedAt: number;
    readonly openedOn: string;
    readonly ticket: string | null;
    readonly counter: number | null;
    /** The clerk whom it is about, who may state and appeal and is never the one who decides. */
    readonly clerk: string | null;
    readonly state: WorkOrderState;
    readonly assignee: string | null;
    readonly verdict: Verdict | null;
    readonly remedy: Remedy | null;
    /** `open` while it is not decided; an appeal that is upheld makes the verdict `mistaken`. */
    readonly appeal: 'none' | 'open' | 'upheld' | 'dismissed';
    /** Whether the visitor was reached and content; null before, or not reached. */
    readonly satisfied: boolean | null;
    /** Last day of what has to be done next; null when nothing has. */
    readonly due: string | null;
    /** Whether that day has passed; missing until it has once. */
    readonly overdue?: boolean | undefined;
    readonly steps: readonly WorkOrderStep[];
};

/** Verbs in paths: `POST /api/work-orders/ID/VERB`. */
export const workOrderVerbs = {
    assign: 'assignWorkOrder',
    verify: 'verifyWorkOrder',
    remedy: 'remedyWorkOrder',
    'call-back': 'callBackWorkOrder',
    appeal: 'appealWorkOrder',
    'decide-appeal': 'decideAppeal',
    state: 'stateWorkOrder',
    mediate: 'mediateWorkOrder',
    reply: 'replyWorkOrder',
    answer: 'answerWorkOrder',
    close: 'closeWorkOrder',
} as const;
export type WorkOrderVerb = keyof typeof workOrderVerbs;
