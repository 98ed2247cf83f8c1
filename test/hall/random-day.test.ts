import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HallCommand } from '#hall/decide/index.ts';
import type { HallState } from '#hall/state.ts';
import type { Actor } from '#protocol/commands.ts';
import { TICKET_STATES } from '#protocol/tickets.ts';
import { CoreHall, clerk, GUIDE, HUB, KIOSK, pad, told, VISITOR } from './spec.ts';

type Step = { command: HallCommand; actor: Actor; seconds: number };

const COUNTERS = [1, 2, 3, 6];
/** Items of one theme, of several, and none: a visit to several themes is a chain. */
const VISITS: { theme?: string; items?: string[] }[] = [
    { theme: 'social' },
    { theme: 'other' },
    { items: ['id-card'] },
    { items: ['passport', 'company-seal', 'notarisation'] },
];
const ITEMS = ['id-card', 'passport', 'company-seal', 'drainage-permit', 'notarisation'];
const counter = fc.constantFrom(...COUNTERS);
const anyTicket = fc.record({
    theme: fc.constantFrom('A', 'B', 'D'),
    serial: fc.integer({ min: 1, max: 12 }),
    day: fc.constantFrom('20261123', '20261124'),
});
const ticket = anyTicket.map(({ theme, serial, day }) => `${day}-${theme}${String(serial).padStart(3, '0')}`);

const take: fc.Arbitrary<[HallCommand, Actor]> = fc
    .record({
        what: fc.oneof(
            fc.constantFrom(...VISITS),
            fc.constantFrom(...ITEMS).map((item) => ({ item })),
        ),
        person: fc.constantFrom(null, 'p1', 'p2', 'p3'),
        actor: fc.constantFrom(KIOSK, GUIDE),
    })
    .map(({ what, person, actor }) => [{ type: 'takeTicket', ...what, person }, actor]);

const atCounter: fc.Arbitrary<[HallCommand, Actor]> = fc
    .record({
        type: fc.constantFrom(
            'signIn',
            'signOut',
            'next',
            'next',
            'next',
            'recall',
            'start',
            'start',
            'pass',
            'pause',
            'reopen',
            'hold',
            'abandon',
            'undo',
            'undo' as const,
        ),
        no: counter,
        own: fc.integer({ min: 0, max: 9 }),
    })
    // One in ten is pressed by somebody who does not belong there.
    .map(({ type, no, own }) => [{ type, counter: no }, clerk(own === 0 ? no + 1 : no)]);

const finish: fc.Arbitrary<[HallCommand, Actor]> = counter.map((no) => [{ type: 'finish', counter: no, outcome: 'accepted' }, clerk(no)]);

const CLASSES = ['care', 'military', 'normal'] as const;
const byStaff: fc.Arbitrary<[HallCommand, Actor]> = fc.tuple(ticket, counter, fc.nat({ max: 7 })).map(([id, no, which]): [HallCommand, Actor] => {
    const commands: [HallCommand, Actor][] = [
        [{ type: 'resume', counter: no, ticket: id }, clerk(no)],
        [{ type: 'call', counter: no, ticket: id, reason: 'asked' }, clerk(no)],
        [{ type: 'promote', counter: no, ticket: id, reason: 'asked' }, clerk(no)],
        [{ type: 'abandon', counter: no, tickets: [id], reason: 'gone' }, clerk(no)],
        [{ type: 'transfer', counter: no, theme: 'other' }, clerk(no)],
        [{ type: 'reroute', ticket: id, theme: 'social' }, GUIDE],
        [{ type: 'rejoin', ticket: id }, GUIDE],
        [{ type: 'grant', ticket: id, class: CLASSES[no % CLASSES.length] ?? 'normal' }, GUIDE],
    ];
    return commands[which] ?? [{ type: 'review' }, HUB];
});
const review: fc.Arbitrary<[HallCommand, Actor]> = fc.constant([{ type: 'review' }, HUB]);

const aboutTicket: fc.Arbitrary<[HallCommand, Actor]> = fc.oneof(
    ticket.map((id): [HallCommand, Actor] => [{ type: 'cancel', ticket: id }, VISITOR]),
    ticket.map((id): [HallCommand, Actor] => [{ type: 'rate', ticket: id, level: 4 }, VISITOR]),
    fc.tuple(ticket, counter).map(([id, no]): [HallCommand, Actor] => [{ type: 'rate', ticket: id, level: 2 }, pad(no)]),
    fc.tuple(ticket, counter).map(([id, no]): [HallCommand, Actor] => [{ type: 'skipRating', ticket: id }, pad(no)]),
    ticket.map((id): [HallCommand, Actor] => [{ type: 'closePad', ticket: id }, HUB]),
    ticket.map((id): [HallCommand, Actor] => [{ type: 'reportPrint', ticket: id, status: 'printed' }, HUB]),
);

const endDay: fc.Arbitrary<[HallCommand, Actor]> = fc.constantFrom('2026-11-23', '2026-11-24').map((day) => [{ type: 'endDay', day }, HUB]);

const step: fc.Arbitrary<Step> = fc
    .tuple(
        fc.oneof(
            { weight: 6, arbitrary: take },
            { weight: 10, arbitrary: atCounter },
            { weight: 3, arbitrary: finish },
            { weight: 4, arbitrary: aboutTicket },
            { weight: 6, arbitrary: byStaff },
            { weight: 1, arbitrary: review },
            { weight: 1, arbitrary: endDay },
        ),
        fc.integer({ min: 0, max: 90 }),
    )
    .map(([[command, actor], seconds]) => ({ command, actor, seconds }));

/** What must hold of a hall at every moment. */
function expectOrder(state: HallState): void {
    const numbers = new Set([...state.tickets.values()].map(({ no }) => no));
    expect(numbers.size).toBe(state.tickets.size);
    const held = [...state.counters.values()].flatMap(({ ticket: own }) => (own === null ? [] : [own]));
    expect(new Set(held).size).toBe(held.length);
    const waiting = [...state.waiting.lanes()].flatMap((lane) => [...lane.first(lane.size)]);
    for (const one of state.tickets.values()) {
        expect(TICKET_STATES).toContain(one.state);
        expect(held.includes(one)).toBe(one.state === 'called' || one.state === 'serving');
        // Those whose turn has not come yet, later in a chain, wait in no lane.
        expect(waiting.includes(one)).toBe(one.state === 'waiting' && Number.isFinite(one.since));
        expect(state.passed.has(one)).toBe(one.state === 'passed');
        expect(one.endedAt !== null).toBe(['done', 'cancelled', 'expired', 'abandoned'].includes(one.state));
        expect(state.held.has(one)).toBe(one.state === 'held');
        if (one.state === 'done') expect(one.outcome).not.toBeNull();
    }
    expect(new Set(waiting).size).toBe(waiting.length);
    for (const one of state.counters.values())
        if (one.ticket !== null) expect([one.clerk, one.ticket.counter]).toEqual([one.ticket.clerk, one.setup.no]);
    expect(state.calls.map(({ callNo }) => callNo)).toEqual(state.calls.map(({ callNo }) => callNo).toSorted((a, b) => a - b));
}

describe('a day of random commands', () => {
    it('keeps every ticket in one state, every counter with at most one, every number once, and is what its journal tells', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
                const hall = new CoreHall();
                const taken: string[] = [];
                for (const { command, actor, seconds } of steps) {
                    const before = hall.state.seq;
                    const { events, refusal } = hall.after(seconds).when(command, actor);
                    if (refusal !== null) expect(hall.state.seq).toBe(before);
                    taken.push(...events.flatMap((event) => (event.type === 'ticket.taken' ? [event.ticket] : [])));
                    expectOrder(hall.state);
                }
                expect(new Set(taken).size).toBe(taken.length);
                expect(told(hall.refolded())).toEqual(told(hall.state));
                expect(hall.journal.map(({ seq }) => seq)).toEqual(hall.journal.map((_, index) => index + 2));
            }),
            { numRuns: 80 },
        );
    });
});
