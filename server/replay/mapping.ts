/** The mapping file: what a recorded day means in a hall. Which kind is which theme or item, how many counters, which hours. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { counter, openingHours, purpose, text, theme } from '#protocol/hall.ts';
import { waitRules } from '#protocol/rules.ts';
import { priorityClass } from '#protocol/tickets.ts';

/** Seats of the day's clerks: either one each, for the kinds that the clerk served that day, or counters as they stand in the map. */
const counters = z.union([
    z.strictObject({ asRecorded: z.int().positive().describe('At most so many counters: the n-th clerk of the day sits at the n-th') }),
    z.array(counter).min(1),
]);

const mapping = z.strictObject({
    about: z.string().describe('For the reader'),
    hall: z.strictObject({ name: text, timeZone: z.string() }),
    hours: openingHours.pick({ alwaysOpen: true, weekly: true }),
    themes: z.union([z.literal('trial').describe('Themes and items of the trial hall'), z.array(theme).min(1)]),
    kinds: z.record(z.string(), z.strictObject({ theme: z.string(), item: z.string().optional(), purpose: purpose.optional() })),
    classes: z.record(z.string(), priorityClass.nullable()).describe('null: taken at the kiosk; else granted by the guide'),
    rules: z
        .strictObject({ classes: waitRules.shape.classes.partial().optional(), run: waitRules.shape.run.optional() })
        .optional()
        .describe('The wait rules of the recorded day, where they differ from those of a new hall'),
    counters,
    bridgeSeconds: z.int().min(0).default(300).describe('A clerk who is away for less than this stays on duty'),
});

export type Mapping = z.infer<typeof mapping>;
export type KindInHall = Mapping['kinds'][string];

/** The map cannot be used; the message lists every problem. */
export class MappingError extends Error {
    override readonly name = 'MappingError';
}

/** Reads a mapping file. Throws one MappingError with all problems if there is any. */
export function readMapping(file: string): Mapping {
    let raw: unknown;
    try {
        raw = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new MappingError(`the mapping file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
        });
    }
    const parsed = mapping.safeParse(raw);
    const problems = parsed.success
        ? unknownThemes(parsed.data)
        : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
    if (parsed.success && problems.length === 0) return parsed.data;
    throw new MappingError([`the mapping file ${file} cannot be used:`, ...problems.map((problem) => `- ${problem}`)].join('\n'));
}

function unknownThemes({ themes, kinds }: Mapping): string[] {
    if (themes === 'trial') return [];
    const known = new Set(themes.map(({ id }) => id));
    return Object.entries(kinds).flatMap(([kind, { theme: id }]) => (known.has(id) ? [] : [`kinds.${kind}: there is no theme ${id}`]));
}

/** A kind that is known to be in the map. */
export function kindOf(map: Mapping, kind: string): KindInHall {
    const found = map.kinds[kind];
    if (found === undefined) throw new Error(`a visitor's kind is not in the map [kind=${kind}]`);
    return found;
}
