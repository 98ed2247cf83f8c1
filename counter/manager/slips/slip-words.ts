/** The names of what a template can use, in words. */
import type { Language } from '#protocol/hall.ts';
import type { SlipVocabulary } from '#protocol/slip-templates.ts';
import { slipProblemWords } from '#web/words/slip-problems.ts';
import { slipsPageWords } from '#web/words/slips-page.ts';
import type { SlipProblem } from './slip-calls.ts';

/** A name of the vocabulary in words; one that this page does not know yet stands for itself. */
export function wordsOr(language: Language, what: 'value' | 'condition' | 'list', name: string): string {
    const key = `${what}.${name}`;
    return slipsPageWords.has(key) ? slipsPageWords.say(language, key) : name;
}

/** What is wrong, with the name of the field that it is wrong in. */
export function problemWords(language: Language, { path, message, code, values }: SlipProblem): string {
    const field = path.replace(/^lines\.\d+\.(text\.)?/, 'line.');
    const at = slipsPageWords.has(field) ? slipsPageWords.say(language, field) : path;
    return code === undefined ? `${at}: ${message}` : slipProblemWords.say(language, code, { ...values, at });
}

/** Every condition that a line can have, each followed by its opposite. */
export function whenChoices(vocabulary: SlipVocabulary | null): readonly string[] {
    return (vocabulary?.conditions ?? []).flatMap((name) => [name, `!${name}`]);
}
