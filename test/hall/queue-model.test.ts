/**
 * Random days of a hall against the handbook, many thousands of steps. A failure tells its seed and path, and the shortest day that was found to
 * show it; `HALL_MODEL_SEED` runs other days.
 */
import { expect, test } from 'vitest';
import type { CommandType } from '#protocol/commands.ts';
import { HALL_CORE } from './model/core.ts';
import { explore } from './model/explore.ts';

const RUNS = 500;
const LONGEST = 900;

/** The commands of the queue: each of them is accepted on some of the days, or the days are poorer than they look. All others have tests of their own. */
const OF_THE_QUEUE: readonly CommandType[] = [
    'takeTicket',
    'signIn',
    'signOut',
    'next',
    'recall',
    'start',
    'finish',
    'hold',
    'resume',
    'pass',
    'transfer',
    'call',
    'promote',
    'abandon',
    'undo',
    'reprint',
    'pause',
    'reopen',
    'cancel',
    'rejoin',
    'reroute',
    'grant',
    'bookAppointment',
    'moveAppointment',
    'cancelAppointment',
    'changeRules',
    'rate',
    'skipRating',
    'closePad',
    'reportPrint',
    'confirmClock',
    'review',
    'endDay',
];

test('on random days with crashes, retries and clock steps the queue is fair and never wrong', { timeout: 120_000 }, () => {
    const seed = Number(process.env.HALL_MODEL_SEED ?? '20261123');
    const { steps, failure, accepted } = explore({ core: HALL_CORE, runs: RUNS, longest: LONGEST, seed });
    expect(failure).toBeNull();
    console.info(`random days: seed ${seed}, ${steps} steps`);
    expect(steps).toBeGreaterThan(200_000);
    expect(OF_THE_QUEUE.filter((type) => (accepted.get(type) ?? 0) === 0)).toEqual([]);
});
