import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lane, type LaneKind } from '#hall/lane.ts';
import type { Ticket } from '#hall/state.ts';
import { Waiting } from '#hall/waiting.ts';
import { CoreHall, KIOSK, MORNING } from './spec.ts';

/** Real tickets of two themes, several at the same moment. */
function tickets(count: number): Ticket[] {
    const hall = new CoreHall();
    return Array.from({ length: count }, (_, index) =>
        hall.after(index % 4 === 0 ? 2 : 0).ticket(hall.take(index % 3 === 0 ? 'other' : 'social', KIOSK)),
    );
}
const POOL = tickets(60);
const byPlace = (a: Ticket, b: Ticket): number => a.order.at - b.order.at || a.order.seq - b.order.seq;
const KIND: LaneKind = {
    wanted: { theme: 'social', items: [], class: 'normal', purpose: 'handle', needs: [] },
    affinity: null,
    directed: false,
    promoted: false,
};

/** A place in the order of arrival, of somebody or of nobody. */
const anyPlace = fc.record({ at: fc.constantFrom(MORNING - 1, MORNING, MORNING + 5_000, MORNING + 20_000), seq: fc.nat({ max: 80 }) });

/** Tickets that come and go: an index seen for the first time comes, then goes, and so on. */
const toggles = fc.array(fc.nat({ max: POOL.length - 1 }), { maxLength: 200 });

function toggled(indexes: readonly number[], put: (ticket: Ticket) => void, take: (ticket: Ticket) => void, check: (there: Ticket[]) => void): void {
    const there = new Set<Ticket>();
    for (const index of indexes) {
        const ticket = POOL[index];
        if (ticket === undefined) continue;
        if (there.delete(ticket)) take(ticket);
        else {
            there.add(ticket);
            put(ticket);
        }
        check([...there].sort(byPlace));
    }
}

describe('a lane', () => {
    it('keeps the order of arrival whoever comes and goes, as a plain sorted list does', () => {
        fc.assert(
            fc.property(toggles, anyPlace, (indexes, place) => {
                const lane = new Lane(KIND);
                toggled(
                    indexes,
                    (ticket) => lane.add(ticket),
                    (ticket) => lane.remove(ticket),
                    (naive) => {
                        expect(lane.size).toBe(naive.length);
                        expect(lane.head).toBe(naive[0]);
                        expect(lane.first(5)).toEqual(naive.slice(0, 5));
                        expect(lane.countBefore(place)).toBe(
                            naive.filter(({ order }) => order.at < place.at || (order.at === place.at && order.seq < place.seq)).length,
                        );
                    },
                );
            }),
            { numRuns: 60 },
        );
    });

    it('gives its unused front back and stays whole through thousands', () => {
        const lane = new Lane(KIND);
        const many = tickets(3_000);
        for (const ticket of many) lane.add(ticket);
        for (const ticket of many.slice(0, 2_500)) {
            expect(lane.head).toBe(ticket);
            lane.remove(ticket);
        }
        expect(lane.first(1_000)).toEqual(many.slice(2_500));
        const [first] = many;
        if (first === undefined) throw fail();
        lane.add(first);
        expect(lane.head).toBe(many[0]);
    });

    it('says so when somebody is taken out who is not in it', () => {
        const lane = new Lane(KIND);
        const [one, two] = POOL;
        if (one === undefined || two === undefined) throw fail();
        lane.add(one);
        expect(() => lane.remove(two)).toThrow('not in its lane');
    });
});

describe('everybody who waits', () => {
    it('is counted by theme, and the longest is found', () => {
        fc.assert(
            fc.property(toggles, (indexes) => {
                const waiting = new Waiting();
                toggled(
                    indexes,
                    (ticket) => waiting.add(ticket),
                    (ticket) => waiting.remove(ticket),
                    (naive) => {
                        for (const theme of ['social', 'other']) {
                            const own = naive.filter((ticket) => ticket.wanted.theme === theme);
                            expect(waiting.count(theme)).toBe(own.length);
                            expect(waiting.longestSince(theme)).toBe(Math.min(...own.map(({ since }) => since)));
                        }
                    },
                );
            }),
            { numRuns: 60 },
        );
    });
});

function fail(): Error {
    return new Error('the pool of tickets is empty');
}
