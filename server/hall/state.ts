/**
 * The state of a hall on its business day: what the events of the day, folded from the configuration, say. It is owned by its fold:
 * `evolve` changes it in place, everybody else only reads.
 */
import type { Appointment } from '#protocol/appointments.ts';
import type { Device } from '#protocol/devices.ts';
import type { Counter, HallConfig, Language, Purpose, RatingReason, ServiceItem, Theme } from '#protocol/hall.ts';
import type { HallMessages, MessageChannel, MessageKind } from '#protocol/messages.ts';
import { NO_ROSTER, type Roster } from '#protocol/roster.ts';
import { DEFAULT_RULES } from '#protocol/rules.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { SlipName, SlipTemplate } from '#protocol/slip-templates.ts';
import type { Need, Outcome, PrintStatus, PriorityClass, RatingChannel, TicketState } from '#protocol/tickets.ts';
import type { RatingState } from '#protocol/views.ts';
import type { Why } from '#protocol/why.ts';
import type { WorkOrder } from '#protocol/work-orders.ts';
import { daysBefore } from './calendar.ts';
import { DOCUMENT_DAYS, Documents } from './documents.ts';
import type { Pool } from './estimates.ts';
import { Issued } from './issued.ts';
import type { WaitPromise } from './prediction/question.ts';
import { Rules } from './rules.ts';
import { Runs } from './runs.ts';
import { Waiting } from './waiting.ts';

/** What a ticket waits for. It changes by transfer and by a class granted; the number never does. */
export type Wanted = {
    readonly theme: string;
    readonly items: readonly string[];
    readonly purpose: Purpose;
    readonly class: PriorityClass;
    /** What the counter must be able to do, e.g. `accessible`. */
    readonly needs: readonly string[];
};

/** Which counter should call it: for others it is held back until a time, or as long as that counter is open (null). */
export type Affinity = { readonly counter: number; readonly until: number | null };

export type Ticket = {
    /** Unique in the hall for ever: the day and the number. */
    readonly id: string;
    readonly no: string;
    readonly person: string | null;
    readonly channel: string;
    readonly language: Language;
    readonly takenAt: number;
    /** The ticket of the same visit that has to end first. */
    readonly after: string | null;
    /** The ticket of the same visit that waits for this one to end. */
    next: string | null;
    wanted: Wanted;
    /** Null for a class that nobody had to grant. */
    granted: Grant | null;
    state: TicketState;
    /** From when its waiting counts: when it was taken, an appointment's slot, a place given by a rule. Infinity: not yet. */
    since: number;
    /** Place in its lane: time, then the `seq` of the event that put it there. */
    order: { readonly at: number; readonly seq: number };
    affinity: Affinity | null;
    /** Called before all others. */
    promoted: boolean;
    alerted: 'none' | 'warning' | 'maximum';
    counter: number | null;
    clerk: string | null;
    calledAt: number | null;
    lastCallAt: number | null;
    startedAt: number | null;
    heldAt: number | null;
    /** Milliseconds on hold so far. */
    heldMs: number;
    endedAt: number | null;
    recalls: number;
    passes: number;
    outcome: Outcome | null;
    /** The item that was handled; for a ticket taken for a theme alone it is known at the end. */
    item: string | null;
    /** The session: `seq` of the event that began it, unique in the hall for ever. Null before the first. */
    session: number | null;
    /** What the clerk recorded at the end. It never changes: what was wrong in it is in the corrections. */
    record: ServiceRecord | null;
    corrections: readonly Correction[];
    /** The hand-over list with which its papers went to the back office. */
    sheet: string | null;
    why: Why | null;
    /** What was promised when it was taken; its wait is what the predictor learns from. */
    promise: WaitPromise | null;
    rating: RatingState;
    print: PrintStatus;
    /** A slip of it came out, or may have. */
    onPaper: boolean;
    /** The newest slip that was asked for; null when none was today. */
    slip: AskedSlip | null;
};

/** Who granted a ticket its class, and when. */
export type Grant = { readonly by: string; readonly at: number };

/** A further entry to the record of a finished session: what is different, who says so and when. The reason is a note of the event `seq`. */
export type Correction = {
    readonly seq: number;
    readonly at: number;
    readonly by: string;
    readonly outcome: Outcome | null;
    readonly record: ServiceRecord;
};

/** `job` is the `seq` of the event that asked for it: unique in the hall for ever. `again`: it says that it is a reprint. */
export type AskedSlip = { readonly job: number; readonly at: number; readonly kiosk: string; readonly again: boolean };

/** What a counter did last, while it can be taken back. */
export type LastAct = {
    readonly act: 'call' | 'pass' | 'finish';
    readonly ticket: Ticket;
    readonly at: number;
    readonly before: Placement;
    /** The counter that had told this person what is missing before a finish told them again. */
    readonly told: number | null;
};

/** How long the last call, pass or finish at a counter can be taken back. */
export const UNDO_MS = 10_000;

/** Where a waiting ticket stood before it was called, and what was known of its calls before. */
export type Placement = Pick<
    Ticket,
    'since' | 'order' | 'affinity' | 'promoted' | 'counter' | 'clerk' | 'calledAt' | 'lastCallAt' | 'recalls' | 'why'
>;

export type CounterNow = {
    readonly setup: Counter;
    /** Reference of the clerk who is signed in. */
    clerk: string | null;
    paused: boolean;
    /** Why, and until when at most; null when it is not paused, or for a pause that has no limit. */
    pause: { readonly kind: string; readonly until: number; overdue: boolean } | null;
    /** The ticket called or served here. */
    ticket: Ticket | null;
    /** Since when it is open, busy, paused or closed. */
    since: number;
    finishedToday: number;
    /** The session that it finished last today. */
    served: Ticket | null;
    /** Accepted here today; their papers have not gone to the back office yet. */
    accepted: Set<Ticket>;
    /** Themes it helps now beyond its own. */
    helping: Set<string>;
    last: LastAct | null;
    /** The session that the pad asks about, asks the reasons of, or thanks for. `from`: where it was rated, null before. */
    pad: { ticket: Ticket; closesAt: number; from: RatingChannel | null; explained: boolean } | null;
};

export type Call = { readonly callNo: number; readonly ticket: Ticket; readonly counter: number; readonly at: number; readonly again: boolean };

/** A counter that asks for the duty manager or for the back office. */
export type Ask = { readonly counter: number; readonly need: Need; readonly clerk: string; readonly at: number; answeredAt: number | null };

/** Key of `asks`. */
export function askKey(counter: number, need: Need): string {
    return `${counter} ${need}`;
}

/** Key of `told`. */
export function toldKey(person: string, item: string): string {
    return `${person} ${item}`;
}

/** Configuration with what is looked up in it. */
export type Setup = {
    readonly config: HallConfig;
    /** `seq` of the event that set it: its version. */
    readonly version: number;
    readonly themes: ReadonlyMap<string, Theme>;
    readonly items: ReadonlyMap<string, ServiceItem>;
};

/** `version` is the `seq` of the event that set it; a template of null is the one that a new hall has. */
export type ChangedSlip = { readonly template: SlipTemplate | null; readonly version: number };

/** That a visitor wants to be told: at which moments, of which they have been told, and how often a number was given. */
export type Reach = {
    readonly ref: string;
    readonly channel: MessageChannel;
    readonly moments: readonly MessageKind[];
    readonly told: Set<MessageKind>;
    readonly times: number;
};

export type HallState = {
    seq: number;
    /** Time of the newest event. */
    at: number;
    day: string | null;
    setup: Setup;
    rules: Rules;
    /** Slips that were changed, by name. They outlive the day. */
    slips: Map<SlipName, ChangedSlip>;
    /** What messages to visitors say, where the hall has changed it; `version` is the `seq` of the event that set it. */
    messages: { readonly content: HallMessages; readonly version: number } | null;
    tickets: Map<string, Ticket>;
    /** Open tickets by the person who took them. */
    open: Map<string, Set<Ticket>>;
    /** Visitors of today who want to be told, by ticket. */
    reach: Map<string, Reach>;
    /** Last serial given out today, by theme. */
    serials: Map<string, number>;
    issued: Issued;
    waiting: Waiting;
    passed: Set<Ticket>;
    /** Counter at which a person was told today what is missing, by person and item. */
    told: Map<string, number>;
    held: Set<Ticket>;
    /** Care and military calls in a row. */
    runs: Runs;
    /** The newest tickets of each kiosk, oldest first. */
    lastTaken: Map<string, Ticket[]>;
    /** Kiosks whose visitor asks for a member of staff: since when, and before which screen. */
    help: Map<string, { readonly at: number; readonly screen: string | null }>;
    /** What counters have asked for today, by `askKey`; the newest of each. */
    asks: Map<string, Ask>;
    counters: Map<number, CounterNow>;
    /** Oldest first; enough for every view. */
    calls: Call[];
    /** Predictors of waits by theme; what they have learned outlives the day. */
    pools: Map<string, Pool>;
    /** Those of today and later; they outlive the day. */
    appointments: Map<string, Appointment>;
    /** What counters gave out and visitors may come back with; they outlive the day. */
    documents: Documents;
    /** Numbers under which screens show that a result can be collected, by case, the newest last; they outlive the day. */
    collectable: Map<string, string>;
    /** Slips left by printer, where somebody has counted them; they outlive the day. */
    paper: Map<string, number>;
    /** They outlive the day. */
    devices: Map<string, Device>;
    /** The highest number that devices have had, by the beginning of their ids. */
    deviceNumbers: Map<string, number>;
    /** Those that are not closed, and those closed lately; they outlive the day. */
    workOrders: Map<string, WorkOrder>;
    /** What visitors choose from when they rate. */
    ratingReasons: readonly RatingReason[];
    /** `seq` of the event that set them; 0 while they are those of the hall's files. */
    ratingReasonsVersion: number;
    /** Who is to be at a counter when; `version` is the `seq` of the event that set it. It outlives the day. */
    roster: { readonly roster: Roster; readonly version: number };
};

/** A hall begins with the default rules: they have been in force since its first event, whatever has been configured since. */
const FIRST_EVENT = 1;

/** Closed work orders older than this are in the store only. */
export const CLOSED_ORDERS_SHOWN_MS = 30 * 86_400_000;

/** Calls kept in memory: any view shows fewer. */
export const CALLS_KEPT = 200;

/** Tickets remembered by kiosk: any view shows fewer. */
export const TAKEN_KEPT = 20;

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
    return {
        seq: version,
        at,
        setup: setupOf(config, version),
        rules: new Rules(DEFAULT_RULES, FIRST_EVENT),
        slips: new Map(),
        messages: null,
        pools: new Map(),
        appointments: new Map(),
        documents: new Documents(),
        collectable: new Map(),
        paper: new Map(),
        devices: new Map(),
        deviceNumbers: new Map(),
        workOrders: new Map(),
        ratingReasons: config.ratingReasons,
        ratingReasonsVersion: 0,
        roster: { roster: NO_ROSTER, version: 0 },
        ...emptyDay(null, config, at),
    };
}

/** Empties everything that belongs to a business day. */
export function beginDay(state: HallState, day: string, at: number): void {
    Object.assign(state, emptyDay(day, state.setup.config, at));
    for (const [id, appointment] of state.appointments) if (appointment.day < day) state.appointments.delete(id);
    state.documents.beginDay(daysBefore(day, DOCUMENT_DAYS));
    for (const [id, order] of state.workOrders) {
        if (order.state === 'closed' && (order.steps.at(-1)?.at ?? 0) < at - CLOSED_ORDERS_SHOWN_MS) state.workOrders.delete(id);
    }
}

type Daily = Omit<
    HallState,
    | 'seq'
    | 'at'
    | 'setup'
    | 'rules'
    | 'slips'
    | 'messages'
    | 'pools'
    | 'appointments'
    | 'documents'
    | 'collectable'
    | 'paper'
    | 'devices'
    | 'deviceNumbers'
    | 'workOrders'
    | 'ratingReasons'
    | 'ratingReasonsVersion'
    | 'roster'
>;

function emptyDay(day: string | null, config: HallConfig, at: number): Daily {
    return {
        day,
        tickets: new Map(),
        open: new Map(),
        reach: new Map(),
        serials: new Map(),
        issued: new Issued(),
        waiting: new Waiting(),
        passed: new Set(),
        told: new Map(),
        held: new Set(),
        runs: new Runs(),
        lastTaken: new Map(),
        calls: [],
        help: new Map(),
        asks: new Map(),
        counters: new Map(config.counters.map((setup) => [setup.no, closedCounter(setup, at)])),
    };
}

function closedCounter(setup: Counter, at: number): CounterNow {
    return {
        setup,
        clerk: null,
        paused: false,
        pause: null,
        ticket: null,
        since: at,
        finishedToday: 0,
        served: null,
        accepted: new Set(),
        helping: new Set(),
        last: null,
        pad: null,
    };
}
