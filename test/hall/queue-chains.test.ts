/** Several tickets of one visit: each waits until those before it have ended, however they end. */
import { expect, test } from 'vitest';
import { GUIDE, KIOSK, TestDay } from './queue-day.ts';

/** A visit to three themes; numbers A001, B001, D001. */
function visit(day: TestDay): void {
    day.takes({ items: ['id-card', 'licence', 'notary'], person: 'p1' });
}

const WAITS_STILL = Number.POSITIVE_INFINITY;

test('the next ticket of a visit begins to wait when the one before has ended', () => {
    const day = new TestDay({ open: [1, 2, 5] });
    visit(day);
    expect(day.calls(2)).toBe('A001');
    expect(day.calls(1)).toBeNull();
    day.later(300).serves(2);
    expect(day.ticket('20261123-B001').since).toBe(day.now);
    expect(day.ticket('20261123-D001').since).toBe(WAITS_STILL);
    expect(day.calls(5)).toBeNull();
    expect(day.calls(2)).toBe('B001');
});

test('a ticket of a visit that is given back before its turn leaves the one after it waiting for the one before it', () => {
    const day = new TestDay({ open: [1, 5] });
    visit(day);
    day.gives({ type: 'cancel', ticket: '20261123-B001' }, GUIDE);
    expect(day.ticket('20261123-D001').since).toBe(WAITS_STILL);
    expect(day.calls(5)).toBeNull();
    expect(day.calls(1)).toBe('A001');
    day.later(60).serves(1);
    expect(day.ticket('20261123-D001').since).toBe(day.now);
    expect(day.calls(5)).toBe('D001');
});

test('taking a finish back takes back that the next of the visit waits, also past one that was given back', () => {
    const day = new TestDay({ open: [1, 5] });
    visit(day);
    day.gives({ type: 'cancel', ticket: '20261123-B001' }, GUIDE);
    day.calls(1);
    day.later(60).serves(1);
    day.later(9).does(1, 'undo', {});
    expect(day.ticket('20261123-A001').state).toBe('serving');
    expect(day.ticket('20261123-D001').since).toBe(WAITS_STILL);
    day.does(1, 'finish', { outcome: 'accepted' });
    expect(day.ticket('20261123-D001').since).toBe(day.now);
});

test('a batch that voids a visit but for its last ticket lets that one wait', () => {
    const day = new TestDay({ open: [2, 5] });
    visit(day);
    day.does(2, 'abandon', { tickets: ['20261123-B001', '20261123-A001'] });
    expect(day.ticket('20261123-D001').since).toBe(day.now);
    const other = new TestDay({ open: [2, 5] });
    visit(other);
    other.does(2, 'abandon', { tickets: ['20261123-A001', '20261123-B001'] });
    expect(other.ticket('20261123-D001').since).toBe(other.now);
    expect(other.events.filter(({ type }) => type === 'ticket.released')).toHaveLength(1);
});

test('a visit whose later theme nobody serves gives no number at all', () => {
    const day = new TestDay();
    expect(day.refuses({ type: 'takeTicket', items: ['id-card', 'foreigner'], needs: ['german'] }, KIOSK)).toBe('no-counter-serves');
    expect(day.state.tickets.size).toBe(0);
});
