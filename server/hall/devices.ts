/** Devices of a hall and where they stand. */
import type { Device } from '#protocol/devices.ts';
import type { HallConfig, Kiosk } from '#protocol/hall.ts';

/** As much of a hall as devices stand in. */
export type Places = { readonly config: HallConfig; readonly devices: ReadonlyMap<string, Device> };

export function placesOf({ setup, devices }: { setup: { config: HallConfig }; devices: ReadonlyMap<string, Device> }): Places {
    return { config: setup.config, devices };
}

/** Every kiosk: those of the configuration, and each kiosk page that was added to stand for itself. */
export function kiosksOf({ config, devices }: Places): Kiosk[] {
    const added = [...devices.values()].filter(({ kind, kiosk }) => kind === 'kiosk' && kiosk === null);
    const first = config.zones[0]?.id ?? 1;
    return [...config.kiosks, ...added.map(({ id, zone, name }) => ({ id, zone: zone ?? first, name: { 'zh-CN': name, en: name } }))];
}

/** The kiosk that a kiosk page is. */
export function placeOfKiosk({ id, kiosk }: Device): string {
    return kiosk ?? id;
}

/** Ticket printers that stand at a kiosk, in the order in which they were added. */
export function printersAt(devices: ReadonlyMap<string, Device>, kiosk: string): Device[] {
    return [...devices.values()].filter((device) => device.kind === 'ticketPrinter' && device.kiosk === kiosk);
}

/** The number in a device's id: `printer-2` is 2 of `printer`. */
export function numbered(id: string): { prefix: string; number: number } | null {
    const found = /^(.+)-(\d{1,9})$/.exec(id);
    return found === null ? null : { prefix: found[1] ?? '', number: Number(found[2]) };
}
