import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '#protocol/case-files.ts';
import { sign } from '../../server/back-office/signature.ts';
import { type Reply, RunningHub, START_MS } from '../hub/running-hub.ts';
import { SECRET } from './running-receiver.ts';

const PASSWORD = 'Admin-2026';
const DAY_MS = 86_400_000;

type Collections = { ready: CaseFile[]; collected: CaseFile[] };

describe('events of the back office', { timeout: START_MS }, () => {
    let hub: RunningHub;
    let session: string;
    let ticket: string;
    let events = 0;
    const tell = (type: string, more: object, { id = `office-${++events}`, secret = SECRET, at = Date.now() } = {}): Promise<Reply> => {
        const body = JSON.stringify({ id, type, ...more });
        return hub.call('POST', '/api/back-office/events', body, { ...sign(secret, id, at, body) });
    };
    const collections = async (): Promise<Collections> => (await hub.as<Collections>('clerk01', 'GET', '/api/collections')).body;
    beforeAll(async () => {
        hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: PASSWORD } });
        const token = await hub.login('admin', PASSWORD);
        // Nobody listens there: what the hall has to say waits.
        const settings = { url: 'http://127.0.0.1:9/', secret: SECRET };
        expect((await tell('case.linked', { session: 'trial-1', caseNo: 'SH-1' })).body).toMatchObject({ error: { code: 'no-back-office' } });
        expect((await hub.call('PUT', '/api/back-office', settings, { authorization: `Bearer ${token}` })).status).toBe(200);
        await hub.signIn(1, 'clerk01');
        ticket = (await hub.take({ theme: 'social' })).body.ticket.id;
        await hub.verb('clerk01', 1, 'next');
        await hub.verb('clerk01', 1, 'start');
        await hub.verb('clerk01', 1, 'finish', { outcome: 'accepted', reason: '材料齐全' });
        session = (await hub.as<{ session: string }>('clerk01', 'GET', `/api/tickets/${ticket}`)).body.session;
    }, START_MS);
    afterAll(() => hub.remove());

    it('are believed only when they are signed, as they came and lately', async () => {
        const linked = { session, caseNo: 'SH-0' };
        expect((await tell('case.linked', linked, { secret: 'the secret of somebody else' })).body).toMatchObject({
            error: { code: 'not-signed', details: { why: 'wrong-signature' } },
        });
        expect((await tell('case.linked', linked, { at: Date.now() - 10 * 60_000 })).body).toMatchObject({ error: { details: { why: 'stale' } } });
        expect((await hub.call('POST', '/api/back-office/events', linked)).body).toMatchObject({ error: { details: { why: 'unsigned' } } });
        const token = await hub.login('admin', PASSWORD);
        expect((await hub.call('POST', '/api/back-office/events', linked, { authorization: `Bearer ${token}` })).status).toBe(401);
    });

    it('of an unknown session, without a case or of an unknown kind are refused, and nothing is half done', async () => {
        expect((await tell('case.linked', { session: 'trial-999999', caseNo: 'SH-2' })).body).toMatchObject({ error: { code: 'unknown-session' } });
        expect((await tell('case.resultReady', { session: 'elsewhere-5', caseNo: 'SH-2' })).body).toMatchObject({
            error: { code: 'unknown-session' },
        });
        expect((await tell('case.linked', { session })).body).toMatchObject({ error: { code: 'invalid-body' } });
        expect((await tell('case.vanished', { session, caseNo: 'SH-2' })).status).toBe(400);
        expect(await collections()).toEqual({ ready: [], collected: [] });
    });

    it('link a case to a session for good, and make its result ready with the waybill, once however often they come', async () => {
        const id = 'office-linked';
        expect((await tell('case.linked', { session, caseNo: 'SH-1' }, { id })).status).toBe(200);
        expect((await tell('case.linked', { session, caseNo: 'SH-1' }, { id })).status).toBe(200);
        const ready = { caseNo: 'SH-1', waybill: 'EMS123', expectedDay: '2026-12-01' };
        await Promise.all([1, 2, 3].map(() => tell('case.resultReady', ready, { id: 'office-ready' })));
        await hub.kill9();
        await hub.restart();
        await tell('case.resultReady', ready, { id: 'office-ready' });
        const { ready: found } = await collections();
        expect(found).toEqual([expect.objectContaining({ caseNo: 'SH-1', state: 'ready', session, ticket, counter: 1, waybill: 'EMS123' })]);
    });

    it('of a session of an earlier day find it, and those without a session stand for themselves', async () => {
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(DAY_MS) });
        await hub.signIn(1, 'clerk01');
        expect((await tell('case.supplementRequired', { session, caseNo: 'SH-3', deadline: '2027-01-08' })).status).toBe(200);
        expect((await tell('case.resultReady', { caseNo: 'WEB-1' })).status).toBe(200);
        expect((await tell('case.resultReady', { caseNo: 'WEB-1', expectedDay: '2026-02-30' })).body).toMatchObject({
            error: { code: 'no-such-day' },
        });
        expect((await collections()).ready.map(({ caseNo, session: of }) => [caseNo, of])).toEqual([
            ['SH-1', session],
            ['WEB-1', null],
        ]);
    });

    it('are followed by the hand-over of the result: once, at a counter of the clerk', async () => {
        const collect = (user: string, no: number, caseNo: string): Promise<Reply> => hub.verb(user, no, 'collect-case', { caseNo });
        expect((await collect('clerk02', 1, 'SH-1')).body).toMatchObject({ error: { code: 'counter-closed' } });
        expect((await collect('clerk01', 1, 'SH-3')).body).toMatchObject({ error: { code: 'case-not-ready' } });
        expect((await collect('clerk01', 1, 'SH-9')).body).toMatchObject({ error: { code: 'unknown-case' } });
        const both = await Promise.all([collect('clerk01', 1, 'SH-1'), collect('clerk01', 1, 'SH-1')]);
        expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
        const { collected } = await collections();
        expect(collected).toEqual([expect.objectContaining({ caseNo: 'SH-1', collected: expect.objectContaining({ counter: 1 }) })]);
        expect((await tell('case.resultReady', { caseNo: 'SH-1' })).body).toMatchObject({ error: { code: 'case-collected' } });
    });
});
