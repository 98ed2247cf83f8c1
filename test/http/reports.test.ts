/** The reports of supervision equal what was done in the hall. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Jump, RatingRow } from '#protocol/reports.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';

type Figures = { rows: readonly RatingRow[]; total: RatingRow };

const ADMIN = 'Admin-2026';
let hub: RunningHub;

beforeAll(async () => {
    hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: ADMIN } });
}, START_MS);
afterAll(() => hub?.remove());

/** A visit from its number to its end; the ticket and its secret. */
async function visit(clerk: string, counter: number, theme: string): Promise<{ id: string; secret: string }> {
    const { ticket, link } = (await hub.take({ theme })).body;
    for (const verb of ['next', 'start']) await hub.verb(clerk, counter, verb);
    expect((await hub.verb(clerk, counter, 'finish', { outcome: 'left' })).status).toBe(200);
    return { id: ticket.id, secret: link.split('/t/')[1] ?? '' };
}

async function rated(clerk: string, counter: number, theme: string, level: number): Promise<string> {
    const { id, secret } = await visit(clerk, counter, theme);
    expect((await hub.call('POST', `/api/t/${secret}/rating`, { level })).status).toBe(200);
    return id;
}

/** Takes a work order along its road; each step is a verb and its body, by the supervisor. */
async function follow(ticket: string, ...steps: readonly (readonly [verb: string, body: object])[]): Promise<void> {
    for (const [verb, body] of steps) {
        const { status, body: said } = await hub.as('supervisor', 'POST', `/api/work-orders/R${ticket}/${verb}`, body);
        expect([verb, status, said.error]).toEqual([verb, 200, undefined]);
    }
}

const words = { reason: 'words' };
const figures = async (by: string): Promise<Figures> => (await hub.as<Figures>('manager', 'GET', `/api/reports/ratings?by=${by}`)).body;

describe('the figures of ratings', { timeout: START_MS }, () => {
    it('count each visit once, leave mistaken and malicious ones out of the good rate, and follow work orders to their end', async () => {
        await hub.signIn(1, 'clerk01');
        await hub.signIn(7, 'clerk07');
        await rated('clerk01', 1, 'social', 5);
        await rated('clerk01', 1, 'social', 3);
        await visit('clerk01', 1, 'social');
        const valid = await rated('clerk01', 1, 'social', 1);
        const mistaken = await rated('clerk07', 7, 'enterprise', 2);
        const waits = await rated('clerk07', 7, 'enterprise', 2);
        await follow(
            valid,
            ...([
                ['assign', { to: 'clerk02' }],
                ['verify', { verdict: 'valid', ...words }],
                ['remedy', { remedy: 'fixNow', ...words }],
            ] as const),
            ...([
                ['call-back', { satisfied: true }],
                ['close', {}],
            ] as const),
        );
        await follow(mistaken, ['assign', { to: 'clerk02' }], ['verify', { verdict: 'mistaken', ...words }], ['close', {}]);
        await follow(waits, ['assign', { to: 'clerk02' }], ['verify', { verdict: 'valid', ...words }]);

        const byClerk = await figures('clerk');
        const first = { finished: 4, rated: 3, good: 2, bad: 1, excluded: 0, valid: 1, rectified: 1, inTime: 1 };
        const second = { finished: 2, rated: 2, good: 0, bad: 2, excluded: 1, valid: 1, rectified: 0, inTime: 0 };
        const rates = [
            { ratingRate: 0.75, goodRate: 0.6667, rectificationRate: 1 },
            { ratingRate: 1, goodRate: 0, rectificationRate: 0 },
        ];
        expect(byClerk.rows.toSorted((a, b) => b.finished - a.finished)).toMatchObject([
            { ...first, ...rates[0] },
            { ...second, ...rates[1] },
        ]);
        expect(byClerk.total).toMatchObject({ finished: 6, rated: 5, good: 2, bad: 3, excluded: 1, goodRate: 0.5, rectificationRate: 0.5 });
        expect((await figures('counter')).rows.map(({ key, finished }) => [key, finished])).toEqual([
            ['1', 4],
            ['7', 2],
        ]);
        expect((await figures('theme')).rows.map(({ key, rated: n }) => [key, n])).toEqual([
            ['enterprise', 2],
            ['social', 3],
        ]);
        expect((await figures('item')).rows).toMatchObject([{ key: '', finished: 6 }]);
    });

    it('have a paper form as a channel of its own, entered by the supervisor alone and once', async () => {
        const { id } = await visit('clerk01', 1, 'social');
        const enter = (user: string) => hub.as(user, 'POST', `/api/tickets/${id}/rating`, { level: 4, reason: '纸质评价表' });
        expect((await enter('manager')).status).toBe(403);
        expect((await enter('supervisor')).status).toBe(200);
        expect((await enter('supervisor')).body).toMatchObject({ error: { code: 'already-rated' } });
        const { rows } = await figures('channel');
        expect(rows).toMatchObject([
            { key: 'paper', rated: 1, finished: 7 },
            { key: 'phone', rated: 5, finished: 7 },
        ]);
    });

    it('are told to supervision only, as a table too, and for a span that makes sense', async () => {
        expect((await hub.as('clerk01', 'GET', '/api/reports/ratings')).status).toBe(403);
        for (const asked of ['from=2026-02-30', 'by=person', 'from=2026-03-02&to=2026-03-01', 'from=2020-01-01&to=2026-01-01']) {
            expect([asked, (await hub.as('manager', 'GET', `/api/reports/ratings?${asked}`)).status]).toEqual([asked, 400]);
        }
        const headers = { authorization: `Bearer ${await hub.login('supervisor')}` };
        const csv = await fetch(`${hub.url}/api/reports/ratings?by=theme&format=csv`, { headers });
        const lines = (await csv.text()).trim().split('\r\n');
        expect(lines[0]).toMatch(/theme,name,finished,rated,good,bad,excluded/);
        expect(lines[2]).toMatch(/^social,社会事务,5,4,3,1,0/);
    });
});

describe('who let whom before others', { timeout: START_MS }, () => {
    it('is told with the reason and counted by clerk', async () => {
        const [one, other] = [(await hub.take({ theme: 'social' })).body.ticket.id, (await hub.take({ theme: 'social' })).body.ticket.id];
        expect((await hub.verb('clerk01', 1, 'promote', { ticket: other, reason: '身体不适' })).status).toBe(200);
        expect((await hub.verb('clerk01', 1, 'call', { ticket: one, reason: '=材料在此' })).status).toBe(200);
        const { body } = await hub.as<{ rows: readonly Jump[]; clerks: object[] }>('supervisor', 'GET', '/api/reports/jumps');
        expect(body.rows).toMatchObject([
            { act: 'promote', ticket: other, reason: '身体不适', theme: 'social', badge: '1001' },
            { act: 'call', ticket: one, reason: '=材料在此', counter: 1 },
        ]);
        expect(body.clerks).toMatchObject([{ calls: 1, promotions: 1, badge: '1001' }]);
        const headers = { authorization: `Bearer ${await hub.login('manager')}` };
        expect(await (await fetch(`${hub.url}/api/reports/jumps?format=csv`, { headers })).text()).toContain("'=材料在此");
        expect((await hub.as('guide', 'GET', '/api/reports/jumps')).status).toBe(403);
    });
});

describe('attendance judged by the roster', { timeout: START_MS }, () => {
    it('survives a crash and the day with its corrections, refuses who does not work here, and is a table too', async () => {
        const { body } = await hub.as<{ accounts: { ref: string; user: string }[] }>('manager', 'GET', '/api/accounts');
        const [first, second] = ['clerk01', 'clerk02'].map((user) => body.accounts.find((account) => account.user === user)?.ref ?? '');
        const day = (await hub.board()).day;
        const always = {
            mon: [['00:00', '24:00']],
            tue: [['00:00', '24:00']],
            wed: [['00:00', '24:00']],
            thu: [['00:00', '24:00']],
            fri: [['00:00', '24:00']],
        };
        const roster = { graceMinutes: 0, unattendedMinutes: 10, shifts: [{ clerk: second, counter: 2, weekly: always }], leave: [] };
        const stranger = { ...roster, shifts: [{ clerk: 'nobody', counter: null, weekly: null }] };
        expect((await hub.as('manager', 'PUT', '/api/roster', { roster: stranger })).body).toMatchObject({ error: { code: 'unknown-account' } });
        expect((await hub.as('supervisor', 'PUT', '/api/roster', { roster })).status).toBe(403);
        const deputised = { ...roster, leave: [{ clerk: second, from: day, to: day, deputy: second }] };
        expect((await hub.as('manager', 'PUT', '/api/roster', { roster: deputised })).status).toBe(400);
        expect((await hub.as('manager', 'PUT', '/api/roster', { roster, base: 0, reason: '排班' })).status).toBe(200);
        expect((await hub.as('manager', 'PUT', '/api/roster', { roster, base: 0 })).body).toMatchObject({ error: { code: 'roster-changed' } });
        const correction = { clerk: first, day, finding: 'late', reason: '外出办公' };
        expect((await hub.as('supervisor', 'POST', '/api/attendance/corrections', correction)).status).toBe(200);
        expect((await hub.as('supervisor', 'POST', '/api/attendance/corrections', { ...correction, reason: '' })).status).toBe(400);
        await hub.kill9();
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(86_400_000) });
        // A start on the next day reads it from the day before.
        await hub.restart();
        const kept = await hub.as<{ roster: object; history: { reason: string }[] }>('supervisor', 'GET', '/api/roster');
        expect(kept.body).toMatchObject({ roster, history: [{ reason: '排班' }] });
        const headers = { authorization: `Bearer ${await hub.login('supervisor')}` };
        const csv = await (await fetch(`${hub.url}/api/reports/shifts?format=csv`, { headers })).text();
        expect(csv).toContain('day,badge,name,deputy,counter,from,until,findings');
        expect((await hub.as('supervisor', 'GET', '/api/reports/shifts?from=2026-01-01&to=2026-11-01')).status).toBe(400);
    });
});

describe('electronic supervision', { timeout: START_MS }, () => {
    it('reads records, figures and reports, but no contact, and changes nothing', async () => {
        const account = { user: 'monitor', name: { 'zh-CN': '电子监察', en: 'Monitor' }, role: 'inspector', badge: '4002', password: 'Monitor-7' };
        const admin = { authorization: `Bearer ${await hub.login('admin', ADMIN)}` };
        expect((await hub.call('POST', '/api/accounts', account, admin)).status).toBe(201);
        await hub.login('monitor', 'Monitor-7');
        const filed = await hub.as<{ order: string }>('supervisor', 'POST', '/api/complaints', {
            kind: 'service',
            ...words,
            contact: { phone: '13800138000' },
        });
        const { order } = filed.body;
        for (const path of [
            '/api/reports/ratings',
            '/api/reports/jumps',
            '/api/reports/attendance',
            '/api/reports/shifts',
            '/api/breaches',
            '/api/rules',
        ]) {
            expect([path, (await hub.as('monitor', 'GET', path)).status]).toEqual([path, 200]);
        }
        expect((await hub.as('monitor', 'GET', `/api/work-orders/${order}`)).body).toMatchObject({
            contact: null,
            workOrder: { id: order, next: [] },
        });
        expect((await hub.as('supervisor', 'GET', `/api/work-orders/${order}`)).body).toMatchObject({ contact: { phone: '13800138000' } });
        for (const [method, path, body] of [
            ['POST', `/api/work-orders/${order}/assign`, { to: 'clerk02' }],
            ['POST', '/api/complaints', { kind: 'service', ...words }],
            ['POST', '/api/attendance/corrections', {}],
            ['PUT', '/api/rules', {}],
            ['PUT', '/api/rating-reasons', {}],
            ['PUT', '/api/roster', {}],
        ] as const) {
            expect([path, (await hub.as('monitor', method, path, body)).body]).toMatchObject([path, { error: { code: 'forbidden' } }]);
        }
        const assigned = await hub.as('supervisor', 'POST', `/api/work-orders/${order}/assign`, { to: 'monitor' });
        expect(assigned.body).toMatchObject({ error: { code: 'unknown-account' } });
    });
});
