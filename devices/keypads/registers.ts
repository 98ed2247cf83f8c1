import iconv from 'iconv-lite';

/**
 * Registers of a keypad. There is no public standard for keypads; this is ours, on plain Modbus, so that any maker's board can be set up for it.
 *
 *     read   0 status: bit 0 it asks for a rating · 1 number of the last press, grows by one, begins anew after 65535 · 2 its key, 1 to 255, 0: none yet
 *            3 what is broken, 0: nothing
 *     write  8 prompt: 0 nothing, 1 ask for a rating, 2 thanks, 3 beep · 16 to 23 text, GB18030, two bytes each, filled with blanks
 */
export const registers = { status: 0, press: 1, key: 2, broken: 3, prompt: 8, text: 16 } as const;
export const polled = 4;
export const prompts = { none: 0, ask: 1, thanks: 2, beep: 3 } as const;
export const askingBit = 1;
export const textRegisters = 8;

/** Text for the display of a keypad; what does not fit is left out, a character as a whole. */
export function textValues(text: string): number[] {
    const room = 2 * textRegisters;
    let bytes = Buffer.alloc(0);
    for (const character of text) {
        const next = iconv.encode(character, 'gb18030');
        if (bytes.length + next.length > room) break;
        bytes = Buffer.concat([bytes, next]);
    }
    const filled = Buffer.concat([bytes, Buffer.alloc(room - bytes.length, ' ')]);
    return Array.from({ length: textRegisters }, (_, index) => filled.readUInt16BE(2 * index));
}
