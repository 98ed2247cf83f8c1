/** A counter at the public interface: the draft of a record, asking for somebody, attendance. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ManagerView, TerminalView } from '#protocol/views.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { RunningHub, START_MS } from './running-hub.ts';

let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start();
}, START_MS);

afterAll(() => hub?.remove());

const draft = (counter: number): string => `/api/counters/${counter}/draft`;

describe('the draft of a record', () => {
    test(
        'survives a crash of the hub, a hold and another clerk who goes on, and belongs to its session alone',
        async () => {
            await hub.take({ theme: 'social' });
            await hub.verb('clerk01', 1, 'sign-in');
            await hub.verb('clerk02', 2, 'sign-in');
            expect((await hub.as('clerk01', 'GET', draft(1))).body).toMatchObject({ error: { code: 'no-ticket-at-counter' } });
            const called = await hub.verb('clerk01', 1, 'next');
            expect((await hub.as('clerk01', 'PUT', draft(1), {})).body).toMatchObject({ error: { code: 'wrong-state' } });
            await hub.verb('clerk01', 1, 'start');
            expect((await hub.as('clerk01', 'PUT', draft(1), { delivery: 'mail', caseNo: 'SH-1' })).status).toBe(200);
            expect((await hub.as('clerk01', 'PUT', draft(1), { delivery: 'pigeon' })).status).toBe(400);
            expect((await hub.as('clerk02', 'PUT', draft(1), { delivery: 'pickUp' })).body).toMatchObject({ error: { code: 'not-your-counter' } });
            await hub.kill9();
            await hub.restart();
            const kept = { delivery: 'mail', caseNo: 'SH-1' };
            expect((await hub.as('clerk01', 'GET', draft(1))).body).toMatchObject({ draft: kept });
            await hub.verb('clerk01', 1, 'hold');
            await hub.verb('clerk02', 2, 'resume', { ticket: called.body.ticket?.id });
            expect((await hub.as('clerk02', 'GET', draft(2))).body).toMatchObject({ draft: kept });
            await hub.verb('clerk02', 2, 'finish', { outcome: 'left' });
            await hub.take({ theme: 'social' });
            await hub.verb('clerk02', 2, 'next');
            await hub.verb('clerk02', 2, 'start');
            expect((await hub.as('clerk02', 'GET', draft(2))).body).toMatchObject({ draft: null });
            await hub.verb('clerk02', 2, 'finish', { outcome: 'left' });
        },
        START_MS,
    );
});

describe('a clerk who asks for the duty manager', () => {
    test('is seen in the console at once, answered there, and told', async () => {
        using console_ = new HallSocket<ManagerView>(hub.url, '/manager', { token: await hub.login('manager') });
        using terminal = new HallSocket<TerminalView>(hub.url, '/counter', { token: await hub.login('clerk01'), counter: 1 });
        await console_.seen('no call', (view) => view.asks.length === 0);
        expect(await terminal.send('help', {})).toMatchObject({ ok: true });
        const { asks } = await console_.seen('the call', (view) => view.asks.length === 1);
        expect(asks).toMatchObject([{ counter: 1, need: 'dutyManager', clerk: { badge: expect.any(String) }, answeredAt: null }]);
        expect(await console_.send('answer-help', { counter: 1, need: 'dutyManager' })).toMatchObject({ ok: true });
        await console_.seen('no call', (view) => view.asks.length === 0);
        await terminal.seen('that somebody comes', (view) => view.asks.some(({ answeredAt }) => answeredAt !== null));
        expect((await hub.as('clerk01', 'POST', '/api/counters/2/support', {})).body).toMatchObject({ error: { code: 'not-your-counter' } });
    });
});

describe('the report on attendance', () => {
    test('has the day’s duties as JSON and as CSV, for supervision only', async () => {
        expect((await hub.as('clerk01', 'GET', '/api/reports/attendance')).status).toBe(403);
        const { body } = await hub.as('supervisor', 'GET', '/api/reports/attendance');
        expect(body).toMatchObject({ rows: [{ counter: 1, until: null, endedBy: null }, { counter: 2 }] });
        await hub.verb('clerk02', 2, 'sign-out');
        const csv = await fetch(`${hub.url}/api/reports/attendance?format=csv`, {
            headers: { authorization: `Bearer ${await hub.login('manager')}` },
        });
        const lines = (await csv.text()).trim().split('\r\n');
        expect(lines[0]).toContain('counter,badge,name');
        expect(lines).toHaveLength(3);
        expect(lines[2]).toMatch(/,2,.*,clerk$/);
        for (const asked of ['from=2026-02-30', 'from=2000-01-01', 'from=2026-03-02&to=2026-03-01']) {
            expect([asked, (await hub.as('manager', 'GET', `/api/reports/attendance?${asked}`)).status]).toEqual([asked, 400]);
        }
    });
});
