/** Lives days again, event by event, asking for a promise at each ticket taken and keeping it beside what came of it. */
import { type PredictorState, WaitPredictor } from '#hall/prediction/predictor.ts';
import type { Question, WaitPromise } from '#hall/prediction/question.ts';
import type { Source, Visit } from './visits.ts';

/** One promise and its truth, with what the two usual ways would have said; milliseconds. */
export type Judged = {
    readonly visit: Visit;
    readonly actualMs: number;
    readonly promise: WaitPromise;
    readonly formulaMs: number;
    readonly lastMs: number;
    readonly lastOfKindMs: number;
};

type Happening = { readonly at: number; readonly order: number; readonly what: 'end' | 'call' | 'take' | 'ask'; readonly visit: Visit };
type Pool = {
    predictor: WaitPredictor;
    waiting: Map<Visit, WaitPromise[]> /** By kind, and of any kind under ''. */;
    lastWait: Map<string, number>;
    sessions: { count: number; ms: number };
};

/** A promise is made again once a visitor has waited for about half a mean session. */
const AGAIN_SHARE = 0.5;

export type Replayed = {
    /** Promises made at taking, in the order in which they were made. */
    readonly taken: readonly Judged[];
    /** Those made again later. */
    readonly again: readonly Judged[];
    /** What the predictor of each pool knew in the end. */
    readonly states: ReadonlyMap<string, PredictorState>;
};

export function replay(source: Source): Replayed {
    const pools = new Map<string, Pool>();
    const judged = { taken: [] as Judged[], again: [] as Judged[] };
    for (const happening of happenings(source)) {
        const { visit, at, what } = happening;
        const pool = pools.get(visit.pool) ?? newPool(source);
        pools.set(visit.pool, pool);
        if (what === 'end') end(source, pool, visit, at);
        else if (what === 'call') call(source, pool, visit, at);
        else if (what === 'take') judged.taken.push(take(source, pool, visit));
        else judged.again.push(ask(source, pool, visit, at));
    }
    const states = new Map([...pools].map(([name, { predictor }]) => [name, predictor.state]));
    return { ...judged, states };
}

function newPool(source: Source): Pool {
    return { predictor: new WaitPredictor(source), waiting: new Map(), lastWait: new Map(), sessions: { count: 0, ms: 0 } };
}

/** At the same moment sessions end first, then visitors are called, then tickets are taken. */
function happenings({ visits, expectedAllMs }: Source): Happening[] {
    const all: Happening[] = [];
    for (const visit of visits) {
        const calledAt = visit.arrivedAt + visit.waitedMs;
        const again = expectedAllMs * AGAIN_SHARE;
        all.push({ at: visit.arrivedAt, order: 2, what: 'take', visit });
        if (visit.waitedMs > again) all.push({ at: visit.arrivedAt + again, order: 3, what: 'ask', visit });
        if (visit.waitedMs > 0) all.push({ at: calledAt, order: 1, what: 'call', visit });
        if (visit.served) all.push({ at: calledAt + visit.sessionMs, order: visit.sessionMs > 0 ? 0 : 4, what: 'end', visit });
    }
    return all.sort((a, b) => a.at - b.at || a.order - b.order);
}

function take(source: Source, pool: Pool, visit: Visit): Judged {
    const { arrivedAt: at, kind, class: ofClass, waitedMs } = visit;
    const question = questionOf(source, pool, visit, at);
    pool.predictor.observeOpen(at, question.counters.length);
    pool.predictor.observeTaken(at, kind, ofClass);
    const judged = judge(pool, question, visit);
    pool.waiting.set(visit, [judged.promise]);
    if (waitedMs === 0) call(source, pool, visit, at);
    return judged;
}

function ask(source: Source, pool: Pool, visit: Visit, at: number): Judged {
    const judged = judge(pool, questionOf(source, pool, visit, at), visit);
    pool.waiting.get(visit)?.push(judged.promise);
    return judged;
}

function judge({ predictor, lastWait, sessions }: Pool, question: Question, visit: Visit): Judged {
    const ahead = question.ahead.reduce((sum, { count }) => sum + count, 0);
    const mean = sessions.count > 0 ? sessions.ms / sessions.count : predictor.unitMs;
    return {
        visit,
        actualMs: visit.arrivedAt + visit.waitedMs - question.at,
        promise: predictor.predict(question),
        formulaMs: (ahead * mean) / Math.max(1, question.counters.length),
        lastMs: Math.max(0, (lastWait.get('') ?? 0) - question.waitedMs),
        lastOfKindMs: Math.max(0, (lastWait.get(visit.kind) ?? 0) - question.waitedMs),
    };
}

function call({ duty }: Source, pool: Pool, visit: Visit, at: number): void {
    const { kind, class: ofClass, waitedMs, served } = visit;
    const promised = pool.waiting.get(visit);
    pool.waiting.delete(visit);
    if (!served) {
        pool.predictor.observeLeft(at, kind, ofClass, waitedMs);
        return;
    }
    pool.predictor.observeCalled(at, kind, ofClass, waitedMs, promised);
    pool.lastWait.set(kind, waitedMs).set('', waitedMs);
    duty.begin(visit, at);
}

function end({ duty }: Source, { predictor, sessions }: Pool, visit: Visit, at: number): void {
    duty.end(visit, at);
    predictor.observeServed(at, visit.kind, visit.sessionMs);
    sessions.count += 1;
    sessions.ms += visit.sessionMs;
}

/**
 * What the hall knows at that moment. Whether a counter is free is seen by the ticket being called at once; the files do not tell which idle
 * clerks were ready.
 */
function questionOf({ duty, headStartMs }: Source, { waiting, lastWait }: Pool, visit: Visit, at: number): Question {
    const startOf = (ofClass: string): number => headStartMs[ofClass] ?? 0;
    const rank = ({ arrivedAt, class: ofClass }: Visit): number => arrivedAt - startOf(ofClass);
    const ahead = new Map<string, number>();
    let headWaitMs = 0;
    for (const other of waiting.keys()) {
        if (other === visit) continue;
        if (rank(other) <= rank(visit)) ahead.set(other.kind, (ahead.get(other.kind) ?? 0) + 1);
        if (other.kind === visit.kind) headWaitMs = Math.max(headWaitMs, at - other.arrivedAt);
    }
    const waitedMs = at - visit.arrivedAt;
    return {
        at,
        kind: visit.kind,
        class: visit.class,
        counters: duty.open(visit, at),
        free: visit.waitedMs === 0 ? ahead.size + 1000 : 0,
        ahead: [...ahead].map(([kind, count]) => ({ kind, count })),
        overtaking: Object.keys(headStartMs).map((other) => ({
            class: other,
            leadMs: Math.max(0, startOf(other) - startOf(visit.class) - waitedMs),
        })),
        waitedMs,
        lastWaitMs: lastWait.get(visit.kind) ?? null,
        headWaitMs,
    };
}
