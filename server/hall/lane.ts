/**
 * A lane: tickets that wait for the same thing in the same class, in the order in which they came. The next ticket of a counter is the head
 * of one of its lanes, so choosing looks at heads only and costs the same with twenty waiting as with twenty thousand.
 */
import type { Ticket, Wanted } from './state.ts';

/** Taken from the front so often that the unused front is given back now and then, not each time. */
const COMPACT_AT = 1024;

export type LaneKind = {
    readonly wanted: Wanted;
    /** The counter that should call them. */
    readonly affinity: number | null;
    /** Whether they were sent to that counter, and not only are known there. */
    readonly directed: boolean;
    readonly promoted: boolean;
};

export class Lane {
    readonly kind: LaneKind;
    #tickets: Ticket[] = [];
    #front = 0;

    constructor(kind: LaneKind) {
        this.kind = kind;
    }

    get size(): number {
        return this.#tickets.length - this.#front;
    }

    get head(): Ticket | undefined {
        return this.#tickets[this.#front];
    }

    /** How many in this lane stand before a place. */
    countBefore(order: Ticket['order']): number {
        return this.#position(order) - this.#front;
    }

    /** Tickets from the head on, in order, as long as the visitor of them wants more. */
    *tickets(): Generator<Ticket> {
        for (let index = this.#front; index < this.#tickets.length; index += 1) {
            const ticket = this.#tickets[index];
            if (ticket !== undefined) yield ticket;
        }
    }

    /** The first `count` tickets, in order. */
    first(count: number): readonly Ticket[] {
        return this.#tickets.slice(this.#front, this.#front + count);
    }

    add(ticket: Ticket): void {
        const position = this.#position(ticket.order);
        if (position === this.#tickets.length) this.#tickets.push(ticket);
        else this.#tickets.splice(position, 0, ticket);
    }

    remove(ticket: Ticket): void {
        const position = this.#position(ticket.order);
        if (this.#tickets[position] !== ticket) throw new Error(`ticket is not in its lane [ticket=${ticket.id}]`);
        if (position === this.#front) this.#front += 1;
        else this.#tickets.splice(position, 1);
        if (this.#front >= COMPACT_AT && this.#front * 2 >= this.#tickets.length) {
            this.#tickets = this.#tickets.slice(this.#front);
            this.#front = 0;
        }
    }

    /** First position that does not stand before a place; places are unique in a hall. */
    #position(order: Ticket['order']): number {
        let low = this.#front;
        let high = this.#tickets.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            const there = this.#tickets[middle];
            if (there !== undefined && isBefore(there.order, order)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/** Whether one place comes before another. */
export function isBefore(a: Ticket['order'], b: Ticket['order']): boolean {
    return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}
