/** Resident identity numbers (GB 11643): six digits of a place, the birth date, three of order, and a check character. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** Whether this is a resident number: 18 characters, a birth date that exists, the check character that belongs to them. */
export function isResidentNumber(text: string): boolean {
    return birthDayOf(text) !== null && CHECKS[weightOf(text) % 11] === text.at(17);
}

/** The birth date in a resident number, YYYY-MM-DD; null where there is none. The check character is not looked at. */
export function birthDayOf(text: string): string | null {
    const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text);
    if (found === null) return null;
    const day = found.slice(1).join('-');
    const at = Date.parse(`${day}T00:00:00Z`);
    return Number.isFinite(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}

function weightOf(text: string): number {
    return WEIGHTS.reduce((sum: number, weight, at) => sum + weight * Number(text[at]), 0);
}
