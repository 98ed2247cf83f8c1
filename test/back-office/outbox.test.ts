import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackOfficeMessage } from '#protocol/back-office.ts';
import { readLedger } from '../../server/back-office/receiver/receiver.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { LossyRoad, RunningReceiver, SECRET } from './running-receiver.ts';

const DAY_MS = 86_400_000;
const PASSWORD = 'Admin-2026';

type Status = { url: string | null; away: string | null; waiting: number; setAside: number; refused: { seq: number; type: string; error: string }[] };

/** One visitor from the kiosk to the rating; the ticket's id. */
async function serve(hub: RunningHub, rated = true): Promise<string> {
    const { body } = await hub.take({ theme: 'social' });
    await hub.verb('clerk01', 1, 'next');
    await hub.verb('clerk01', 1, 'start');
    const { status } = await hub.verb('clerk01', 1, 'finish', { outcome: 'settledOnSpot', record: { delivery: 'mail' } });
    expect(status).toBe(200);
    if (rated) await hub.call('POST', `/api/t/${body.link.split('/t/')[1]}/rating`, { level: 5, reasons: ['510'] });
    return body.ticket.id;
}

async function connect(hub: RunningHub, url: string): Promise<void> {
    const token = await hub.login('admin', PASSWORD);
    const { status } = await hub.call('PUT', '/api/back-office', { url, secret: SECRET }, { authorization: `Bearer ${token}` });
    expect(status).toBe(200);
}

async function statusOf(hub: RunningHub): Promise<Status> {
    return (await hub.as<Status>('manager', 'GET', '/api/back-office')).body;
}

async function until(hub: RunningHub, holds: (status: Status) => boolean): Promise<Status> {
    for (let tries = 0; tries < 600; tries++) {
        const status = await statusOf(hub);
        if (holds(status)) return status;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`it did not come to that: ${JSON.stringify(await statusOf(hub))}`);
}

describe('messages to the back office', { timeout: START_MS * 3 }, () => {
    let hub: RunningHub;
    let folder: string;
    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), 'back-office-'));
        hub = await RunningHub.start({ env: { HALL_ADMIN_PASSWORD: PASSWORD } });
    }, START_MS);
    afterEach(async () => {
        await hub.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    it('arrive after three days of outage, kills on both sides and lost answers: each once in effect, each session in order', async () => {
        const road = new LossyRoad();
        await road.start();
        await connect(hub, road.url);
        const tickets: string[] = [];
        for (let day = 0; day < 3; day++) {
            if (day > 0) await hub.restart({ HALL_CLOCK_OFFSET_MS: String(day * DAY_MS) });
            await hub.signIn(1, 'clerk01');
            for (let visitor = 0; visitor < 4; visitor++) tickets.push(await serve(hub));
            await hub.kill9();
            await hub.restart();
        }
        expect((await statusOf(hub)).waiting).toBe(tickets.length * 3);

        const file = join(folder, 'received.jsonl');
        const receiver = new RunningReceiver(file);
        await hub.restart({ HALL_CLOCK_OFFSET_MS: String(3 * DAY_MS) });
        road.target = await receiver.start();
        await until(hub, ({ waiting }) => waiting < tickets.length * 2);
        await receiver.kill9();
        await hub.kill9();
        await hub.restart();
        await receiver.start();
        expect((await until(hub, ({ waiting }) => waiting === 0)).setAside).toBe(0);
        await receiver.kill9();
        await road.close();

        const ledger = readLedger(file);
        expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
        expect(road.sent.length).toBeGreaterThan(new Set(road.sent).size);
        const sessions = Map.groupBy(ledger, ({ session }) => session);
        expect(sessions.size).toBe(tickets.length);
        for (const messages of sessions.values()) {
            expect(messages.map(({ type }) => type)).toEqual(['session.started', 'session.ended', 'rating.submitted']);
        }
        expect(
            ledger
                .filter(({ type }) => type === 'session.ended')
                .map(({ ticket }) => ticket)
                .toSorted(),
        ).toEqual(tickets.toSorted());
        expect(ledger.find(({ type }) => type === 'rating.submitted')).toMatchObject({ level: 5, channel: 'phone', reasons: ['510'] });
        const ended = ledger.find((message) => message.type === 'session.ended');
        expect(ended).toMatchObject({ outcome: 'settledOnSpot', counter: 1, record: { delivery: 'mail' }, heldSeconds: 0 });
    });

    it('are signed: a receiver with another secret gets nothing, and staff see why', async () => {
        const file = join(folder, 'received.jsonl');
        const receiver = new RunningReceiver(file);
        const url = await receiver.start();
        const token = await hub.login('admin', PASSWORD);
        await hub.call('PUT', '/api/back-office', { url, secret: 'not the one of the receiver' }, { authorization: `Bearer ${token}` });
        await hub.signIn(1, 'clerk01');
        await serve(hub, false);
        const { waiting } = await until(hub, ({ away }) => away === 'HTTP 401');
        expect(waiting).toBe(2);
        expect(readLedger(file)).toEqual([]);
        await connect(hub, url);
        // The end of the session is held back as long as it could be taken back.
        await until(hub, ({ waiting: left }) => left === 1);
        await receiver.kill9();
        expect(readLedger(file).map(({ type }) => type)).toEqual(['session.started']);
    });

    describe('with a back office that refuses', () => {
        let server: Server;
        let answer: (message: BackOfficeMessage) => number;
        const heard: BackOfficeMessage[] = [];
        let url: string;
        beforeEach(async () => {
            heard.length = 0;
            server = createServer(async (request, response) => {
                let body = '';
                for await (const chunk of request) body += String(chunk);
                const message: BackOfficeMessage = JSON.parse(body);
                heard.push(message);
                response.writeHead(answer(message)).end();
            });
            await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
            const address = server.address();
            url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
        });
        afterEach(async () => {
            server.closeAllConnections();
            await new Promise<void>((resolve) => server.close(() => resolve()));
        });

        it('sets one aside that is refused for good, goes on with the rest, and lets staff try it again or give it up', async () => {
            answer = ({ type }) => (type === 'session.started' ? 422 : 200);
            await connect(hub, url);
            await hub.signIn(1, 'clerk01');
            await serve(hub, false);
            await serve(hub, false);
            const { refused } = await until(hub, ({ setAside }) => setAside === 2);
            expect(refused.map(({ type, error }) => [type, error])).toEqual([
                ['session.started', 'HTTP 422'],
                ['session.started', 'HTTP 422'],
            ]);
            const [again, gone] = refused;
            const act = async (seq: number | undefined, what: string): Promise<number> => {
                const token = await hub.login('admin', PASSWORD);
                return (await hub.call('POST', `/api/channels/back-office/messages/${seq}/${what}`, {}, { authorization: `Bearer ${token}` })).status;
            };
            answer = () => 200;
            expect(await act(again?.seq, 'retry')).toBe(200);
            expect(await act(gone?.seq, 'drop')).toBe(200);
            expect(await act(gone?.seq, 'drop')).toBe(404);
            expect((await hub.as('clerk01', 'POST', `/api/channels/back-office/messages/${again?.seq}/retry`, {})).status).toBe(403);
            await until(hub, ({ setAside }) => setAside === 0);
            expect(heard.filter(({ id }) => id.endsWith(`-${again?.seq}`))).toHaveLength(2);
        });

        it('does not hear of a finish that was taken back, only of the one that stands', async () => {
            answer = () => 200;
            await connect(hub, url);
            await hub.signIn(1, 'clerk01');
            await serve(hub, false);
            await hub.verb('clerk01', 1, 'undo');
            await hub.verb('clerk01', 1, 'finish', { outcome: 'consulted' });
            await until(hub, ({ waiting }) => waiting === 0);
            expect(heard.map((message) => (message.type === 'session.ended' ? message.outcome : message.type))).toEqual([
                'session.started',
                'consulted',
            ]);
        });

        it('hears that a session ended when the visitor was sent on, and of the next as another', async () => {
            answer = () => 200;
            await connect(hub, url);
            await hub.signIn(1, 'clerk01');
            await hub.take({ theme: 'social' });
            await hub.verb('clerk01', 1, 'next');
            await hub.verb('clerk01', 1, 'start');
            expect((await hub.verb('clerk01', 1, 'transfer', { theme: 'social' })).status).toBe(200);
            await hub.verb('clerk01', 1, 'next');
            await hub.verb('clerk01', 1, 'start');
            await until(hub, ({ waiting }) => waiting === 0);
            expect(heard.map((message) => (message.type === 'session.ended' ? message.outcome : message.type))).toEqual([
                'session.started',
                'transferred',
                'session.started',
            ]);
            expect(new Set(heard.map(({ session }) => session)).size).toBe(2);
        });
    });
});
