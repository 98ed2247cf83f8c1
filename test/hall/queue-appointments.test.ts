/** Appointments: a place in a slot, checked in once, moved and missed. */
import { expect, test } from 'vitest';
import { rulesWith } from './model/small-hall.ts';
import { GUIDE, HUB, KIOSK, TestDay } from './queue-day.ts';

const MONDAY = '2026-11-23';

function hall(share = 1): TestDay {
    return new TestDay({ open: [1], rules: { appointments: { ...rulesWith({}).appointments, share } } });
}

function book(day: TestDay, appointment: string, time = '10:00', item = 'pension'): void {
    day.gives({ type: 'bookAppointment', item, day: MONDAY, time, appointment, person: appointment }, GUIDE);
}

test('a slot takes its share of what its counters can do and not one more', () => {
    // Three counters serve the pension in half an hour at twelve minutes each; 60 % of 7.5 are 4.
    const day = hall(0.6);
    for (const appointment of ['a', 'b', 'c', 'd']) book(day, appointment);
    const fifth = { type: 'bookAppointment', item: 'pension', day: MONDAY, appointment: 'e' } as const;
    expect(day.refuses({ ...fifth, time: '10:00' }, GUIDE)).toBe('no-free-slot');
    expect(day.refuses({ ...fifth, time: '10:30' }, GUIDE)).toBeNull();
    expect(day.refuses({ ...fifth, time: '12:30' }, GUIDE)).toBe('no-such-slot');
    expect(day.at('10:00').refuses({ ...fifth, time: '10:00' }, GUIDE)).toBe('no-such-slot');
});

test('late within the grace keeps the slot, later queues as a walk-in, and nobody checks in twice', () => {
    const day = hall();
    for (const appointment of ['early', 'late', 'later']) book(day, appointment);
    const early = day.at('09:00').takes({ appointment: 'early' });
    expect(day.calls(1)).toBeNull();
    expect(day.refuses({ type: 'takeTicket', appointment: 'early' }, KIOSK)).toBe('open-ticket-exists');
    const late = day.at('10:15').takes({ appointment: 'late' });
    const later = day.at('10:15:01').takes({ appointment: 'later' });
    expect([early, late].map(({ since, wanted }) => [since, wanted.class])).toEqual(
        [early, late].map(() => [Date.parse('2026-11-23T10:00+08:00'), 'appointment']),
    );
    expect([later.since, later.wanted.class]).toEqual([day.now, 'normal']);
});

test('one that was missed and is moved can be missed, moved and cancelled again', () => {
    const day = hall();
    book(day, 'one');
    expect(day.at('10:15:01').gives({ type: 'review' }, HUB)).toEqual([{ type: 'appointment.missed', appointment: 'one' }]);
    day.gives({ type: 'moveAppointment', appointment: 'one', day: MONDAY, time: '13:30' }, GUIDE);
    expect(day.state.appointments.get('one')?.state).toBe('booked');
    expect(day.at('13:45:01').gives({ type: 'review' }, HUB)).toEqual([{ type: 'appointment.missed', appointment: 'one' }]);
    day.gives({ type: 'moveAppointment', appointment: 'one', day: MONDAY, time: '15:00' }, GUIDE);
    day.gives({ type: 'cancelAppointment', appointment: 'one' }, GUIDE);
    expect(day.refuses({ type: 'takeTicket', appointment: 'one' }, KIOSK)).toBe('appointment-state');
});

test('the end of the day closes what was booked and did not come', () => {
    const day = new TestDay({ rules: { appointments: { ...rulesWith({}).appointments, share: 1, graceMinutes: 600 } } });
    book(day, 'one', '16:30');
    const events = day.at('24:00').gives({ type: 'endDay', day: '2026-11-24' }, HUB);
    expect(events).toContainEqual({ type: 'appointment.missed', appointment: 'one' });
});
