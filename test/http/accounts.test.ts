import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TerminalView } from '#protocol/views.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

const ADMIN = 'Admin-2026';
const NEW = { user: 'wang', name: { 'zh-CN': '王芳', en: 'Wang Fang' }, role: 'clerk', badge: '2001', password: 'Window-7' };

type Added = { account: { ref: string; user: string } };

describe('accounts', { timeout: START_MS }, () => {
    let hub: RunningHub;
    const asAdmin = async <Body>(method: string, path: string, body?: unknown) =>
        hub.call<Body>(method, path, body, { authorization: `Bearer ${await hub.login('admin', ADMIN)}` });
    beforeAll(async () => {
        hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: ADMIN } });
    }, START_MS);
    afterAll(() => hub.remove());

    it('are added by the administrator, and work on the spot and after a restart, also in a live hall', async () => {
        const { status, body } = await asAdmin<Added>('POST', '/api/accounts', NEW);
        expect(status).toBe(201);
        expect(body.account).toMatchObject({ user: 'wang', role: 'clerk' });
        expect(JSON.stringify(body)).not.toContain(NEW.password);
        expect((await asAdmin('POST', '/api/hall/live', {})).status).toBe(200);
        await hub.kill9();
        await hub.restart();
        await hub.login('wang', NEW.password);
        expect((await hub.verb('wang', 1, 'sign-in')).status).toBe(200);
        expect((await asAdmin<{ accounts: { user: string }[] }>('GET', '/api/accounts')).body.accounts.map(({ user }) => user).toSorted()).toEqual([
            'admin',
            'wang',
        ]);
    });

    it('are refused with a code: a name twice, a weak password, a role that does not exist, anybody but the administrator', async () => {
        expect((await asAdmin('POST', '/api/accounts', NEW)).body).toMatchObject({ error: { code: 'user-taken' } });
        expect((await asAdmin('POST', '/api/accounts', { ...NEW, user: 'li', password: 'short' })).body).toMatchObject({
            error: { code: 'weak-password' },
        });
        expect((await asAdmin('POST', '/api/accounts', { ...NEW, user: 'li', role: 'king' })).body).toMatchObject({
            error: { code: 'invalid-body' },
        });
        const token = await hub.login('wang', NEW.password);
        expect((await hub.call('POST', '/api/accounts', { ...NEW, user: 'li' }, { authorization: `Bearer ${token}` })).status).toBe(403);
        expect((await asAdmin('PUT', '/api/accounts/nobody/password', { password: 'Window-8' })).body).toMatchObject({
            error: { code: 'unknown-account' },
        });
    });

    it('with a new password are cut off wherever they are', async () => {
        const token = await hub.login('wang', NEW.password);
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token, counter: 1 });
        await terminal.seen('the terminal has its view');
        const { accounts } = (await asAdmin<{ accounts: { ref: string; user: string }[] }>('GET', '/api/accounts')).body;
        const ref = accounts.find(({ user }) => user === 'wang')?.ref;
        expect((await asAdmin('PUT', `/api/accounts/${ref}/password`, { password: 'Window-8' })).status).toBe(200);
        expect((await hub.call('GET', '/api/session', undefined, { authorization: `Bearer ${token}` })).status).toBe(401);
        await terminal.until('the terminal is cut off', ({ socket }) => !socket.connected);
        expect((await hub.call('POST', '/api/session', { user: 'wang', password: NEW.password })).status).toBe(401);
        expect((await hub.call('POST', '/api/session', { user: 'wang', password: 'Window-8' })).status).toBe(200);
    });
});
