import { describe, expect, it } from 'vitest';
import type { BoardView, CounterAnswer, TakenAnswer, TicketView } from '#protocol/views.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from '../sockets/hall-socket.ts';

const HOUR = 3_600_000;
/** Shanghai has no daylight saving: its days begin at 16:00 UTC. */
const SHANGHAI_MS = 8 * HOUR;
const DAY = 24 * HOUR;

/** Offset by which the hall's clock stands `before` milliseconds before a midnight in Shanghai, `days` days ahead. */
function offsetBeforeMidnight(before: number, days = 1): string {
    const now = Date.now();
    const midnight = (Math.floor((now + SHANGHAI_MS) / DAY) + days) * DAY - SHANGHAI_MS;
    return String(midnight - before - now);
}

async function ticketOf(hub: RunningHub, id: string): Promise<TicketView> {
    return (await hub.as<{ ticket: TicketView }>('manager', 'GET', `/api/tickets/${id}`)).body.ticket;
}

async function untilDayAfter(hub: RunningHub, day: string): Promise<BoardView> {
    using screen = new HallSocket<BoardView>(hub.url, '/display');
    return await screen.seen('the next day has begun', (view) => view.day > day);
}

/** A hall with one visitor who waits and one who is served. */
async function begin(offset: string): Promise<{ hub: RunningHub; waiting: TakenAnswer; serving: CounterAnswer; day: string }> {
    const hub = await RunningHub.start({ files: hallFiles(), env: { HALL_CLOCK_OFFSET_MS: offset } });
    await hub.login('manager');
    await hub.signIn(1, 'clerk01');
    await hub.take({ theme: 'social' });
    const { body: waiting } = await hub.take({ theme: 'social' });
    await hub.verb('clerk01', 1, 'next');
    const { body: serving } = await hub.verb('clerk01', 1, 'start');
    const { day } = await hub.board();
    return { hub, waiting, serving, day };
}

async function expectNewDay(hub: RunningHub, before: Awaited<ReturnType<typeof begin>>): Promise<void> {
    const { waiting, serving, day } = before;
    const board = await hub.board();
    expect(board.day > day).toBe(true);
    expect(board.themes.every((theme) => theme.waiting === 0 && theme.openCounters === 0)).toBe(true);
    expect(board.calls).toEqual([]);
    expect(await ticketOf(hub, waiting.ticket.id)).toMatchObject({ no: 'A002', state: 'expired' });
    expect(await ticketOf(hub, serving.ticket?.id ?? '')).toMatchObject({ no: 'A001', state: 'expired' });
    const { body } = await hub.take({ theme: 'social' });
    expect(body.ticket.no).toBe('A001');
    expect(body.ticket.id).not.toBe(serving.ticket?.id);
    expect((await hub.take({ theme: 'social' })).body.ticket.no).toBe('A002');
    const next = await hub.verb<{ error?: { code: string } }>('clerk01', 1, 'next');
    expect(next.body.error?.code).toBe('counter-closed');
    await hub.signIn(1, 'clerk01');
    expect((await hub.verb('clerk01', 1, 'next')).body.ticket?.id).toBe(body.ticket.id);
}

describe('the business day', () => {
    it('ends at midnight in the hall: open tickets expire, counters close, numbers begin again, once', { timeout: START_MS }, async () => {
        const before = await begin(offsetBeforeMidnight(5 * HOUR));
        await using hub = before.hub;
        await hub.restart({ HALL_CLOCK_OFFSET_MS: offsetBeforeMidnight(4_000) });
        await untilDayAfter(hub, before.day);
        const { seq } = await hub.board();
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        expect((await hub.board()).seq).toBe(seq);
        await expectNewDay(hub, before);
    });

    it('ends once when the hub is killed over midnight, whenever in it', { timeout: START_MS }, async () => {
        const before = await begin(offsetBeforeMidnight(5 * HOUR));
        await using hub = before.hub;
        await hub.kill9();
        // On again a moment after midnight, killed while the day begins, and again.
        const after = { HALL_CLOCK_OFFSET_MS: offsetBeforeMidnight(-1_000) };
        await hub.restart(after);
        const { seq } = await hub.board();
        await hub.kill9();
        await hub.restart(after);
        expect((await hub.board()).seq).toBe(seq);
        await expectNewDay(hub, before);
    });

    it('ends at the next start when the hub was off for days', { timeout: START_MS }, async () => {
        const before = await begin(offsetBeforeMidnight(5 * HOUR));
        await using hub = before.hub;
        expect(await hub.stop()).toBe(0);
        await hub.restart({ HALL_CLOCK_OFFSET_MS: offsetBeforeMidnight(5 * HOUR, 4) });
        await expectNewDay(hub, before);
    });

    it('never goes back when the clock was set back two hours, over midnight too, and time goes on', { timeout: START_MS }, async () => {
        const before = await begin(offsetBeforeMidnight(-600_000));
        await using hub = before.hub;
        const { day, seq, at } = await hub.board();
        await hub.kill9();
        await hub.restart({ HALL_CLOCK_OFFSET_MS: offsetBeforeMidnight(2 * HOUR - 600_000) });
        const board = await hub.board();
        expect([board.day, board.seq]).toEqual([day, seq]);
        expect(board.at).toBeGreaterThanOrEqual(at);
        const { body } = await hub.take({ theme: 'social' });
        expect(body.ticket.no).toBe('A003');
        expect(body.ticket.takenAt).toBeGreaterThanOrEqual(at);
        await new Promise((resolve) => setTimeout(resolve, 500));
        const later = await hub.take({ theme: 'social' });
        expect(later.body.ticket.takenAt).toBeGreaterThan(body.ticket.takenAt + 100);
    });
});
