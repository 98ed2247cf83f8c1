/** What is wrong with wait rules, in words. */
import type { Language } from '#protocol/hall.ts';
import type { RuleProblem } from '#protocol/rule-problems.ts';
import { ruleProblemWords } from '#web/words/rule-problems.ts';

export function ruleSentences(problems: readonly RuleProblem[], language: Language): (RuleProblem & { message: string })[] {
    return problems.map((problem) => ({ ...problem, message: ruleProblemWords.say(language, problem.code, { at: problem.at, ...problem.values }) }));
}

export function isRuleProblems(list: unknown): list is readonly RuleProblem[] {
    return Array.isArray(list) && list.every((entry: unknown) => typeof entry === 'object' && entry !== null && 'at' in entry && 'code' in entry);
}
