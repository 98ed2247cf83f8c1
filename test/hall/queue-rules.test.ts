/** Rules that cannot work are refused with everything that is wrong with them, and nothing changes. */
import { expect, test } from 'vitest';
import type { RuleProblem } from '#protocol/rule-problems.ts';
import type { WaitRules } from '#protocol/rules.ts';
import { rulesWith } from './model/small-hall.ts';
import { TestDay } from './queue-day.ts';

const MANAGER = { role: 'manager', ref: 'manager' } as const;
const { classes, limits } = rulesWith({});

function problemsOf(day: TestDay, rules: Partial<WaitRules>): string[] {
    const version = day.state.rules.version;
    const decision = day.decides({ type: 'changeRules', rules: rulesWith(rules) }, MANAGER);
    expect(day.state.rules.version).toBe(version);
    if (decision.ok) return [];
    expect(decision.refusal.code).toBe('rules-refused');
    // The refusal carries its problems as data.
    const { list } = decision.refusal.details as { list: RuleProblem[] };
    return list.map(({ code, at }) => `${code} ${at}`);
}

test('every problem is told at once', () => {
    const day = new TestDay();
    for (let visitor = 0; visitor < 3; visitor += 1) day.takes({ items: ['id-card'] });
    const broken: Partial<WaitRules> = {
        classes: { ...classes, care: { headStartMinutes: 10, rate: -1 }, collect: { headStartMinutes: 0, rate: 0 } },
        limits: { target: 30, warning: 20, maximum: 25 },
        shortLimits: { target: 0, warning: 0, maximum: 0 },
        overrides: [
            { theme: 'sociable', rate: 0 },
            { theme: 'enterprise', item: 'pension', limits: { ...limits, maximum: 1 } },
            { item: 'passport' },
        ],
        run: { most: 2, byTheme: { sociable: 1 } },
        helpers: [
            { counter: 99, theme: 'social', joinAtWaitMinutes: 5, joinAtPeoplePerCounter: 5, leaveAtFraction: 0.5 },
            { counter: 1, theme: 'social', joinAtWaitMinutes: 5, joinAtPeoplePerCounter: 5, leaveAtFraction: 0.5 },
        ],
        issue: [{ dayCap: 5 }, { item: 'id-card', dayCap: 2 }, { theme: 'social', hours: { from: '12:00', until: '09:00' } }],
    };
    expect(problemsOf(day, broken).toSorted()).toEqual(
        [
            'rate-not-positive classes.care.rate',
            'class-never-called classes.collect.rate',
            'limits-out-of-order limits',
            'limits-out-of-order shortLimits',
            'unknown-theme overrides.0.theme',
            'class-never-called overrides.0.rate',
            'item-of-other-theme overrides.1',
            'limits-out-of-order overrides.1.limits',
            'unknown-item overrides.2.item',
            'unknown-theme run.byTheme.sociable',
            'unknown-counter helpers.0.counter',
            'helper-already-serves helpers.1',
            'issue-rule-of-nothing issue.0',
            'cap-below-issued issue.1.dayCap',
            'hours-out-of-order issue.2.hours',
        ].toSorted(),
    );
});

test('a cap of the half day or of the hour may not be below what was issued in it', () => {
    const day = new TestDay().at('11:30');
    for (let visitor = 0; visitor < 3; visitor += 1) day.takes({ items: ['id-card'] });
    const caps = { issue: [{ item: 'id-card', halfDayCap: 2, hourCap: 2 }] };
    expect(problemsOf(day, caps)).toEqual(['cap-below-issued issue.0.halfDayCap', 'cap-below-issued issue.0.hourCap']);
    expect(problemsOf(day.at('12:00'), caps)).toEqual([]);
});

test('a change made from an older version than the one in force is refused', () => {
    const day = new TestDay();
    const base = day.state.rules.version;
    day.gives({ type: 'changeRules', rules: rulesWith({ affinityMinutes: 7 }), base }, MANAGER);
    expect(day.refuses({ type: 'changeRules', rules: rulesWith({}), base }, MANAGER)).toBe('rules-changed');
    expect(day.state.rules.rules.affinityMinutes).toBe(7);
});

test('the rules of a new hall work', () => {
    expect(problemsOf(new TestDay(), {})).toEqual([]);
});
