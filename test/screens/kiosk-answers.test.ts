/** What the kiosk makes of the hub's figures and of the opening hours, without a browser. */
import { expect, test } from 'vitest';
import type { ErrorCode } from '#protocol/errors.ts';
import type { OpeningHours } from '#protocol/hall.ts';
import { ticketId } from '#protocol/ticket-id.ts';
import { expectedWait } from '#web/catalogue/expected-wait.ts';
import { runsOf } from '#web/catalogue/hall-items.ts';
import { Asking } from '#web/requests/asking.ts';
import { cellsOf, completed, press, pressAll, secretIn } from '../../kiosk/entry.ts';
import { hoursOn, weekOf } from '../../kiosk/hours.ts';
import { HOME, patience, takeInput, type Wish } from '../../kiosk/screen.ts';

const day: [string, string][] = [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
];
const hours: OpeningHours = {
    alwaysOpen: false,
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: [['09:00', '12:00']], sat: [], sun: [] },
    holidays: [{ day: '2026-10-01', name: { 'zh-CN': '国庆节', en: 'National Day' } }],
    makeUpDays: [{ day: '2026-10-10', name: { 'zh-CN': '国庆节调休', en: 'National Day' } }],
};
const wish: Wish = { theme: 'social', items: ['passport'], purpose: 'handle' };

test('counters in a row are written as a range', () => {
    expect(runsOf([4, 1, 2, 3, 7, 9, 10])).toEqual(['1–4', '7', '9', '10']);
    expect(runsOf([])).toEqual([]);
});

test('a wait is told in whole minutes, as a range that holds the estimate', () => {
    expect(expectedWait('zh-CN', { low: 725, high: 1_070 })).toBe('12–18 分钟');
    expect(expectedWait('en', { low: 725, high: 1_070 })).toBe('12–18 min');
    expect(expectedWait('zh-CN', { low: 0, high: 50 })).toBe('不到 1 分钟');
    expect(expectedWait('zh-CN', { low: 300, high: 300 })).toBe('约 5 分钟');
    expect(expectedWait('zh-CN', null)).toBe('暂时无法估计');
});

test('a holiday is closed under its name, and a make-up day is open like a Monday', () => {
    expect(hoursOn(hours, '2026-10-01')).toEqual({ openings: [], holiday: { 'zh-CN': '国庆节', en: 'National Day' } });
    expect(hoursOn(hours, '2026-10-10')).toEqual({ openings: day, holiday: null });
    expect(hoursOn(hours, '2026-10-17')).toEqual({ openings: [], holiday: null });
    expect(hoursOn(hours, '2026-10-16')).toEqual({ openings: [['09:00', '12:00']], holiday: null });
});

test('days of the week with the same hours stand together', () => {
    expect(weekOf(hours).map(({ from, to }) => [from, to])).toEqual([
        ['mon', 'thu'],
        ['fri', 'fri'],
        ['sat', 'sun'],
    ]);
});

test('a wish is for one item, for several, or for the theme alone', () => {
    expect(takeInput(wish, null)).toEqual({ item: 'passport', purpose: 'handle' });
    expect(takeInput({ ...wish, items: ['passport', 'id-card'] }, null)).toEqual({ items: ['passport', 'id-card'], purpose: 'handle' });
    expect(takeInput({ ...wish, items: [] }, { card: 'c1' })).toEqual({ theme: 'social', purpose: 'handle', identity: { card: 'c1' } });
});

test('the same question is the same request until its outcome is known, and another question is another', async () => {
    const asked: string[] = [];
    let code: ErrorCode = 'no-answer';
    let ids = 0;
    const send = async (_verb: string, { requestId }: Readonly<Record<string, unknown>>) => {
        asked.push(String(requestId));
        return { ok: false as const, error: { code, message: '' } };
    };
    const asking = new Asking(send, () => `id-${++ids}`);
    await asking.ask('take', takeInput(wish, null));
    await asking.ask('take', takeInput(wish, null));
    expect(asked[1]).toBe(asked[0]);
    await asking.ask('take', takeInput({ ...wish, purpose: 'consult' }, null));
    expect(asked[2]).not.toBe(asked[0]);
    code = 'cap-reached';
    await asking.ask('take', takeInput(wish, null));
    await asking.ask('take', takeInput(wish, null));
    expect(new Set(asked.slice(2)).size).toBe(3);
});

test('a kiosk waits for ever at home, a minute where somebody chooses, and longer for several numbers', () => {
    expect(patience(HOME, false)).toBeNull();
    expect(patience({ at: 'items', purpose: 'handle', theme: 'social', page: 0 }, false)).toBe(60);
});

test('a number may be typed in any order and without its zeros', () => {
    const prefixes = ['A', 'B'];
    expect(press('missed', '12', 'b', prefixes)).toBe('B12');
    expect(press('missed', 'B12', 'A', prefixes)).toBe('A12');
    expect(press('missed', 'A1234', '5', prefixes)).toBe('A1234');
    expect(press('missed', 'A1', 'X', prefixes)).toBe('A1');
    expect(completed('missed', 'A7')).toBe('A007');
    expect(completed('missed', 'A')).toBeNull();
    expect(completed('missed', '7')).toBeNull();
    expect(cellsOf('missed', 'A1234')).toEqual(['A', '1', '2', '3', '4']);
    expect(ticketId('2026-11-24', 'A007')).toBe('20261124-A007');
});

test('a code takes only the characters that codes have, and the link of a slip is not taken for one', () => {
    expect(pressAll('appointment', '', 'e4nvsxmg6c', [])).toBe('E4NVSXMG6C');
    expect(pressAll('appointment', 'E4', 'O', [])).toBe('E4');
    expect(completed('appointment', 'E4NVSXMG6')).toBeNull();
    expect(pressAll('missed', 'A1', 'http://hall/t/abc', ['A'])).toBe('A1');
    expect(secretIn('http://192.168.1.9:8080/t/aB_c-1')).toBe('aB_c-1');
    expect(secretIn('E4NVSXMG6C')).toBeNull();
});
