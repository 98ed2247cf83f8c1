/** What follows from a change of the registry: a token that has ended acts for nobody from that moment on, lines are let go and taken up. */
import type { Pairing } from '../access/pairing.ts';
import type { Hub } from '../hub.ts';
import { deviceLog } from '../log.ts';
import type { Fleet } from './fleet.ts';
import type { Presence } from './presence.ts';

export function followRegistry({ hub, pairing, presence, fleet }: { hub: Hub; pairing: Pairing; presence: Presence; fleet: Fleet }): void {
    hub.onCommit((events) => {
        for (const event of events) {
            if (event.type === 'device.removed') {
                pairing.end(event.id);
                presence.cut(event.id);
            }
            // It comes back and is what it is now.
            if (event.type === 'device.changed') presence.cut(event.device.id);
        }
        if (!events.some(({ type }) => type === 'device.added' || type === 'device.changed' || type === 'device.removed')) return;
        for (const event of events) if (event.type === 'device.removed') settle(fleet.agents.remove(event.id));
        settle(fleet.configure());
    });
}

function settle(done: Promise<void>): void {
    done.catch((error: unknown) => deviceLog.error({ err: error }, 'devices could not be configured'));
}

/** Printers of a hall that began before it had devices become devices, once. */
export async function adoptOldPrinters(hub: Hub, printers: ReadonlyMap<string, string>): Promise<void> {
    for (const [kiosk, line] of printers) {
        await hub.execute({ type: 'addDevice', kind: 'ticketPrinter', name: kiosk, kiosk, line }, { role: 'hub', ref: 'hub' });
    }
}
