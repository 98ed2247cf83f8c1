import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { BoardView, ManagerView } from '#protocol/views.ts';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { hallFiles } from '../../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../../hub/running-hub.ts';
import { HallSocket } from '../../sockets/hall-socket.ts';

const SOON = { timeout: 15_000, interval: 50 };

type Result = { ok: boolean; reason: string | null };

describe('what the administrator does to a device from afar', () => {
    let hub: RunningHub;
    let printer: PrinterEmulator;
    const acts = async (device: string, act: string): Promise<Result> =>
        (await hub.as<Result>('admin', 'POST', `/api/devices/${device}/${act}`)).body;
    const added = async (device: object): Promise<{ id: string; token: string }> =>
        (await hub.as<{ id: string; token: string }>('admin', 'POST', '/api/devices', device)).body;

    beforeAll(async () => {
        printer = await new PrinterEmulator({ port: 0 }).start();
        const devices = [
            { id: 'printer-1', kind: 'ticketPrinter', name: '一号打印机', kiosk: 'kiosk-1', line: printer.address },
            { id: 'led-strip-1', kind: 'ledStrip', name: '条屏', counter: 1, line: 'emulator' },
        ];
        hub = await RunningHub.start({ files: hallFiles({ counters: 1, devices }), env: { HALL_ADMIN_PASSWORD: PASSWORD } });
    }, START_MS);
    afterAll(async () => {
        await hub.remove();
        await printer.close();
    });

    it('a printer prints the test slip, and says why it cannot', async () => {
        expect(await acts('printer-1', 'test-print')).toEqual({ ok: true, reason: null });
        const { lines, errors } = decode(printer.jobs.at(-1)?.bytes ?? Buffer.alloc(0));
        expect(errors).toEqual([]);
        expect(lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])).join('\n')).toContain('一号打印机');
        await printer.setFault('paper-out');
        expect(await acts('printer-1', 'test-print')).toEqual({ ok: false, reason: 'paper-out' });
        await printer.setFault(null);
    });

    it('hardware makes itself known', async () => {
        await expect.poll(() => acts('led-strip-1', 'identify'), SOON).toEqual({ ok: true, reason: null });
        const { length } = printer.jobs;
        expect(await acts('printer-1', 'identify')).toEqual({ ok: true, reason: null });
        expect(printer.jobs.length).toBe(length + 1);
    });

    it('a page loads itself anew, shows its name and says a sentence', async () => {
        const { id, token } = await added({ kind: 'screen', name: '大厅屏' });
        for (const act of ['reload', 'identify', 'test-voice']) expect(await acts(id, act)).toEqual({ ok: false, reason: 'not-connected' });
        using screen = new HallSocket<BoardView>(hub.url, '/display', { token });
        await screen.seen('the hall');
        const heard: unknown[] = [];
        screen.socket.on('reload', () => heard.push('reload'));
        screen.socket.on('identify', (sign) => heard.push(sign));
        screen.socket.on('test-voice', (_message, answer: (result: Result) => void) => answer({ ok: false, reason: 'sound-blocked' }));
        expect(await acts(id, 'reload')).toEqual({ ok: true, reason: null });
        expect(await acts(id, 'identify')).toEqual({ ok: true, reason: null });
        expect(await acts(id, 'test-voice')).toEqual({ ok: false, reason: 'sound-blocked' });
        expect(heard).toEqual(['reload', { id, name: '大厅屏' }]);
    });

    it('what a device cannot do is said, and only the administrator may ask', async () => {
        expect(await acts('led-strip-1', 'reload')).toEqual({ ok: false, reason: 'not-supported' });
        expect(await acts('led-strip-1', 'test-print')).toEqual({ ok: false, reason: 'not-supported' });
        const { id } = await added({ kind: 'agent', name: 'a' });
        expect(await acts(id, 'reload')).toEqual({ ok: false, reason: 'not-supported' });
        const unknown = await hub.as<ErrorBody>('admin', 'POST', '/api/devices/nothing/identify');
        expect(unknown.body.error.code).toBe('unknown-device');
        const manager = await hub.as<ErrorBody>('manager', 'POST', '/api/devices/printer-1/identify');
        expect(manager.body.error.code).toBe('forbidden');
    });

    it('managers see every device live, supervisors none', async () => {
        using manager = new HallSocket<ManagerView>(hub.url, '/manager', { token: await hub.login('manager') });
        using supervisor = new HallSocket<ManagerView>(hub.url, '/manager', { token: await hub.login('supervisor') });
        const stateOf = (view: ManagerView): DeviceView | undefined => view.devices.find(({ id }) => id === 'printer-1');
        await manager.seen('the printer is well', (view) => stateOf(view)?.state === 'online');
        await printer.setFault('cover-open');
        const view = await manager.seen('its cover is open', (seen) => stateOf(seen)?.reason === 'cover-open');
        expect(stateOf(view)?.lastFault?.reason).toBe('cover-open');
        expect((await supervisor.seen('the hall')).devices).toEqual([]);
        await printer.setFault(null);
    });

    it('are counted in the metrics, by kind', async () => {
        const { body } = await hub.call<{ text: string }>('GET', '/metrics');
        expect(body.text).toContain('hall_devices{kind="ticketPrinter"} 1\n');
        expect(body.text).toMatch(/hall_device_up\{kind="ticketPrinter"\} [01]\n/);
        expect(body.text).toContain('hall_device_up{kind="agent"} 0\n');
    });
});
