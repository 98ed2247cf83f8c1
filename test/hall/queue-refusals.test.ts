/** Every refusal of a number, each with its own code; and the places that are left. */
import { expect, test } from 'vitest';
import type { WaitRules } from '#protocol/rules.ts';
import { SMALL_HALL } from './model/small-hall.ts';
import { GUIDE, KIOSK, TestDay } from './queue-day.ts';

const ID_CARD = { type: 'takeTicket', item: 'id-card' } as const;

function withIssue(...issue: WaitRules['issue']): TestDay {
    return new TestDay({ rules: { issue } }).at('10:00');
}

test('a person has one open number for the same item, and may have one for another', () => {
    const day = new TestDay({ open: [1] });
    const first = day.takes({ items: ['id-card'], person: 'p1' });
    const decision = day.decides({ ...ID_CARD, person: 'p1' }, KIOSK);
    const details = { no: 'A001', state: 'waiting', ticket: first.id, ahead: 0, counter: null, counters: [1, 2, 3] };
    expect(decision).toEqual({ ok: false, refusal: { code: 'open-ticket-exists', details } });
    expect(day.refuses({ type: 'takeTicket', items: ['pension', 'id-card'], person: 'p1' }, KIOSK)).toBe('open-ticket-exists');
    expect(day.refuses({ type: 'takeTicket', item: 'pension', person: 'p1' }, KIOSK)).toBeNull();
    expect(day.refuses({ ...ID_CARD, person: 'p2' }, KIOSK)).toBeNull();
    expect(day.refuses({ ...ID_CARD, person: null }, KIOSK)).toBeNull();
    day.calls(1);
    expect(day.refuses({ ...ID_CARD, person: 'p1' }, KIOSK)).toBe('open-ticket-exists');
    day.serves(1);
    expect(day.refuses({ ...ID_CARD, person: 'p1' }, KIOSK)).toBeNull();
});

test('a person has a limit for the day, also when the numbers were given back', () => {
    const day = withIssue({ item: 'id-card', perPersonDay: 2 });
    for (let visit = 0; visit < 2; visit += 1) {
        const { id } = day.takes({ items: ['id-card'], person: 'p1' });
        day.gives({ type: 'cancel', ticket: id }, GUIDE);
    }
    expect(day.refuses({ ...ID_CARD, person: 'p1' }, KIOSK)).toBe('person-limit');
    expect(day.refuses({ ...ID_CARD, person: 'p2' }, KIOSK)).toBeNull();
});

test.each([
    { cap: 'dayCap', freeAgain: null },
    { cap: 'halfDayCap', freeAgain: '12:00' },
    { cap: 'hourCap', freeAgain: '11:00' },
] as const)('the cap of an item is reached: $cap, free again at $freeAgain', ({ cap, freeAgain }) => {
    const day = withIssue({ item: 'id-card', [cap]: 2 });
    day.takes({ items: ['id-card'] });
    expect(day.takes({ items: ['id-card', 'pension'] }).no).toBe('A002');
    expect(day.refuses(ID_CARD, KIOSK)).toBe('cap-reached');
    expect(day.refuses({ type: 'takeTicket', item: 'pension' }, KIOSK)).toBeNull();
    expect(day.at('10:59').refuses(ID_CARD, KIOSK)).toBe('cap-reached');
    expect(day.at(freeAgain ?? '23:59').refuses(ID_CARD, KIOSK)).toBe(freeAgain === null ? 'cap-reached' : null);
});

test('two kiosks, one place left, sixteen presses at once: exactly one gets it', () => {
    const day = withIssue({ item: 'id-card', dayCap: 5 });
    for (let visitor = 0; visitor < 4; visitor += 1) day.takes({ items: ['id-card'] });
    const answers = Array.from({ length: 16 }, (_, press) => {
        const kiosk = { role: 'kiosk', ref: press % 2 === 0 ? 'k1' : 'k2' } as const;
        const code = day.refuses(ID_CARD, kiosk);
        if (code === null) day.gives(ID_CARD, kiosk);
        return code;
    });
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect(answers.filter((code) => code === 'cap-reached')).toHaveLength(15);
    expect(day.state.tickets.size).toBe(5);
});

test('outside of the issue hours no number is given', () => {
    const day = withIssue({ item: 'id-card', hours: { from: '09:30', until: '11:00' } });
    const refused = ['09:29:59', '09:30', '10:59:59', '11:00'].map((time) => day.at(time).refuses(ID_CARD, KIOSK));
    expect(refused).toEqual(['outside-issue-hours', null, null, 'outside-issue-hours']);
});

test('a closed item says why, and so does an item that nobody serves or a hall that is closed', () => {
    const why = { 'zh-CN': '系统升级', en: 'The system is being renewed' };
    const day = withIssue({ item: 'id-card', closed: why });
    expect(day.decides(ID_CARD, KIOSK)).toEqual({ ok: false, refusal: { code: 'item-closed', details: { why } } });
    expect(day.refuses({ type: 'takeTicket', item: 'notary', purpose: 'consult', needs: ['sign-language'] }, KIOSK)).toBe('no-counter-serves');
    const hours = { ...SMALL_HALL.hours, alwaysOpen: false };
    const closing = new TestDay({ config: { ...SMALL_HALL, hours } });
    const times = ['08:59:59', '09:00', '12:00', '13:00', '17:00'];
    expect(times.map((time) => closing.at(time).refuses(ID_CARD, KIOSK))).toEqual(['hall-closed', null, 'hall-closed', null, 'hall-closed']);
});

test('what makes no sense is refused with what is wrong with it', () => {
    const day = new TestDay();
    expect(day.refuses({ type: 'takeTicket', item: 'passport' }, KIOSK)).toBe('unknown-item');
    expect(day.refuses({ type: 'takeTicket', theme: 'sociable' }, KIOSK)).toBe('unknown-theme');
    expect(day.refuses({ type: 'takeTicket', theme: 'social', item: 'tax' }, KIOSK)).toBe('items-of-different-themes');
    expect(day.refuses({ type: 'takeTicket' }, KIOSK)).toBe('no-item-or-theme');
    expect(day.refuses({ type: 'takeTicket', item: 'pension', purpose: 'collect' }, KIOSK)).toBe('purpose-not-offered');
    expect(day.refuses({ ...ID_CARD, class: 'military' }, KIOSK)).toBe('class-not-yours');
    expect(day.refuses({ type: 'takeTicket', appointment: 'none' }, KIOSK)).toBe('unknown-appointment');
    expect(day.state.seq).toBe(3);
});

test('a refused transfer leaves the visitor where they were', () => {
    const day = new TestDay({ open: [1, 2] });
    const ticket = day.takes({ items: ['id-card'] });
    day.calls(1);
    day.later(60).does(1, 'start', {});
    const before = structuredClone(ticket);
    expect(day.refusesAt(1, 'transfer', {})).toBe('no-destination');
    expect(day.refusesAt(1, 'transfer', { item: 'passport' })).toBe('unknown-item');
    expect(day.refusesAt(1, 'transfer', { theme: 'sociable' })).toBe('unknown-theme');
    expect(day.refusesAt(1, 'transfer', { theme: 'social', item: 'tax' })).toBe('items-of-different-themes');
    expect(day.refusesAt(1, 'transfer', { to: 99 })).toBe('unknown-counter');
    expect(day.refusesAt(1, 'transfer', { to: 4 })).toBe('not-served-here');
    expect(ticket).toEqual(before);
    expect(day.state.counters.get(1)?.ticket).toBe(ticket);
    day.does(1, 'transfer', { item: 'tax' });
    expect([ticket.state, ticket.no, ticket.takenAt, ticket.since]).toEqual(['waiting', 'A001', before.takenAt, before.takenAt]);
    expect(day.calls(2)).toBe('A001');
});
