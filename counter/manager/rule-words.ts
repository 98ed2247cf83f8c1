/** The wait rules in words: what a place in them is called, and what its value says. */
import type { HallConfig, Language } from '#protocol/hall.ts';
import type { Values } from '#web/words/catalogue.ts';
import { managerWords } from '#web/words/manager.ts';
import { namesOf } from '../names.ts';
import { type Field, type Kind, placeOf, type Section, sectionsOf } from './rule-fields.ts';
import { join, type Tree, valueAt } from './tree.ts';

const RUN_BOUND = 'byTheme.';

/** Words for one hall in one language. */
export class RuleWords {
    readonly sections: readonly Section[];
    readonly #hall: HallConfig | null;
    readonly #language: Language;

    constructor(hall: HallConfig | null, language: Language) {
        this.sections = sectionsOf(hall);
        this.#hall = hall;
        this.#language = language;
    }

    section({ id }: Section): string {
        return this.say(`section.${id}`);
    }

    /** Empty for the one row of a plain section. */
    row(row: string): string {
        const [first = '', second] = row.split('.');
        if (first === 'classes' && second !== undefined) return this.#ofKey(`class.${second}`);
        return this.#ofKey(`row.${row}`);
    }

    field({ id }: Section, { key }: Field): string {
        if (key.startsWith(RUN_BOUND)) return this.theme(key.slice(RUN_BOUND.length));
        return this.#ofKey(`field.${id}.${key}`) || this.#ofKey(`field.${key}`) || key;
    }

    /** What a place such as `helpers.0.counter` is called, as far as it is known: section, row or number, field. */
    place(place: string): string {
        for (const section of this.sections) {
            const named = section.shape === 'list' ? this.#inList(section, section.place, place) : this.#inRows(section, section.rows, place);
            if (named !== null) return named.filter((part) => part !== '').join(' · ');
        }
        return place;
    }

    /** A value as it is read; an optional one that is not there says what that means. */
    value({ id }: Section, { kind, optional }: Field, value: Tree): string {
        if (value === undefined || value === null || value === '') {
            if (!optional) return this.say('value.missing');
            return this.say(id === 'issue' ? 'value.unset' : 'value.same');
        }
        return this.#known(kind, value);
    }

    /** An entry of a list in one line: all that it says. */
    entry(section: Section, entry: Tree): string {
        const said = section.fields
            .map((field) => ({ field, value: valueAt(entry, field.key) }))
            .filter(({ value }) => value !== undefined && value !== null)
            .map(({ field, value }) => `${this.field(section, field)} ${this.#known(field.kind, value)}`);
        return said.length === 0 ? this.say('value.missing') : said.join(this.say('separator'));
    }

    theme(id: string): string {
        return namesOf(this.#hall, this.#language).theme(id) || this.say('choice.unknown', { what: id });
    }

    item(code: string): string {
        return namesOf(this.#hall, this.#language).item(code);
    }

    say(key: Parameters<typeof managerWords.say>[1], values: Values = {}): string {
        return managerWords.say(this.#language, key, values);
    }

    #known(kind: Kind, value: Tree): string {
        const said = String(value);
        if (kind === 'theme') return this.theme(said);
        if (kind === 'item') return this.item(said);
        if (kind === 'counter') return this.say('counter.n', { n: said });
        if (kind === 'purpose' || kind === 'class') return this.#ofKey(`${kind}.${said}`) || said;
        if (kind === 'clock' || kind === 'text') return said;
        return this.say(`value.${kind}`, { n: shownNumber(kind, value) });
    }

    #inRows(section: Section, rows: readonly string[], place: string): string[] | null {
        for (const row of rows) {
            const names = [this.section(section), this.row(row)];
            if (place === row) return names;
            const field = section.fields.find((candidate) => placeOf(row, candidate) === place);
            if (field !== undefined) return [...names, this.field(section, field)];
        }
        return null;
    }

    #inList(section: Section, list: string, place: string): string[] | null {
        if (place === list) return [this.section(section)];
        const [head, index = '', ...rest] = place.split('.');
        if (head !== list || !/^\d+$/.test(index)) return null;
        const names = [this.section(section), this.say('list.entry', { n: Number(index) + 1 })];
        const key = rest.join('.');
        const field =
            section.fields.find((candidate) => candidate.key === key) ?? section.fields.find(({ key: other }) => other.startsWith(join(key, '')));
        return field === undefined || key === '' ? names : [...names, this.field(section, field)];
    }

    #ofKey(key: string): string {
        return managerWords.has(key) ? this.say(key) : '';
    }
}

/** A number as it is written in its unit; shares are kept as parts of 1 and shown in percent. */
export function shownNumber(kind: Kind, value: Tree): number | string {
    if (typeof value !== 'number') return '';
    return kind === 'percent' ? rounded(value * 100) : value;
}

/** The number kept for what was written. */
export function keptNumber(kind: Kind, shown: number): number {
    return kind === 'percent' ? rounded(shown / 100) : shown;
}

/** Without the dust of binary fractions. */
function rounded(value: number): number {
    return Number(value.toFixed(6));
}
