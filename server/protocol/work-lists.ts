/** What is still to do after sessions: papers to hand over, results to give out, case numbers to enter. And a paper of a counter as its page shows it. */
import type { DocumentView, SheetView } from './documents.ts';
import type { CASE_KINDS, Language, Text } from './hall.ts';
import type { SlipLine } from './slips.ts';

/** A session that was accepted. */
export type WorkLine = {
    readonly ticket: string;
    readonly no: string;
    readonly day: string;
    readonly counter: number | null;
    readonly item: string | null;
    readonly caseKind: (typeof CASE_KINDS)[number] | null;
    readonly caseNo: string | null;
    readonly endedAt: number | null;
};

/** A result. `documents` are what the barcodes of its documents say; `collected`: when, where and by whom it was given out. */
export type CaseLine = {
    readonly caseNo: string;
    readonly item: string | null;
    readonly counter: number | null;
    readonly readyAt: number | null;
    readonly expectedDay: string | null;
    readonly documents: readonly string[];
    readonly collected: {
        readonly at: number;
        readonly counter: number;
        readonly clerk: { readonly name: Text; readonly badge: string } | null;
    } | null;
};

/** `GET /api/work-lists`. */
export type WorkLists = {
    readonly handOver: readonly WorkLine[];
    readonly noCase: readonly WorkLine[];
    readonly ready: readonly CaseLine[];
    readonly collected: readonly CaseLine[];
};

/** How long each list is, as a terminal shows it. */
export type WorkCounts = { readonly handOver: number; readonly noCase: number; readonly ready: number };

/** `GET /api/documents/NUMBER`: one of the two, and what stands on it. `marked`: it says that it is a reprint. */
export type PaperAnswer = {
    readonly document: DocumentView | null;
    readonly sheet: SheetView | null;
    readonly language: Language;
    readonly marked: boolean;
    readonly lines: readonly SlipLine[];
};
