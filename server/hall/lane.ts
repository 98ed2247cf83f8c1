/**
 * A lane: tickets that wait for the same thing in the same class, in the order in which they came. The next ticket of a counter is the head
 * of one of its lanes, so choosing looks at heads only and costs the same with twenty waiting as with twenty thousand.
 */
import type { Ticket } from './state.ts';

/** Taken from the front so often that the unused front is given back now and then, not each time. */
const COMPACT_AT = 1024;

export class Lane {
    readonly theme: string;
    readonly item: string | null;
    readonly class: Ticket['class'];
    readonly purpose: Ticket['purpose'];
    #tickets: Ticket[] = [];
    #front = 0;

    constructor(of: Pick<Ticket, 'theme' | 'items' | 'class' | 'purpose'>) {
        this.theme = of.theme;
        this.item = of.items[0] ?? null;
        this.class = of.class;
        this.purpose = of.purpose;
    }

    get size(): number {
        return this.#tickets.length - this.#front;
    }

    get head(): Ticket | undefined {
        return this.#tickets[this.#front];
    }

    /** How many in this lane come before a ticket of that rank (of any lane). */
    countBefore(rank: number): number {
        return this.#position(rank) - this.#front;
    }

    /** The first `count` tickets, in order. */
    first(count: number): readonly Ticket[] {
        return this.#tickets.slice(this.#front, this.#front + count);
    }

    add(ticket: Ticket): void {
        const position = this.#position(ticket.rank);
        if (position === this.#tickets.length) this.#tickets.push(ticket);
        else this.#tickets.splice(position, 0, ticket);
    }

    remove(ticket: Ticket): void {
        const position = this.#position(ticket.rank);
        if (this.#tickets[position] !== ticket) throw new Error(`ticket is not in its lane [ticket=${ticket.id}]`);
        if (position === this.#front) this.#front += 1;
        else this.#tickets.splice(position, 1);
        if (this.#front === this.#tickets.length || this.#front >= COMPACT_AT) this.#compact();
    }

    #compact(): void {
        if (this.#front < this.#tickets.length && this.#front * 2 < this.#tickets.length) return;
        this.#tickets = this.#tickets.slice(this.#front);
        this.#front = 0;
    }

    /** First position whose rank is not below; ranks are unique in a hall. */
    #position(rank: number): number {
        let low = this.#front;
        let high = this.#tickets.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#tickets[middle]?.rank ?? 0) < rank) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
