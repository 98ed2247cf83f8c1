/**
 * Cases of the back office as far as the hall has to do with them: which session they belong to, whether the result can be collected. Keys are case
 * numbers (办件编号), which say nothing of a person.
 */
import { z } from 'zod';
import { isResidentNumber } from './resident-number.ts';

export const CASE_STATES = ['linked', 'supplementRequired', 'returned', 'ready', 'collected'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export type CaseFile = {
    readonly caseNo: string;
    /** `seq` of the newest event in it. */
    readonly seq: number;
    readonly state: CaseState;
    readonly at: number;
    /** Null for a case that was begun elsewhere, online for example. */
    readonly session: string | null;
    readonly ticket: string | null;
    readonly item: string | null;
    /** The counter that accepted it. */
    readonly counter: number | null;
    readonly person: string | null;
    readonly readyAt: number | null;
    readonly waybill: string | null;
    readonly expectedDay: string | null;
    /** By when the visitor has to bring what is missing. */
    readonly deadline: string | null;
    /** Number of the document that the visitor was given for it, where it is known. */
    readonly receipt?: string | undefined;
    readonly collected: { readonly at: number; readonly counter: number; readonly clerk: string } | null;
};

/** 办件编号 of the back office. It says nothing of a person and stays in the journal for ever, so nobody's identity number may stand in its place. */
export const caseNumber = z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{3,40}$/, 'letters, digits and hyphens')
    .refine((text) => !isResidentNumber(text.toUpperCase()), 'a case number, not an identity number');
const session = z.string().min(1).max(80);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const item = z.string().min(1).max(60);
const words = z.string().trim().min(1).max(1000).optional().describe('In the words of the back office; kept beside the journal');

/** Inputs of the commands that events of the back office become. */
export const caseInputs = {
    linkCase: z.strictObject({ session, caseNo: caseNumber }),
    readyCase: z.strictObject({
        caseNo: caseNumber,
        session: session.optional(),
        item: item.optional(),
        waybill: z.string().trim().min(1).max(40).optional(),
        expectedDay: day.optional(),
        reason: words,
    }),
    returnCase: z.strictObject({ caseNo: caseNumber, session: session.optional(), item: item.optional(), reason: words }),
    supplementCase: z.strictObject({
        caseNo: caseNumber,
        session: session.optional(),
        item: item.optional(),
        deadline: day.optional(),
        reason: words,
    }),
};

/** What the back office calls its events, and the command of the table that each becomes. */
export const caseEvents = {
    'case.linked': 'linkCase',
    'case.resultReady': 'readyCase',
    'case.returned': 'returnCase',
    'case.supplementRequired': 'supplementCase',
} as const;

const envelope = { id: z.string().min(1).max(80).describe('Makes a repeat harmless') };

/** A signed event of the back office. */
export const incomingEvent = z.discriminatedUnion('type', [
    caseInputs.linkCase.extend({ ...envelope, type: z.literal('case.linked') }),
    caseInputs.readyCase.extend({ ...envelope, type: z.literal('case.resultReady') }),
    caseInputs.returnCase.extend({ ...envelope, type: z.literal('case.returned') }),
    caseInputs.supplementCase.extend({ ...envelope, type: z.literal('case.supplementRequired') }),
]);
