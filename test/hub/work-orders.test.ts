import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PadView, TicketView, WorkOrderView } from '#protocol/views.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { RunningHub, START_MS } from './running-hub.ts';

type Detail = { workOrder: WorkOrder; notes: { type: string; text: string }[]; contact: { name?: string; phone?: string } | null };

describe('what follows a bad rating and a complaint', { timeout: START_MS }, () => {
    let hub: RunningHub;
    let secret: string;
    let ticket: string;
    let order: string;
    beforeAll(async () => {
        hub = await RunningHub.start();
        await hub.signIn(1, 'clerk01');
        const { body } = await hub.take({ theme: 'social' });
        ticket = body.ticket.id;
        secret = body.link.split('/t/')[1] ?? '';
        await hub.verb('clerk01', 1, 'next');
        await hub.verb('clerk01', 1, 'start');
        await hub.verb('clerk01', 1, 'finish', { outcome: 'consulted' });
        const rated = await hub.call('POST', `/api/t/${secret}/rating`, { level: 1, reasons: ['115'], reason: '排了一上午的队' });
        expect(rated.status).toBe(200);
        order = `R${ticket}`;
    }, START_MS);
    afterAll(() => hub.remove());
    const detail = (user: string, id = order) => hub.as<Detail>(user, 'GET', `/api/work-orders/${id}`);
    const step = (user: string, verb: string, body: unknown, id = order) => hub.as(user, 'POST', `/api/work-orders/${id}/${verb}`, body);

    it('is seen by supervision with what the visitor wrote, and by nobody else before it is found valid', async () => {
        const { body } = await detail('supervisor');
        expect(body.workOrder).toMatchObject({ id: order, state: 'new', counter: 1 });
        expect(body.notes).toEqual([expect.objectContaining({ type: 'rate', text: '排了一上午的队' })]);
        expect(body.workOrder).toMatchObject({ next: ['assign'], theme: 'social' });
        expect((await detail('clerk01')).status).toBe(404);
        expect((await hub.as('clerk01', 'GET', '/api/work-orders')).body).toMatchObject({ workOrders: [], people: {} });
        const ticketSeen = (await hub.as<{ ticket: TicketView; notes: unknown[] }>('clerk01', 'GET', `/api/tickets/${ticket}`)).body;
        expect(ticketSeen).toMatchObject({ ticket: { rating: { state: 'rated', level: null } }, notes: [] });
        // Not in passing either: what a clerk does with the ticket is answered without it.
        const correction = { record: { category: 'policy' }, reason: '补记' };
        const corrected = await hub.as('clerk01', 'POST', `/api/tickets/${ticket}/correct`, correction);
        expect(corrected).toMatchObject({ status: 200, body: { ticket: { rating: { state: 'rated', level: null } } } });
        expect((await detail('clerk02')).body).toMatchObject({ error: { code: 'unknown-work-order' } });
        expect((await step('clerk02', 'appeal', { reason: 'not mine' })).status).toBe(404);
        expect((await hub.call('GET', `/api/work-orders/${order}`)).status).toBe(401);
    });

    it('refuses what is not so with a code, and changes nothing', async () => {
        expect((await step('supervisor', 'assign', { to: 'nobody' })).body).toMatchObject({ error: { code: 'unknown-account' } });
        expect((await step('supervisor', 'assign', { to: 'clerk01' })).body).toMatchObject({ error: { code: 'work-order-own' } });
        expect((await step('clerk01', 'assign', { to: 'clerk02' })).body).toMatchObject({ error: { code: 'unknown-work-order' } });
        expect((await step('supervisor', 'verify', { verdict: 'valid' })).body).toMatchObject({ error: { code: 'invalid-body' } });
        expect((await detail('supervisor')).body.workOrder.steps).toHaveLength(1);
    });

    it('goes on after the hub was killed, and keeps every step and every word', async () => {
        expect((await step('supervisor', 'assign', { to: 'clerk02' })).status).toBe(200);
        await hub.kill9();
        await hub.restart();
        expect((await step('clerk02', 'verify', { verdict: 'valid', reason: '属实' })).status).toBe(200);
        const { workOrders } = (await hub.as<{ workOrders: WorkOrderView[] }>('clerk01', 'GET', '/api/work-orders')).body;
        const [own] = workOrders;
        // The clerk is told what was said, and nothing by which the visitor could be found.
        expect(own).toMatchObject({ ticket: null, next: ['appeal'], origin: { level: 1, reasons: ['115'] } });
        expect(JSON.stringify((await detail('clerk01', own?.id)).body)).not.toContain(ticket);
        expect((await detail('clerk01', own?.id)).body.notes.map(({ text }) => text)).toContain('排了一上午的队');
        expect((await step('clerk01', 'appeal', { reason: '当时系统故障' })).status).toBe(404);
        const appealed = await hub.as('clerk01', 'POST', `/api/work-orders/${own?.id}/appeal`, { reason: '当时系统故障' });
        expect(appealed).toMatchObject({ status: 200, body: { workOrder: { id: own?.id, ticket: null, appeal: 'open', next: [] } } });
        await hub.kill9();
        await hub.restart();
        const { workOrder, notes } = (await detail('supervisor')).body;
        expect(workOrder).toMatchObject({ state: 'verified', verdict: 'valid', appeal: 'open' });
        expect(workOrder.steps.map(({ step: name }) => name)).toEqual(['opened', 'assigned', 'verified', 'appealed']);
        expect(notes.map(({ text }) => text)).toEqual(['排了一上午的队', '属实', '当时系统故障']);
    });

    it('hears why after the face on the pad, also when the hub was killed between', async () => {
        await hub.signIn(1, 'clerk01');
        const { body } = await hub.take({ theme: 'social' });
        const { id } = body.ticket;
        for (const [verb, input] of [
            ['next', {}],
            ['start', {}],
            ['finish', { outcome: 'consulted' }],
        ] as const)
            await hub.verb('clerk01', 1, verb, input);
        const padSays = async (verb: string, input: object): Promise<unknown> => {
            using pad = new HallSocket<PadView>(hub.url, '/pad', { counter: 1 });
            await pad.seen('the pad is there');
            return await pad.send(verb, { ticket: id, ...input });
        };
        expect(await padSays('rate', { level: 1 })).toMatchObject({ ok: true });
        await hub.kill9();
        await hub.restart();
        expect(await padSays('explain', { reasons: ['115'], reason: '等了一上午' })).toMatchObject({ ok: true });
        expect(await padSays('explain', { reasons: ['114'] })).toMatchObject({ ok: false, error: { code: 'rating-explained' } });
        await hub.kill9();
        await hub.restart();
        const { workOrder, notes } = (await detail('supervisor', `R${id}`)).body;
        expect(workOrder.origin).toMatchObject({ kind: 'badRating', level: 1, reasons: ['115'], channel: 'pad' });
        expect(notes).toEqual([expect.objectContaining({ type: 'explainRating', text: '等了一上午' })]);
    });

    it('hides how to reach the complainant from the one it is about and from the database', async () => {
        const contact = { name: '王小明', phone: '13800138000' };
        const filed = await hub.call<{ order: string }>('POST', `/api/t/${secret}/complaint`, { kind: 'service', reason: '态度不好', contact });
        expect(filed.status).toBe(201);
        expect(Object.keys(filed.body)).toEqual(['order']);
        const id = filed.body.order;
        expect((await detail('supervisor', id)).body).toMatchObject({ contact, workOrder: { ticket, origin: { channel: 'phone' } } });
        expect((await step('supervisor', 'assign', { to: 'clerk02' }, id)).status).toBe(200);
        const { workOrders } = (await hub.as<{ workOrders: WorkOrderView[] }>('clerk01', 'GET', '/api/work-orders')).body;
        const own = workOrders.find(({ origin }) => origin.kind === 'complaint');
        expect(own?.next).toEqual(['state']);
        expect((await detail('clerk01', own?.id)).body.contact).toBe(null);
        await hub.stop();
        expect(readFileSync(`${hub.data}/hall.db`).includes(Buffer.from('13800138000'))).toBe(false);
        await hub.restart();
        expect((await detail('supervisor', id)).body.contact).toEqual(contact);
    });

    it('that is refused leaves nothing of the contact, and a repeat is known without keeping what was written twice', async () => {
        const contact = { phone: '13800138001' };
        expect((await hub.call('POST', `/api/t/${secret}/complaint`, { kind: 'result', reason: '结果不对', contact })).status).not.toBe(201);
        // What a visitor may put there by mistake would stay in the journal for ever.
        for (const caseNo of ['11010519491231002X', '王小明的案子', '138 0013 8000']) {
            const filed = await hub.call('POST', `/api/t/${secret}/complaint`, { kind: 'result', reason: '结果不对', caseNo });
            expect(filed).toMatchObject({ status: 422, body: { error: { code: 'case-number-wrong' } } });
        }
        const once = { 'idempotency-key': 'words' };
        const send = (reason: string) => hub.call<{ order: string }>('POST', `/api/t/${secret}/complaint`, { kind: 'service', reason }, once);
        const first = await send('没有人理我');
        expect(first.status).toBe(201);
        expect((await send('没有人理我')).body).toEqual(first.body);
        expect((await send('另一句话')).body).toMatchObject({ error: { code: 'request-id-reused' } });
        await hub.stop();
        // Words of people are sealed wherever they lie: the file says none of them.
        const file = readFileSync(`${hub.data}/hall.db`);
        for (const words of ['没有人理我', '排了一上午的队', '当时系统故障']) expect(file.includes(words)).toBe(false);
        const db = new Database(`${hub.data}/hall.db`, { readonly: true });
        const count = (table: string): number => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
        expect([count('contact'), count("answer WHERE body LIKE '%没有人理我%'"), count("event WHERE body LIKE '%没有人理我%'")]).toEqual([1, 0, 0]);
        db.close();
        await hub.restart();
        expect((await send('没有人理我')).body).toEqual(first.body);
    });

    it('takes a complaint once however often it is sent', async () => {
        const send = () =>
            hub.call<{ order: string }>('POST', '/api/complaints', { kind: 'suggestion', reason: '多开一个窗口' }, { 'idempotency-key': 'once' });
        const answers = await Promise.all([send(), send(), send()]);
        expect(new Set(answers.map(({ body }) => body.order)).size).toBe(1);
        const { body } = await hub.as<{ workOrders: WorkOrder[] }>('manager', 'GET', '/api/work-orders');
        expect(body.workOrders.filter(({ origin }) => origin.kind === 'complaint' && origin.complaint === 'suggestion')).toHaveLength(1);
    });
});
