/** Problems that a refusal carries as data, in words: those of wait rules, slips, messages and devices. */
import type { ErrorCode } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { Catalogue } from '#web/words/catalogue.ts';
import { deviceProblemWords } from '#web/words/device-problems.ts';
import { messageWords } from '#web/words/messages.ts';
import { ruleProblemWords } from '#web/words/rule-problems.ts';
import { isSlipProblems, slipSentences } from './slips/sentences.ts';

type Problem = { readonly code: string; readonly at: string; readonly values: Readonly<Record<string, string | number>> };
type Told = Problem & { readonly message: string };

/** The problems of a refusal with a sentence each; null for a refusal that carries none. */
export function problemSentences(code: ErrorCode, list: unknown, language: Language): Told[] | null {
    if (code === 'slips-refused') return isSlipProblems(list) ? slipSentences(list, language) : null;
    if (!isProblems(list)) return null;
    if (code === 'messages-refused') return list.map((problem) => told(messageWords, problem, language));
    if (code === 'rules-refused') return list.map((problem) => told(ruleProblemWords, problem, language));
    if (code === 'device-refused') return list.map((problem) => told(deviceProblemWords, problem, language));
    return null;
}

function told<Words>(words: Catalogue<Words>, problem: Problem, language: Language): Told {
    const { code, at, values } = problem;
    return { ...problem, message: words.has(code) ? words.say(language, code, { at, ...values }) : code };
}

function isProblems(list: unknown): list is readonly Problem[] {
    return Array.isArray(list) && list.every((entry: unknown) => typeof entry === 'object' && entry !== null && 'at' in entry && 'code' in entry);
}
