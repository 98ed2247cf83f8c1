/** Figures in a Chinese sentence, written out as Mandarin reads them. Pure. */

/** How 1 is read where digits are read one by one: yī, or yāo as on the telephone. */
export type One = 'yi' | 'yao';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千'] as const;

/** From this many digits on a figure is a number of a thing (telephone, code), not an amount. */
const LONGEST_AMOUNT = 4;

/** Things that are counted with 两, not 二. */
const COUNTED = /^\s*(人|位|个|份|项|分钟|小时|天|次|页|张|元|名|周|年|家|种|件)/;

/** Digits one by one and apart, `117` → `一 一 七`: side by side 一 would change its tone as it does in words. */
export function digitByDigit(digits: string, one: One): string {
    return Array.from(digits, (digit) => (digit === '1' && one === 'yao' ? '幺' : (DIGITS[Number(digit)] ?? digit))).join(' ');
}

/** An amount from 0 to 9999 in words, `105` → `一百零五`, `12` → `十二`. */
export function amountInWords(amount: number): string {
    if (amount === 0) return '零';
    let words = '';
    let gap = false;
    for (let power = UNITS.length - 1; power >= 0; power--) {
        const digit = Math.floor(amount / 10 ** power) % 10;
        if (digit === 0) {
            gap = words !== '';
            continue;
        }
        if (gap) words += '零';
        gap = false;
        words += `${DIGITS[digit] ?? ''}${UNITS[power] ?? ''}`;
    }
    return words.replace(/^一十/, '十');
}

/**
 * A sentence with its figures written out. Numbers of tickets, counters and telephones are read digit by digit (`A001号`, `12号窗口`), amounts as
 * numbers (`12分钟`), times of day as a clock is read, a range with 到.
 */
export function withFiguresSpoken(text: string, one: One): string {
    return text
        .replace(/(\d)\s*[–—~～-]\s*(?=\d)/g, (_, digit: string, at: number) => (isTelephone(text, at) ? digit : `${digit}到`))
        .replace(/(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/g, (_, hour: string, minute: string) => clockInWords(Number(hour), Number(minute)))
        .replace(/(\d+)\.(\d+)/g, (_, whole: string, part: string) => `${figure(whole, '', '', one)}点${digitByDigit(part, 'yi')}`)
        .replace(/\d+/g, (digits, at: number, all: string) => figure(digits, all.slice(0, at), all.slice(at + digits.length), one));
}

function figure(digits: string, before: string, after: string, one: One): string {
    const inRange = /\d到$/.test(before);
    const named = /[A-Za-z]\s*$/.test(before) || (/^\s*号/.test(after) && !inRange) || (digits.length === 4 && /^\s*年/.test(after));
    if (named || digits.length > LONGEST_AMOUNT || (digits.length > 1 && digits.startsWith('0'))) return digitByDigit(digits, one);
    return digits === '2' && COUNTED.test(after) && !/第\s*$/.test(before) ? '两' : amountInWords(Number(digits));
}

function clockInWords(hour: number, minute: number): string {
    const minutes = minute === 0 ? '' : `${minute < 10 ? '零' : ''}${amountInWords(minute)}分`;
    return `${hour === 2 ? '两' : amountInWords(hour)}点${minutes}`;
}

/** Whether the dash at a place stands in a telephone number: an area code or a long number on one of its sides. */
function isTelephone(text: string, at: number): boolean {
    return /(^|\D)(0\d{2,3}|\d{5,})$/.test(text.slice(0, at + 1)) || /^\d\s*.\s*\d{5,}/.test(text.slice(at));
}
