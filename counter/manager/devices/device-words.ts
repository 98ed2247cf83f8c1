/** How a device is, in words that say what to do. */
import type { DeviceView } from '#protocol/device-views.ts';
import type { DeviceState } from '#protocol/devices.ts';
import type { HallConfig, Language } from '#protocol/hall.ts';
import { deviceWords } from '#web/words/devices.ts';
import { devicesPageWords } from '#web/words/devices-page.ts';

/** A stable word for why, as a sentence; a word that this page does not know stands for itself. */
export function reasonWords(language: Language, reason: string): string {
    const key = `reason.${reason}`;
    return devicesPageWords.has(key) ? devicesPageWords.say(language, key) : reason;
}

export function stateWords(language: Language, { state, reason }: DeviceState): string {
    const words = deviceWords.say(language, `state.${state}`);
    return reason === null ? words : `${words} · ${reasonWords(language, reason)}`;
}

/** Where a group of devices is; devices of one place stand together. */
export type Place = { readonly key: string; readonly name: string };

/** Kiosks first, then counters by number, zones, the whole hall, and agents last. */
export function placeOf(device: DeviceView, devices: readonly DeviceView[], hall: HallConfig | null, language: Language): Place {
    const { id, kind, kiosk, counter, zone } = device;
    if (kind === 'agent') return { key: '5', name: devicesPageWords.say(language, 'place.agents') };
    const at = kiosk ?? (kind === 'kiosk' ? id : null);
    if (at !== null)
        return {
            key: `1 ${at}`,
            name: devices.find((other) => other.id === at)?.name ?? devicesPageWords.say(language, 'place.kiosk', { kiosk: at }),
        };
    if (counter !== null)
        return { key: `2 ${String(counter).padStart(6, '0')}`, name: devicesPageWords.say(language, 'place.counter', { n: counter }) };
    if (zone === null) return { key: '4', name: devicesPageWords.say(language, 'place.hall') };
    return { key: `3 ${String(zone).padStart(6, '0')}`, name: hall?.zones.find((known) => known.id === zone)?.name[language] ?? String(zone) };
}
