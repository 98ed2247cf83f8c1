/** What a field of the rules can be chosen from. */
import type { HallConfig, Language } from '#protocol/hall.ts';
import { managerWords } from '#web/words/manager.ts';
import { CLASSES, type Kind } from './rule-fields.ts';
import type { Tree } from './tree.ts';

export type Choice = { readonly value: string; readonly label: string };
/** Choices under a name, or without one. */
export type Group = { readonly name: string | null; readonly choices: readonly Choice[] };

/** The choices of a kind of field. What the rules hold and the hall no longer has stays among them, marked, so that it is seen. */
export function choicesOf(kind: Kind, hall: HallConfig | null, language: Language, value: Tree): readonly Group[] {
    const groups = groupsOf(kind, hall, language);
    const known = groups.some(({ choices }) => choices.some((choice) => choice.value === String(value)));
    if (known || value === undefined || value === null) return groups;
    const what = String(value);
    return [{ name: null, choices: [{ value: what, label: managerWords.say(language, 'choice.unknown', { what }) }] }, ...groups];
}

function groupsOf(kind: Kind, hall: HallConfig | null, language: Language): readonly Group[] {
    if (kind === 'class') return one(CLASSES.map((name) => ({ value: name, label: managerWords.say(language, `class.${name}`) })));
    if (kind === 'purpose') {
        return one(
            (['handle', 'collect', 'consult'] as const).map((name) => ({ value: name, label: managerWords.say(language, `purpose.${name}`) })),
        );
    }
    if (hall === null) return [];
    if (kind === 'theme') return one(hall.themes.map(({ id, name }) => ({ value: id, label: name[language] })));
    if (kind === 'counter')
        return one(hall.counters.map(({ no }) => ({ value: String(no), label: managerWords.say(language, 'counter.n', { n: no }) })));
    return hall.themes.map(({ id, name }) => ({
        name: name[language],
        choices: hall.items.filter(({ theme }) => theme === id).map((item) => ({ value: item.code, label: item.name[language] })),
    }));
}

function one(choices: readonly Choice[]): readonly Group[] {
    return [{ name: null, choices }];
}
