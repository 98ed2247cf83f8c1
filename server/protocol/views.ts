/**
 * Views: the whole of what one audience may see, with the `seq` of the newest event in it. A screen that has a view needs nothing else, so
 * connect, reconnect and a lost packet are the same case. Times are milliseconds since 1970 by the hall's clock, waits are seconds.
 */
import type { CaseFile } from './case-files.ts';
import type { DeviceView } from './device-views.ts';
import type { DocumentKind } from './documents.ts';
import type { CounterRole, Language, Purpose, Text } from './hall.ts';

import type { Channel, MessageChannel, MessageKind, ReachView } from './messages.ts';
import type { Need, Outcome, PrintStatus, PriorityClass, RatingChannel, TicketState } from './tickets.ts';
import type { WorkCounts } from './work-lists.ts';
import type { ComplaintKind, WorkOrder, WorkOrderState, WorkOrderVerb } from './work-orders.ts';

/** Seconds, low to high. */
export type WaitRange = { low: number; high: number };

/** A ticket as its visitor and the staff may see it. */
export type TicketView = {
    id: string;
    no: string;
    theme: string;
    item: string | null;
    items: readonly string[];
    purpose: Purpose;
    class: PriorityClass;
    state: TicketState;
    takenAt: number;
    /** While it waits: from when it may be called, if that is later (an appointment's slot). */
    callableFrom: number | null;
    /** While it waits: the ticket of the same visit that has to end first. */
    after: string | null;
    /** People who will be called before this one, while it waits; else 0. */
    ahead: number;
    /** Expected wait from now on while it waits, else null. */
    wait: WaitRange | null;
    /** Counters that may call it. */
    counters: readonly number[];
    /** The counter that has or had it. */
    counter: number | null;
    calledAt: number | null;
    startedAt: number | null;
    endedAt: number | null;
    recalls: number;
    passes: number;
    outcome: Outcome | null;
    rating: RatingState;
    print: PrintStatus;
    language: Language;
};

/** `none` not finished yet, `open` can be rated, `rated`, or the pad's result without a rating (the phone may still rate). */
export type RatingState = { state: 'none' | 'open' | 'rated' | 'skipped' | 'notRated'; level: number | null };

/** Answer to a ticket taken. */
export type TakenAnswer = {
    ticket: TicketView;
    link: string;
    print: { status: PrintStatus };
    /** Later tickets of the same visit, in order. */
    chain: readonly { ticket: TicketView; link: string }[];
};

export type CounterState = 'closed' | 'idle' | 'busy' | 'paused';

export type CounterView = {
    no: number;
    zone: number;
    role: CounterRole;
    state: CounterState;
    /** Since when it is in this state. */
    since: number;
};

/** Answer to a counter verb: what is at the counter now. */
export type CounterAnswer = { ticket: TicketView | null; counter: CounterView };

export type CallView = {
    /** Grows for ever within a hall; a voice speaks what is newer than the last it spoke and still fresh. */
    callNo: number;
    /** The ticket's number, e.g. `A001`. */
    ticket: string;
    counter: number;
    at: number;
    again: boolean;
    /** Language of the visitor: a voice may add it. */
    language: Language;
};

export type ThemeBoard = {
    theme: string;
    waiting: number;
    /** Seconds that the longest waiting ticket has waited at `at`; 0 with nobody waiting. */
    longestWait: number;
    openCounters: number;
};

/** What is wrong with the hub itself, shown on every staff page. */
export type HubHealth = {
    storage: 'ok' | 'full';
    /** Seconds by which the machine's clock is ahead of the hall's (behind: negative) and is not believed; 0 when they agree. */
    clock: number;
    /** Whether the hub can read texts aloud for screens without a voice of their own; `unknown` until it has looked. */
    voice: 'unknown' | 'on' | 'missing';
};

/** How a way out of the hall is: whether it is set up, why and since when the other side is away, what waits and what was refused for good. */
export type ChannelView = {
    channel: Channel;
    connected: boolean;
    away: string | null;
    awaySince: number | null;
    waiting: number;
    oldestAt: number | null;
    setAside: number;
};

type Stamp = { seq: number; at: number };

/** `/display` and `GET /api/board`: a hall screen. Calls are newest first. */
export type BoardView = Stamp & {
    hall: Text;
    day: string;
    open: boolean;
    zone: number | null;
    /** A call younger than this many milliseconds may be spoken. */
    freshMs: number;
    /** How voices read the digit 1 in numbers: yī or yāo. */
    digitOne: 'yi' | 'yao';
    calls: readonly CallView[];
    themes: readonly ThemeBoard[];
    notices: readonly Text[];
    /** Numbers of papers or cases whose results can be collected here, the newest first, a few. */
    collect: readonly string[];
};

/** `/display` with `counter`: the strip above one counter. */
export type CounterScreenView = Stamp & {
    counter: CounterView;
    /** Themes or items it serves, in words. */
    serves: readonly Text[];
    ticket: { no: string; state: TicketState; calledAt: number } | null;
};

/** `/kiosk`. The catalogue itself comes from `GET /api/hall`, again whenever `configuration` changes. */
export type KioskView = Stamp & {
    hall: Text;
    day: string;
    open: boolean;
    configuration: number;
    kiosk: { id: string; name: Text };
    /** Worst news first: `offline` or `fault` means that the number is shown on the screen instead of paper. */
    printer: { state: 'none' | 'online' | 'offline' | 'fault'; reason: string | null };
    /** The reader of identity cards at this kiosk. */
    cardReader: { state: 'none' | 'online' | 'offline' | 'fault'; reason: string | null };
    /** Slips left on the roll of its printer; null where nobody has counted them. */
    paper: number | null;
    /** Slips asked for at this kiosk, newest first, a few. */
    slips: readonly { ticket: string; no: string; status: PrintStatus }[];
    themes: readonly ThemeBoard[];
    /** Since when a member of staff has been called to this kiosk, or null. */
    help: { since: number } | null;
    health: HubHealth;
};

/** A line of the waiting list at the counter. */
export type WaitingLine = { id: string; no: string; theme: string; item: string | null; class: PriorityClass; takenAt: number };

/** Why a counter pauses, and until when at most. */
export type PauseView = { kind: string; until: number; overdue: boolean };

/** What a counter has asked for, and when somebody said that they come. */
export type AskView = { counter: number; need: Need; clerk: { name: Text; badge: string } | null; since: number; answeredAt: number | null };

/** The papers of the session at the counter, or of the one that it finished last. */
export type PapersView = {
    ticket: { id: string; no: string };
    finished: boolean;
    /** The document that the session usually ends with. */
    fitting: DocumentKind | null;
    given: readonly { number: string; kind: DocumentKind; print: PrintStatus }[];
    /** The visitor was told before, at an earlier visit, what is missing for this item. */
    earlierNotice: { day: string; counter: number } | null;
    /** Whether the counter has a printer; without one documents are printed from their page. */
    printer: boolean;
};

/** `/counter`: a clerk's terminal. */
export type TerminalView = Stamp & {
    hall: Text;
    day: string;
    clerk: { ref: string; name: Text; badge: string };
    counter: CounterView & { clerk: { ref: string; name: Text; badge: string } | null; pause: PauseView | null };
    ticket: TicketView | null;
    /** Later tickets of the same visit, which begin to wait when this one ends. */
    follow: readonly WaitingLine[];
    /** Days that a visitor may be given to bring what is missing, by working days from today. */
    deadlines: readonly { workingDays: number; day: string }[];
    papers: PapersView | null;
    /** What is still to do after sessions of this counter, and when the hall closes today. */
    work: WorkCounts & { closesAt: number | null };
    /** What this counter has asked for in the last minutes. */
    asks: readonly AskView[];
    /** The first of those that this counter may call, in the order of calling. */
    waiting: readonly WaitingLine[];
    waitingCount: number;
    passed: readonly WaitingLine[];
    /** Sessions on hold that this counter may go on with. */
    held: readonly WaitingLine[];
    /** What can be taken back, and until when. */
    undo: { act: 'call' | 'pass' | 'finish'; no: string; until: number } | null;
    /** Work orders for which it is the clerk's turn. */
    workOrders: number;
    /** Sessions finished at this counter today. */
    finishedToday: number;
    limits: { recalls: number; recallIntervalMs: number; callLockMs: number };
    pad: PadState;
    health: HubHealth;
};

export type PadState = {
    /**
     * `closed` nobody is signed in, `idle` shows the clerk's card, `serving`, `asking` five faces, `explaining` asks why after a face, `thanks` for a
     * few seconds. It never says which face.
     */
    state: 'closed' | 'idle' | 'serving' | 'asking' | 'explaining' | 'thanks';
    /** The session asked about. */
    ticket: { id: string; no: string } | null;
    closesAt: number | null;
};

/** `/pad`: the evaluation pad in front of the visitor. */
export type PadView = Stamp & {
    hall: Text;
    counter: number;
    clerk: { name: Text; badge: string } | null;
    supervisionPhone: string;
    pad: PadState;
    /** While it asks why: the face that was touched, and the reasons of that level. */
    why: { level: number; reasons: readonly ReasonView[] } | null;
    /** While it thanks: where the rating was given. */
    from: RatingChannel | null;
};

/** A reason as a visitor may choose it; `first` ones are shown at once, the others when asked for more. */
export type ReasonView = { code: string; level: number; text: Text; first: boolean };

/** Over which channels the visitor of a ticket can be told, of what, and for how long a number is kept; `given` is what they asked for. */
export type ReachOffer = {
    channels: readonly MessageChannel[];
    moments: readonly MessageKind[];
    given: ReachView | null;
    /** People before the number at which `ahead` is sent. */
    ahead: number;
    keptWorkingDays: number;
    resultDays: number;
};

/** How a case stands. */
export type CaseProgress = Pick<CaseFile, 'caseNo' | 'state' | 'at' | 'waybill' | 'expectedDay' | 'deadline'> & { itemName: Text | null };

/** `/phone`: the page behind a ticket's QR code, and `GET /api/t/SECRET`. */
export type PhoneView = Stamp & {
    hall: Text;
    day: string;
    ticket: TicketView;
    themeName: Text;
    itemNames: readonly Text[];
    zones: readonly Text[];
    canCancel: boolean;
    canRate: boolean;
    /** What a visitor may choose from, level by level; nothing when there is nothing to rate. */
    reasons: readonly ReasonView[];
    reach: ReachOffer;
    /** Cases of this visit, as far as the back office has told of them. */
    cases: readonly CaseProgress[];
    supervisionPhone: string;
};

/** A member of staff in a list of people by reference. */
export type StaffName = { name: Text; badge: string };

/** A work order with what whoever reads it may do with it. For the clerk whom it is about it has another id, and nothing that tells the visit. */
export type WorkOrderView = WorkOrder & {
    next: readonly WorkOrderVerb[];
    theme: string | null;
    item: string | null;
    /** The last day that may be promised for a remedy. */
    latestRemedy: string;
};

/** Where slips can come out: a kiosk with a printer, or a printer of the guide desk. */
export type PrintPlace = {
    id: string;
    name: Text;
    state: 'online' | 'offline' | 'fault';
    reason: string | null;
    /** The device that prints there, and the slips left on its roll; null where nobody has counted them. */
    printer: string;
    paper: number | null;
};

/** `/guide`: the desk in the lobby. Who sits at a counter and who a visitor is are not in it. */
export type GuideView = Stamp & {
    hall: Text;
    day: string;
    open: boolean;
    configuration: number;
    themes: readonly ThemeBoard[];
    counters: readonly CounterView[];
    /** Kiosks and counters that ask for somebody and nobody goes yet, longest waiting first. */
    help: ManagerView['help'];
    asks: readonly AskView[];
    printers: readonly PrintPlace[];
    /** Waiting tickets whose slip did not come out, or perhaps did; the oldest first, a few. */
    slipsMissing: readonly (WaitingLine & { print: PrintStatus })[];
    /** Passed visitors, who come to the desk; the newest first, a few. */
    passed: readonly WaitingLine[];
    /** Tickets taken at the desk, newest first, a few. */
    recent: readonly (WaitingLine & { print: PrintStatus })[];
    /** Today's, by state. */
    appointments: { booked: number; arrived: number; missed: number };
    /** Work orders for which it is the guide's turn. */
    workOrders: number;
    health: HubHealth;
};

/** A ticket that has crossed a limit and still waits. */
export type Alert = { id: string; no: string; theme: string; class: PriorityClass; since: number; level: 'warning' | 'maximum' };

/** `/manager`: the live hall. */
export type ManagerView = Stamp & {
    hall: Text;
    day: string;
    open: boolean;
    rulesVersion: number;
    themes: readonly (ThemeBoard & { first: readonly (WaitingLine & { since: number })[] })[];
    counters: readonly (CounterView & {
        clerk: { ref: string; name: Text; badge: string } | null;
        ticket: string | null;
        helping: readonly string[];
        pause: PauseView | null;
    })[];
    /** Longest waiting first. */
    alerts: readonly Alert[];
    /** Ticket printers whose roll will soon be used up. */
    lowPaper: readonly { device: string; name: string; left: number }[];
    /** Waiting tickets whose slip did not come out, or perhaps did; the oldest first, a few. */
    slipsMissing: readonly { no: string; status: 'not-sent' | 'unknown' }[];
    breachesToday: number;
    /** Work orders that are open, and those whose next step is overdue, the longest first. `seq` is of the newest step of any. */
    workOrders: {
        seq: number;
        open: number;
        overdue: readonly { id: string; state: WorkOrderState; kind: 'badRating' | ComplaintKind; due: string }[];
    };
    /** Kiosks whose visitors ask for a member of staff, longest waiting first. */
    help: readonly { kiosk: string; name: Text; zone: number; since: number; screen: string | null }[];
    /** Counters that ask for the duty manager or the back office and nobody goes yet, longest waiting first. */
    asks: readonly AskView[];
    /** Ways out of the hall: to the back office, by SMS, by e-mail. */
    channels: readonly ChannelView[];
    /** For managers and the administrator; nobody else is told. */
    devices: readonly DeviceView[];
    health: HubHealth;
};

/** `GET /api/hall`. Items carry everything that a kiosk shows of them. */
export type { HallConfig } from './hall.ts';
