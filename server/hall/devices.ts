/** Devices of a hall and where they stand. */
import type { Device } from '#protocol/devices.ts';
import type { HallConfig, Kiosk, Text } from '#protocol/hall.ts';

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

/** Ticket printers of a place, in the order in which they were added: of a kiosk, or the one of the guide desk that is the place itself. */
export function printersAt(devices: ReadonlyMap<string, Device>, place: string): Device[] {
    return [...devices.values()].filter(
        (device) => device.kind === 'ticketPrinter' && (device.kiosk === place || (isDesk(device) && device.id === place)),
    );
}

/** Where slips can come out: the kiosks that have a printer, and the printers of the guide desk. */
export function printPlaces(places: Places): { readonly id: string; readonly name: Text; readonly printer: Device }[] {
    const { devices } = places;
    const atKiosks = kiosksOf(places).flatMap(({ id, name }) =>
        printersAt(devices, id)
            .slice(0, 1)
            .map((printer) => ({ id, name, printer })),
    );
    const atDesks = [...devices.values()].filter((device) => device.kind === 'ticketPrinter' && isDesk(device));
    return [...atKiosks, ...atDesks.map((printer) => ({ id: printer.id, name: { 'zh-CN': printer.name, en: printer.name }, printer }))];
}

/** Whether slips may be asked for at a place. A kiosk without a printer is one too: there the number is shown instead. */
export function isPrintPlace(places: Places, id: string): boolean {
    return kiosksOf(places).some((kiosk) => kiosk.id === id) || printersAt(places.devices, id).length > 0;
}

/** A printer that stands in a zone, at no kiosk and no counter, is the guide desk's. */
function isDesk({ kiosk, counter }: Device): boolean {
    return kiosk === null && counter === null;
}

/** The printer at a counter: the first that was added. */
export function printerAtCounter(devices: ReadonlyMap<string, Device>, counter: number): Device | undefined {
    return [...devices.values()].find((device) => device.kind === 'ticketPrinter' && device.counter === counter);
}

/** The number in a device's id: `printer-2` is 2 of `printer`. */
export function numbered(id: string): { prefix: string; number: number } | null {
    const found = /^(.+)-(\d{1,9})$/.exec(id);
    return found === null ? null : { prefix: found[1] ?? '', number: Number(found[2]) };
}
