/**
 * Who was on duty when. Clerks' hours are not recorded, so they are read from who served when: within each hour of the clock a clerk is on
 * duty from their first start to their last end, and for a minute at least. A short absence between two such stretches is none, and none
 * crosses midnight, because the hall's day does not.
 */
import type { Visit } from './csv.ts';

/** Seconds since the recorded day's midnight. */
export type Stretch = { readonly from: number; readonly until: number };

export type Duty = {
    /** The clerk as the file names them. */
    readonly clerk: string;
    readonly stretches: readonly Stretch[];
    /** Kinds they served that day, the most frequent first. */
    readonly kinds: readonly string[];
};

const SHORTEST = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Duties of the day, by the clerk's name. */
export function rosterOf(visits: readonly Visit[], bridgeSeconds: number): Duty[] {
    const byClerk = new Map<string, Visit[]>();
    for (const visit of visits) {
        if (visit.server === null) continue;
        byClerk.set(visit.server, [...(byClerk.get(visit.server) ?? []), visit]);
    }
    return [...byClerk]
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .map(([clerk, served]) => ({ clerk, stretches: stretchesOf(served, bridgeSeconds), kinds: kindsOf(served) }));
}

/** How many are on duty at some time of an hour (0 is the recorded day's first). */
export function onDutyIn(roster: readonly Duty[], hour: number): number {
    const overlaps = ({ from, until }: Stretch): boolean => from < (hour + 1) * HOUR && until >= hour * HOUR;
    return roster.filter(({ stretches }) => stretches.some(overlaps)).length;
}

function stretchesOf(served: readonly Visit[], bridgeSeconds: number): Stretch[] {
    const blocks = new Map<number, Stretch>();
    for (const { arrived, waited, service } of served) {
        const start = arrived + waited;
        const end = start + Math.max(service ?? 0, SHORTEST);
        const hour = Math.floor(start / HOUR);
        const block = blocks.get(hour) ?? { from: start, until: end };
        blocks.set(hour, { from: Math.min(block.from, start), until: Math.max(block.until, end) });
    }
    const joined: Stretch[] = [];
    for (const block of [...blocks.values()].sort((a, b) => a.from - b.from)) {
        const last = joined.at(-1);
        if (last !== undefined && block.from - last.until < bridgeSeconds)
            joined[joined.length - 1] = { ...last, until: Math.max(last.until, block.until) };
        else joined.push(block);
    }
    return joined.flatMap(withinDays);
}

function withinDays({ from, until }: Stretch): Stretch[] {
    const midnight = (Math.floor(from / DAY) + 1) * DAY;
    return until <= midnight
        ? [{ from, until }]
        : [
              { from, until: midnight },
              { from: midnight, until },
          ];
}

function kindsOf(served: readonly Visit[]): string[] {
    const counts = new Map<string, number>();
    for (const { kind } of served) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
}
