import type { DeviceReport } from '#protocol/devices.ts';
import type { KeyMeaning } from '#protocol/keys.ts';

/** What a caller or keypad reports when such a key is pressed after these digits. */
export function keysReport(meaning: KeyMeaning, digits: string): DeviceReport {
    const { verb, input, otherwise } = meaning;
    const made = meaning.digits === 'to' && digits !== '' ? { to: Number(digits) } : {};
    return { said: 'keys', verb, digits, input: { ...input, ...made }, otherwise };
}
