/** What a caller shows for a number that is not there. */
const blank = [0, 0, 0];

/** Six digits for a caller's display: how many wait, at most 999, and the last three digits of the ticket's number. Null shows as 000. */
export function displayData(waiting: number | null, ticket: string | null): Buffer {
    return Buffer.from([...threeDigits(waiting === null ? null : String(Math.min(waiting, 999))), ...threeDigits(ticket)]);
}

function threeDigits(text: string | null): number[] {
    if (text === null) return blank;
    const digits = text.replace(/\D/g, '').slice(-3).padStart(3, '0');
    return [...digits].map(Number);
}
