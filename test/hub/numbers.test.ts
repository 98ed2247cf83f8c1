import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KioskView, TakenAnswer } from '#protocol/views.ts';
import { HallSocket } from '../sockets/hall-socket.ts';
import { hallFiles } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => index + 1);
const TWENTY = HUNDRED.slice(0, 20);

function numbers(prefix: string, from: number, count: number): string[] {
    return HUNDRED.slice(0, count).map((step) => prefix + String(from + step - 1).padStart(3, '0'));
}

describe('numbers', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles() });
    }, START_MS);
    afterAll(() => hub.remove());

    it('gives a hundred visitors who press at once a hundred numbers without a gap', async () => {
        const answers = await Promise.all(HUNDRED.map(() => hub.take({ theme: 'social' })));
        expect(answers.map(({ status }) => status)).toEqual(HUNDRED.map(() => 201));
        expect(answers.map(({ body }) => body.ticket.no).sort()).toEqual(numbers('A', 1, 100));
        expect(new Set(answers.map(({ body }) => body.link)).size).toBe(100);
        expect((await hub.board()).themes.find(({ theme }) => theme === 'social')?.waiting).toBe(100);
    });

    it('lets a hundred presses on sockets of the kiosk and by HTTP share one row of numbers', async () => {
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        await kiosk.seen('the kiosk has its view');
        const taken = await Promise.all(
            HUNDRED.map(async (count) => {
                if (count % 2 === 0) return (await hub.take({ theme: 'social' })).body.ticket.no;
                const answer = await kiosk.send<TakenAnswer>('take', { requestId: `press ${count}`, theme: 'social' });
                return answer.ok ? answer.ticket.no : answer.error.code;
            }),
        );
        expect(taken.sort()).toEqual(numbers('A', 101, 100));
    });

    it('counts each theme by itself', async () => {
        const answers = await Promise.all(HUNDRED.map((count) => hub.take({ theme: count % 2 === 0 ? 'enterprise' : 'other' })));
        expect(answers.map(({ body }) => body.ticket.no).sort()).toEqual([...numbers('B', 1, 50), ...numbers('D', 1, 50)]);
    });

    it('answers the same request, sent twenty times at once, with one ticket', async () => {
        const answers = await Promise.all(TWENTY.map(() => hub.take({ item: 'drainage-permit' }, { 'idempotency-key': 'one-press' })));
        expect(answers.map(({ status }) => status)).toEqual(TWENTY.map(() => 201));
        expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
        expect((await hub.board()).themes.find(({ theme }) => theme === 'construction')?.waiting).toBe(1);
    });

    it('answers the same request alike on sockets, and on HTTP after a socket', async () => {
        using kiosk = new HallSocket<KioskView>(hub.url, '/kiosk');
        await kiosk.seen('the kiosk has its view');
        const message = { requestId: 'press on a socket', item: 'drainage-permit' };
        const answers = await Promise.all(TWENTY.map(() => kiosk.send<TakenAnswer>('take', message)));
        expect(answers.every(({ ok }) => ok)).toBe(true);
        expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
        const { ok: _ok, ...first } = answers[0] ?? { ok: false };
        expect((await hub.take({ item: 'drainage-permit' }, { 'idempotency-key': 'press on a socket' })).body).toEqual(first);
        expect((await hub.take({ item: 'drainage-permit' }, { 'idempotency-key': 'another press' })).body.ticket.no).toBe('C003');
    });
});
