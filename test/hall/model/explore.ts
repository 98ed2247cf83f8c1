/** The model-based test: random days, every step compared with what the handbook says. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Decision } from '#hall/decide/index.ts';
import { ask, isCommand } from './asking.ts';
import type { Core } from './core.ts';
import { checkRefusedIssue, dayOf } from './handbook-issue.ts';
import { type Intent, intents } from './intents.ts';
import { checkInvariants } from './invariants.ts';
import { type Asked, MemoryHub } from './memory-hub.ts';
import { observe } from './observe.ts';
import { checkHelpers } from './observe-counters.ts';
import { checkAlerts, checkNobodyFor } from './observe-queue.ts';
import { History, must } from './seen.ts';
import { MINUTE, MONDAY_8, SMALL_HALL } from './small-hall.ts';
import { snapshotOf } from './snapshot.ts';

/** One in so many refusals is followed by a look at everything; all are followed by the invariants. */
const LOOKED_AT_WHOLE = 16;

/** A day under observation. */
export class Watched {
    readonly hub: MemoryHub;
    readonly history = new History();
    clock = MONDAY_8;
    steps = 0;
    readonly accepted = new Map<string, number>();

    constructor(core: Core) {
        this.hub = new MemoryHub(core, MONDAY_8);
        this.#give({ request: 'begin', command: { type: 'endDay', day: '2026-11-23' }, actor: { role: 'hub', ref: 'hub' } });
        for (const { no } of SMALL_HALL.counters) {
            if (no !== 6)
                this.#give({ request: `open ${no}`, command: { type: 'signIn', counter: no }, actor: { role: 'clerk', ref: `clerk-${no}` } });
        }
    }

    /** Lets it happen and checks everything afterwards. */
    step(intent: Intent): void {
        this.steps += 1;
        this.clock += intent.passes;
        const { hub } = this;
        if (intent.kind === 'wait') this.clock += intent.what * 60;
        if (intent.kind === 'clockBack') this.clock -= intent.what * 1_000;
        if (intent.kind === 'endDay') this.clock = midnightAfter(this.now()) + intent.how * 1_000;
        if (intent.kind === 'crash') this.#crash();
        if (intent.kind === 'retry') this.#retry(intent);
        if (isCommand(intent.kind)) {
            // As a hub does: the day begins before the first command that comes on it.
            const today = dayOf(this.now());
            if (today > (hub.state.day ?? ''))
                this.#give({ request: `day ${today}`, command: { type: 'endDay', day: today }, actor: { role: 'hub', ref: 'hub' } });
            this.#give(
                { request: `request ${this.steps}`, ...ask(hub.state, { ...intent, kind: intent.kind }) },
                intent.what % LOOKED_AT_WHOLE === 0,
            );
        }
        checkInvariants(hub.state, this.history);
    }

    now(): number {
        return Math.max(this.clock, this.hub.state.at);
    }

    #give(asked: Asked, looksWhole = false): void {
        const { hub, history } = this;
        const now = this.now();
        const before = looksWhole ? snapshotOf(hub.state, hub.core) : null;
        const { answer, events } = hub.execute(asked, this.clock);
        for (const event of events) observe(history, event);
        if (events.length === 0 && before !== null) {
            must(isDeepStrictEqual(before, snapshotOf(hub.state, hub.core)), `${asked.command.type} changed something without an event`);
        }
        if (answer.ok) this.accepted.set(asked.command.type, (this.accepted.get(asked.command.type) ?? 0) + 1);
        this.#checkAnswer(asked, answer, now);
    }

    #checkAnswer({ command }: Asked, answer: Decision, now: number): void {
        if (!answer.ok) {
            if (command.type === 'takeTicket') checkRefusedIssue(this.history, command, answer.refusal, now);
            return;
        }
        if (command.type === 'next' && answer.about.ticket === null) checkNobodyFor(this.history, command.counter, now);
        if (command.type !== 'review') return;
        checkAlerts(this.history, now);
        checkHelpers(this.history);
    }

    /** The process ends without warning: what the journal tells is all that is left, and it is the same. */
    #crash(): void {
        const { hub } = this;
        const live = snapshotOf(hub.state, hub.core);
        must(isDeepStrictEqual(snapshotOf(hub.folded(), hub.core), live), 'the fold of the journal is not the live state');
        const restarted = hub.restarted();
        hub.state = restarted;
        must(isDeepStrictEqual(snapshotOf(restarted, hub.core), live), 'a restart does not bring back the live state');
    }

    #retry(intent: Intent): void {
        const { hub } = this;
        const answered = hub.answered;
        const again = answered[intent.what % answered.length];
        if (again === undefined) return;
        const first = hub.execute(again, this.clock);
        must(first.events.length === 0, 'a request that was repeated did something');
    }

    /** The whole state and the whole journal, at the end. */
    end(): void {
        this.#crash();
    }
}

function midnightAfter(now: number): number {
    return Date.parse(`${dayOf(now)}T00:00:00+08:00`) + 24 * 60 * MINUTE;
}

class Act implements fc.Command<object, Watched> {
    readonly intent: Intent;

    constructor(intent: Intent) {
        this.intent = intent;
    }

    check(): boolean {
        return true;
    }

    run(_model: object, watched: Watched): void {
        watched.step(this.intent);
    }

    toString(): string {
        return JSON.stringify(this.intent);
    }
}

export type Explored = { seed: number; steps: number; days: number; accepted: Map<string, number>; failure: string | null };

export type Exploring = { core: Core; runs: number; longest: number; seed: number; shrinks?: boolean; path?: string };

/** Runs random days until one fails or all are done. */
export function explore({ core, runs, longest, seed, shrinks = true, path }: Exploring): Explored {
    let steps = 0;
    const accepted = new Map<string, number>();
    const acts = fc.commands([intents.map((intent) => new Act(intent))], {
        maxCommands: longest,
        size: 'max',
        ...(path === undefined ? {} : { replayPath: path }),
    });
    const property = fc.property(acts, (commands) => {
        const watched = new Watched(core);
        try {
            fc.modelRun(() => ({ model: {}, real: watched }), commands);
            watched.end();
        } finally {
            steps += watched.steps;
            for (const [type, count] of watched.accepted) accepted.set(type, (accepted.get(type) ?? 0) + count);
        }
    });
    const details = fc.check(property, { seed, numRuns: runs, endOnFailure: !shrinks });
    return { seed, steps, days: details.numRuns, accepted, failure: details.failed ? told(details) : null };
}

/** What failed, the shortest day that was found to show it, and how to see it again. */
function told({ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Iterable<fc.Command<object, Watched>>]>): string {
    const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    const [day] = counterexample ?? [];
    return `${why}\nseed ${seed}, path ${counterexamplePath}\n${day === undefined ? '' : String(day)}`;
}
