/** What an onlooker who knows the handbook writes down about a day: the least that is needed to tell whether the hall keeps to it. */
import type { Appointment } from '#protocol/appointments.ts';
import type { WantedBody } from '#protocol/events.ts';
import type { Counter, HallConfig } from '#protocol/hall.ts';
import { DEFAULT_RULES, type WaitRules } from '#protocol/rules.ts';
import type { TicketState } from '#protocol/tickets.ts';
import { SMALL_HALL } from './small-hall.ts';

export type SeenTicket = {
    readonly id: string;
    readonly no: string;
    readonly person: string | null;
    readonly takenAt: number;
    /** The ticket of the same visit before it. */
    readonly after: string | null;
    wanted: WantedBody;
    state: TicketState;
    since: number;
    order: { at: number; seq: number };
    affinity: { counter: number; until: number | null } | null;
    promoted: boolean;
    alerted: 'none' | 'warning' | 'maximum';
    counter: number | null;
    lastCallAt: number;
    recalls: number;
    passes: number;
    item: string | null;
    isRated: boolean;
};

export type SeenAct = { act: 'call' | 'pass' | 'finish'; ticket: string; at: number; was: SeenTicket; told: number | null };

export type SeenCounter = {
    readonly setup: Counter;
    clerk: string | null;
    paused: boolean;
    ticket: string | null;
    helping: Set<string>;
    last: SeenAct | null;
};

export type Issue = { readonly theme: string; readonly items: readonly string[]; readonly person: string | null; readonly hour: number };

/** The day so far, as seen. */
export class History {
    readonly config: HallConfig = SMALL_HALL;
    rules: WaitRules = DEFAULT_RULES;
    rulesVersion = 1;
    day: string | null = null;
    seq = 1;
    at = 0;
    tickets = new Map<string, SeenTicket>();
    counters = closedCounters();
    issues: Issue[] = [];
    /** Calls of a theme in their order, without those that were taken back. */
    calls: { theme: string; ticket: string; isPrivileged: boolean }[] = [];
    /** Who was told what is missing, by which counter. */
    told = new Map<string, number>();
    readonly appointments = new Map<string, Appointment>();
    readonly numbersEver = new Set<string>();

    ticket(id: string): SeenTicket {
        const ticket = this.tickets.get(id);
        if (ticket === undefined) throw new Error(`an event names a ticket that was not taken today [ticket=${id}]`);
        return ticket;
    }

    counter(no: number): SeenCounter {
        const counter = this.counters.get(no);
        if (counter === undefined) throw new Error(`an event names a counter that is not there [counter=${no}]`);
        return counter;
    }

    /** Tickets that wait and may be called now. */
    callable(now: number): SeenTicket[] {
        return [...this.tickets.values()].filter(({ state, since }) => state === 'waiting' && since <= now);
    }

    /** Whether a ticket of the same visit before this one is still open. */
    isBlocked({ after }: Pick<SeenTicket, 'after'>): boolean {
        for (let id = after; id !== null; ) {
            const before = this.ticket(id);
            if (isOpenState(before.state)) return true;
            id = before.after;
        }
        return false;
    }

    /** Care and military calls of a theme since its last call of another class. */
    privilegedInARow(theme: string): number {
        const calls = this.calls.filter((call) => call.theme === theme);
        return calls.length - 1 - calls.findLastIndex(({ isPrivileged }) => !isPrivileged);
    }

    beginDay(day: string): void {
        this.day = day;
        this.tickets = new Map();
        this.counters = closedCounters();
        this.issues = [];
        this.calls = [];
        this.told = new Map();
        for (const [id, appointment] of this.appointments) if (appointment.day < day) this.appointments.delete(id);
    }
}

export function isOpenState(state: TicketState): boolean {
    return state !== 'done' && state !== 'cancelled' && state !== 'abandoned' && state !== 'expired';
}

export function isPrivileged({ class: priority }: Pick<WantedBody, 'class'>): boolean {
    return priority === 'care' || priority === 'military';
}

/** Fails the run with what the handbook says and was not so. */
export function must(holds: boolean, sentence: string): asserts holds {
    if (!holds) throw new Error(sentence);
}

function closedCounters(): Map<number, SeenCounter> {
    return new Map(
        SMALL_HALL.counters.map((setup) => [setup.no, { setup, clerk: null, paused: false, ticket: null, helping: new Set<string>(), last: null }]),
    );
}
