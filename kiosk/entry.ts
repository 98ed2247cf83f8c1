/** What a visitor types at the kiosk: the code of an appointment, the number of a ticket whose call was missed, or that of a counter's document. */
import { DOCUMENT_LETTERS, readDocument } from '#protocol/documents.ts';

export type Entry = 'appointment' | 'missed' | 'document';

/** The characters of appointment codes: none is mistaken for another. */
export const CODE_KEYS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 10;
const MOST_DIGITS = { missed: 4, document: 14 } as const;
const LEAST_DIGITS = { missed: 3, document: 12 } as const;

/** The letters that a number may begin with. */
export function lettersOf(what: Entry, prefixes: readonly string[]): readonly string[] {
    if (what === 'document') return DOCUMENT_LETTERS.map(([letter]) => letter);
    return what === 'missed' ? prefixes : [];
}

/** What is typed after one more key; a key that does not belong there changes nothing. A letter of a number may come before its digits or after. */
export function press(what: Entry, typed: string, key: string, prefixes: readonly string[]): string {
    const sign = key.toUpperCase();
    if (what === 'appointment') return CODE_KEYS.includes(sign) && typed.length < CODE_LENGTH ? typed + sign : typed;
    const { digits } = partsOf(typed);
    if (lettersOf(what, prefixes).includes(sign)) return sign + digits;
    return /^\d$/.test(sign) && digits.length < MOST_DIGITS[what] ? typed + sign : typed;
}

/** What is typed after a run of keys from a keyboard or scanner. A run that goes on as something else, such as a link, leaves it as it was. */
export function pressAll(what: Entry, typed: string, keys: string, prefixes: readonly string[]): string {
    let now = typed;
    for (const key of keys) {
        const next = press(what, now, key, prefixes);
        if (next === now) return typed;
        now = next;
    }
    return now;
}

/** The code or number in full, `A7` as `A007`; null while something is missing. */
export function completed(what: Entry, typed: string): string | null {
    if (what === 'appointment') return typed.length === CODE_LENGTH ? typed : null;
    const { letter, digits } = partsOf(typed);
    if (what === 'document') return letter === '' || digits.length < LEAST_DIGITS.document ? null : letter + digits;
    return letter === '' || digits === '' ? null : letter + digits.padStart(LEAST_DIGITS.missed, '0');
}

/** The places in which the typed characters are shown. */
export function cellsOf(what: Entry, typed: string): readonly string[] {
    if (what === 'appointment') return Array.from({ length: CODE_LENGTH }, (_, at) => typed[at] ?? '');
    const { letter, digits } = partsOf(typed);
    return [letter, ...Array.from({ length: Math.max(LEAST_DIGITS[what], digits.length) }, (_, at) => digits[at] ?? '')];
}

/** What a scanner read at a kiosk, whatever screen it shows. */
export type Scanned =
    /** The secret of a slip's link; its small and capital letters are different. */
    | { readonly is: 'slip'; readonly secret: string }
    | { readonly is: 'document'; readonly content: string }
    | { readonly is: 'appointment'; readonly code: string }
    | { readonly is: 'unknown' };

export function scannedAs(text: string): Scanned {
    const secret = secretIn(text);
    if (secret !== null) return { is: 'slip', secret };
    if (readDocument(text).is !== 'other') return { is: 'document', content: text };
    const code = pressAll('appointment', '', text, []);
    return completed('appointment', code) === null ? { is: 'unknown' } : { is: 'appointment', code };
}

/** The secret in what a scanner read from a slip's QR code, or null. Its small and capital letters are different. */
export function secretIn(scanned: string): string | null {
    return /\/t\/([^/?#\s]+)\/?$/.exec(scanned)?.[1] ?? null;
}

function partsOf(typed: string): { letter: string; digits: string } {
    const letter = /^[A-Z]/.exec(typed)?.[0] ?? '';
    return { letter, digits: typed.slice(letter.length) };
}
