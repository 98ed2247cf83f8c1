/** The input of a replay: the recorded days asked for and the map by which they are read. */
import { existsSync, readFileSync } from 'node:fs';
import { daysOf, readVisits, type Visit } from './csv.ts';
import { type Mapping, readMapping } from './mapping.ts';
import type { Options } from './options.ts';

export type Input = { visits: Visit[]; map: Mapping; days: string[] };

/** What can be replayed, or a text that says why nothing can. Throws a MappingError when the map cannot be used. */
export function readInput({ file, map: mapFile, day }: Pick<Options, 'file' | 'map' | 'day'>): Input | string {
    if (!existsSync(file)) return `there is no file ${file}: the recorded days are not part of the project, name one that is at hand`;
    const map = readMapping(mapFile);
    const known = { kinds: new Set(Object.keys(map.kinds)), classes: new Set(Object.keys(map.classes)) };
    const { visits, problems } = readVisits(readFileSync(file, 'utf8'), known);
    if (problems.length > 0) return [`${file} has ${problems.length} problem(s):`, ...problems.map((problem) => `- ${problem}`)].join('\n');
    const all = daysOf(visits);
    if (day === 'all') return { visits, map, days: all };
    if (day !== null && !all.includes(day)) return `${file} has no visitors on ${day}; it has ${all.join(', ')}`;
    return { visits, map, days: day === null ? all.slice(0, 1) : [day] };
}
