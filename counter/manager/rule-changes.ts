/** What differs between two versions of the wait rules, and one version out of two that were changed from the same. */
import type { FixedSection, ListSection, Section } from './rule-fields.ts';
import { placeOf } from './rule-fields.ts';
import type { RuleWords } from './rule-words.ts';
import { isEqual, join, listAt, type Tree, valueAt, withValue } from './tree.ts';

/** A difference in words. */
export type Change = { readonly what: string; readonly from: string; readonly to: string };

/** All differences, in the order of the form. */
export function changesBetween(before: Tree, after: Tree, words: RuleWords): readonly Change[] {
    return words.sections.flatMap((section) =>
        section.shape === 'list' ? changesOfList(section, before, after, words) : changesOfRows(section, before, after, words),
    );
}

function changesOfRows(section: FixedSection, before: Tree, after: Tree, words: RuleWords): Change[] {
    return section.rows.flatMap((row) => changesOfFields(section, { from: row, to: row }, { before, after }, words));
}

/** Entries that both have are left out; as many on both sides are taken to be the same ones, changed. */
function changesOfList(section: ListSection, before: Tree, after: Tree, words: RuleWords): Change[] {
    const gone = without(listAt(before, section.place), listAt(after, section.place));
    const come = without(listAt(after, section.place), listAt(before, section.place));
    const place = (index: number): string => join(section.place, String(index));
    if (gone.length === come.length) {
        return gone.flatMap((from, index) =>
            changesOfFields(section, { from: place(from), to: place(come[index] ?? from) }, { before, after }, words),
        );
    }
    return [
        ...gone.map((index) => ({
            what: words.place(place(index)),
            from: words.entry(section, valueAt(before, place(index))),
            to: words.say('change.removed'),
        })),
        ...come.map((index) => ({
            what: words.place(place(index)),
            from: words.say('change.absent'),
            to: words.entry(section, valueAt(after, place(index))),
        })),
    ];
}

function changesOfFields(
    section: Section,
    row: { from: string; to: string },
    { before, after }: { before: Tree; after: Tree },
    words: RuleWords,
): Change[] {
    return section.fields.flatMap((field) => {
        const from = valueAt(before, placeOf(row.from, field));
        const to = valueAt(after, placeOf(row.to, field));
        if (isEqual(from, to)) return [];
        return [{ what: words.place(placeOf(row.to, field)), from: words.value(section, field, from), to: words.value(section, field, to) }];
    });
}

/** Indices of the entries of a list that another list does not have, as often as it has them not. */
function without(list: readonly Tree[], other: readonly Tree[]): number[] {
    const left = [...other];
    return list.flatMap((entry, index) => {
        const same = left.findIndex((candidate) => isEqual(candidate, entry));
        if (same === -1) return [index];
        left.splice(same, 1);
        return [];
    });
}

/**
 * Mine on top of theirs: what I changed from the base stays mine, all else is theirs. A list counts as one thing. `clashes` are the places that
 * both changed, and differently.
 */
export function merged(base: Tree, mine: Tree, theirs: Tree, sections: readonly Section[]): { rules: Tree; clashes: readonly string[] } {
    let rules = theirs;
    const clashes: string[] = [];
    for (const place of sections.flatMap(placesOf)) {
        const [was, my, their] = [valueAt(base, place), valueAt(mine, place), valueAt(theirs, place)];
        if (isEqual(was, my)) continue;
        if (!isEqual(was, their) && !isEqual(my, their)) clashes.push(place);
        rules = withValue(rules, place, my);
    }
    return { rules, clashes };
}

function placesOf(section: Section): readonly string[] {
    if (section.shape === 'list') return [section.place];
    return section.rows.flatMap((row) => section.fields.map((field) => placeOf(row, field)));
}
