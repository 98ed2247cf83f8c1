import { describe, expect, it } from 'vitest';
import { dayAfter, dayBegins, dayOfInstant, isOpen, isWorkingDay, localTime } from '#hall/calendar.ts';
import type { OpeningHours } from '#protocol/hall.ts';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
const HOUR = 3_600_000;
const name = { 'zh-CN': '假日', en: 'Holiday' };
const weekday: OpeningHours['weekly']['mon'] = [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
];
const hours: OpeningHours = {
    alwaysOpen: false,
    weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: [['09:00', '12:00']], sat: [], sun: [] },
    holidays: [{ day: '2026-10-01', name }],
    makeUpDays: [{ day: '2026-10-10', name }],
};
const shanghai = (local: string): number => Date.parse(`${local}+08:00`);

describe('the day of an instant', () => {
    it.each([
        ['2026-11-24T23:59:59.999', '2026-11-24'],
        ['2026-11-25T00:00:00.000', '2026-11-25'],
        ['2026-12-31T23:59:59.999', '2026-12-31'],
        ['2028-02-29T12:00:00.000', '2028-02-29'],
    ])('is the hall’s own, not the machine’s: %s', (local, day) => {
        expect(dayOfInstant(SHANGHAI)(shanghai(local))).toBe(day);
        expect(localTime(shanghai(local), SHANGHAI)).toEqual({ day, time: local.slice(11, 19) });
    });

    it('stays right when it is asked back and forth over midnight', () => {
        const dayOf = dayOfInstant(SHANGHAI);
        const midnight = shanghai('2026-11-25T00:00:00');
        const asked = [midnight - 1, midnight, midnight - 1, midnight + 24 * HOUR - 1, midnight + 24 * HOUR, midnight];
        expect(asked.map(dayOf)).toEqual(['2026-11-24', '2026-11-25', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-25']);
    });

    it.each([
        ['2026-03-29', 23],
        ['2026-10-25', 25],
        ['2026-07-01', 24],
    ])('keeps to daylight saving: %s has %i hours in Berlin', (day, length) => {
        const begins = dayBegins(day, BERLIN);
        const ends = dayBegins(dayAfter(day), BERLIN);
        expect(localTime(begins, BERLIN)).toEqual({ day, time: '00:00:00' });
        expect((ends - begins) / HOUR).toBe(length);
        const dayOf = dayOfInstant(BERLIN);
        expect([dayOf(begins - 1) < day, dayOf(begins), dayOf(ends - 1), dayOf(ends)]).toEqual([true, day, day, dayAfter(day)]);
    });

    it('is right in every hour of a year, in zones that shift at midnight too', () => {
        for (const zone of [SHANGHAI, BERLIN, 'America/Havana', 'Asia/Beirut', 'Pacific/Apia', 'America/St_Johns']) {
            const dayOf = dayOfInstant(zone);
            const begin = Date.parse('2026-01-01T00:30:00Z');
            for (let hour = 0; hour < 366 * 24; hour += 1) {
                const at = begin + hour * HOUR;
                if (dayOf(at) !== localTime(at, zone).day) expect([zone, at, dayOf(at)]).toEqual([zone, at, localTime(at, zone).day]);
            }
        }
    });

    it('is followed by the next, also over months and leap years', () => {
        expect(['2026-12-31', '2028-02-28', '2027-02-28'].map(dayAfter)).toEqual(['2027-01-01', '2028-02-29', '2027-03-01']);
    });
});

describe('the opening hours', () => {
    it.each([
        ['a weekday morning', '2026-11-23T09:00:00', true],
        ['a moment before', '2026-11-23T08:59:59', false],
        ['lunch', '2026-11-23T12:00:00', false],
        ['the last second', '2026-11-23T16:59:59', true],
        ['closing time', '2026-11-23T17:00:00', false],
        ['a short Friday', '2026-11-27T14:00:00', false],
        ['a Saturday', '2026-11-28T10:00:00', false],
        ['a holiday on a weekday', '2026-10-01T10:00:00', false],
        ['a Saturday that is made up for, with Monday’s hours', '2026-10-10T10:00:00', true],
        ['lunch on that day', '2026-10-10T12:30:00', false],
    ])('%s', (_what, local, open) => {
        expect(isOpen(shanghai(local), SHANGHAI, hours)).toBe(open);
    });

    it('do not matter to a hall that is always open', () => {
        expect(isOpen(shanghai('2026-10-01T03:00:00'), SHANGHAI, { ...hours, alwaysOpen: true })).toBe(true);
    });

    it('tell working days', () => {
        const worked = ['2026-09-30', '2026-10-01', '2026-10-09', '2026-10-10', '2026-10-11'].filter((day) => isWorkingDay(day, hours));
        expect(worked).toEqual(['2026-09-30', '2026-10-09', '2026-10-10']);
    });
});
