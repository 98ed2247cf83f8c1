import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitsAt } from '#hall/retention.ts';
import { setupOf } from '#hall/state.ts';
import { trialConfig } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

const ADMIN = 'Admin-2026';
const DAY_MS = 86_400_000;

describe('what the hall knows of people', { timeout: START_MS * 2 }, () => {
    let hub: RunningHub;
    let db: Database.Database;
    beforeAll(async () => {
        hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: ADMIN } });
        db = new Database(join(hub.data, 'hall.db'), { readonly: true });
        await hub.signIn(1, 'clerk01');
    }, START_MS);
    afterAll(async () => {
        db?.close();
        await hub?.remove();
    });

    const count = (table: string, which = '1 = 1'): number =>
        db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${which}`).get()?.n ?? 0;
    const inDays = (days: number): Promise<void> => hub.restart({ HALL_CLOCK_OFFSET_MS: String(days * DAY_MS) });
    const take = (more: object): Promise<{ status: number }> => hub.as('guide', 'POST', '/api/tickets', { theme: 'social', ...more });
    const finish = async (outcome: string): Promise<void> => {
        await hub.verb('clerk01', 1, 'next');
        await hub.verb('clerk01', 1, 'start');
        expect((await hub.verb('clerk01', 1, 'finish', { outcome, reason: '说明' })).status).toBe(200);
    };
    const complain = async (phone: string): Promise<string> =>
        (await hub.as<{ order: string }>('supervisor', 'POST', '/api/complaints', { kind: 'service', reason: '态度不好', contact: { phone } })).body
            .order;
    const step = async (user: string, order: string, verb: string, body: object): Promise<void> => {
        expect((await hub.as(user, 'POST', `/api/work-orders/${order}/${verb}`, body)).status).toBe(200);
    };

    it('goes by its kind, and nothing goes of what is not finished', async () => {
        const token = await hub.login('admin', ADMIN);
        const sms = await hub.call('PUT', '/api/channels/sms', { url: 'http://127.0.0.1:9/' }, { authorization: `Bearer ${token}` });
        expect(sms.status).toBe(200);
        const identity = { idNumber: '110101199003074610' };
        await take({ identity, reach: { phone: '13900000001', moments: ['called'] } });
        await finish('accepted');
        await take({ identity: { idNumber: '110101199003078777' }, reach: { phone: '13900000002', moments: ['resultReady'] } });
        await finish('accepted');
        await take({ reach: { phone: '13900000003', moments: ['resultReady'] } });
        await finish('consulted');
        const [open, closed] = [await complain('13900000004'), await complain('13900000005')];
        await step('supervisor', closed, 'assign', { to: 'clerk02' });
        await step('clerk02', closed, 'state', { reason: '情况说明' });
        await step('supervisor', closed, 'assign', { to: 'guide' });
        await step('guide', closed, 'reply', { reason: '已道歉' });
        await step('guide', closed, 'answer', { accepted: true });
        await step('supervisor', closed, 'close', {});
        expect([count('person'), count('reach'), count('contact'), count('note') > 6]).toEqual([2, 3, 2, true]);

        await inDays(3);
        await expect.poll(() => count('answer')).toBe(0);
        expect([count('person'), count('reach'), count('contact')]).toEqual([2, 3, 2]);

        // Five working days have passed, however many weekends and holidays lie between.
        await inDays(20);
        await expect.poll(() => [count('reach'), count('reach_ticket'), count('contact')]).toEqual([1, 1, 1]);
        expect(count('contact', `subject = '${open}'`)).toBe(1);
        // One of the two comes again, so the hall still knows them when it has forgotten the other.
        await take({ identity });
        await inDays(95);
        await expect.poll(() => [count('person'), count('reach')]).toEqual([1, 0]);

        const opened = count('note', `ticket = '${open}'`);
        expect(opened).toBeGreaterThan(0);
        await inDays(184);
        await expect.poll(() => count('note')).toBe(opened);
        expect(count('contact')).toBe(1);
        expect(count('person')).toBe(0);
    });

    it('is kept for whole working days: not over a weekend, not over a holiday, but over a make-up day', () => {
        const config = trialConfig();
        const hours = {
            ...config.hours,
            holidays: [{ day: '2026-10-01', name: { 'zh-CN': '国庆', en: 'National Day' } }],
            makeUpDays: [{ day: '2026-10-10', name: { 'zh-CN': '补班', en: 'Make-up day' } }],
        };
        const keptSince = (now: string): string => {
            const { contacts } = limitsAt({ setup: setupOf({ ...config, hours }, 1) }, Date.parse(`${now}T12:00:00+08:00`));
            return new Date(contacts + 8 * 3_600_000).toISOString().slice(0, 10);
        };
        // Monday 14 September to Monday 21: five working days have followed whatever happened before Monday 14.
        expect(keptSince('2026-09-21')).toBe('2026-09-14');
        // Thursday 1 October is free: the five from Thursday 24 on end on Wednesday.
        expect(keptSince('2026-10-02')).toBe('2026-09-24');
        // Saturday 10 October is worked.
        expect(keptSince('2026-10-12')).toBe('2026-10-06');
    });
});
