import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import type { BoardView, CounterAnswer, KioskView, TakenAnswer } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

const SOCKETS = '/training/socket.io';
/** Longer than lines take to come up on a busy machine. */
const SOON = { timeout: 15_000 };
type Refused = Partial<ErrorBody>;
type Printer = { slips: { svg: string }[] };

describe('the training hall of a trial', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles({ printing: true }) });
    }, START_MS);
    afterAll(() => hub.remove());
    beforeEach(async () => {
        expect((await hub.as('manager', 'POST', '/training/api/reset')).status).toBe(200);
    });

    const take = async (): Promise<TakenAnswer> => (await hub.call<TakenAnswer>('POST', '/training/api/tickets', { theme: 'social' })).body;
    const seq = async (): Promise<number> => (await hub.board()).seq;

    it('gives numbers that no real ticket can have', async () => {
        const before = await seq();
        expect((await take()).ticket).toMatchObject({ no: 'XA001', id: expect.stringMatching(/^\d{8}-XA001$/) });
        expect((await take()).ticket.no).toBe('XA002');
        expect((await hub.take({ theme: 'social' })).body.ticket.no).toMatch(/^A\d{3}$/);
        // The one number of the real hall is all that the real journal has heard of: the ticket and its slip.
        const { body } = await hub.as<{ tickets: { no: string }[] }>('manager', 'GET', '/api/tickets');
        expect(body.tickets.filter(({ no }) => no.startsWith('X'))).toEqual([]);
        expect((await seq()) - before).toBeLessThanOrEqual(2);
    });

    it('is served from the ticket to the rating by people with their own accounts, and the real hall sees nothing of it', async () => {
        using real = new HallSocket<BoardView>(hub.url, '/display');
        using training = new HallSocket<BoardView>(hub.url, '/display', {}, {}, SOCKETS);
        await real.seen('a view');
        await training.seen('a view');
        const before = real.views.length;
        const taken = await take();
        const verb = (name: string, body: object = {}) => hub.as<CounterAnswer>('clerk01', 'POST', `/training/api/counters/1/${name}`, body);
        await verb('sign-in');
        expect((await verb('next')).body.ticket?.no).toBe('XA001');
        await training.seen('the call', ({ calls }) => calls[0]?.ticket === 'XA001');
        await verb('start');
        expect((await verb('finish', { outcome: 'settledOnSpot' })).status).toBe(200);
        const secret = new URL(taken.link).pathname.replace('/training/t/', '');
        expect((await hub.call('POST', `/training/api/t/${secret}/rating`, { level: 4 })).status).toBe(200);
        // The clerk is signed in at a counter of the training hall only.
        expect((await hub.verb<Refused>('clerk01', 1, 'next')).body.error?.code).toBe('counter-closed');
        expect(real.views).toHaveLength(before);
    });

    it('knows no ticket of the real hall, and the real hall none of its', async () => {
        const training = new URL((await take()).link);
        const real = new URL((await hub.take({ theme: 'social' })).body.link);
        expect(training.pathname).toMatch(/^\/training\/t\//);
        const secret = training.pathname.replace('/training/t/', '');
        expect((await hub.call(`GET`, `/training/api/t/${secret}`)).status).toBe(200);
        expect((await hub.call<Refused>('GET', `/api/t/${secret}`)).body.error?.code).toBe('unknown-ticket');
        expect((await hub.call<Refused>('GET', `/training${real.pathname.replace('/t/', '/api/t/')}`)).body.error?.code).toBe('unknown-ticket');
    });

    it('prints on virtual printers of its own, and every slip says that it is training', async () => {
        const slips = async (hall: string): Promise<string[]> =>
            (await hub.call<Printer[]>('GET', `${hall}/api/trial/printers`)).body.flatMap((printer) => printer.slips.map(({ svg }) => svg));
        const before = await slips('');
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk', {}, {}, SOCKETS);
        await kiosk.seen('the kiosk');
        await kiosk.send('take', { theme: 'social', language: 'en' });
        await kiosk.seen('the slip printed', ({ slips: asked }) => asked[0]?.status === 'printed');
        expect(await slips('')).toEqual(before);
        const printed = await slips('/training');
        expect(printed.map((slip) => [slip.includes('Training, not valid'), slip.includes('XA001')])).toEqual([[true, true]]);
    });

    it('begins anew when a manager says so, and its pages come back to the empty hall', async () => {
        await take();
        expect((await hub.as<Refused>('clerk01', 'POST', '/training/api/reset')).body.error?.code).toBe('forbidden');
        expect((await hub.call<Refused>('POST', '/training/api/reset')).body.error?.code).toBe('not-signed-in');
        using screen = new HallSocket<BoardView>(hub.url, '/display', {}, {}, SOCKETS);
        await screen.seen('one waits', ({ themes }) => themes[0]?.waiting === 1);
        screen.socket.on('disconnect', () => screen.socket.connect());
        await hub.as('manager', 'POST', '/training/api/reset');
        await screen.seen('the empty hall', ({ themes }) => themes[0]?.waiting === 0);
        expect((await take()).ticket.no).toBe('XA001');
    });

    it('follows the rules that the real hall has when it begins', async () => {
        const { body } = await hub.as<{ rules: { affinityMinutes: number }; version: number }>('manager', 'GET', '/api/rules');
        const rules = { ...body.rules, affinityMinutes: 7 };
        expect((await hub.as('manager', 'PUT', '/api/rules', { base: body.version, rules })).status).toBe(200);
        await hub.as('manager', 'POST', '/training/api/reset');
        const training = await hub.as<{ rules: { affinityMinutes: number } }>('manager', 'GET', '/training/api/rules');
        expect(training.body.rules.affinityMinutes).toBe(7);
    });

    it('keeps nothing on the disk and is gone after a restart', async () => {
        await take();
        await hub.restart();
        expect((await take()).ticket.no).toBe('XA001');
        expect(readFileSync(join(hub.data, 'hall.db'), 'latin1')).not.toMatch(/XA001/);
    });

    it('has virtual devices where the hall has real ones, and they reach only the training hall', async () => {
        await using real = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: PASSWORD } });
        type Virtual = { devices: { id: string; state: { state: string }; shown: string[] }[] };
        const virtual = async (hall: string) => (await real.call<Virtual>('GET', `${hall}/api/trial/devices`)).body.devices;
        const shownBy = async (hall: string, id: string): Promise<string> =>
            (await virtual(hall)).find((device) => device.id === id)?.shown.join(' ') ?? '';
        const verb = (name: string) => real.as('clerk03', 'POST', `/training/api/counters/3/${name}`, {});
        await real.call('POST', '/training/api/tickets', { theme: 'social' });
        await verb('sign-in');
        await expect.poll(async () => (await virtual('/training')).filter(({ state }) => state.state !== 'online'), SOON).toEqual([]);
        // The key of the virtual caller calls for the clerk, the strip shows the number that can never be real.
        await real.call('POST', '/training/api/trial/devices/caller-1', { action: 'press', value: 'call' });
        await expect.poll(() => shownBy('/training', 'led-strip-1'), SOON).toContain('XA001');
        expect(await shownBy('', 'led-strip-1')).not.toContain('XA001');
        expect(
            (await real.call('POST', '/training/api/devices', { kind: 'scanner', name: 'x', kiosk: 'kiosk-1', line: 'tcp://127.0.0.1:9' })).status,
        ).toBe(404);
    });

    it('has no agents and drives nothing', async () => {
        using agent = new HallSocket(hub.url, '/device', {}, {}, SOCKETS);
        await agent.until('it is refused', ({ failed, refused }) => failed !== null || refused !== null);
        expect(agent.views).toEqual([]);
    });
});

describe('the training hall of a live hall', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        const files = hallFiles();
        const path = join(files, 'hall.json');
        writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), mode: 'live' }));
        hub = await RunningHub.start({ files, env: { HALL_ADMIN_PASSWORD: PASSWORD } });
    }, START_MS);
    afterAll(() => hub.remove());

    it('lets nobody in who is not logged in', async () => {
        const { status, body } = await hub.call<Refused>('POST', '/training/api/tickets', { theme: 'social' });
        expect([status, body.error?.code]).toEqual([401, 'device-not-paired']);
        using kiosk = new HallSocket(hub.url, '/kiosk', {}, {}, SOCKETS);
        await kiosk.until('it is refused', ({ refused }) => refused !== null);
        expect(kiosk.refused?.code).toBe('device-not-paired');
    });

    it.each(['/kiosk', '/pad'] as const)('opens %s to whoever is logged in, and only there', async (namespace) => {
        const cookie = `hall_session=${await hub.login('admin')}`;
        using training = new HallSocket(hub.url, namespace, { counter: 1 }, { cookie }, SOCKETS);
        await training.seen('the page');
        using real = new HallSocket(hub.url, namespace, { counter: 1 }, { cookie });
        await real.until('it is refused', ({ refused }) => refused !== null);
        expect(real.refused?.code).toBe('device-not-paired');
    });

    it('is open at all hours and tells nobody a password', async () => {
        const { body } = await hub.call<{ mode: string; open: boolean }>('GET', '/training/api/hall');
        expect(body).toMatchObject({ mode: 'training', open: true });
        const trial = await hub.call<{ password: string }>('GET', '/training/api/trial');
        expect(trial.body.password).toBe('');
    });
});
