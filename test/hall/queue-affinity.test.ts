/** Visitors whom a counter knows, or who were sent to one: others leave them to it, but not for long. */
import { expect, test } from 'vitest';
import { TestDay } from './queue-day.ts';

/** Told at counter 2 what is missing, back a moment later. */
function comesBack(day: TestDay, person = 'p1'): string {
    const { id } = day.takes({ items: ['pension'], person });
    day.does(2, 'call', { ticket: id, reason: 'asked for' });
    day.does(2, 'start', {});
    day.does(2, 'finish', { outcome: 'oneTimeNotice' });
    return day.takes({ items: ['pension'], person }).no;
}

test('who comes back with the missing papers is left to the counter that told them, for five minutes at most', () => {
    const day = new TestDay({ open: [1, 2] });
    const back = comesBack(day);
    expect(day.calls(1)).toBeNull();
    expect(day.later(299).calls(1)).toBeNull();
    expect(day.later(1).calls(1)).toBe(back);
});

test('who comes back is called by the counter that told them', () => {
    const day = new TestDay({ open: [1, 2] });
    day.takes({ items: ['pension'], class: 'care' });
    const back = comesBack(day);
    expect(day.calls(2)).toBe(back);
    expect(day.ticket(`20261123-${back}`).why?.reason).toBe('affinity');
});

test('nobody is left to a counter that is closed, paused, or does not serve them any more', () => {
    for (const leaves of ['signOut', 'pause'] as const) {
        const day = new TestDay({ open: [1, 2] });
        const back = comesBack(day);
        day.does(2, leaves, {});
        expect(day.calls(1)).toBe(back);
    }
    const helper = { counter: 5, theme: 'social', joinAtWaitMinutes: 10, joinAtPeoplePerCounter: 1, leaveAtFraction: 0.5 };
    const day = new TestDay({ open: [1, 5], rules: { helpers: [helper] } });
    const sent = day.takes({ items: ['id-card'] });
    for (let visitor = 0; visitor < 3; visitor += 1) day.takes({ items: ['id-card'] });
    day.gives({ type: 'review' }, { role: 'hub', ref: 'hub' });
    day.calls(1);
    day.does(1, 'transfer', { to: 5 });
    expect(day.calls(1)).toBe('A002');
    day.serves(1);
    day.changes({});
    day.gives({ type: 'review' }, { role: 'hub', ref: 'hub' });
    expect(day.state.counters.get(5)?.helping.size).toBe(0);
    expect(day.calls(1)).toBe(sent.no);
});

test('one who was sent to a counter does not hide another whom it only knows', () => {
    const day = new TestDay({ open: [1, 2] });
    const first = day.takes({ items: ['pension'], class: 'returning' });
    const back = comesBack(day);
    day.does(1, 'call', { ticket: first.id, reason: 'asked for' });
    day.does(1, 'transfer', { to: 2 });
    expect(day.later(301).calls(1)).toBe(back);
});

test('who is promoted is not held back for a counter that knows them', () => {
    const day = new TestDay({ open: [1, 2] });
    const back = comesBack(day);
    day.does(1, 'promote', { ticket: `20261123-${back}`, reason: 'a train to catch' });
    expect(day.calls(1)).toBe(back);
});

test('who was sent to a counter is called there and nowhere else while it is open', () => {
    const day = new TestDay({ open: [1, 2] });
    const sent = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.does(1, 'transfer', { to: 2 });
    expect(day.later(3600).calls(1)).toBeNull();
    expect(sent.since).toBe(sent.takenAt);
    expect(day.calls(2)).toBe(sent.no);
});
