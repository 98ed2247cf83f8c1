/** What a visitor types at the kiosk: the code of an appointment, or the number of a ticket whose call was missed. */

export type Entry = 'appointment' | 'missed';

/** A question to the hub. Asked again as it is, it is the same request; another question has another request id. */
export type Asked = { readonly verb: 'take' | 'rejoin'; readonly input: Readonly<Record<string, unknown>> };

/** The characters of appointment codes: none is mistaken for another. */
export const CODE_KEYS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 10;
const MOST_DIGITS = 4;
const LEAST_DIGITS = 3;

/** What is typed after one more key; a key that does not belong there changes nothing. A letter of a number may come before its digits or after. */
export function press(what: Entry, typed: string, key: string, prefixes: readonly string[]): string {
    const sign = key.toUpperCase();
    if (what === 'appointment') return CODE_KEYS.includes(sign) && typed.length < CODE_LENGTH ? typed + sign : typed;
    const { digits } = partsOf(typed);
    if (prefixes.includes(sign)) return sign + digits;
    return /^\d$/.test(sign) && digits.length < MOST_DIGITS ? typed + sign : typed;
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
    return letter === '' || digits === '' ? null : letter + digits.padStart(LEAST_DIGITS, '0');
}

/** The places in which the typed characters are shown. */
export function cellsOf(what: Entry, typed: string): readonly string[] {
    if (what === 'appointment') return Array.from({ length: CODE_LENGTH }, (_, at) => typed[at] ?? '');
    const { letter, digits } = partsOf(typed);
    return [letter, ...Array.from({ length: Math.max(LEAST_DIGITS, digits.length) }, (_, at) => digits[at] ?? '')];
}

/** The secret in what a scanner read from a slip's QR code, or null. Its small and capital letters are different. */
export function secretIn(scanned: string): string | null {
    return /\/t\/([^/?#\s]+)\/?$/.exec(scanned)?.[1] ?? null;
}

/** The id of a ticket of the day, YYYY-MM-DD. */
export function ticketIdOf(day: string, no: string): string {
    return `${day.replaceAll('-', '')}-${no}`;
}

function partsOf(typed: string): { letter: string; digits: string } {
    const letter = /^[A-Z]/.exec(typed)?.[0] ?? '';
    return { letter, digits: typed.slice(letter.length) };
}
