/** What is wrong with the template of a slip, in words. */
import type { Language } from '#protocol/hall.ts';
import { SLIP_PROBLEMS, type SlipProblem } from '#protocol/slip-problems.ts';
import { slipProblemWords } from '#web/words/slip-problems.ts';

/** A problem as pages show it: `path` is where in the template, as in every other answer about a body. */
export type ToldProblem = SlipProblem & { readonly path: string; readonly message: string };

export function slipSentences(problems: readonly SlipProblem[], language: Language): ToldProblem[] {
    return problems.map((problem) => ({ ...problem, path: problem.at, message: slipProblemWords.say(language, problem.code, problem.values) }));
}

export function isSlipProblems(list: unknown): list is readonly SlipProblem[] {
    const codes: readonly unknown[] = SLIP_PROBLEMS;
    return (
        Array.isArray(list) &&
        list.every((entry: unknown) => typeof entry === 'object' && entry !== null && 'code' in entry && codes.includes(entry.code))
    );
}
