/** Taking the last call, pass or finish back: everything is as if it had not been, for ten seconds. */
import { expect, test } from 'vitest';
import { SMALL_HALL } from './model/small-hall.ts';
import { KIOSK, TestDay } from './queue-day.ts';

const UNLOCKED = { ...SMALL_HALL, settings: { ...SMALL_HALL.settings, callLockSeconds: 0 } };

test.each(['call', 'pass', 'finish'] as const)('a %s is taken back within ten seconds and not after', (act) => {
    const day = new TestDay({ open: [1] });
    const ticket = day.takes({ items: ['id-card'] });
    day.calls(1);
    if (act === 'pass') day.passes(1);
    if (act === 'finish') day.serves(1);
    day.later(10.001);
    expect(day.refusesAt(1, 'undo', {})).toBe('nothing-to-undo');
    day.later(-0.001);
    expect(day.does(1, 'undo', {})).toEqual([{ type: 'ticket.undone', ticket: ticket.id, counter: 1, act }]);
    expect(ticket.state).toBe({ call: 'waiting', pass: 'called', finish: 'serving' }[act]);
    expect(day.state.counters.get(1)?.ticket).toBe(act === 'call' ? null : ticket);
    expect(day.refusesAt(1, 'undo', {})).toBe('nothing-to-undo');
});

test('a call that is taken back puts the visitor where they stood and leaves no trace on the screens', () => {
    const day = new TestDay({ open: [1] });
    const first = day.takes({ items: ['id-card'] });
    day.later(60).takes({ items: ['id-card'] });
    day.calls(1);
    day.does(1, 'undo', {});
    expect(day.state.calls).toEqual([]);
    expect(first.since).toBe(first.takenAt);
    expect(day.calls(1)).toBe('A001');
});

test('a call that is taken back leaves what was known of the calls before it', () => {
    const day = new TestDay({ open: [1, 2] });
    const ticket = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.later(5).does(1, 'recall', {});
    day.passes(1);
    day.gives({ type: 'rejoin', ticket: ticket.id }, KIOSK);
    const { recalls, calledAt, counter, why } = ticket;
    day.later(60).calls(2);
    day.does(2, 'undo', {});
    expect([ticket.recalls, ticket.calledAt, ticket.counter, ticket.why]).toEqual([recalls, calledAt, counter, why]);
    expect(day.state.calls.map((call) => call.counter)).toEqual([1, 1]);
});

test('a finish is not taken back once it is rated, or once the counter has called again', () => {
    const day = new TestDay({ open: [1] });
    const ticket = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.serves(1);
    day.gives({ type: 'rate', ticket: ticket.id, level: 4 }, { role: 'pad', ref: 'pad-1' });
    expect(day.refusesAt(1, 'undo', {})).toBe('nothing-to-undo');
    for (let visitor = 0; visitor < 2; visitor += 1) day.takes({ items: ['id-card'] });
    day.calls(1);
    day.serves(1);
    day.calls(1);
    day.does(1, 'undo', {});
    expect(day.refusesAt(1, 'undo', {})).toBe('nothing-to-undo');
});

test('a pass is not taken back once another counter has called and passed the same visitor', () => {
    const day = new TestDay({ open: [1, 2], config: UNLOCKED });
    const ticket = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.does(1, 'pass', {});
    day.gives({ type: 'rejoin', ticket: ticket.id }, KIOSK);
    expect(day.calls(2)).toBe('A001');
    day.does(2, 'pass', {});
    expect(day.refusesAt(1, 'undo', {})).toBe('nothing-to-undo');
    day.does(2, 'undo', {});
    expect(day.state.counters.get(2)?.ticket).toBe(ticket);
    expect(ticket.counter).toBe(2);
});

test('nobody comes back to a counter that is paused', () => {
    const day = new TestDay({ open: [1] });
    day.takes({ items: ['id-card'] });
    day.calls(1);
    day.serves(1);
    day.does(1, 'pause', {});
    expect(day.refusesAt(1, 'undo', {})).toBe('counter-paused');
    day.does(1, 'reopen', {});
    expect(day.does(1, 'undo', {})).toHaveLength(1);
});

test('a finish that is taken back leaves the item and who was told what is missing as they were', () => {
    const day = new TestDay({ open: [1, 2] });
    const first = day.takes({ items: ['id-card'], person: 'p1' });
    day.calls(1);
    day.does(1, 'start', {});
    day.does(1, 'finish', { outcome: 'oneTimeNotice' });
    const again = day.takes({ items: ['id-card'], person: 'p1' });
    expect(again.affinity?.counter).toBe(1);
    day.does(1, 'signOut', {});
    expect(day.calls(2)).toBe(again.no);
    day.does(2, 'start', {});
    day.does(2, 'finish', { outcome: 'oneTimeNotice' });
    day.does(2, 'undo', {});
    day.does(2, 'finish', { outcome: 'left', item: 'pension' });
    day.does(2, 'undo', {});
    expect(again.item).toBe('id-card');
    day.does(2, 'finish', { outcome: 'left' });
    expect(day.takes({ items: ['id-card'], person: 'p1' }).affinity?.counter).toBe(first.counter);
});

test('calls that are taken back do not count for the bound on privileged calls in a row, those around them do', () => {
    const day = new TestDay({ open: [1, 2], rules: { limits: { target: 600, warning: 700, maximum: 800 } } });
    for (let visitor = 0; visitor < 4; visitor += 1) day.takes({ items: ['id-card'], class: 'care' });
    for (let visitor = 0; visitor < 2; visitor += 1) day.takes({ items: ['id-card'] });
    expect(day.calls(1)).toBe('A001');
    expect(day.calls(2)).toBe('A002');
    day.does(1, 'start', {});
    day.does(1, 'finish', { outcome: 'accepted' });
    expect(day.calls(1)).toBe('A005');
    day.does(1, 'undo', {});
    expect(day.calls(1)).toBe('A005');
    day.does(2, 'undo', {});
    expect(day.calls(2)).toBe('A002');
    day.serves(2);
    expect(day.calls(2)).toBe('A003');
    day.serves(2);
    expect(day.calls(2)).toBe('A006');
});
