/**
 * Honest waits. One predictor per pool of counters (a theme): it is told what happens, is asked what a ticket's wait will be, and learns from
 * each promise once the visitor is called. Everything it knows is plain data in `state`, which survives as JSON. It holds no clock, no timer and no
 * randomness: the same story gives the same promises.
 */
import { type Correction, correct, learn, noCorrection } from './correction.ts';
import { CALLS_OVER_SESSIONS, featuresOf, fromScale, type Named, remember, toScale } from './features.ts';
import { countAhead, type Question, type WaitPromise } from './question.ts';
import { walkQueue } from './queue-walk.ts';
import { noteCall, noteLeft, noteTaken, nothingRecent, type Recent } from './recent.ts';
import { addSession, meanSession, noSessions, type SessionLengths } from './session-lengths.ts';
import { addError, noSpread, type Spread, spreadAround } from './spread.ts';
import { noStaffing, noteOpen, type Staffing } from './staffing.ts';

/** What was learned about promises made when a ticket is taken, or later while it waits. */
type Learned = { correction: Correction; spread: Spread };

/** All that a predictor knows. */
export type PredictorState = { recent: Recent; lengths: SessionLengths; staffing: Staffing; named: Named; taken: Learned; again: Learned };

export type PredictorSetup = {
    /** Expected session of a kind from the catalogue, in milliseconds; what a new pool starts from. */
    readonly expectedMs: (kind: string) => number;
    /** Expected session of the pool as a whole. */
    readonly expectedAllMs: number;
    /** What an earlier predictor of the pool knew. */
    readonly state?: PredictorState;
};

/** With a free counter the wait is the walk to it. */
const AT_ONCE_MS = 30_000;

export class WaitPredictor {
    readonly state: PredictorState;
    readonly #setup: PredictorSetup;

    constructor(setup: PredictorSetup) {
        this.#setup = setup;
        this.state = setup.state ?? newState();
    }

    /** Mean session of the pool, in milliseconds. */
    get unitMs(): number {
        return meanSession(this.state.lengths, this.#setup.expectedAllMs);
    }

    /** So many counters of the pool are open; tell whenever it changes and at least at each ticket. */
    observeOpen(at: number, open: number): void {
        noteOpen(this.state.staffing, at, open);
    }

    /** A ticket was taken. */
    observeTaken(at: number, kind: string, ofClass: string): void {
        noteTaken(this.state.recent, at, ofClass);
        remember(this.state.named.kinds, kind, 'kinds');
        remember(this.state.named.classes, ofClass, 'classes');
    }

    /** A ticket was called that had waited so long; `promised` are the promises once made to it, from which is learned. */
    observeCalled(at: number, kind: string, ofClass: string, waitedMs: number, promised: readonly WaitPromise[] = []): void {
        noteCall(this.state.recent, at, kind, ofClass, waitedMs, CALLS_OVER_SESSIONS * this.unitMs);
        for (const promise of promised) this.#learn(promise, at - promise.at);
    }

    /** Somebody who waited is gone: cancelled, or not there when called. */
    observeLeft(_at: number, _kind: string, _class: string, waitedMs: number): void {
        noteLeft(this.state.recent, waitedMs);
    }

    /** A session ended that had taken so long. */
    observeServed(_at: number, kind: string, sessionMs: number): void {
        addSession(this.state.lengths, kind, sessionMs);
    }

    /** The wait from the moment of the question on, in milliseconds. */
    predict(question: Question): WaitPromise {
        const { at, free } = question;
        if (free > 0 && countAhead(question) < free) return { low: 0, middle: 0, high: AT_ONCE_MS, at, basis: null };
        const { recent, lengths, staffing, named } = this.state;
        const { unitMs } = this;
        const walk = walkQueue(question, { lengths, recent, staffing, expectedMs: this.#setup.expectedMs, unitMs });
        const features = featuresOf(question, walk, unitMs, recent, named);
        const again = question.waitedMs > 0;
        const { correction, spread } = again ? this.state.again : this.state.taken;
        const predicted = correct(correction, features);
        const bounds = spreadAround(spread, predicted);
        const low = fromScale(bounds.low, unitMs);
        const middle = Math.max(low, fromScale(bounds.middle, unitMs));
        return { low, middle, high: Math.max(middle, fromScale(bounds.high, unitMs)), at, basis: { again, unitMs, features, predicted } };
    }

    #learn({ basis }: WaitPromise, actualMs: number): void {
        if (basis === null) return;
        const { correction, spread } = basis.again ? this.state.again : this.state.taken;
        const actual = toScale(actualMs, basis.unitMs);
        addError(spread, basis.predicted, actual);
        learn(correction, basis.features, actual);
    }
}

function newState(): PredictorState {
    const learned = (): Learned => ({ correction: noCorrection(), spread: noSpread() });
    return {
        recent: nothingRecent(),
        lengths: noSessions(),
        staffing: noStaffing(),
        named: { kinds: [], classes: [] },
        taken: learned(),
        again: learned(),
    };
}
