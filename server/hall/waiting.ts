/** Everybody who waits and may be called now or later, in lanes of like tickets. */
import { Lane, type LaneKind } from './lane.ts';
import type { Ticket } from './state.ts';

function keyOf({ wanted, affinity, promoted }: Ticket): string {
    const { theme, items, purpose, class: priority, needs } = wanted;
    const leftTo = affinity === null ? '' : `${affinity.counter}${isDirected(affinity) ? '!' : ''}`;
    return `${theme}/${items.join('+')}/${purpose}/${priority}/${needs.join('+')}/${leftTo}/${promoted ? 'promoted' : ''}`;
}

function kindOf({ wanted, affinity, promoted }: Ticket): LaneKind {
    return { wanted, affinity: affinity?.counter ?? null, directed: isDirected(affinity), promoted };
}

function isDirected(affinity: Ticket['affinity']): boolean {
    return affinity !== null && affinity.until === null;
}

export class Waiting {
    readonly #lanes = new Map<string, Lane>();
    readonly #byTheme = new Map<string, Set<Lane>>();

    /** Lanes of a theme in which somebody waits. */
    ofTheme(theme: string): Iterable<Lane> {
        return this.#byTheme.get(theme) ?? [];
    }

    /** All lanes in which somebody waits. */
    lanes(): Iterable<Lane> {
        return this.#lanes.values();
    }

    add(ticket: Ticket): void {
        const key = keyOf(ticket);
        let lane = this.#lanes.get(key);
        if (lane === undefined) {
            lane = new Lane(kindOf(ticket));
            this.#lanes.set(key, lane);
            const { theme } = ticket.wanted;
            this.#byTheme.set(theme, (this.#byTheme.get(theme) ?? new Set()).add(lane));
        }
        lane.add(ticket);
    }

    remove(ticket: Ticket): void {
        const key = keyOf(ticket);
        const lane = this.#lanes.get(key);
        if (lane === undefined) throw new Error(`ticket waits in no lane [ticket=${ticket.id}]`);
        lane.remove(ticket);
        if (lane.size > 0) return;
        this.#lanes.delete(key);
        this.#byTheme.get(ticket.wanted.theme)?.delete(lane);
    }

    /** Number of people who wait for a theme. */
    count(theme: string): number {
        let sum = 0;
        for (const lane of this.ofTheme(theme)) sum += lane.size;
        return sum;
    }

    /** The time since which somebody of a theme has waited longest; Infinity with nobody. */
    longestSince(theme: string): number {
        let since = Number.POSITIVE_INFINITY;
        for (const { head } of this.ofTheme(theme)) if (head !== undefined && head.since < since) since = head.since;
        return since;
    }
}
