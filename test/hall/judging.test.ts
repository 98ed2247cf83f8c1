/** Attendance judged by the roster: what counts as late, early, absent, unattended and paused too long, and what does not. */
import { describe, expect, it } from 'vitest';
import { dayAfter, instantOf } from '#hall/calendar.ts';
import { type Judging, judged } from '#hall/judging.ts';
import type { OpeningHours } from '#protocol/hall.ts';
import type { Duty } from '#protocol/reports.ts';
import { type JudgedShift, NO_ROSTER, type Roster, roster } from '#protocol/roster.ts';
import { Random } from '../faults/random.ts';
import { CoreHall, clerk } from './spec.ts';

const ZONE = 'Asia/Shanghai';
const WORK: [string, string][] = [
    ['09:00', '12:00'],
    ['13:30', '17:00'],
];
const HOURS: OpeningHours = {
    alwaysOpen: false,
    weekly: { mon: WORK, tue: WORK, wed: WORK, thu: WORK, fri: WORK, sat: [], sun: [] },
    holidays: [{ day: '2026-11-25', name: { 'zh-CN': '假日', en: 'Holiday' } }],
    makeUpDays: [{ day: '2026-11-28', name: { 'zh-CN': '调休', en: 'Make-up day' } }],
};
const MONDAY = '2026-11-23';
const ANNE = { clerk: 'anne', counter: null, weekly: null };

function at(time: string, day = MONDAY): number {
    return instantOf(day, time, ZONE);
}

function duty(who: string, from: string, until: string | null, more: Partial<Duty> & { day?: string } = {}): Duty {
    const { day = MONDAY } = more;
    const plain = { seconds: 0, pauses: 0, pausedSeconds: 0, overduePauses: 0, endedBy: 'clerk' as const, counter: 1 };
    return { ...plain, ...more, day, clerk: who, from: at(from, day), until: until === null ? null : at(until, day) };
}

function judge(duties: readonly Duty[], more: Partial<Omit<Judging, 'roster'>> & { roster?: Partial<Roster> } = {}): JudgedShift[] {
    const { roster: part, ...rest } = more;
    return judged({
        ...{ from: MONDAY, to: MONDAY, now: at('20:00'), timeZone: ZONE, hours: HOURS, duties, corrections: [] },
        ...rest,
        roster: { ...NO_ROSTER, shifts: [ANNE], ...part },
    });
}

const findings = (rows: readonly JudgedShift[]): (readonly string[])[] => rows.map((row) => row.findings);

describe('a day by the opening hours', () => {
    it.each([
        ['kept', [duty('anne', '08:58', '12:01'), duty('anne', '13:29', '17:00')], [[], []]],
        ['within the grace', [duty('anne', '09:05', '11:55'), duty('anne', '13:35', '16:55')], [[], []]],
        ['without a break at noon', [duty('anne', '09:00', '17:00')], [[], []]],
        ['begun late and ended early', [duty('anne', '09:06', '12:00'), duty('anne', '13:30', '16:30')], [['late'], ['early']]],
        ['missed', [], [['absent'], ['absent']]],
        ['kept by half', [duty('anne', '08:50', '12:00')], [[], ['absent']]],
        ['with a gap', [duty('anne', '09:00', '10:00'), duty('anne', '10:11', '12:00'), duty('anne', '13:30', '17:00')], [['unattended'], []]],
        ['with a short gap', [duty('anne', '09:00', '10:00'), duty('anne', '10:10', '12:00'), duty('anne', '13:30', '17:00')], [[], []]],
        ['kept by somebody else', [duty('ben', '09:00', '17:00')], [['absent'], ['absent']]],
    ] as const)('is judged when it is %s', (_what, duties, expected) => {
        expect(findings(judge(duties))).toEqual(expected);
    });

    it('tells by how many minutes', () => {
        const [morning, afternoon] = judge([duty('anne', '09:20', '10:00'), duty('anne', '10:30', '12:00'), duty('anne', '13:30', '16:00')]);
        expect(morning).toMatchObject({ lateMinutes: 20, unattendedMinutes: 30, earlyMinutes: 0, from: '09:00', until: '12:00' });
        expect(afternoon).toMatchObject({ earlyMinutes: 60, findings: ['early'] });
    });

    it('counts a pause that was too long once, also when the clerk stayed over noon', () => {
        const rows = judge([duty('anne', '09:00', '17:00', { overduePauses: 2 })]);
        expect(rows.map(({ overduePauses }) => overduePauses)).toEqual([2, 0]);
        expect(findings(rows)).toEqual([['pausedTooLong'], []]);
    });

    it('is not judged before it comes to it: who is not there yet is late, nobody has left early', () => {
        expect(judge([], { now: at('09:04') })).toEqual([]);
        expect(findings(judge([], { now: at('09:10') }))).toEqual([['late']]);
        expect(findings(judge([duty('anne', '09:00', null)], { now: at('11:00') }))).toEqual([[]]);
        expect(findings(judge([duty('anne', '09:00', '10:00')], { now: at('11:00') }))).toEqual([[]]);
    });
});

describe('a week', () => {
    it('has no duty on a holiday and a weekend, and Monday’s hours on a Saturday that is worked', () => {
        const rows = judge([], { to: '2026-11-29', now: at('20:00', '2026-11-29') });
        expect([...new Set(rows.map(({ day }) => day))]).toEqual(['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27', '2026-11-28']);
        const own = { ...ANNE, weekly: { mon: [['10:00', '11:00']] as [string, string][] } };
        const hours = judge([], { to: '2026-11-29', now: at('20:00', '2026-11-29'), roster: { shifts: [own] } });
        expect(hours.map(({ day, from }) => `${day} ${from}`)).toEqual(['2026-11-23 10:00', '2026-11-28 10:00']);
    });
});

describe('a counter', () => {
    const morning = { clerk: 'anne', counter: 1, weekly: { mon: [['09:00', '13:00']] as [string, string][] } };
    const afternoon = { clerk: 'ben', counter: 1, weekly: { mon: [['13:00', '17:00']] as [string, string][] } };
    const handOver = { shifts: [morning, afternoon] };

    it('is handed over in the middle of the day, and each is judged by their own part', () => {
        expect(findings(judge([duty('anne', '09:00', '13:00'), duty('ben', '13:00', '17:00')], { roster: handOver }))).toEqual([[], []]);
        expect(findings(judge([duty('anne', '09:00', '12:30'), duty('ben', '13:20', '17:00')], { roster: handOver }))).toEqual([['early'], ['late']]);
    });

    it('is not unattended while a colleague sits there', () => {
        const away = [duty('anne', '09:00', '10:00'), duty('anne', '11:00', '13:00')];
        expect(findings(judge(away, { roster: { shifts: [morning] } }))).toEqual([['unattended']]);
        expect(findings(judge([...away, duty('ben', '10:05', '11:00')], { roster: { shifts: [morning] } }))).toEqual([[]]);
        expect(findings(judge([...away, duty('ben', '10:05', '11:00', { counter: 2 })], { roster: { shifts: [morning] } }))).toEqual([
            ['unattended'],
        ]);
    });
});

describe('leave', () => {
    const leave = (deputy: string | null): Partial<Roster> => ({ leave: [{ clerk: 'anne', from: MONDAY, to: MONDAY, deputy }] });

    it('with a deputy is kept by the deputy, in whose name it is judged', () => {
        expect(judge([duty('ben', '09:00', '17:00')], { roster: leave('ben') })).toMatchObject([
            { clerk: 'anne', deputy: 'ben', findings: [] },
            { deputy: 'ben', findings: [] },
        ]);
        expect(findings(judge([duty('anne', '09:00', '17:00')], { roster: leave('ben') }))).toEqual([['absent'], ['absent']]);
    });

    it('without a deputy is not judged, and ends with its last day', () => {
        expect(judge([], { roster: leave(null) })).toEqual([]);
        expect(judge([], { roster: leave(null), to: '2026-11-24', now: at('20:00', '2026-11-24') }).map(({ day }) => day)).toEqual(
            Array.from({ length: 2 }, () => '2026-11-24'),
        );
    });

    it('is nobody’s own deputy, and does not end before it begins', () => {
        const wrong = [
            { clerk: 'anne', from: MONDAY, to: '2026-11-22', deputy: null },
            { clerk: 'anne', from: MONDAY, to: MONDAY, deputy: 'anne' },
        ];
        for (const one of wrong) expect(roster.safeParse({ ...NO_ROSTER, leave: [one] }).success).toBe(false);
    });
});

describe('a correction', () => {
    it('takes one finding of one day away, and is told with its reason', () => {
        const correction = { day: MONDAY, clerk: 'anne', finding: 'late' as const, by: 'm', at: 0, reason: '外出办公' };
        const late = [duty('anne', '09:30', '12:00'), duty('anne', '13:30', '16:00')];
        const rows = judge(late, { corrections: [correction] });
        expect(findings(rows)).toEqual([[], ['early']]);
        expect(rows[0]).toMatchObject({ lateMinutes: 30, corrections: [{ reason: '外出办公' }] });
    });
});

describe('any day at all', () => {
    it('judged more than once is judged the same; being there longer never makes it worse; minutes stay within the shift', () => {
        const random = new Random(20_261_128);
        const minute = (from: number, until: number): string => {
            const m = from + random.below(until - from);
            return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        };
        let day = MONDAY;
        for (let round = 0; round < 300; round++, day = dayAfter(day)) {
            const duties: Duty[] = [];
            for (let n = random.below(4); n > 0; n--) {
                const [from, until] = [minute(480, 1080), minute(480, 1080)].sort();
                if (from !== undefined && until !== undefined && from < until) duties.push(duty('anne', from, until, { day }));
            }
            const asked = { from: day, to: day, now: at('20:00', day) };
            const rows = judge(duties, asked);
            expect(judge([...duties].reverse(), asked)).toEqual(rows);
            for (const { lateMinutes, earlyMinutes, unattendedMinutes, findings: found } of rows) {
                expect(lateMinutes + earlyMinutes + unattendedMinutes).toBeLessThanOrEqual(210);
                if (found.includes('absent')) expect(found).toEqual(['absent']);
            }
            expect(findings(judge([...duties, duty('anne', '08:00', '18:00', { day })], asked)).flat()).toEqual([]);
        }
    });
});

describe('the roster itself', () => {
    it('is versioned, outlives the day, and names only counters and days that exist', () => {
        const hall = new CoreHall();
        const manager = { role: 'manager', ref: 'm' } as const;
        const mine = { ...NO_ROSTER, shifts: [{ ...ANNE, counter: 1 }] };
        const change = (given: Roster, base?: number): string | null =>
            hall.when({ type: 'changeRoster', roster: given, ...(base === undefined ? {} : { base }) }, manager).refusal?.code ?? null;
        expect(change({ ...mine, shifts: [{ ...ANNE, counter: 99 }] })).toBe('unknown-counter');
        expect(change({ ...mine, leave: [{ clerk: 'anne', from: '2026-02-30', to: '2026-03-01', deputy: null }] })).toBe('no-such-day');
        expect(change(mine, 0)).toBe(null);
        expect(change(NO_ROSTER, 0)).toBe('roster-changed');
        expect(hall.state.roster.roster).toEqual(mine);
        hall.after(86_400).must({ type: 'endDay', day: '2026-11-24' }, { role: 'hub', ref: 'hub' });
        expect(hall.state.roster.roster).toEqual(mine);
        const correct = (day: string): string | null =>
            hall.when({ type: 'correctAttendance', clerk: clerk(1).ref, day, finding: 'late', reason: 'r' }, manager).refusal?.code ?? null;
        expect([correct('2026-11-24'), correct('2026-11-25'), correct('x')]).toEqual([null, 'no-such-day', 'no-such-day']);
    });
});
