/** What follows from a change of the registry, before it is answered: a token that has ended acts for nobody from that moment on. */
import type { Pairing } from '../access/pairing.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from './presence.ts';

export function followRegistry({ hub, pairing, presence }: { hub: Hub; pairing: Pairing; presence: Presence }): void {
    hub.onCommit((events) => {
        for (const event of events) {
            if (event.type === 'device.removed') {
                pairing.end(event.id);
                presence.cut(event.id);
            }
            // It comes back and is what it is now.
            if (event.type === 'device.changed') presence.cut(event.device.id);
        }
    });
}

/** Printers of a hall that began before it had devices become devices, once. */
export async function adoptOldPrinters(hub: Hub, printers: ReadonlyMap<string, string>): Promise<void> {
    for (const [kiosk, line] of printers) {
        await hub.execute({ type: 'addDevice', kind: 'ticketPrinter', name: kiosk, kiosk, line }, { role: 'hub', ref: 'hub' });
    }
}
