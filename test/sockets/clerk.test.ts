import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterAnswer, TerminalView } from '#protocol/views.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from './hall-socket.ts';

describe('a clerk whose program names no counter when it connects', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start();
        await hub.take({ theme: 'social' });
    }, START_MS);
    afterAll(() => hub.remove());

    it('sees the counter as soon as it is theirs, and means it from then on', async () => {
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token: await hub.login('clerk01') });
        await terminal.until('it is connected', ({ socket }) => socket.connected);
        expect(await terminal.send('next', {})).toMatchObject({ ok: false, error: { code: 'unknown-counter' } });
        expect(await terminal.send('sign-in', { counter: 1, requestId: 'in' })).toMatchObject({ ok: true, counter: { no: 1, state: 'idle' } });
        await terminal.seen('the counter is shown', ({ counter, waitingCount }) => counter.no === 1 && waitingCount === 1);
        const called = await terminal.send<CounterAnswer>('next', { requestId: 'next', current: null });
        expect(called).toMatchObject({ ok: true, ticket: { no: 'A001', state: 'called' } });
        expect(await terminal.send('transfer', { to: 99, requestId: 'away' })).toMatchObject({ ok: false, error: { code: 'unknown-counter' } });
        expect(await terminal.send('transfer', { theme: 'other', requestId: 'on' })).toMatchObject({ ok: true, ticket: null });
        await terminal.seen('the visitor is sent on', ({ ticket }) => ticket === null);
    });
});
