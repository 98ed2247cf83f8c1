/** The names of what a template can use, in words. */
import type { Language } from '#protocol/hall.ts';
import type { SlipVocabulary } from '#protocol/slip-templates.ts';
import { slipsPageWords } from '#web/words/slips-page.ts';

/** A name of the vocabulary in words; one that this page does not know yet stands for itself. */
export function wordsOr(language: Language, what: 'value' | 'condition' | 'list', name: string): string {
    const key = `${what}.${name}`;
    return slipsPageWords.has(key) ? slipsPageWords.say(language, key) : name;
}

/** Every condition that a line can have, each followed by its opposite. */
export function whenChoices(vocabulary: SlipVocabulary | null): readonly string[] {
    return (vocabulary?.conditions ?? []).flatMap((name) => [name, `!${name}`]);
}
