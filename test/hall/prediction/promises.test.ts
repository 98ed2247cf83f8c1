import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PredictorState, WaitPredictor } from '#hall/prediction/predictor.ts';
import type { Question } from '#hall/prediction/question.ts';
import { bank, township } from '../../bench/waits/halls.ts';
import { replay } from '../../bench/waits/replay.ts';
import { scoreOf } from '../../bench/waits/score.ts';
import { simulated } from '../../bench/waits/simulate.ts';

const SETUP = { expectedMs: () => 480_000, expectedAllMs: 480_000 };
const NINE = Date.UTC(2026, 2, 2, 9);

const question = fc.record({
    at: fc.integer({ min: NINE, max: NINE + 8 * 3_600_000 }),
    kind: fc.constantFrom('certificate', 'insurance', 'never seen'),
    class: fc.constantFrom('normal', 'care'),
    counters: fc.array(fc.record({ kind: fc.constantFrom('certificate', 'insurance', null), sinceMs: fc.integer({ min: 0, max: 7_200_000 }) }), {
        maxLength: 40,
    }),
    free: fc.constant(0),
    ahead: fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 300 })).map(([first, second]) => [
        { kind: 'certificate', count: first },
        { kind: 'insurance', count: second },
    ]),
    overtaking: fc.array(fc.record({ class: fc.constant('care'), leadMs: fc.integer({ min: 0, max: 3_600_000 }) }), { maxLength: 2 }),
    waitedMs: fc.constantFrom(0, 600_000),
    lastWaitMs: fc.option(fc.integer({ min: 0, max: 7_200_000 })),
    headWaitMs: fc.integer({ min: 0, max: 7_200_000 }),
});

/** A predictor that has lived through the days of a hall. */
function experienced(seed: number): WaitPredictor {
    const source = simulated(township, seed, 2, 0);
    const state = replay(source).states.get('all');
    if (state === undefined) throw new Error('the hall has no pool');
    return new WaitPredictor({ ...SETUP, state });
}

describe('a promised wait', () => {
    const predictors = [new WaitPredictor(SETUP), experienced(11), experienced(12)];

    test('is a range around its middle, finite and never negative', () => {
        fc.assert(
            fc.property(question, fc.constantFrom(...predictors), (asked, predictor) => {
                const { low, middle, high } = predictor.predict(asked);
                expect(low).toBeGreaterThanOrEqual(0);
                expect(middle).toBeGreaterThanOrEqual(low);
                expect(high).toBeGreaterThanOrEqual(middle);
                expect(high).toBeLessThan(Number.POSITIVE_INFINITY);
            }),
            { seed: 4, numRuns: 300 },
        );
    });

    test('never becomes shorter because more people are ahead', () => {
        const more = fc.tuple(question, fc.integer({ min: 1, max: 40 }), fc.constantFrom(...predictors));
        fc.assert(
            fc.property(more, ([asked, extra, predictor]) => {
                const shorter = predictor.predict(asked);
                const longer = predictor.predict({ ...asked, ahead: asked.ahead.map((group) => ({ ...group, count: group.count + extra })) });
                for (const bound of ['low', 'middle', 'high'] as const) expect(longer[bound]).toBeGreaterThanOrEqual(shorter[bound] - 1e-6);
            }),
            { seed: 5, numRuns: 300 },
        );
    });

    test('is nothing when a counter is free and nobody is ahead', () => {
        const [asked] = fc.sample(question, { seed: 6, numRuns: 1 });
        if (asked === undefined) throw new Error('no question');
        for (const predictor of predictors) {
            const promise = predictor.predict({ ...asked, free: 1, ahead: [] });
            expect([promise.low, promise.middle]).toEqual([0, 0]);
            expect(promise.high).toBeLessThanOrEqual(60_000);
        }
    });

    test('of a hall that nobody knows yet follows the minutes of the catalogue', () => {
        const asked: Question = {
            at: NINE,
            kind: 'new',
            class: 'normal',
            counters: Array.from({ length: 4 }, () => ({ kind: 'new', sinceMs: 60_000 })),
            free: 0,
            ahead: [{ kind: 'new', count: 12 }],
            overtaking: [],
            waitedMs: 0,
            lastWaitMs: null,
            headWaitMs: 0,
        };
        const { middle } = new WaitPredictor(SETUP).predict(asked);
        expect(middle / 60_000).toBeGreaterThan(20);
        expect(middle / 60_000).toBeLessThan(32);
    });
});

describe('a predictor', () => {
    test('tells the same story twice in the same way, also when it was put away as JSON in between', () => {
        const [first, second] = [experienced(13), experienced(13)];
        expect(second.state).toEqual(first.state);
        const kept: PredictorState = JSON.parse(JSON.stringify(first.state));
        const restored = new WaitPredictor({ ...SETUP, state: kept });
        for (const asked of fc.sample(question, { seed: 7, numRuns: 50 })) expect(restored.predict(asked)).toEqual(second.predict(asked));
    });

    test.each([
        { plan: township, learnDays: 3, judgeDays: 2 },
        { plan: bank, learnDays: 2, judgeDays: 1 },
    ])('keeps its promises on days it has never seen: $plan.name', ({ plan, learnDays, judgeDays }) => {
        const source = simulated(plan, 21, learnDays, judgeDays);
        const judged = replay(source).taken.filter(({ visit, actualMs }) => visit.served && actualMs > 0 && visit.day > source.learnUntil);
        const { n, ours, formula, last, coverage } = scoreOf(plan.name, judged);
        expect(n).toBeGreaterThan(200);
        expect(ours).toBeLessThan(formula);
        expect(ours).toBeLessThan(last);
        expect(coverage).toBeGreaterThan(0.7);
        expect(coverage).toBeLessThan(0.9);
    });
});
