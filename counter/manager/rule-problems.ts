/** What the hub says is wrong with rules, as problems at places of the form. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { RuleProblem } from '#protocol/rule-problems.ts';
import { ruleProblemWords } from '#web/words/rule-problems.ts';
import { type Field, placeOf, type Section } from './rule-fields.ts';
import type { RuleWords } from './rule-words.ts';

/** `place` is the field, or what it lies in, that is wrong; `sentence` names it. */
export type Problem = { readonly place: string; readonly sentence: string };

/** Problems of values that are none (too large, missing) are worded by the hub; all others here, with the names of the form. */
type Told = Partial<RuleProblem> & { readonly path?: string; readonly message?: string };

const BODY = /^rules\.?/;

/** The problems that a refusal lists; none for a refusal of another kind. */
export function problemsIn({ error }: ErrorBody, words: RuleWords, language: Language): readonly Problem[] {
    if (error.code !== 'rules-refused' && error.code !== 'invalid-body') return [];
    const list: unknown = error.details?.list;
    return Array.isArray(list) ? list.map((told: Told) => problemOf(told, words, language)) : [];
}

function problemOf({ code, at, values = {}, path = '', message = '' }: Told, words: RuleWords, language: Language): Problem {
    const place = at ?? path.replace(BODY, '');
    const name = words.place(place);
    if (code === undefined) return { place, sentence: place === '' ? message : `${name}: ${message}` };
    const named: Record<string, string | number> = { ...values, at: name };
    if (typeof values.theme === 'string') named.theme = words.theme(values.theme);
    if (typeof values.item === 'string') named.item = words.item(values.item);
    return { place, sentence: ruleProblemWords.say(language, code, named) };
}

/** Groups of fields that are wrong together: the rows of limits, and what lies below an entry of a list, such as `issue.0.hours`. */
const GROUP = /^(limits|shortLimits|\w+\.\d+\.\w+)$/;

/** What a field of a row has to do with problems: whether it is wrong, and which of them are said at it. */
export function problemsAt(
    problems: readonly Problem[],
    section: Section,
    row: string,
    field: Field,
): { invalid: boolean; said: readonly Problem[] } {
    const mine = problems.filter((problem) => concerns(problem, placeOf(row, field)));
    // A problem of a group is said once, at the first of its fields.
    const said = mine.filter((problem) => section.fields.find((candidate) => concerns(problem, placeOf(row, candidate))) === field);
    return { invalid: mine.length > 0, said };
}

/** Whether a problem is that of a field, or of the group it lies in. */
function concerns({ place }: Problem, field: string): boolean {
    return place === field || (GROUP.test(place) && field.startsWith(`${place}.`));
}
