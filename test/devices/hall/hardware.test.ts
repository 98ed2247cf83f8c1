import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import type { DeviceOptions, LineKind } from '#protocol/devices.ts';
import type { CardAnswer } from '#protocol/sockets.ts';
import type { KioskView, TicketView } from '#protocol/views.ts';
import type { Emulator } from '../../../devices/emulators/emulator.ts';
import { emulators } from '../../../devices/emulators/index.ts';
import { hallFiles } from '../../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../../hub/running-hub.ts';
import { HallSocket } from '../../sockets/hall-socket.ts';

/** More patience than a person would have, for a machine that is busy with other things. */
const SOON = { timeout: 15_000, interval: 50 };

/** A virtual device at the end of a line; the hub is a process of its own and finds it there as it would a real one. */
async function plugIn(kind: LineKind, options: DeviceOptions = {}): Promise<Emulator> {
    const start = emulators[kind];
    if (start === undefined) throw new Error(`there is no virtual device [kind=${kind}]`);
    return start({ port: 0 }, options);
}

describe('the hardware of a hall', () => {
    let hub: RunningHub;
    const plugged = new Map<LineKind, Emulator>();
    const at = (kind: LineKind): Emulator => {
        const emulator = plugged.get(kind);
        if (emulator === undefined) throw new Error(`not plugged in [kind=${kind}]`);
        return emulator;
    };
    const shows = (kind: LineKind, words: string): Promise<void> => expect.poll(() => at(kind).shown.join(' · '), SOON).toContain(words);
    const ticketOf = async (id: string): Promise<TicketView> =>
        (await hub.as<{ ticket: TicketView }>('guide', 'GET', `/api/tickets/${id}`)).body.ticket;
    const called = async (): Promise<string | null> => (await hub.board()).calls[0]?.ticket ?? null;

    beforeAll(async () => {
        for (const kind of ['caller', 'ratingPad', 'ledStrip', 'idCardReader', 'scanner'] as const) plugged.set(kind, await plugIn(kind));
        const counterDevices = (['caller', 'ratingPad', 'ledStrip'] as const).map((kind) => ({ kind, counter: 1 }));
        const kioskDevices = (['idCardReader', 'scanner'] as const).map((kind) => ({ kind, kiosk: 'kiosk-1' }));
        const devices = [...counterDevices, ...kioskDevices].map((device) => ({
            ...device,
            id: device.kind.toLowerCase(),
            name: device.kind,
            line: at(device.kind).address,
        }));
        hub = await RunningHub.start({ files: hallFiles({ counters: 2, devices }), env: { HALL_ADMIN_PASSWORD: PASSWORD } });
    }, START_MS);
    afterAll(async () => {
        await hub.remove();
        for (const emulator of plugged.values()) await emulator.close();
    });

    it('is all there, each with its state', async () => {
        const missing = async (): Promise<string[]> => {
            const { body } = await hub.as<{ devices: DeviceView[] }>('manager', 'GET', '/api/devices');
            return body.devices.filter(({ state }) => state !== 'online').map(({ id, reason }) => `${id} ${reason}`);
        };
        await expect.poll(missing, SOON).toEqual([]);
    });

    describe('at a counter', () => {
        beforeEach(async () => {
            for (const verb of ['start', 'finish', 'sign-out']) await hub.verb('clerk01', 1, verb, verb === 'finish' ? { outcome: 'accepted' } : {});
        });

        it('a key does nothing while nobody is signed in, and the caller says so', async () => {
            await hub.take({ theme: 'social' });
            const before = (await hub.board()).seq;
            const beeps = at('caller').shown.find((line) => line.startsWith('beeps'));
            at('caller').act('press', 'recall');
            await expect.poll(() => at('caller').shown.find((line) => line.startsWith('beeps')), SOON).not.toBe(beeps);
            expect((await hub.board()).seq).toBe(before);
            await shows('ledStrip', '本窗口暂未开放');
        });

        it('keys act for the clerk who is signed in, and the signs follow', async () => {
            await hub.signIn(1, 'clerk01');
            const { ticket } = (await hub.take({ theme: 'social' })).body;
            at('caller').act('press', 'call');
            await expect.poll(called, SOON).not.toBeNull();
            const no = await called();
            await shows('ledStrip', `请${no}号办理`);
            await shows('caller', `ticket ${no?.slice(1)}`);
            at('caller').act('press', 'line');
            await shows('ledStrip', `正在办理 ${no}`);
            // On hold and back again: of several it would be the one that was put there last.
            for (const key of ['0', 'confirm']) at('caller').act('press', key);
            await expect.poll(() => at('ledStrip').shown.join(' '), SOON).not.toContain(no ?? '');
            for (const key of ['3', 'confirm']) at('caller').act('press', key);
            await shows('ledStrip', `正在办理 ${no}`);
            at('caller').act('press', 'rate');
            await expect.poll(async () => (await hub.verb('clerk01', 1, 'sign-in')).body.ticket, SOON).toBeNull();
            expect(ticket.theme).toBe('social');
            at('caller').act('press', 'pause');
            await shows('ledStrip', '暂停服务');
            // The same key again ends the pause; pressed at once it would be taken for the first, said twice.
            at('caller').act('press', 'cancel');
            await shows('caller', 'heard yes');
            at('caller').act('press', 'pause');
            await expect.poll(() => at('ledStrip').shown.join(' '), SOON).not.toContain('暂停服务');
        });

        it('a rating counts once, for the session that the pad asks about', async () => {
            await hub.signIn(1, 'clerk01');
            await hub.take({ theme: 'social' });
            const next = await hub.verb('clerk01', 1, 'next');
            const id = next.body.ticket?.id ?? '';
            await hub.verb('clerk01', 1, 'start');
            at('ratingPad').act('press', '1');
            // It says it a few times, as pads do, and is not heard.
            await shows('ratingPad', 'unheard');
            await hub.verb('clerk01', 1, 'finish', { outcome: 'accepted' });
            await shows('ratingPad', 'asking');
            // Nothing that was pressed before counts.
            expect((await ticketOf(id)).rating.state).toBe('open');
            at('ratingPad').act('press', '0');
            await expect.poll(async () => (await ticketOf(id)).rating, SOON).toMatchObject({ state: 'rated' });
            const first = (await ticketOf(id)).rating;
            const { seq } = await hub.board();
            at('ratingPad').act('press', '3');
            await expect.poll(async () => (await hub.as('admin', 'GET', '/api/devices/ratingpad')).status, SOON).toBe(200);
            expect((await ticketOf(id)).rating).toEqual(first);
            expect((await hub.board()).seq).toBe(seq);
        });

        it('a strip that was away shows the present when it is back', async () => {
            await hub.signIn(1, 'clerk01');
            await at('ledStrip').setFault('unplugged');
            await expect
                .poll(async () => (await hub.as<{ device: DeviceView }>('admin', 'GET', '/api/devices/ledstrip')).body.device.state, SOON)
                .not.toBe('online');
            await hub.take({ theme: 'social' });
            const { body } = await hub.verb('clerk01', 1, 'next');
            await at('ledStrip').setFault(null);
            await shows('ledStrip', `${body.ticket?.no}`);
            const { device } = (await hub.as<{ device: DeviceView }>('admin', 'GET', '/api/devices/ledstrip')).body;
            expect(device.lastFault?.reason).toBeTruthy();
        });
    });

    describe('at a kiosk', () => {
        it('a card is a handle and a masked number for the page, care for the old, and never the number', async () => {
            using page = new HallSocket<KioskView>(hub.url, '/kiosk');
            expect((await page.seen('its reader')).cardReader).toEqual({ state: 'online', reason: null });
            const reading = page.send<CardAnswer>('read-card', { withinMs: 20_000 });
            at('idCardReader').act('insert', 'elder');
            const read = await reading;
            if (!read.ok) throw new Error(read.error.code);
            expect(read.card).toMatchObject({ masked: '990*************20', care: true });
            expect(JSON.stringify(read)).not.toContain('19510512');
            const taken = await page.send<{ ticket: TicketView }>('take', { item: 'passport', identity: { card: read.card.handle } });
            if (!taken.ok) throw new Error(taken.error.code);
            expect(taken.ticket.class).toBe('care');
            // The card is the person: the same item is not given twice.
            const again = await page.send('take', { item: 'passport', identity: { card: read.card.handle } });
            expect(again.ok ? '' : again.error.code).toBe('open-ticket-exists');
            const forged = await page.send('take', { item: 'passport', identity: { card: 'nothing' } });
            expect(forged.ok ? '' : forged.error.code).toBe('card-gone');
            at('idCardReader').act('lift', '');
            expect(hub.stderr).not.toContain('990101195105126720');
        });

        it('waiting for a card ends in time, by the page and by a further wait', async () => {
            using page = new HallSocket<KioskView>(hub.url, '/kiosk');
            await page.seen('its view');
            const codeOf = async (answer: Promise<Awaited<ReturnType<typeof page.send<CardAnswer>>>>): Promise<unknown> => {
                const said = await answer;
                return said.ok ? said.card : said.error.details?.reason;
            };
            expect(await codeOf(page.send<CardAnswer>('read-card', { withinMs: 1_000 }))).toBe('no-card');
            const first = page.send<CardAnswer>('read-card', { withinMs: 30_000 });
            const second = page.send<CardAnswer>('read-card', { withinMs: 30_000 });
            expect(await codeOf(first)).toBe('stopped');
            expect((await page.send('stop-card')).ok).toBe(true);
            expect(await codeOf(second)).toBe('stopped');
        });

        it('what the scanner reads is told to the page', async () => {
            using page = new HallSocket<KioskView>(hub.url, '/kiosk');
            await page.seen('its view');
            const heard = new Promise((resolve) => page.socket.once('scanned', resolve));
            at('scanner').act('scan', 'TX1-123456');
            expect(await heard).toEqual({ text: 'TX1-123456' });
        });

        it('a typed number of somebody who is sixty gives care priority, and of nobody else', async () => {
            const classOf = async (idNumber: string): Promise<string> =>
                (await hub.take({ item: 'residence-permit', identity: { idNumber } })).body.ticket?.class ?? '';
            expect(await classOf('990101195105126720')).toBe('care');
            expect(await classOf('99010119880101008X')).toBe('normal');
            // Not a resident number at all: nothing can be told from it.
            expect(await classOf('990101195105126721')).toBe('normal');
        });
    });
});
