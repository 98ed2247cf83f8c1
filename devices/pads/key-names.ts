/** Function keys of callers by their code; digits are 00 to 09. */
const functionKeys = new Map([
    [0x0b, 'rate'],
    [0x0c, 'call'],
    [0x0d, 'recall'],
    [0x0e, 'cancel'],
    [0x0f, 'confirm'],
    [0x11, 'line'],
    [0x12, 'pause'],
    [0x13, 'transfer'],
]);

/** The code of the key that begins a rating. */
export const rateKey = 0x0b;

/** The digit of a digit key, null for all others. */
export function digitOf(code: number): string | null {
    return code <= 9 ? String(code) : null;
}

/** The name of a function key as key maps have it; one that is not known by name is known by its code, `key-1a`. */
export function keyName(code: number): string {
    return functionKeys.get(code) ?? `key-${code.toString(16).padStart(2, '0')}`;
}

/** The code of a key by its name or digit; null for what is neither. */
export function keyCode(name: string): number | null {
    if (/^\d$/.test(name)) return Number(name);
    for (const [code, known] of functionKeys) if (known === name) return code;
    const code = /^key-([0-9a-f]{2})$/.exec(name)?.[1];
    return code === undefined ? null : Number.parseInt(code, 16);
}
