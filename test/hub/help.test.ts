/** A visitor at a kiosk asks for a member of staff. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KioskView, ManagerView } from '#protocol/views.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { RunningHub, START_MS } from './running-hub.ts';

let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start();
}, START_MS);

afterAll(() => hub?.remove());

describe('a call for staff', () => {
    test('is seen at once at the kiosk and by the manager, also after a restart, until somebody goes', async () => {
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        expect((await kiosk.seen('the kiosk')).help).toBeNull();
        expect(await kiosk.send('call-staff', { screen: 'identity' })).toMatchObject({ ok: true });
        const { help } = await kiosk.seen('a call', (view) => view.help !== null);
        // Whoever asks again is not asking for a second person, and does not begin to wait anew.
        expect(await kiosk.send('call-staff', { screen: 'home' })).toMatchObject({ ok: true });
        await hub.kill9();
        await hub.restart();
        using manager = new HallSocket<ManagerView>(hub.url, '/manager', { token: await hub.login('manager') });
        const seen = await manager.seen('the call', (view) => view.help.length > 0);
        expect(seen.help).toEqual([expect.objectContaining({ kiosk: 'kiosk-1', since: help?.since, screen: 'identity' })]);
        expect(await manager.send('answer-help', { kiosk: 'kiosk-1' })).toMatchObject({ ok: true });
        expect((await manager.seen('no call', (view) => view.help.length === 0)).help).toEqual([]);
    });

    test('can be answered by guide and clerk, and twice without harm; never by a supervisor, and not for a kiosk that is none', async () => {
        expect((await hub.call('POST', '/api/help', {})).status).toBe(200);
        expect((await hub.as('guide', 'POST', '/api/help/answer', { kiosk: 'kiosk-1' })).status).toBe(200);
        expect((await hub.as('clerk01', 'POST', '/api/help/answer', { kiosk: 'kiosk-1' })).status).toBe(200);
        expect((await hub.as('supervisor', 'POST', '/api/help/answer', { kiosk: 'kiosk-1' })).status).toBe(403);
        const unknown = await hub.as('guide', 'POST', '/api/help/answer', { kiosk: 'kiosk-9' });
        expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'unknown-kiosk' } } });
        expect((await hub.as('clerk01', 'POST', '/api/help', {})).status).toBe(403);
    });
});
