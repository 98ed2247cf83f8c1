/** Everything that a state holds, as plain data that can be compared deeply: lanes and counts included. */
import type { CounterNow, HallState, Ticket } from '#hall/state.ts';
import type { Core } from './core.ts';

export type Snapshot = Readonly<Record<string, unknown>>;

/** Keys that a snapshot says in its own way, because what they hold compares by identity. */
type Told = 'setup' | 'rules' | 'issued' | 'waiting' | 'runs' | 'pools';

export function snapshotOf(state: HallState, { ticketView }: Pick<Core, 'ticketView'>): Snapshot {
    const { setup, rules, issued, waiting, runs, pools: _learned, ...plain } = state satisfies Record<Told, unknown>;
    return {
        ...structuredState(plain),
        setup: setup.version,
        rules: { version: rules.version, rules: rules.rules },
        issued: countsOf(state, issued),
        runs: [...setup.themes.keys()].map((theme) => runs.inARow(theme)),
        lanes: lanesOf(waiting),
        // What was learned about waits shows in what is promised.
        views: [...state.tickets.values()].map((ticket) => ticketView(state, ticket, state.at)),
    };
}

function structuredState(plain: Omit<HallState, Told>): Record<string, unknown> {
    const { counters, tickets, open, passed, held, calls, lastTaken, ...rest } = plain;
    return {
        ...rest,
        tickets: [...tickets.values()].map((ticket) => ({ ...ticket })),
        open: [...open].map(([person, own]) => [person, idsOf(own).toSorted()]),
        passed: idsOf(passed).toSorted(),
        held: idsOf(held).toSorted(),
        calls: calls.map((call) => ({ ...call, ticket: call.ticket.id })),
        lastTaken: [...lastTaken].map(([kiosk, taken]) => [kiosk, idsOf(taken)]),
        counters: [...counters.values()].map(counterOf),
    };
}

function counterOf({ setup, ticket, last, pad, helping, ...rest }: CounterNow): unknown {
    return {
        ...rest,
        no: setup.no,
        ticket: ticket?.id ?? null,
        helping: [...helping].toSorted(),
        last: last === null ? null : { ...last, ticket: last.ticket.id },
        pad: pad === null ? null : { ...pad, ticket: pad.ticket.id },
    };
}

function lanesOf(waiting: HallState['waiting']): unknown {
    return [...waiting.lanes()]
        .map((lane) => ({ kind: lane.kind, tickets: idsOf(lane.tickets()) }))
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function countsOf({ setup, open }: HallState, issued: HallState['issued']): unknown {
    const keys = [...setup.themes.keys()].map((theme) => `theme ${theme}`).concat([...setup.items.keys()].map((item) => `item ${item}`));
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    return keys.map((key) => ({
        day: issued.day(key),
        halves: [issued.half(key, 0), issued.half(key, 12)],
        hours: hours.map((hour) => issued.hour(key, hour)),
        people: [...open.keys()].map((person) => issued.person(key, person)),
    }));
}

function idsOf(tickets: Iterable<Ticket>): string[] {
    return [...tickets].map(({ id }) => id);
}
