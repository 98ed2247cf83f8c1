/**
 * A day of a hall in the abstract: visitors with patience, clerks with hours. Whoever has waited longest among those a clerk serves is called
 * next; a visitor who comes while clerks are idle goes to the one who has been idle longest. Seconds since midnight throughout.
 */
export type Person = { readonly arrived: number; readonly kind: string; readonly class: string; readonly patience: number; readonly service: number };
export type ClerkHours = { readonly name: string; readonly kinds: readonly string[]; readonly hours: readonly (readonly [number, number])[] };
/** What became of a person: served by whom and when, or gone when their patience ended. */
export type Result = { readonly waited: number; readonly server: string | null };

type Desk = { readonly clerk: ClerkHours; freeAt: number };

/** Results in the order of `people`, who are in the order of arrival. Everybody still there after hours leaves when patience ends. */
export function simulate(people: readonly Person[], clerks: readonly ClerkHours[]): Result[] {
    const results = people.map(({ patience }): Result => ({ waited: patience, server: null }));
    const desks = clerks.map((clerk): Desk => ({ clerk, freeAt: 0 }));
    const waiting = new Set<number>();
    let next = 0;
    for (let now = 0; now < 86_400; now += 1) {
        for (; people[next]?.arrived === now; next += 1) waiting.add(next);
        for (const index of waiting) if (now - arrivalOf(people, index) > patienceOf(people, index)) waiting.delete(index);
        for (const index of waiting) {
            const person = people[index];
            const desk = person === undefined ? undefined : idleDeskFor(desks, person.kind, now);
            if (person === undefined || desk === undefined) continue;
            desk.freeAt = now + person.service;
            results[index] = { waited: now - person.arrived, server: desk.clerk.name };
            waiting.delete(index);
        }
    }
    return results;
}

function arrivalOf(people: readonly Person[], index: number): number {
    return people[index]?.arrived ?? 0;
}

function patienceOf(people: readonly Person[], index: number): number {
    return people[index]?.patience ?? 0;
}

function idleDeskFor(desks: readonly Desk[], kind: string, now: number): Desk | undefined {
    let idle: Desk | undefined;
    for (const desk of desks) {
        if (desk.freeAt > now || !desk.clerk.kinds.includes(kind)) continue;
        if (!desk.clerk.hours.some(([from, until]) => now >= from && now < until)) continue;
        if (idle === undefined || desk.freeAt < idle.freeAt) idle = desk;
    }
    return idle;
}
