import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../hub/running-hub.ts';

/** Writes the journal's configuration as it was when a kiosk had the line of its printer with it. */
function ageConfiguration(data: string): void {
    const db = new Database(join(data, 'hall.db'));
    const row = db.prepare<[], { body: string }>("SELECT body FROM event WHERE stream = 'hall'").get();
    const body = JSON.parse(row?.body ?? '') as { config: { kiosks: object[] } };
    body.config.kiosks = body.config.kiosks.map((kiosk) => ({ ...kiosk, printer: 'tcp://127.0.0.1:9' }));
    db.prepare("UPDATE event SET body = ? WHERE stream = 'hall'").run(JSON.stringify(body));
    db.close();
}

it(
    'a hall that began before it had devices keeps the printers of its kiosks, as devices, once',
    async () => {
        await using hub = await RunningHub.start({ files: hallFiles(), env: { HALL_ADMIN_PASSWORD: PASSWORD } });
        await hub.stop();
        ageConfiguration(hub.data);
        await hub.restart();
        const devices = async (): Promise<DeviceView[]> => (await hub.as<{ devices: DeviceView[] }>('admin', 'GET', '/api/devices')).body.devices;
        expect(await devices()).toMatchObject([{ id: 'printer-1', kind: 'ticketPrinter', kiosk: 'kiosk-1', line: 'tcp://127.0.0.1:9' }]);
        expect((await hub.take({ theme: 'social' })).body.print.status).toBe('queued');
        await hub.as('admin', 'DELETE', '/api/devices/printer-1');
        await hub.restart();
        expect(await devices()).toEqual([]);
    },
    START_MS,
);
