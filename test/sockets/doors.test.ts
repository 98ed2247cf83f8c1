import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMESPACES } from '#protocol/sockets.ts';
import type { BoardView, KioskView, TakenAnswer, TerminalView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from './hall-socket.ts';

/** What a socket of this machine without a token is told in a trial hall; null: it is let in. */
const WITHOUT_TOKEN: Record<(typeof NAMESPACES)[number], string | null> = {
    '/kiosk': null,
    '/counter': 'not-signed-in',
    '/pad': null,
    '/guide': 'not-signed-in',
    '/manager': 'not-signed-in',
    '/display': null,
    '/phone': 'unknown-ticket',
    '/device': 'device-not-paired',
};

describe('the doors of the hub', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles() });
    }, START_MS);
    afterAll(() => hub.remove());

    it.each(NAMESPACES)('knows whom it lets into %s without a token', async (namespace) => {
        using socket = new HallSocket(hub.url, namespace, { counter: 1 });
        await socket.until('it is let in or not', ({ refused, view }) => refused !== null || view !== undefined);
        expect(socket.refused?.code ?? null).toBe(WITHOUT_TOKEN[namespace]);
        expect(socket.view === undefined).toBe(WITHOUT_TOKEN[namespace] !== null);
    });

    it('has no other room: the main one hangs up at once', async () => {
        using socket = new HallSocket(hub.url, '/');
        socket.socket.io.reconnection(false);
        const { promise, resolve } = Promise.withResolvers<string>();
        socket.socket.once('disconnect', resolve);
        expect(await promise).toBe('io server disconnect');
    });

    it.each(['/counter', '/kiosk', '/display'] as const)('refuses a page of another site at %s', async (namespace) => {
        using socket = new HallSocket(hub.url, namespace, {}, { origin: 'http://evil.example' });
        await socket.until('it is refused', ({ failed }) => failed !== null);
        expect(socket.views).toEqual([]);
    });

    it('lets its own pages in', async () => {
        using socket = new HallSocket<BoardView>(hub.url, '/display', {}, { origin: hub.url });
        expect((await socket.seen('a view')).themes).toHaveLength(4);
    });

    it.each(['/kiosk', '/pad'] as const)('does not take a call that was passed on for its own machine’s: %s', async (namespace) => {
        using socket = new HallSocket(hub.url, namespace, { counter: 1 }, { 'x-forwarded-for': '203.0.113.9' });
        await socket.until('it is refused', ({ refused }) => refused !== null);
        expect(socket.refused?.code).toBe('device-not-paired');
    });

    it.each([
        ['a counter that is not there', '/counter', 'clerk01', 99, 'unknown-counter'],
        ['someone who is no clerk', '/counter', 'manager', 1, 'forbidden'],
        ['the console of a manager to a clerk', '/manager', 'clerk01', undefined, 'forbidden'],
    ] as const)('refuses %s', async (_what, namespace, user, counter, code) => {
        const token = await hub.login(user);
        using socket = new HallSocket(hub.url, namespace, { token, language: 'en', ...(counter === undefined ? {} : { counter }) });
        await socket.until('it is refused', ({ refused }) => refused !== null);
        expect(socket.refused?.code).toBe(code);
        expect(socket.refused?.message).toMatch(/^[ -~“”’]+$/);
    });

    it('cuts a socket that sends more than 16 KB, and nothing comes of it', async () => {
        using socket = new HallSocket<KioskView>(hub.url, '/kiosk');
        const { seq } = await socket.seen('a view');
        const { promise, resolve } = Promise.withResolvers<string>();
        socket.socket.once('disconnect', resolve);
        socket.socket.emit('take', { requestId: 'big', theme: 'social', padding: 'x'.repeat(17_000) });
        expect(await promise).toMatch(/transport/);
        expect((await hub.board()).seq).toBe(seq);
    });

    it.each([
        ['no object', 'social', 'invalid-body'],
        ['a list', ['social'], 'invalid-body'],
        ['an unknown field', { theme: 'social', colour: 'red' }, 'invalid-body'],
        ['a request id of the wrong kind', { theme: 'social', requestId: 7 }, 'invalid-body'],
        ['an unknown theme', { theme: 'nowhere' }, 'unknown-theme'],
        ['nothing', undefined, 'no-item-or-theme'],
    ])('answers a message that is %s with a refusal', async (_what, message, code) => {
        using socket = new HallSocket<KioskView>(hub.url, '/kiosk', { language: 'en' });
        const { seq } = await socket.seen('a view');
        const answer = await socket.send<TakenAnswer>('take', message);
        expect(answer).toMatchObject({ ok: false, error: { code } });
        expect((await hub.board()).seq).toBe(seq);
    });

    it('lets a session that was logged out neither act nor look any more over the socket that is still open', async () => {
        const { body } = await hub.call<{ token: string }>('POST', '/api/session', { user: 'clerk02', password: 'Trial-2026' });
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token: body.token, counter: 2 });
        await terminal.seen('the terminal has its view');
        expect(await terminal.send('sign-in', { requestId: 'in' })).toMatchObject({ ok: true });
        terminal.socket.io.reconnection(false);
        await hub.call('DELETE', '/api/session', undefined, { authorization: `Bearer ${body.token}` });
        await terminal.until('the hub hangs up', ({ socket }) => !socket.connected);
        const seen = terminal.views.length;
        await hub.take({ theme: 'social' });
        await (await hub.board()).seq;
        expect(terminal.views).toHaveLength(seen);
        using again = new HallSocket<TerminalView>(hub.url, '/counter', { token: body.token, counter: 2 });
        await again.until('it is refused', ({ refused }) => refused !== null);
        expect(again.refused?.code).toBe('not-signed-in');
    });
});
