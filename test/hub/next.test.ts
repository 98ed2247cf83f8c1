import { describe, expect, it } from 'vitest';
import type { TicketView } from '#protocol/views.ts';
import { hallFiles, userOf } from './hall-files.ts';
import { RunningHub, START_MS } from './running-hub.ts';

const CLERKS = 16;
const VISITORS = 200;

/** Presses next, serves or passes whom it got, and so on until nobody waits; gives the numbers in the order in which they came. */
async function work(hub: RunningHub, counter: number): Promise<TicketView[]> {
    const user = userOf(counter);
    const called: TicketView[] = [];
    for (;;) {
        const { status, body } = await hub.verb(user, counter, 'next');
        if (status !== 200) throw new Error(`next was refused [counter=${counter}, answer=${JSON.stringify(body)}]`);
        if (body.ticket === null) return called;
        called.push(body.ticket);
        if (called.length % 3 === 0) {
            await hub.verb(user, counter, 'pass');
        } else {
            await hub.verb(user, counter, 'start');
            await hub.verb(user, counter, 'finish', { outcome: 'accepted' });
        }
    }
}

describe('next', () => {
    it('gives sixteen clerks who press at once each visitor of two hundred once, first in, first out', { timeout: START_MS }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles({ counters: CLERKS }) });
        const queue: string[] = [];
        for (let taken = 0; taken < VISITORS; taken += 20) {
            const answers = await Promise.all(Array.from({ length: 20 }, () => hub.take({ theme: 'social' })));
            queue.push(...answers.map(({ body }) => body.ticket.no));
        }
        queue.sort();
        const counters = Array.from({ length: CLERKS }, (_, index) => index + 1);
        await Promise.all(counters.map((no) => hub.signIn(no, userOf(no))));

        const byCounter = await Promise.all(counters.map((no) => work(hub, no)));

        const called = byCounter.flat();
        expect(called.map(({ no }) => no).sort()).toEqual(queue);
        for (const own of byCounter) expect(own.map(({ no }) => no)).toEqual(own.map(({ no }) => no).toSorted());
        const { body } = await hub.as<{ tickets: TicketView[] }>('clerk01', 'GET', '/api/tickets');
        expect(new Set(body.tickets.map(({ state }) => state))).toEqual(new Set(['done', 'passed']));
        const inOrderOfCall = body.tickets.toSorted((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0) || a.no.localeCompare(b.no));
        expect(inOrderOfCall.map(({ no }) => no)).toEqual(queue);
    });

    it('calls one visitor when a clerk double-clicks, and skips nobody', { timeout: START_MS }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles() });
        await hub.signIn(1, 'clerk01');
        for (let count = 0; count < 3; count += 1) await hub.take({ theme: 'social' });
        const clicks = await Promise.all(
            [1, 2].map((click) => hub.verb('clerk01', 1, 'next', { current: null }, { 'idempotency-key': `click ${click}` })),
        );
        expect(clicks.map(({ status }) => status).sort()).toEqual([200, 409]);
        const { themes } = await hub.board();
        expect(themes.find(({ theme }) => theme === 'social')?.waiting).toBe(2);
    });
});
