/** A clerk's terminal and the pad in front of the visitor. */
import type { Text } from '#protocol/hall.ts';
import type { AskView, HubHealth, PadState, PadView, TerminalView, WaitingLine } from '#protocol/views.ts';
import type { WorkCounts } from '#protocol/work-lists.ts';
import { isTurnOf } from '#protocol/work-order-steps.ts';
import { addWorkingDays } from '../calendar.ts';
import { mayServe } from '../routing.ts';
import { type CounterNow, type HallState, type Ticket, UNDO_MS } from '../state.ts';
import { followerOf } from '../visit.ts';
import { waitingFor } from '../wait-rules.ts';
import { reasonViews } from './reasons.ts';
import { counterView, ticketView, waitingLine } from './tickets.ts';
import { closesAt, papersView } from './work.ts';

/** A member of staff as views show one; looked up by reference outside the journal. */
export type Person = { ref: string; name: Text; badge: string };

const WAITING_SHOWN = 20;

export function padState(counter: CounterNow, now: number): PadState {
    const pad = openPad(counter, now);
    // It goes on although the clerk has signed out: whoever was served may still rate.
    if (pad !== null) {
        const { ticket, closesAt, from, explained } = pad;
        const state = from === null ? 'asking' : from === 'pad' && !explained ? 'explaining' : 'thanks';
        return { state, ticket: { id: ticket.id, no: ticket.no }, closesAt };
    }
    if (counter.clerk === null) return { state: 'closed', ticket: null, closesAt: null };
    const serving = counter.ticket?.state === 'serving' ? counter.ticket : null;
    return { state: serving === null ? 'idle' : 'serving', ticket: serving === null ? null : { id: serving.id, no: serving.no }, closesAt: null };
}

/** What the pad has before it, while its time is not over. */
function openPad({ pad }: CounterNow, now: number): CounterNow['pad'] {
    return pad !== null && now < pad.closesAt && (pad.from !== null || pad.ticket.rating.state === 'open') ? pad : null;
}

/** Work orders for which it is this person's turn. */
export function turnsOf(state: HallState, ref: string): number {
    return [...state.workOrders.values()].filter((order) => isTurnOf(order, ref)).length;
}

/** How long a terminal shows that somebody comes. */
const ANSWER_SHOWN_MS = 120_000;

/** The usual times to bring papers, in working days. */
const DEADLINE_DAYS = [1, 3, 5, 10, 15] as const;

/** What counters ask for and nobody has answered, or somebody has just now; oldest first. */
export function asksOf(state: HallState, now: number, personOf: (ref: string) => Person | null = () => null): AskView[] {
    return [...state.asks.values()]
        .filter(({ answeredAt }) => answeredAt === null || now < answeredAt + ANSWER_SHOWN_MS)
        .map(({ counter, need, clerk, at, answeredAt }) => ({ counter, need, clerk: personOf(clerk), since: at, answeredAt }))
        .sort((one, other) => one.since - other.since);
}

function deadlinesFrom({ day, setup }: HallState): TerminalView['deadlines'] {
    return DEADLINE_DAYS.map((workingDays) => ({ workingDays, day: addWorkingDays(day ?? '', workingDays, setup.config.hours) }));
}

function followersOf(state: HallState, ticket: Ticket): WaitingLine[] {
    const follower = followerOf(state, ticket);
    return follower === undefined ? [] : [waitingLine(follower), ...followersOf(state, follower)];
}

export function terminalView(
    state: HallState,
    now: number,
    counter: CounterNow,
    who: { viewer: Person; atCounter: Person | null; earlier: WorkCounts },
    health: HubHealth,
): TerminalView {
    const { config } = state.setup;
    const { recallLimit, recallIntervalSeconds, callLockSeconds } = config.settings;
    const waiting = waitingFor(state, counter, now, WAITING_SHOWN);
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        clerk: who.viewer,
        counter: { ...counterView(counter), clerk: who.atCounter, pause: counter.pause === null ? null : { ...counter.pause } },
        ticket: counter.ticket === null ? null : ticketView(state, counter.ticket, now),
        follow: counter.ticket === null ? [] : followersOf(state, counter.ticket),
        deadlines: counter.ticket === null ? [] : deadlinesFrom(state),
        papers: papersView(state, counter),
        work: { ...who.earlier, handOver: who.earlier.handOver + counter.accepted.size, closesAt: closesAt(state) },
        asks: asksOf(state, now).filter((ask) => ask.counter === counter.setup.no),
        waiting: waiting.first.map(waitingLine),
        waitingCount: waiting.count,
        passed: [...state.passed]
            .filter((ticket) => ticket.counter === counter.setup.no)
            .slice(-WAITING_SHOWN)
            .map(waitingLine),
        held: [...state.held].filter(({ wanted }) => mayServe(counter.setup, wanted, counter.helping)).map(waitingLine),
        undo: undoable(counter, now),
        workOrders: turnsOf(state, who.viewer.ref),
        finishedToday: counter.finishedToday,
        limits: { recalls: recallLimit, recallIntervalMs: recallIntervalSeconds * 1000, callLockMs: callLockSeconds * 1000 },
        pad: padState(counter, now),
        health,
    };
}

function undoable({ last }: CounterNow, now: number): TerminalView['undo'] {
    if (last === null || now > last.at + UNDO_MS) return null;
    return { act: last.act, no: last.ticket.no, until: last.at + UNDO_MS };
}

export function padView(state: HallState, now: number, counter: CounterNow, clerk: Person | null): PadView {
    const { hall } = state.setup.config;
    const pad = padState(counter, now);
    const level = counter.pad?.ticket.rating.level ?? null;
    return {
        seq: state.seq,
        at: now,
        hall: hall.name,
        counter: counter.setup.no,
        clerk: clerk === null ? null : { name: clerk.name, badge: clerk.badge },
        supervisionPhone: hall.supervisionPhone,
        pad,
        why: pad.state !== 'explaining' || level === null ? null : { level, reasons: reasonViews(state).filter((reason) => reason.level === level) },
        from: pad.state === 'thanks' ? (counter.pad?.from ?? null) : null,
    };
}
