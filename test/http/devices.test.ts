import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceView } from '#protocol/device-views.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { KioskView, PadView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

type Added = { id: string; token: string | null };

const ADMIN = { HALL_ADMIN_PASSWORD: PASSWORD };
/** What a proxy adds: the call is not this machine's own. */
const AFAR = { 'x-forwarded-for': '203.0.113.9' };

async function added(hub: RunningHub, device: object): Promise<{ id: string; token: string }> {
    const { status, body } = await hub.as<Added>('admin', 'POST', '/api/devices', device);
    expect(status).toBe(201);
    return { id: body.id, token: body.token ?? '' };
}

async function deviceOf(hub: RunningHub, id: string): Promise<DeviceView> {
    return (await hub.as<{ device: DeviceView }>('admin', 'GET', `/api/devices/${id}`)).body.device;
}

describe('the registry of devices', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles({ counters: 3 }), env: ADMIN });
    }, START_MS);
    afterAll(() => hub.remove());

    it('gives a page a token of 256 bits and hardware none, and both outlive a restart', { timeout: START_MS }, async () => {
        const kiosk = await added(hub, { kind: 'kiosk', name: '二楼取号机', zone: 1 });
        // One that began with a hyphen could not be given to an agent on its command line.
        expect(kiosk.token).toMatch(/^[0-9a-f]{64}$/);
        const strip = await hub.as<Added>('admin', 'POST', '/api/devices', { kind: 'ledStrip', name: '条屏', counter: 2, line: 'tcp://127.0.0.1:9' });
        expect(strip.body).toMatchObject({ id: 'led-strip-1', token: null });
        await hub.restart();
        const { body } = await hub.as<{ devices: DeviceView[] }>('manager', 'GET', '/api/devices');
        expect(body.devices.map(({ id }) => id)).toEqual([kiosk.id, 'led-strip-1']);
        expect(JSON.stringify(body)).not.toContain(kiosk.token);
        const taken = await hub.take({ theme: 'social' }, { ...AFAR, 'x-device-token': kiosk.token });
        expect(taken.status).toBe(201);
        using socket = new HallSocket<KioskView>(hub.url, '/kiosk', { token: kiosk.token }, AFAR);
        const view = await socket.seen('its kiosk');
        expect(view.kiosk).toEqual({ id: kiosk.id, name: { 'zh-CN': '二楼取号机', en: '二楼取号机' } });
    });

    it('answers a repeated request with the same device and the same token', async () => {
        const body = { kind: 'pad', name: 'pad', counter: 2 };
        const key = { 'idempotency-key': 'the same pad' };
        const first = await hub.as<Added>('admin', 'POST', '/api/devices', body, key);
        const again = await hub.as<Added>('admin', 'POST', '/api/devices', body, key);
        expect([again.status, again.body]).toEqual([201, first.body]);
        const { body: renewed } = await hub.as<Added>('admin', 'POST', `/api/devices/${first.body.id}/token`);
        // A repeat that comes late does not bring the ended token back.
        await hub.as<Added>('admin', 'POST', '/api/devices', body, key);
        using socket = new HallSocket<PadView>(hub.url, '/pad', { token: renewed.token ?? '' }, AFAR);
        expect((await socket.seen('its pad')).counter).toBe(2);
        using old = new HallSocket<PadView>(hub.url, '/pad', { token: first.body.token ?? '' }, AFAR);
        await old.until('it is refused', ({ refused }) => refused?.code === 'device-not-paired');
    });

    it('tells all problems of a device at once, in the language of the caller', async () => {
        const wrong = { kind: 'ticketPrinter', name: 'x', kiosk: 'kiosk-9', line: 'lpt1' };
        const { status, body } = await hub.as<ErrorBody>('admin', 'POST', '/api/devices', wrong, { 'accept-language': 'en' });
        expect([status, body.error.code]).toEqual([422, 'device-refused']);
        expect(body.error.message).toMatch(/no kiosk “kiosk-9”.*“lpt1” is no address/);
        expect(body.error.details?.list).toMatchObject([{ at: 'kiosk' }, { at: 'line' }]);
        const chinese = await hub.as<ErrorBody>('admin', 'POST', '/api/devices', wrong);
        expect(chinese.body.error.message).toContain('没有取号机“kiosk-9”');
    });

    it.each<[string, string | null, string, string, unknown, string]>([
        ['somebody without a session', null, 'POST', '/api/devices', { kind: 'screen', name: 'x' }, 'not-signed-in'],
        ['a manager', 'manager', 'POST', '/api/devices', { kind: 'screen', name: 'x' }, 'forbidden'],
        ['a clerk who reads', 'clerk01', 'GET', '/api/devices', undefined, 'forbidden'],
        ['a manager who removes', 'manager', 'DELETE', '/api/devices/led-strip-1', undefined, 'forbidden'],
        ['a manager who goes live', 'manager', 'POST', '/api/hall/live', {}, 'forbidden'],
        ['an unknown kind', 'admin', 'POST', '/api/devices', { kind: 'toaster', name: 'x' }, 'invalid-body'],
        ['an id of one’s own', 'admin', 'POST', '/api/devices', { kind: 'screen', name: 'x', id: 'mine' }, 'invalid-body'],
        ['another kind for a device', 'admin', 'PATCH', '/api/devices/led-strip-1', { kind: 'scanner' }, 'invalid-body'],
        ['an unknown device', 'admin', 'PATCH', '/api/devices/nothing', { name: 'x' }, 'unknown-device'],
        ['reading an unknown device', 'admin', 'GET', '/api/devices/nothing', undefined, 'unknown-device'],
        ['removing an unknown device', 'admin', 'DELETE', '/api/devices/nothing', undefined, 'unknown-device'],
        ['pairing an unknown device', 'admin', 'POST', '/api/devices/nothing/token', {}, 'unknown-device'],
        ['pairing hardware', 'admin', 'POST', '/api/devices/led-strip-1/token', {}, 'not-a-page'],
    ])('refuses %s', async (_what, user, method, path, body, code) => {
        const reply = user === null ? await hub.call<ErrorBody>(method, path, body) : await hub.as<ErrorBody>(user, method, path, body);
        expect(reply.body.error.code).toBe(code);
        expect(reply.body.error.message).toMatch(/\p{Script=Han}/u);
    });

    it('knows which pages are connected, and since when', async () => {
        const { id, token } = await added(hub, { kind: 'screen', name: 'hall screen', zone: 1 });
        expect(await deviceOf(hub, id)).toMatchObject({ state: 'offline', reason: 'not-connected' });
        using socket = new HallSocket(hub.url, '/display', { token }, AFAR);
        expect(await socket.seen('the hall')).toMatchObject({ zone: 1 });
        const { state, since } = await deviceOf(hub, id);
        expect([state, since <= Date.now()]).toEqual(['online', true]);
        socket.socket.disconnect();
        await expect.poll(async () => (await deviceOf(hub, id)).state).toBe('offline');
        expect((await deviceOf(hub, id)).lastFault).toMatchObject({ state: 'offline', reason: 'not-connected' });
    });

    it('cuts a device that is removed at once, and lets it in nowhere', async () => {
        const { id, token } = await added(hub, { kind: 'kiosk', name: 'k', kiosk: 'kiosk-1' });
        using socket = new HallSocket<KioskView>(hub.url, '/kiosk', { token });
        expect((await socket.seen('its kiosk')).kiosk.id).toBe('kiosk-1');
        const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
        expect((await hub.as('admin', 'DELETE', `/api/devices/${id}`)).status).toBe(200);
        await gone;
        socket.socket.connect();
        await socket.until('it is refused', ({ refused }) => refused?.code === 'device-not-paired');
        // Even at this machine, which may take numbers without any token in a trial.
        const { status, body } = await hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'social' }, { 'x-device-token': token });
        expect([status, body.error.code]).toEqual([401, 'device-not-paired']);
        expect((await hub.take({ theme: 'social' })).status).toBe(201);
    });

    it('cuts the connections of a token that is renewed', async () => {
        const { id, token } = await added(hub, { kind: 'pad', name: 'p', counter: 3 });
        using socket = new HallSocket<PadView>(hub.url, '/pad', { token }, AFAR);
        await socket.seen('its pad');
        const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
        const { body } = await hub.as<Added>('admin', 'POST', `/api/devices/${id}/token`, {});
        expect([body.id, body.token === token]).toEqual([id, false]);
        await gone;
    });

    it('refuses to read a card at a kiosk without a reader', async () => {
        using socket = new HallSocket<KioskView>(hub.url, '/kiosk');
        expect((await socket.seen('its kiosk')).cardReader.state).toBe('none');
        const answers = [await socket.send('read-card'), await socket.send('read-card', { withinMs: -1 })];
        expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual(['no-card-reader', 'invalid-body']);
    });

    it('lets a token open only the doors of its kind', async () => {
        const { token } = await added(hub, { kind: 'agent', name: 'a' });
        using agent = new HallSocket(hub.url, '/device', { token, instance: '0123456789abcdef' }, AFAR);
        await agent.until('it is in', ({ socket }) => socket.connected);
        for (const namespace of ['/kiosk', '/pad', '/display'] as const) {
            using socket = new HallSocket(hub.url, namespace, { token, counter: 1 });
            await socket.until('it is refused', ({ refused }) => refused?.code === 'device-not-paired');
        }
        const { body } = await hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'social' }, { 'x-device-token': token });
        expect(body.error.code).toBe('device-not-paired');
    });
});

describe('a hall that goes live', () => {
    it('ends the sample accounts and lets in who is paired, and nobody else', { timeout: START_MS }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles(), env: ADMIN });
        const { token } = await added(hub, { kind: 'kiosk', name: 'k', kiosk: 'kiosk-1' });
        const clerk = await hub.login('clerk01');
        await hub.signIn(1, 'clerk01');
        using trial = new HallSocket<KioskView>(hub.url, '/kiosk');
        await trial.seen('the trial');
        const cut = new Promise((resolve) => trial.socket.once('disconnect', resolve));
        const hours = { alwaysOpen: true, weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: [], makeUpDays: [] };
        expect((await hub.as('admin', 'POST', '/api/hall/live', { hours })).status).toBe(200);
        await cut;
        trial.socket.connect();
        await trial.until('it is refused', ({ refused }) => refused?.code === 'device-not-paired');

        const check = async (): Promise<void> => {
            expect((await hub.call<{ mode: string }>('GET', '/api/hall')).body.mode).toBe('live');
            expect((await hub.call<ErrorBody>('POST', '/api/tickets', { theme: 'social' })).body.error.code).toBe('device-not-paired');
            expect((await hub.take({ theme: 'social' }, { 'x-device-token': token })).status).toBe(201);
            const session = { authorization: `Bearer ${clerk}` };
            expect((await hub.call<ErrorBody>('GET', '/api/session', undefined, session)).body.error.code).toBe('not-signed-in');
            const login = await hub.call<ErrorBody>('POST', '/api/session', { user: 'clerk01', password: PASSWORD });
            expect(login.body.error.code).toBe('wrong-password');
            expect((await hub.call('GET', '/api/trial')).status).toBe(404);
            using pad = new HallSocket(hub.url, '/pad', { counter: 1 });
            await pad.until('it is refused', ({ refused }) => refused?.code === 'device-not-paired');
            using screen = new HallSocket(hub.url, '/display');
            await screen.seen('the hall');
        };
        await check();
        await hub.restart();
        await check();
        const again = await hub.as<ErrorBody>('admin', 'POST', '/api/hall/live', {});
        expect([again.status, again.body.error.code]).toEqual([409, 'already-live']);
    });
});
