import { expect, test } from 'vitest';
import { readVisits, type Visit } from '../../server/replay/csv.ts';
import { onDutyIn, rosterOf } from '../../server/replay/roster.ts';

const HEAD = 'date,arrived,kind,class,waited_seconds,outcome,service_seconds,server';
const HOUR = 3_600;

function visitsOf(...rows: string[]): Visit[] {
    const { visits, problems } = readVisits([HEAD, ...rows].join('\n'), { kinds: new Set(['X', 'Y']), classes: new Set(['ordinary']) });
    expect(problems).toEqual([]);
    return visits;
}

const served = (arrived: string, waited: number, service: number, server: string, kind = 'X'): string =>
    `2001-05-08,${arrived},${kind},ordinary,${waited},served,${service},${server}`;

test('a clerk is on duty from the first start to the last end within an hour', () => {
    const [duty] = rosterOf(visitsOf(served('09:10:00', 60, 300, 'A'), served('09:40:00', 0, 600, 'A')), 0);
    expect(duty?.stretches).toEqual([{ from: 9 * HOUR + 660, until: 9 * HOUR + 3_000 }]);
});

test('a short absence between two hours is none and a long one is one', () => {
    const rows = visitsOf(served('09:50:00', 0, 480, 'A'), served('10:02:00', 0, 120, 'A'), served('11:30:00', 0, 120, 'A'));
    expect(rosterOf(rows, 300)[0]?.stretches).toEqual([
        { from: 9 * HOUR + 3_000, until: 10 * HOUR + 240 },
        { from: 11 * HOUR + 1_800, until: 11 * HOUR + 1_920 },
    ]);
    expect(rosterOf(rows, 0)[0]?.stretches).toHaveLength(3);
});

test('nobody is on duty across midnight, and nobody for less than a minute', () => {
    const [duty] = rosterOf(visitsOf(served('23:59:00', 0, 300, 'A'), served('08:00:00', 0, 4, 'A')), 300);
    expect(duty?.stretches).toEqual([
        { from: 8 * HOUR, until: 8 * HOUR + 60 },
        { from: 24 * HOUR - 60, until: 24 * HOUR },
        { from: 24 * HOUR, until: 24 * HOUR + 240 },
    ]);
});

test('clerks come in the order of their names, with the kinds they served most first, and are counted by the hour', () => {
    const roster = rosterOf(
        visitsOf(
            served('09:00:00', 0, 60, 'S10'),
            served('09:00:00', 0, 60, 'S2', 'Y'),
            served('10:00:00', 0, 60, 'S2'),
            served('10:30:00', 0, 60, 'S2'),
        ),
        300,
    );
    expect(roster.map(({ clerk, kinds }) => [clerk, kinds])).toEqual([
        ['S2', ['X', 'Y']],
        ['S10', ['X']],
    ]);
    expect([8, 9, 10, 11].map((hour) => onDutyIn(roster, hour))).toEqual([0, 2, 1, 0]);
});
