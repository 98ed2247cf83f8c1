import iconv from 'iconv-lite';

/**
 * A text as a font card wants it: `\FO000` (its first Chinese font, 16 pixels), then GBK. A backslash begins an escape of the card, so the text itself
 * may have none.
 */
const font = Buffer.from('\\FO000', 'ascii');

/** What a card's font surely lacks is shown as this. */
const lacking = '?';

/** What goes into an area: the font, then the text with `?` for characters that no card's font has. */
export function encodeText(text: string): Buffer {
    return Buffer.concat([font, ...[...text].map(encodeCharacter)]);
}

function encodeCharacter(character: string): Buffer {
    if (character < ' ' || character === '\u007f') return Buffer.from(' ');
    if (character === '\\') return Buffer.from('/');
    const bytes = iconv.encode(character, 'gb18030');
    // Four-byte characters came after GBK, and one-byte ones above ASCII are in no card's font.
    return bytes.length === 2 || (bytes.length === 1 && (bytes.at(0) ?? 0) < 0x80) ? bytes : Buffer.from(lacking);
}

/** The text without the card's escapes, as a person reads it on the strip. */
export function decodeText(text: Buffer): string {
    const characters = new TextDecoder('gb18030').decode(text);
    return characters.replace(/\\F[A-Z]\d{3}|\\C\d/g, '').replace(/\\[rn]|[\r\n]/g, '');
}

/** Pixels that a text takes in the 16-pixel font: 8 a column, two columns for a Chinese character. */
export function textWidth(text: string): number {
    return [...text].reduce((sum, character) => sum + 8 * Math.min(encodeCharacter(character).length, 2), 0);
}
