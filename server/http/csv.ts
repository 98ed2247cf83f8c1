/** Tables as spreadsheets read them. */

/** With a byte order mark, without which spreadsheets take the Chinese for something else. */
export function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
    return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins as a formula does is text to a spreadsheet only with an apostrophe before it. */
function cell(value: string | number): string {
    const text = typeof value === 'number' ? String(value) : value.replace(/^[=+\-@\t\r]/, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
