/**
 * Documents that a counter gives a visitor, and what their barcode says. The content is `TX`, a letter for the kind, the day as YYMMDD, a serial of
 * at least four digits within kind and day, and two check digits of ISO 7064 MOD 97-10 over letter, day and serial (letters count A = 10 … Z = 35):
 * any one wrong character and any two exchanged are found. It has capital letters and digits only, so Code 128 and QR carry it short and people can
 * type it. Example: `TXR261128004266`: receipt, 28 November 2026, the 42nd.
 */
import type { CASE_KINDS, Language } from './hall.ts';
import type { MaterialState, ServiceRecord } from './service-record.ts';
import type { Outcome, PrintStatus } from './tickets.ts';

/** 收件凭证, 受理通知书, 承诺件通知书, 补办件通知书, 一次性告知单, 不予受理通知书, 办结单. */
export const DOCUMENT_KINDS = ['receipt', 'acceptance', 'commitment', 'supplement', 'oneTimeNotice', 'refusal', 'endSlip'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a counter gives a visitor, and 交接单, what it hands over to the back office. */
export const PAPER_KINDS = [...DOCUMENT_KINDS, 'handoverSheet'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const LETTERS: Readonly<Record<PaperKind, string>> = {
    receipt: 'R',
    acceptance: 'A',
    commitment: 'C',
    supplement: 'S',
    oneTimeNotice: 'N',
    refusal: 'F',
    endSlip: 'E',
    handoverSheet: 'H',
};

/** The kinds with the letter that their numbers begin with. */
export const DOCUMENT_LETTERS: readonly (readonly [letter: string, kind: DocumentKind])[] = DOCUMENT_KINDS.map((kind) => [LETTERS[kind], kind]);

/** What is known of a document that was given out. `due` is the day on which its result is promised, null when there is none. */
export type IssuedDocument = {
    readonly number: string;
    readonly kind: DocumentKind;
    readonly item: string;
    readonly theme: string;
    readonly counter: number;
    readonly ticket: string;
    readonly person: string | null;
    readonly day: string;
    readonly due: string | null;
    /** Whether the result is there to be collected, whatever was promised. */
    readonly ready: boolean;
    readonly at: number;
    readonly clerk: string;
    /** The visitor's; null in what older versions wrote. */
    readonly language: Language | null;
    /** What the session was when it was given out; null before its end. */
    readonly outcome: Outcome | null;
    /** What of the session stands on it. */
    readonly record: ServiceRecord;
};

/** A hand-over list: the sessions, by ticket, whose papers went to the back office with it. */
export type HandoverSheet = {
    readonly number: string;
    readonly counter: number;
    readonly clerk: string;
    readonly day: string;
    readonly at: number;
    readonly tickets: readonly string[];
};

/** A document as the counter that issued it sees it. `content` is what its barcode says. */
export type DocumentView = Pick<IssuedDocument, 'number' | 'kind' | 'item' | 'theme' | 'counter' | 'ticket' | 'day' | 'due' | 'ready'> & {
    readonly content: string;
    readonly print: PrintStatus;
};

export type SheetView = Pick<HandoverSheet, 'number' | 'counter' | 'day' | 'tickets'> & { readonly content: string; readonly print: PrintStatus };

/** The document that a session usually ends with; null where none is usual. Without an outcome the session is not finished yet. */
export function fittingDocument(
    outcome: Outcome | null,
    record: { readonly caseKind?: (typeof CASE_KINDS)[number] | undefined; readonly materialState?: MaterialState | undefined },
): DocumentKind | null {
    if (outcome === 'oneTimeNotice') return 'oneTimeNotice';
    if (outcome === 'refused') return 'refusal';
    if (outcome === 'settledOnSpot' || outcome === 'collected') return 'endSlip';
    if (outcome !== 'accepted') return null;
    if (record.materialState === 'supplement') return 'supplement';
    if (record.caseKind === 'instant') return 'receipt';
    return record.caseKind === 'committed' ? 'commitment' : 'acceptance';
}

/** Number of a document, e.g. `R2611280042`. `day` is YYYY-MM-DD, `serial` counts from 1. */
export function documentNumber(kind: PaperKind, day: string, serial: number): string {
    return `${LETTERS[kind]}${day.slice(2).replaceAll('-', '')}${String(serial).padStart(4, '0')}`;
}

/** What the barcode of a document says. */
export function documentContent(number: string): string {
    return `TX${number}${checkDigits(number)}`;
}

/** What somebody scanned or typed: the number of a document, one that is not written right, or no document at all. */
export type ScannedDocument =
    | { readonly is: 'document'; readonly number: string; readonly kind: DocumentKind }
    | { readonly is: 'misread' }
    | { readonly is: 'other' };

/** Reads the content of a barcode. `TX` may be missing, and small letters, spaces and hyphens are as good: people type it. */
export function readDocument(scanned: string): ScannedDocument {
    const content = scanned.toUpperCase().replaceAll(/[\s-]/g, '');
    const found = /^(?:TX)?(([A-Z])\d{10,12})(\d{2})$/.exec(content);
    const kind = DOCUMENT_LETTERS.find(([letter]) => letter === found?.[2])?.[1];
    const number = found?.[1];
    // A hand-over list is no visitor's.
    if (found?.[2] === LETTERS.handoverSheet) return { is: 'other' };
    if (number === undefined || kind === undefined) return { is: /^TX[A-Z]?\d/.test(content) ? 'misread' : 'other' };
    return found?.[3] === checkDigits(number) ? { is: 'document', number, kind } : { is: 'misread' };
}

/** Check digits of ISO 7064 MOD 97-10: `794` has `44`. Letters count as 10 to 35. */
export function checkDigits(text: string): string {
    let rest = 0;
    for (const digit of [...text].map((sign) => Number.parseInt(sign, 36)).join('')) rest = (rest * 10 + Number(digit)) % 97;
    return String(98 - ((rest * 100) % 97)).padStart(2, '0');
}
