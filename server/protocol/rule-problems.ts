/** What can be wrong with wait rules, as data: the words are in the catalogues. */
export const RULE_PROBLEMS = [
    'rate-not-positive',
    'limits-out-of-order',
    'unknown-theme',
    'unknown-item',
    'item-of-other-theme',
    'unknown-counter',
    'helper-already-serves',
    'helper-cannot-serve',
    'theme-not-served',
    'hours-out-of-order',
    'issue-rule-of-nothing',
    'cap-below-issued',
    'class-never-called',
] as const;

/** `at` is the path in the rules, e.g. `classes.care.rate`; `values` are for the sentence. */
export type RuleProblem = {
    readonly code: (typeof RULE_PROBLEMS)[number];
    readonly at: string;
    readonly values: Readonly<Record<string, string | number>>;
};
