import iconv from 'iconv-lite';

/** Printed in place of a character that the printer's own font does not have: 〓, as printers have always done. */
export const missing = '〓';

/** The bytes of one clean text for the printer's own font: GB18030, at most two bytes a character. */
export function encodeText(text: string): Buffer {
    return iconv.encode(text, 'gb18030');
}

/** Text without what nobody sees: control and invisible characters are dropped, every kind of blank but the wide one is a space. */
export function visibleText(text: string): string {
    const visible = text.normalize('NFC').replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/gu, '');
    return visible.replace(/(?!\u3000)\p{Zs}/gu, ' ');
}

/** Visible text as the printer's font can show it: what the font lacks (four bytes in GB18030, private use, half a character) is 〓. */
export function cleanText(text: string): string {
    return Array.from(visibleText(text), printable).join('');
}

function printable(character: string): string {
    if (/[\p{Cs}\p{Co}]/u.test(character)) return missing;
    const bytes = encodeText(character);
    // An answer of one byte to what is no ASCII is the encoder's question mark.
    return bytes.length === 2 || (bytes.length === 1 && character <= '\x7e') ? character : missing;
}

/** Columns that a clean text takes at size 1: the printer draws one per byte, so ASCII is one wide and everything else two. */
export function columnsOf(text: string): number {
    return encodeText(text).length;
}

/** What stays together at a line's end: opening marks with what follows, a word, a character with the closing marks after it. */
const unitPattern = /[（《「『【“‘〈〔［]*(?:[\x21-\x7e]+|[^ （《「『【“‘〈〔［])[，。、；：！？）》」』】”’…〉〕］]*| |[（《「『【“‘〈〔［]+/gu;

/**
 * Folds a clean text into lines of at most `columns` (2 or more). Together the lines are the text, blanks and all; an empty text is one empty
 * line. It breaks between words and Chinese characters, and never leaves a closing mark at a beginning or an opening one at an end if the line has room.
 */
export function fold(text: string, columns: number): string[] {
    if (!(columns >= 2)) throw new RangeError(`A line needs two columns for a Chinese character [columns=${columns}]`);
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const put = (piece: string, width: number) => {
        if (used + width > columns) {
            lines.push(line);
            line = '';
            used = 0;
        }
        line += piece;
        used += width;
    };
    for (const unit of text.match(unitPattern) ?? []) {
        const width = columnsOf(unit);
        if (width <= columns) put(unit, width);
        else for (const character of unit) put(character, columnsOf(character));
    }
    return [...lines, line];
}

/** Folds a clean text for paper: as `fold`, without the blanks at which it broke. */
export function foldForPaper(text: string, columns: number): string[] {
    const lines = fold(text, columns).map((line, index) => (index === 0 ? line.trimEnd() : line.trim()));
    const shown = lines.filter((line) => line !== '');
    return shown.length === 0 ? [''] : shown;
}

/**
 * A name at the left edge and a value at the right one, as lines of at most `columns`. What does not fit beside each other stands below each
 * other, the value still at the right.
 */
export function pairLines(left: string, right: string, columns: number): string[] {
    const lines = foldForPaper(left, columns);
    const [firstValue = '', ...moreValues] = foldForPaper(right, columns);
    const last = lines.at(-1) ?? '';
    const gap = columns - columnsOf(last) - columnsOf(firstValue);
    const atRight = (value: string) => ' '.repeat(columns - columnsOf(value)) + value;
    if (gap >= 1 && moreValues.length === 0) return [...lines.slice(0, -1), last + ' '.repeat(gap) + firstValue];
    return [...lines, atRight(firstValue), ...moreValues.map(atRight)];
}
