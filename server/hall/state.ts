/**
 * The state of a hall on its business day: what the events of the day, folded from the configuration, say. It is owned by its fold:
 * `evolve` changes it in place, everybody else only reads.
 */
import type { Counter, HallConfig, Language, Purpose, ServiceItem, Theme } from '#protocol/hall.ts';
import type { Outcome, PrintStatus, PriorityClass, TicketState } from '#protocol/tickets.ts';
import type { RatingState } from '#protocol/views.ts';
import { ServiceTimes } from './estimates.ts';
import { Waiting } from './waiting.ts';

export type Ticket = {
    /** Unique in the hall for ever: the day and the number. */
    readonly id: string;
    readonly no: string;
    readonly theme: string;
    readonly items: readonly string[];
    readonly purpose: Purpose;
    readonly class: PriorityClass;
    readonly person: string | null;
    readonly channel: string;
    readonly language: Language;
    readonly takenAt: number;
    /** Place in the order of arrival: the `seq` of the event that put it there. */
    readonly rank: number;
    state: TicketState;
    counter: number | null;
    clerk: string | null;
    calledAt: number | null;
    lastCallAt: number | null;
    startedAt: number | null;
    endedAt: number | null;
    recalls: number;
    passes: number;
    outcome: Outcome | null;
    /** The item that was handled; for a ticket taken for a theme alone it is known at the end. */
    item: string | null;
    rating: RatingState;
    print: PrintStatus;
};

export type CounterNow = {
    readonly setup: Counter;
    /** Reference of the clerk who is signed in. */
    clerk: string | null;
    paused: boolean;
    /** The ticket called or served here. */
    ticket: Ticket | null;
    /** Since when it is open, busy, paused or closed. */
    since: number;
    finishedToday: number;
    /** The session that the pad asks about, or thanks for. */
    pad: { ticket: Ticket; closesAt: number } | null;
};

export type Call = { readonly callNo: number; readonly ticket: Ticket; readonly counter: number; readonly at: number; readonly again: boolean };

/** Tickets remembered by kiosk: any view shows fewer. */
export const TAKEN_KEPT = 20;

/** Configuration with what is looked up in it. */
export type Setup = {
    readonly config: HallConfig;
    /** `seq` of the event that set it: its version. */
    readonly version: number;
    readonly themes: ReadonlyMap<string, Theme>;
    readonly items: ReadonlyMap<string, ServiceItem>;
};

export type HallState = {
    seq: number;
    /** Time of the newest event. */
    at: number;
    day: string | null;
    setup: Setup;
    tickets: Map<string, Ticket>;
    /** Open tickets by the person who took them. */
    open: Map<string, Set<Ticket>>;
    /** Last serial given out today, by theme. */
    serials: Map<string, number>;
    waiting: Waiting;
    passed: Set<Ticket>;
    /** The newest tickets of each kiosk, oldest first. */
    lastTaken: Map<string, Ticket[]>;
    counters: Map<number, CounterNow>;
    /** Oldest first; enough for every view. */
    calls: Call[];
    serviceTimes: ServiceTimes;
};

/** Calls kept in memory: any view shows fewer. */
export const CALLS_KEPT = 200;

export function setupOf(config: HallConfig, version: number): Setup {
    return {
        config,
        version,
        themes: new Map(config.themes.map((theme) => [theme.id, theme])),
        items: new Map(config.items.map((item) => [item.code, item])),
    };
}

/** The hall before the first event of its journal after `hall.configured`. */
export function initialState(config: HallConfig, version: number, at: number): HallState {
    const state: HallState = {
        seq: version,
        at,
        day: null,
        setup: setupOf(config, version),
        tickets: new Map(),
        open: new Map(),
        serials: new Map(),
        waiting: new Waiting(),
        passed: new Set(),
        lastTaken: new Map(),
        counters: new Map(),
        calls: [],
        serviceTimes: new ServiceTimes(),
    };
    openCounters(state, at);
    return state;
}

/** Empties everything that belongs to a business day. */
export function beginDay(state: HallState, day: string, at: number): void {
    state.day = day;
    state.tickets = new Map();
    state.open = new Map();
    state.serials = new Map();
    state.waiting = new Waiting();
    state.passed = new Set();
    state.lastTaken = new Map();
    state.counters = new Map();
    openCounters(state, at);
}

function openCounters(state: HallState, at: number): void {
    for (const setup of state.setup.config.counters) {
        state.counters.set(setup.no, { setup, clerk: null, paused: false, ticket: null, since: at, finishedToday: 0, pad: null });
    }
}
