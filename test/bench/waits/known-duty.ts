/** Open counters read from who served whom, where nobody recorded the clerks' hours. Only the past is used. */
import type { CounterMoment } from '#hall/prediction/question.ts';
import type { Duty, Visit } from './visits.ts';

/** A counter that has not served for so long is taken to be closed. */
const ON_DUTY_MS = 10 * 60_000;
/** Sessions after which what a counter never did is taken to be what it does not do. */
const KNOWN_AFTER = 20;
const SEEN_BEFORE = 3;

type Seen = { kind: string | null; since: number; did: Map<string, number>; sessions: number };

/** Duty as far as the sessions tell it. */
export function dutyFromSessions(): Duty {
    const seen = new Map<string, Seen>();
    return {
        begin({ counter, kind, sessionMs }, at) {
            if (counter === '') return;
            const before = seen.get(counter) ?? { kind: null, since: at, did: new Map<string, number>(), sessions: 0 };
            before.did.set(kind, (before.did.get(kind) ?? 0) + 1);
            seen.set(counter, { ...before, kind: sessionMs > 0 ? kind : null, since: at, sessions: before.sessions + 1 });
        },
        end({ counter }, at) {
            const before = seen.get(counter);
            if (before !== undefined) seen.set(counter, { ...before, kind: null, since: at });
        },
        open({ kind }: Visit, at) {
            const open: CounterMoment[] = [];
            for (const one of seen.values()) {
                if (one.kind === null && at - one.since >= ON_DUTY_MS) continue;
                if (one.sessions >= KNOWN_AFTER && (one.did.get(kind) ?? 0) < SEEN_BEFORE) continue;
                open.push({ kind: one.kind, sinceMs: at - one.since });
            }
            return open;
        },
    };
}
