/** Everybody who waits, in lanes by theme, item, purpose and class. */
import { Lane } from './lane.ts';
import type { Ticket } from './state.ts';

function keyOf(ticket: Ticket): string {
    return `${ticket.theme}/${ticket.items[0] ?? ''}/${ticket.purpose}/${ticket.class}`;
}

export class Waiting {
    readonly #lanes = new Map<string, Lane>();
    readonly #byTheme = new Map<string, Lane[]>();

    /** Lanes of a theme; some may be empty. */
    ofTheme(theme: string): readonly Lane[] {
        return this.#byTheme.get(theme) ?? [];
    }

    /** All lanes; some may be empty. */
    lanes(): Iterable<Lane> {
        return this.#lanes.values();
    }

    add(ticket: Ticket): void {
        const key = keyOf(ticket);
        let lane = this.#lanes.get(key);
        if (lane === undefined) {
            lane = new Lane(ticket);
            this.#lanes.set(key, lane);
            this.#byTheme.set(ticket.theme, [...this.ofTheme(ticket.theme), lane]);
        }
        lane.add(ticket);
    }

    remove(ticket: Ticket): void {
        this.#lanes.get(keyOf(ticket))?.remove(ticket);
    }

    /** Number of people who wait for a theme. */
    count(theme: string): number {
        return this.ofTheme(theme).reduce((sum, lane) => sum + lane.size, 0);
    }

    /** The ticket of a theme that has waited longest. */
    longest(theme: string): Ticket | undefined {
        let longest: Ticket | undefined;
        for (const { head } of this.ofTheme(theme)) {
            if (head !== undefined && (longest === undefined || head.takenAt < longest.takenAt)) longest = head;
        }
        return longest;
    }
}
