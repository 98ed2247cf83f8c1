/**
 * Where the hardware of a device is, as text: `tcp://HOST:PORT`, `serial:///dev/ttyUSB0?baud=9600&parity=even` or `serial://COM3?baud=9600`, and
 * `emulator` for a virtual device of whoever drives it. Only the syntax is looked at; whether anything is there shows when it is opened.
 */
const TCP = /^tcp:\/\/(?:[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]):(\d{1,5})\/?$/i;
const SERIAL = /^serial:\/\/(\/dev\/[\w./-]{1,100}|COM[1-9]\d{0,2})(?:\?([\w=&]{0,100}))?$/i;

const SERIAL_SETTINGS: Readonly<Record<string, RegExp>> = {
    baud: /^[1-9]\d{2,6}$/,
    bits: /^[5-8]$/,
    parity: /^(none|even|odd)$/,
    stop: /^[12]$/,
    rtscts: /^[01]$/,
};

export const EMULATOR = 'emulator';

/** Whether a text can be the address of a line. */
export function isLineAddress(line: string): boolean {
    if (line === EMULATOR) return true;
    const port = TCP.exec(line)?.[1];
    if (port !== undefined) return Number(port) >= 1 && Number(port) <= 65_535;
    const serial = SERIAL.exec(line);
    if (serial === null || serial[1]?.includes('..') === true) return false;
    const settings = (serial[2] ?? '').split('&').filter((setting) => setting !== '');
    return settings.every((setting) => {
        const [name = '', value = ''] = setting.split('=', 2);
        return Object.hasOwn(SERIAL_SETTINGS, name) && SERIAL_SETTINGS[name]?.test(value) === true;
    });
}

/** The same for two addresses of one line: without its settings, in small letters. Null for a virtual device, which has a line of its own. */
export function lineKey(line: string): string | null {
    return line === EMULATOR ? null : (line.toLowerCase().split('?')[0] ?? '').replace(/(:\d+)\/$/, '$1');
}
