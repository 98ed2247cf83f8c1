/** What a counter and the hub do to tickets beside calling them: passes, batches, helpers, alerts. */
import { expect, test } from 'vitest';
import { GUIDE, HUB, KIOSK, TestDay } from './queue-day.ts';

const REVIEW = { type: 'review' } as const;

test('a visitor who is passed three times is abandoned, and the number is void', () => {
    const day = new TestDay({ open: [1] });
    const ticket = day.takes({ items: ['id-card'] });
    for (const expected of ['passed', 'passed', 'abandoned']) {
        day.calls(1);
        day.passes(1);
        expect(ticket.state).toBe(expected);
        if (expected === 'passed') day.gives({ type: 'rejoin', ticket: ticket.id }, KIOSK);
    }
    expect(day.refuses({ type: 'rejoin', ticket: ticket.id }, KIOSK)).toBe('wrong-state');
    expect(day.calls(1)).toBeNull();
});

test('a counter that closes voids a batch, all of it or nothing', () => {
    const day = new TestDay({ open: [1, 5] });
    const mine = Array.from({ length: 3 }, () => day.takes({ items: ['id-card'] }));
    const other = day.takes({ items: ['notary'] });
    const ids = mine.map(({ id }) => id);
    expect(day.refusesAt(1, 'abandon', { tickets: [...ids, other.id] })).toBe('not-served-here');
    expect(day.refusesAt(1, 'abandon', { tickets: [...ids, '20261122-A001'] })).toBe('ticket-not-today');
    expect(day.refusesAt(1, 'abandon', { tickets: [...ids, '20261123-A099'] })).toBe('unknown-ticket');
    expect(mine.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    day.calls(1);
    const events = day.does(1, 'abandon', { tickets: [...ids, ...ids] });
    expect(events).toHaveLength(3);
    expect([...mine.map(({ state }) => state), other.state]).toEqual(['abandoned', 'abandoned', 'abandoned', 'waiting']);
    expect(day.state.counters.get(1)?.ticket).toBeNull();
    expect(day.refusesAt(1, 'abandon', { tickets: ids })).toBe('wrong-state');
});

test('a double click on next skips nobody', () => {
    const day = new TestDay({ open: [1] });
    day.takes({ items: ['id-card'] });
    day.takes({ items: ['id-card'] });
    day.does(1, 'next', { current: null });
    expect(day.refusesAt(1, 'next', { current: null })).toBe('current-changed');
    expect(day.refusesAt(1, 'next', {})).toBe('ticket-at-counter');
    expect(day.refusesAt(1, 'next', { current: '20261123-A001' })).toBe('ticket-at-counter');
});

test('recalls have a limit and a pace, and a pass waits for the lock', () => {
    const day = new TestDay({ open: [1] });
    day.takes({ items: ['id-card'] });
    day.calls(1);
    expect(day.later(2.9).refusesAt(1, 'pass', {})).toBe('call-lock');
    expect(day.later(0.1).refusesAt(1, 'pass', {})).toBeNull();
    expect(day.later(1.9).refusesAt(1, 'recall', {})).toBe('call-lock');
    day.later(0.1).does(1, 'recall', {});
    expect(day.refusesAt(1, 'recall', {})).toBe('call-lock');
    day.later(5).does(1, 'recall', {});
    expect(day.later(5).refusesAt(1, 'recall', {})).toBe('recall-limit');
});

test('visitors on hold stay with the theme when their clerk leaves, several at once', () => {
    const day = new TestDay({ open: [1, 2] });
    const both = [day.takes({ items: ['id-card'] }), day.takes({ items: ['id-card'] })];
    for (const _ of both) {
        day.calls(1);
        day.does(1, 'start', {});
        day.later(60).does(1, 'hold', {});
    }
    day.does(1, 'signOut', {});
    expect(both.map(({ state }) => state)).toEqual(['held', 'held']);
    for (const { id } of both) {
        day.does(2, 'resume', { ticket: id });
        day.does(2, 'finish', { outcome: 'accepted' });
    }
    expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
});

test('a helper joins when the theme waits long or is crowded, and leaves when both are below half', () => {
    const helper = { counter: 5, theme: 'social', joinAtWaitMinutes: 20, joinAtPeoplePerCounter: 4, leaveAtFraction: 0.5 };
    const day = new TestDay({ open: [1, 5], rules: { helpers: [helper] } });
    const helps = (): boolean => {
        day.gives(REVIEW, HUB);
        return day.state.counters.get(5)?.helping.has('social') ?? false;
    };
    for (let visitor = 0; visitor < 3; visitor += 1) day.takes({ items: ['id-card'] });
    expect(helps()).toBe(false);
    expect(day.calls(5)).toBeNull();
    day.takes({ items: ['id-card'] });
    expect(helps()).toBe(true);
    expect(day.calls(5)).toBe('A001');
    // With the helper there are two counters for three: 1.5 people each, below half of four.
    expect(helps()).toBe(false);
    expect(
        day
            .later(1199)
            .gives(REVIEW, HUB)
            .some(({ type }) => type === 'counter.helping'),
    ).toBe(false);
    day.later(1);
    expect(helps()).toBe(true);
    for (let call = 0; call < 2; call += 1) {
        day.calls(1);
        day.serves(1);
    }
    expect(helps()).toBe(true);
    day.calls(1);
    expect(helps()).toBe(false);
});

test('a warning and a broken maximum are told once each', () => {
    const day = new TestDay();
    const ticket = day.takes({ items: ['id-card'] });
    const told = (seconds: number): string[] => {
        const events = day.later(seconds).gives(REVIEW, HUB);
        return events.flatMap((event) => (event.type === 'ticket.breached' ? [event.level] : []));
    };
    expect([told(1200), told(1), told(1), told(598), told(1), told(1), told(3600)]).toEqual([[], ['warning'], [], [], ['maximum'], [], []]);
    expect(ticket.alerted).toBe('maximum');
});

test('yesterday’s tickets are of yesterday', () => {
    const day = new TestDay({ open: [1] });
    const ticket = day.takes({ items: ['id-card'] });
    day.at('24:00').gives({ type: 'endDay', day: '2026-11-24' }, HUB);
    expect(day.events.find(({ type }) => type === 'ticket.expired')).toMatchObject({ ticket: ticket.id, from: 'waiting' });
    expect(day.refuses({ type: 'cancel', ticket: ticket.id }, GUIDE)).toBe('ticket-not-today');
    expect(day.gives({ type: 'endDay', day: '2026-11-24' }, HUB)).toEqual([]);
    expect(day.gives({ type: 'endDay', day: '2026-11-23' }, HUB)).toEqual([]);
    expect(day.takes({ items: ['id-card'] }).id).toBe('20261124-A001');
});
