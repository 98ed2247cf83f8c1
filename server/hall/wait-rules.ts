/**
 * Whom a counter calls next. Candidates are the heads of the lanes that the counter may serve and that may be called now. Precedence: called
 * by name (a command of its own), promoted, past maximum (earliest limit), affinity hold, run bound, weight. Weight is head start + rate ×
 * waiting time (see `#protocol/rules.ts` for the theory).
 */
import type { CallReason, Candidate, Why } from '#protocol/why.ts';
import { isBefore, type Lane } from './lane.ts';
import { isOpenCounter, mayServe, preferenceOf } from './routing.ts';
import { isPrivileged, type Weighing } from './rules.ts';
import type { CounterNow, HallState, Ticket } from './state.ts';

/** Candidates that a call's event keeps. */
const CANDIDATES_KEPT = 8;
const MINUTE = 60_000;

type Head = { ticket: Ticket; lane: Lane; weighing: Weighing; weight: number };

export type Chosen = { ticket: Ticket; why: Why };

/** The ticket that a counter calls next, with the reason, if anybody waits whom it may call. */
export function chooseNext(state: HallState, counter: CounterNow, now: number): Chosen | undefined {
    const heads = headsFor(state, counter, now);
    const found = firstByPrecedence(state, counter, heads, now);
    if (found === undefined) return undefined;
    const { head, reason } = found;
    return {
        ticket: head.ticket,
        why: {
            reason,
            rules: state.rules.version,
            candidates: kept(heads, head, preferring(counter)),
        },
    };
}

function firstByPrecedence(
    state: HallState,
    counter: CounterNow,
    heads: readonly Head[],
    now: number,
): { head: Head; reason: CallReason } | undefined {
    const promoted = first(
        heads.filter(({ lane }) => lane.kind.promoted),
        (a, b) => (isBefore(a.ticket.order, b.ticket.order) ? -1 : 1),
    );
    if (promoted !== undefined) return { head: promoted, reason: 'promoted' };
    const late = first(
        heads.filter((head) => now > limitOf(head)),
        (a, b) => limitOf(a) - limitOf(b) || a.ticket.order.seq - b.ticket.order.seq,
    );
    if (late !== undefined) return { head: late, reason: 'pastMaximum' };
    const heavier = preferring(counter);
    const known = first(
        heads.filter(({ lane }) => lane.kind.affinity === counter.setup.no),
        heavier,
    );
    if (known !== undefined) return { head: known, reason: 'affinity' };
    const heaviest = first(heads, heavier);
    if (heaviest === undefined) return undefined;
    const bounded = first(
        heads.filter((head) => !isHeldByRunBound(state, head, heads)),
        heavier,
    );
    if (bounded === undefined || bounded === heaviest) return { head: heaviest, reason: 'weight' };
    return { head: bounded, reason: 'runBound' };
}

/** The time at which a ticket has waited its maximum. */
function limitOf({ ticket, weighing }: Head): number {
    return ticket.since + weighing.maximum;
}

/** After k privileged calls of a theme in a row the next goes to another class of it, if one waits that this counter may serve. */
function isHeldByRunBound(state: HallState, { lane }: Head, heads: readonly Head[]): boolean {
    const { wanted } = lane.kind;
    if (!isPrivileged(wanted) || state.runs.inARow(wanted.theme) < state.rules.runBound(wanted.theme)) return false;
    return heads.some((other) => other.lane.kind.wanted.theme === wanted.theme && !isPrivileged(other.lane.kind.wanted));
}

/** Heads of the lanes that a counter may call from now. */
function headsFor(state: HallState, counter: CounterNow, now: number): Head[] {
    const heads: Head[] = [];
    for (const lane of state.waiting.lanes()) {
        if (!mayServe(counter.setup, lane.kind.wanted, counter.helping)) continue;
        const weighing = state.rules.weighing(lane.kind.wanted);
        const ticket = firstCallable(lane, (each) => each.since <= now && !isHeldBack(state, counter, each, weighing, now));
        if (ticket !== undefined) heads.push({ ticket, lane, weighing, weight: weightOf(ticket, weighing, now) });
    }
    return heads;
}

/**
 * The head of a lane, if it may be called. Behind one that may not be called yet stand only such that may not either, but for two kinds of lanes,
 * both short: promoted ones, who stand in the order of their promotion, and those whom a counter knows, each held back until its own time.
 */
function firstCallable(lane: Lane, isCallable: (ticket: Ticket) => boolean): Ticket | undefined {
    const { head, kind } = lane;
    if (head === undefined || isCallable(head)) return head;
    if (!kind.promoted && (kind.affinity === null || kind.directed)) return undefined;
    for (const ticket of lane.tickets()) if (isCallable(ticket)) return ticket;
    return undefined;
}

/**
 * Whether the ticket is left to another counter: one that knows the visitor, until a time and never when promoted or past the maximum; or one
 * that they were sent to. Only as long as that counter is open and may serve them.
 */
function isHeldBack(state: HallState, counter: CounterNow, ticket: Ticket, { maximum }: Weighing, now: number): boolean {
    const { affinity, wanted, since, promoted } = ticket;
    if (affinity === null || affinity.counter === counter.setup.no) return false;
    const known = state.counters.get(affinity.counter);
    if (known === undefined || !isOpenCounter(known) || !mayServe(known.setup, wanted, known.helping)) return false;
    if (affinity.until === null) return true;
    return !promoted && now < affinity.until && now <= since + maximum;
}

/** Weight of a waiting ticket, in milliseconds of waiting. */
export function weightOf(ticket: Pick<Ticket, 'since'>, { headStart, rate }: Weighing, now: number): number {
    return headStart + rate * (now - ticket.since);
}

/** Heavier first; of equals what the counter prefers, then the one that came first. */
function preferring(counter: CounterNow): (a: Head, b: Head) => number {
    return (a, b) => {
        const byWeight = b.weight - a.weight;
        if (byWeight !== 0) return byWeight;
        const byPreference = preferenceOf(counter.setup, a.lane.kind.wanted) - preferenceOf(counter.setup, b.lane.kind.wanted);
        return byPreference !== 0 ? byPreference : isBefore(a.ticket.order, b.ticket.order) ? -1 : 1;
    };
}

function first(heads: readonly Head[], order: (a: Head, b: Head) => number): Head | undefined {
    let best: Head | undefined;
    for (const head of heads) if (best === undefined || order(head, best) < 0) best = head;
    return best;
}

function kept(heads: readonly Head[], chosen: Head, order: (a: Head, b: Head) => number): Candidate[] {
    const heaviest = heads.toSorted(order).slice(0, CANDIDATES_KEPT);
    const shown = heaviest.includes(chosen) ? heaviest : [...heaviest.slice(0, -1), chosen];
    return shown.map(({ ticket, weight }) => ({ no: ticket.no, class: ticket.wanted.class, weight: Math.round(weight / (MINUTE / 10)) / 10 }));
}

/** The first tickets that a counter would call, about in that order, and how many it may call in all. */
export function waitingFor(state: HallState, counter: CounterNow, now: number, limit: number): { first: Ticket[]; count: number } {
    const weighed: { ticket: Ticket; weight: number; promoted: boolean }[] = [];
    let count = 0;
    for (const lane of state.waiting.lanes()) {
        if (!mayServe(counter.setup, lane.kind.wanted, counter.helping)) continue;
        count += lane.size;
        const weighing = state.rules.weighing(lane.kind.wanted);
        for (const ticket of lane.first(limit)) weighed.push({ ticket, weight: weightOf(ticket, weighing, now), promoted: lane.kind.promoted });
    }
    weighed.sort((a, b) => Number(b.promoted) - Number(a.promoted) || b.weight - a.weight || (isBefore(a.ticket.order, b.ticket.order) ? -1 : 1));
    return { first: weighed.slice(0, limit).map(({ ticket }) => ticket), count };
}

/** People of the same theme who would be called before a waiting ticket if every counter called by weight alone. */
export function aheadOf(state: HallState, ticket: Ticket, now: number): number {
    if (ticket.state !== 'waiting' || !Number.isFinite(ticket.since)) return 0;
    const mine = state.rules.weighing(ticket.wanted);
    const weight = weightOf(ticket, mine, now);
    let ahead = 0;
    for (const lane of state.waiting.ofTheme(ticket.wanted.theme)) {
        if (lane.kind.promoted && !ticket.promoted) ahead += lane.size;
        else ahead += lane.countBefore(thresholdIn(state, lane, weight, ticket.order.seq, now));
    }
    return ahead;
}

/** Where in a lane those stand who are heavier than a weight: they began to wait before a moment that is the same for the whole lane. */
export function thresholdIn(state: HallState, lane: Lane, weight: number, seq: number, now: number): Ticket['order'] {
    const { headStart, rate } = state.rules.weighing(lane.kind.wanted);
    return { at: now - (weight - headStart) / rate, seq };
}
