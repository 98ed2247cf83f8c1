import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readVisits, type Visit, visitsOn } from '../../server/replay/csv.ts';
import { type Figures, figuresOf, recordedCalls, replayedCalls } from '../../server/replay/figures.ts';
import { seatsOf } from '../../server/replay/hall-files.ts';
import { readMapping } from '../../server/replay/mapping.ts';
import { type ReplayedDay, replayDay } from '../../server/replay/replay-day.ts';
import { reportOf } from '../../server/replay/report.ts';
import { rosterOf } from '../../server/replay/roster.ts';
import { SMALL_MAP, smallDay } from './small-day.ts';

const DAY = '2001-05-08';
const SPEED = 600;
/** Seconds of the hall that a clock read from outside may be wrong by. */
const UNSURE = 30;
const folder = mkdtempSync(join(tmpdir(), 'replay-day-'));
let result: ReplayedDay;
let figures: Figures;

beforeAll(async () => {
    const file = join(folder, 'map.json');
    writeFileSync(file, JSON.stringify(SMALL_MAP));
    const map = readMapping(file);
    const { visits } = readVisits(smallDay(), { kinds: new Set(['X', 'Y']), classes: new Set(['ordinary', 'privileged']) });
    const ofDay = visitsOn(visits, DAY);
    const roster = rosterOf(ofDay, map.bridgeSeconds);
    const seats = seatsOf(map, roster);
    if (typeof seats === 'string') throw new Error(seats);
    const { signal } = new AbortController();
    result = await replayDay({ day: DAY, visits: ofDay, map, seats, speed: SPEED, folder: join(folder, 'hall'), signal });
    figures = figuresOf(DAY, SPEED, roster, result);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('as many numbers are given, visitors served and gone as were recorded', () => {
    expect(figures.total).toMatchObject({ tickets: 30, got: 30, recorded: { served: 24, left: 6 }, replayed: { served: 24, left: 6 } });
    expect(figures.kinds.map(({ name, replayed }) => [name, replayed.served, replayed.left])).toEqual([
        ['X', 16, 6],
        ['Y', 8, 0],
    ]);
    expect(figures).toMatchObject({ refusals: {}, errors: [], stillOpen: 0, closedByDayEnd: 0, calledInTime: 0 });
});

test('within a lane visitors are called in the recorded order', () => {
    const laneOf = (calls: readonly Visit[], lane: string): number[] =>
        calls.filter((visit) => `${visit.kind}/${visit.class}` === lane).map(({ line }) => line);
    for (const lane of ['X/ordinary', 'X/privileged', 'Y/ordinary']) {
        expect(laneOf(replayedCalls(result.fates), lane)).toEqual(laneOf(recordedCalls(result.fates), lane));
    }
    expect(figures.outOfOrder).toEqual({ recorded: 0, replayed: 0 });
});

test('who gave up has given the number back after waiting as long as recorded, on the recorded day', () => {
    const left = result.fates.filter(({ visit }) => visit.outcome === 'left');
    expect(left.map(({ ticket }) => ticket?.state)).toEqual(Array.from({ length: 6 }, () => 'cancelled'));
    for (const { ticket } of left) {
        const waited = ((ticket?.endedAt ?? 0) - (ticket?.takenAt ?? 0)) / 1000;
        expect(waited).toBeGreaterThanOrEqual(600 - UNSURE);
        expect(ticket?.id).toMatch(/^20010508-W00\d$/);
    }
});

test('nobody is served for a shorter time than recorded, and privileged visitors got their class from the guide', () => {
    for (const { visit, ticket } of result.fates.filter((fate) => fate.visit.outcome === 'served')) {
        const seconds = ((ticket?.endedAt ?? 0) - (ticket?.startedAt ?? 0)) / 1000;
        expect(seconds).toBeGreaterThanOrEqual((visit.service ?? 0) - UNSURE);
        expect(ticket?.class).toBe(visit.class === 'privileged' ? 'care' : 'normal');
    }
});

test('the report sets what happened beside what was recorded and says how late the driver was', () => {
    const report = reportOf(figures);
    expect(report).toContain('2001-05-08: 30 visitors, 3 clerks, 600 times faster');
    expect(report).toMatch(/\nall +30 +24 +6 .* \| +30 +24 +6 /);
    expect(report).toMatch(/The driver and the hall kept up with this speed|THIS MACHINE COULD NOT KEEP UP/);
});
