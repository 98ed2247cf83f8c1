/** A ticket's id: `20261124-A001`, unique in the hall for ever and in the order of days. `day` is YYYY-MM-DD. Apart from schemas, so that pages need not carry them. */
export function ticketId(day: string, no: string): string {
    return `${day.replaceAll('-', '')}-${no}`;
}
