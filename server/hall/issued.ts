/** How many numbers were given out today, by what a cap may be set on. */

/** What a taken ticket counts for: each of its items, and its theme. */
export type Counted = { readonly keys: readonly string[]; readonly hour: number; readonly person: string | null };

export class Issued {
    readonly #counts = new Map<string, number>();

    add({ keys, hour, person }: Counted): void {
        for (const key of keys) {
            this.#increase(`${key}@day`);
            this.#increase(`${key}@half${halfOf(hour)}`);
            this.#increase(`${key}@hour${hour}`);
            if (person !== null) this.#increase(`${key}@person ${person}`);
        }
    }

    day(key: string): number {
        return this.#counts.get(`${key}@day`) ?? 0;
    }

    half(key: string, hour: number): number {
        return this.#counts.get(`${key}@half${halfOf(hour)}`) ?? 0;
    }

    hour(key: string, hour: number): number {
        return this.#counts.get(`${key}@hour${hour}`) ?? 0;
    }

    person(key: string, person: string): number {
        return this.#counts.get(`${key}@person ${person}`) ?? 0;
    }

    #increase(key: string): void {
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
}

/** Before and from 12:00. */
function halfOf(hour: number): 0 | 1 {
    return hour < 12 ? 0 : 1;
}

/** Keys of an item and of a theme: they never meet. */
export function itemKey(item: string): string {
    return `item ${item}`;
}

export function themeKey(theme: string): string {
    return `theme ${theme}`;
}
