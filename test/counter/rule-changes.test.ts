/** Rules that two managers change at once, and what the history says. */
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '#protocol/rules.ts';
import { changesBetween, merged } from '../../counter/manager/rule-changes.ts';
import { RuleWords } from '../../counter/manager/rule-words.ts';
import { type Tree, valueAt, withValue } from '../../counter/manager/tree.ts';

const words = new RuleWords(null, 'en');
const HELPER = { counter: 8, theme: 'social', joinAtWaitMinutes: 20, joinAtPeoplePerCounter: 10, leaveAtFraction: 0.5 };

function changed(...edits: readonly (readonly [place: string, value: Tree])[]): Tree {
    return edits.reduce<Tree>((rules, [place, value]) => withValue(rules, place, value), DEFAULT_RULES);
}

test('what each of two managers changed is kept, and what both changed is named', () => {
    const mine = changed(['affinityMinutes', 8], ['pass.most', 5]);
    const theirs = changed(['pass.most', 4], ['limits.maximum', 45], ['helpers', [HELPER]]);
    const { rules, clashes } = merged(DEFAULT_RULES, mine, theirs, words.sections);
    expect(clashes).toEqual(['pass.most']);
    expect(rules).toEqual(changed(['affinityMinutes', 8], ['pass.most', 5], ['limits.maximum', 45], ['helpers', [HELPER]]));
});

test('the same change by both is no clash', () => {
    const both = changed(['limits.maximum', 45]);
    expect(merged(DEFAULT_RULES, both, both, words.sections)).toEqual({ rules: both, clashes: [] });
});

test('an entry that goes from the middle of a list is told as one, not as changes of all that follow', () => {
    const other = { ...HELPER, counter: 9 };
    const third = { ...HELPER, counter: 10 };
    const before = changed(['helpers', [HELPER, other, third]]);
    const after = changed(['helpers', [HELPER, third]]);
    expect(changesBetween(before, after, words)).toMatchObject([{ what: 'Helping counters · No. 2', to: 'removed' }]);
    const edited = changed(['helpers', [HELPER, { ...other, leaveAtFraction: 0.3 }, third]]);
    expect(changesBetween(before, edited, words)).toEqual([{ what: 'Helping counters · No. 2 · Leaves at', from: '50 %', to: '30 %' }]);
});

test('every number of the rules has a place in the form', () => {
    const rules = changed(['helpers', [HELPER]]);
    for (const place of ['classes.normal.rate', 'shortLimits.warning', 'run.most', 'appointments.daysAhead', 'helpers.0.joinAtWaitMinutes']) {
        const now = Number(valueAt(rules, place));
        expect(changesBetween(rules, withValue(rules, place, now + 1), words)).toHaveLength(1);
    }
});

test('the last field of an optional group takes the group with it', () => {
    const one = changed(['issue', [{ theme: 'social' }]]);
    const from = withValue(one, 'issue.0.hours.from', '09:00');
    const both = withValue(from, 'issue.0.hours.until', '11:00');
    expect(valueAt(both, 'issue.0')).toEqual({ theme: 'social', hours: { from: '09:00', until: '11:00' } });
    expect(withValue(withValue(both, 'issue.0.hours.from', undefined), 'issue.0.hours.until', undefined)).toEqual(one);
});
