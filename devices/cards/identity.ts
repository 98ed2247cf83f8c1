import type { CardRead } from '#protocol/devices.ts';
import type { ChinaTime } from '../china-time.ts';

/**
 * Of a card's text (GA 467: 256 bytes of UTF-16LE, fields padded with spaces) only the number is read, and the birth date where the number does not have
 * it. Name, sex, nation, address, issuer, dates and photo are never decoded.
 *
 *     byte 248   'I'  foreigner's permit of 2017: number at 122, 15 characters, birth date at 220
 *                else the number at 122, 18 characters with the birth date in them: residents, Hong Kong, Macau and Taiwan residents ('J'),
 *                foreigner's permit of 2023
 */
const kindAt = 248;
const numberAt = 122;
const foreign = { kind: 'I', numberLength: 30, birthAt: 220, birthLength: 16 };
const numberLength = 36;

/** The data of an answer to `read`: length of the text, length of the photo, text, photo. */
const textAt = 4;
const textLength = 256;

/** From this age on a person has care priority. */
const careAge = 60;

/** Whether an answer to `read` has the text of a card in it, and is not the late answer to something else. */
export function holdsText(data: Buffer): boolean {
    return data.length >= textAt + textLength && data.readUInt16BE(0) === textLength;
}

/** What a card tells; null when its number is none. `today` is the date in China. `data` is not kept. */
export function readIdentity(data: Buffer, today: ChinaTime): CardRead | null {
    if (!holdsText(data)) return null;
    const text = data.subarray(textAt, textAt + textLength);
    if (characters(text, kindAt, 2) === foreign.kind) return readForeign(text, today);
    const idNumber = characters(text, numberAt, numberLength);
    if (!isResidentNumber(idNumber)) return null;
    return withCare(idNumber, idNumber.slice(6, 14), today);
}

function readForeign(text: Buffer, today: ChinaTime): CardRead | null {
    const idNumber = characters(text, numberAt, foreign.numberLength);
    const birth = characters(text, foreign.birthAt, foreign.birthLength);
    // Letters of the country, then digits.
    if (!/^[A-Z]{3}\d{12}$/.test(idNumber) || !/^\d{8}$/.test(birth)) return null;
    return withCare(idNumber, birth, today);
}

/** 18 characters with a birth date that exists and the right check character (GB 11643, ISO 7064 MOD 11-2). */
export function isResidentNumber(idNumber: string): boolean {
    if (!/^\d{17}[\dX]$/.test(idNumber) || !isDate(idNumber.slice(6, 14))) return false;
    return checkCharacter(idNumber.slice(0, 17)) === idNumber.at(-1);
}

/** The 18th character for 17 digits. */
export function checkCharacter(digits: string): string {
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
    return '10X98765432'.charAt(sum % 11);
}

function isDate(digits: string): boolean {
    const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** On the 60th birthday one is 60. `birth` is YYYYMMDD. */
function withCare(idNumber: string, birth: string, today: ChinaTime): CardRead {
    const sixtieth = Number(birth) + careAge * 10_000;
    return { idNumber, care: sixtieth <= today.year * 10_000 + today.month * 100 + today.day };
}

function characters(text: Buffer, at: number, length: number): string {
    return text
        .toString('utf16le', at, at + length)
        .replaceAll('\0', ' ')
        .trim();
}
