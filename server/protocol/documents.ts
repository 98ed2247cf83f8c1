/**
 * Documents that a counter gives a visitor, and what their barcode says. The content is `TX`, a letter for the kind, the day as YYMMDD, a serial of
 * at least four digits within kind and day, and two check digits of ISO 7064 MOD 97-10 over letter, day and serial (letters count A = 10 … Z = 35):
 * any one wrong character and any two exchanged are found. It has capital letters and digits only, so Code 128 and QR carry it short and people can
 * type it. Example: `TXR261128004266`: receipt, 28 November 2026, the 42nd.
 */

/** 收件凭证, 受理通知书, 承诺件通知书, 补办件通知书, 一次性告知单, 不予受理通知书. */
export const DOCUMENT_KINDS = ['receipt', 'acceptance', 'commitment', 'supplement', 'oneTimeNotice', 'refusal'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const LETTERS: Readonly<Record<DocumentKind, string>> = {
    receipt: 'R',
    acceptance: 'A',
    commitment: 'C',
    supplement: 'S',
    oneTimeNotice: 'N',
    refusal: 'F',
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
};

/** A document as the counter that issued it sees it. `content` is what its barcode says. */
export type DocumentView = Omit<IssuedDocument, 'person'> & { readonly content: string };

/** Number of a document, e.g. `R2611280042`. `day` is YYYY-MM-DD, `serial` counts from 1. */
export function documentNumber(kind: DocumentKind, day: string, serial: number): string {
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
    if (number === undefined || kind === undefined) return { is: /^TX[A-Z]?\d/.test(content) ? 'misread' : 'other' };
    return found?.[3] === checkDigits(number) ? { is: 'document', number, kind } : { is: 'misread' };
}

/** Check digits of ISO 7064 MOD 97-10: `794` has `44`. Letters count as 10 to 35. */
export function checkDigits(text: string): string {
    let rest = 0;
    for (const digit of [...text].map((sign) => Number.parseInt(sign, 36)).join('')) rest = (rest * 10 + Number(digit)) % 97;
    return String(98 - ((rest * 100) % 97)).padStart(2, '0');
}
