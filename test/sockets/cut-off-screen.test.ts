import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView } from '#protocol/views.ts';
import { hallFiles, userOf } from '../hub/hall-files.ts';
import { RunningHub, START_MS } from '../hub/running-hub.ts';
import { HallSocket } from './hall-socket.ts';

const COUNTERS = [1, 2, 3, 4, 5, 6];

describe('a hall screen', () => {
    let hub: RunningHub;
    beforeAll(async () => {
        hub = await RunningHub.start({ files: hallFiles({ counters: COUNTERS.length }) });
        for (const no of COUNTERS) await hub.signIn(no, userOf(no));
        for (let count = 0; count < 30; count += 1) await hub.take({ theme: 'social' });
    }, START_MS);
    afterAll(() => hub.remove());

    /** Calls the next at a counter, whatever is there now, and gives the number called. */
    async function call(no: number): Promise<string> {
        await hub.verb(userOf(no), no, 'pass');
        const { body } = await hub.verb(userOf(no), no, 'next');
        return body.ticket?.no ?? 'nobody';
    }

    it('that was cut off during three calls shows all three when it returns', async () => {
        using screen = new HallSocket<BoardView>(hub.url, '/display');
        const before = await screen.seen('the screen has its view');
        const newest = before.calls[0]?.callNo ?? 0;
        screen.socket.io.engine.close();
        await screen.until('the line is cut', ({ socket }) => !socket.connected);
        screen.socket.disconnect();
        const called = [await call(1), await call(2), await call(3)];
        screen.socket.connect();
        const view = await screen.seen('the screen is back', ({ calls }) => (calls[0]?.callNo ?? 0) > newest);
        const missed = view.calls.filter(({ callNo }) => callNo > newest).toReversed();
        expect(missed.map(({ ticket }) => ticket)).toEqual(called);
        expect(missed.every(({ at }) => view.at - at < view.freshMs)).toBe(true);
    });

    it('shows calls of the same second all, in their order, with numbers that grow', async () => {
        using screen = new HallSocket<BoardView>(hub.url, '/display');
        const before = await screen.seen('the screen has its view');
        const newest = before.calls[0]?.callNo ?? 0;
        const called = await Promise.all(COUNTERS.map((no) => call(no)));
        const view = await screen.seen(
            'all calls are there',
            ({ calls }) => calls.filter(({ callNo }) => callNo > newest).length === COUNTERS.length,
        );
        const shown = view.calls.filter(({ callNo }) => callNo > newest);
        expect(shown.map(({ ticket }) => ticket).toSorted()).toEqual(called.toSorted());
        expect(shown.map(({ ticket }) => ticket)).toEqual(called.toSorted().toReversed());
        expect(shown.map(({ callNo }) => callNo)).toEqual(shown.map(({ callNo }) => callNo).toSorted((a, b) => b - a));
        expect(new Set(shown.map(({ callNo }) => callNo)).size).toBe(COUNTERS.length);
    });

    it('shows a second call of the same visitor as a call of its own', async () => {
        using screen = new HallSocket<BoardView>(hub.url, '/display');
        const ticket = await call(1);
        const first = await screen.seen('the call is there', ({ calls }) => calls[0]?.ticket === ticket);
        await hub.verb(userOf(1), 1, 'recall');
        const again = await screen.seen('the second call is there', ({ calls }) => calls[0]?.again === true);
        expect(again.calls[0]).toMatchObject({ ticket, counter: 1 });
        expect(again.calls[0]?.callNo).toBeGreaterThan(first.calls[0]?.callNo ?? Number.POSITIVE_INFINITY);
    });

    it('comes back by itself after the hub was killed, and its view never goes back', { timeout: START_MS }, async () => {
        using screen = new HallSocket<BoardView>(hub.url, '/display');
        await screen.seen('the screen has its view');
        const ticket = await call(2);
        await screen.seen('the call is there', ({ calls }) => calls[0]?.ticket === ticket);
        const seen = screen.views.length;
        await hub.kill9();
        await hub.restart();
        await screen.until('the screen has a view again', ({ views }) => views.length > seen);
        expect(screen.view?.calls[0]?.ticket).toBe(ticket);
        const order = screen.views.map(({ seq }) => seq);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
    });
});
