/** Whom a counter calls next: the order that a manager is promised. */
import { expect, test } from 'vitest';
import { rulesWith } from './model/small-hall.ts';
import { GUIDE, KIOSK, TestDay } from './queue-day.ts';

const PATIENT = { target: 600, warning: 700, maximum: 800 };
const { classes } = rulesWith({});

test('nine calls with both kinds waiting throughout give six privileged and three others, never three privileged in a row', () => {
    const care = { ...classes.care, headStartMinutes: 60 };
    const day = new TestDay({ open: [1], rules: { limits: PATIENT, classes: { ...classes, care }, run: { most: 2, byTheme: {} } } });
    for (let visitor = 0; visitor < 10; visitor += 1) {
        day.takes({ items: ['id-card'] });
        day.takes({ items: ['id-card'], class: 'care' });
    }
    const called = Array.from({ length: 9 }, () => {
        const no = day.later(60).calls(1);
        const kind = day.ticket(`20261123-${no}`).wanted.class;
        day.serves(1);
        return kind;
    });
    expect(called.filter((kind) => kind === 'care')).toHaveLength(6);
    expect(called.join(' ')).not.toContain('care care care');
});

test('within a class the first to come is the first to be called', () => {
    const day = new TestDay({ open: [1] });
    const taken = Array.from({ length: 6 }, () => day.later(20).takes({ items: ['id-card'] }).no);
    const called = taken.map(() => {
        const no = day.calls(1);
        day.serves(1);
        return no;
    });
    expect(called).toEqual(taken);
});

test('of an appointment at ten and walk-ins from ten to ten on, a walk-in is called at 9:55 and the appointment at 10:03', () => {
    const appointment = { ...classes.appointment, headStartMinutes: 30 };
    const appointments = { ...rulesWith({}).appointments, share: 1 };
    const day = new TestDay({ open: [1], rules: { classes: { ...classes, appointment }, appointments } });
    day.gives({ type: 'bookAppointment', item: 'id-card', day: '2026-11-23', time: '10:00', appointment: 'one' }, GUIDE);
    day.at('09:45');
    const booked = day.takes({ appointment: 'one' });
    for (let minute = 50; minute <= 63; minute += 1) {
        day.at(minute < 60 ? `09:${minute}` : `10:0${minute - 60}`).takes({ items: ['id-card'] });
        if (minute === 55) {
            expect(day.calls(1)).toBe('A002');
            day.serves(1);
        }
    }
    expect(day.at('10:03').calls(1)).toBe(booked.no);
});

test('whoever is past the maximum goes before all but the promoted, earliest limit first, and counts for the bound without being held by it', () => {
    const day = new TestDay({ open: [1], rules: { run: { most: 1, byTheme: {} } } });
    const ordinary = day.takes({ items: ['id-card'] });
    const late = [day.later(1).takes({ items: ['id-card'], class: 'care' }), day.later(1).takes({ items: ['pension'], class: 'care' })];
    day.later(1801).takes({ items: ['id-card'], class: 'military' });
    const last = day.takes({ items: ['id-card'] });
    day.does(1, 'promote', { ticket: last.id, reason: 'a train to catch' });
    for (const expected of [last, ordinary, ...late]) {
        expect(day.calls(1)).toBe(expected.no);
        expect(day.ticket(expected.id).why?.reason).toBe(expected === last ? 'promoted' : 'pastMaximum');
        day.serves(1);
    }
});

test('a promoted visitor who is sent on stands where they came, not where they were promoted', () => {
    const day = new TestDay({ open: [1, 2], rules: { limits: PATIENT } });
    const first = day.takes({ items: ['tax'] });
    const second = day.later(60).takes({ items: ['licence'] });
    const third = day.later(60).takes({ items: ['licence'] });
    const fourth = day.later(60).takes({ items: ['tax'] });
    day.later(60).does(2, 'promote', { ticket: third.id, reason: 'a train to catch' });
    expect(day.calls(2)).toBe(third.no);
    day.does(2, 'transfer', { item: 'tax' });
    const called = [first, second, third, fourth].map(() => {
        const no = day.calls(2);
        day.serves(2);
        return no;
    });
    expect(called).toEqual([first.no, second.no, third.no, fourth.no]);
});

test('an appointment promoted before its slot does not hide another promoted visitor', () => {
    const appointments = { ...rulesWith({}).appointments, share: 1 };
    const day = new TestDay({ open: [1], rules: { appointments } });
    for (const [appointment, time] of [
        ['late', '10:00'],
        ['early', '09:30'],
    ] as const) {
        day.gives({ type: 'bookAppointment', item: 'id-card', day: '2026-11-23', time, appointment }, GUIDE);
    }
    const [late, early] = [day.takes({ appointment: 'late' }), day.takes({ appointment: 'early' })];
    day.does(1, 'promote', { ticket: late.id, reason: 'a train to catch' });
    day.later(1).does(1, 'promote', { ticket: early.id, reason: 'a train to catch' });
    expect(day.at('09:40').calls(1)).toBe(early.no);
});

test('who comes back stands behind the next three and before all others', () => {
    const day = new TestDay({ open: [1], rules: { limits: PATIENT } });
    const back = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.passes(1);
    const others = Array.from({ length: 5 }, () => day.later(60).takes({ items: ['id-card'] }));
    day.gives({ type: 'rejoin', ticket: back.id }, KIOSK);
    const expected = others.map(({ no }) => no).toSpliced(3, 0, back.no);
    expect(
        expected.map(() => {
            const no = day.calls(1);
            day.serves(1);
            return no;
        }),
    ).toEqual(expected);
});

test('a promoted visitor who came long ago does not lift one who comes back over the next three', () => {
    const day = new TestDay({ open: [1], rules: { limits: PATIENT } });
    const promoted = day.takes({ items: ['pension'] });
    const back = day.later(60).takes({ items: ['id-card'] });
    day.does(1, 'call', { ticket: back.id, reason: 'asked for' });
    day.passes(1);
    const others = Array.from({ length: 2 }, () => day.later(60).takes({ items: ['id-card'] }));
    day.later(60).does(1, 'promote', { ticket: promoted.id, reason: 'a train to catch' });
    day.gives({ type: 'rejoin', ticket: back.id }, KIOSK);
    const expected = [promoted, ...others, back].map(({ no }) => no);
    expect(
        expected.map(() => {
            const no = day.calls(1);
            day.serves(1);
            return no;
        }),
    ).toEqual(expected);
});

test('a change of the rules lets what was called under the old ones stand', () => {
    const day = new TestDay({ open: [1] });
    const first = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.serves(1);
    const before = day.state.rules.version;
    day.changes({ run: { most: 1, byTheme: {} } });
    const second = day.takes({ items: ['id-card'] });
    day.calls(1);
    expect(first.why?.rules).toBe(before);
    expect(second.why?.rules).toBe(day.state.rules.version);
    expect(day.state.rules.version).toBeGreaterThan(before);
    const calls = day.events.filter((event) => event.type === 'ticket.called');
    expect(calls.map(({ why }) => why.rules)).toEqual([before, day.state.rules.version]);
});
