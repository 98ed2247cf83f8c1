/** Open counters read from who served whom, where nobody recorded the clerks' hours. Only the past is used. */
import type { Duty, Visit } from './visits.ts';

/** A counter that has not served for so long is taken to be closed. */
const ON_DUTY_MS = 15 * 60_000;

type Seen = { kind: string | null; since: number };

/** Duty as far as the sessions tell it; any counter may serve any visit. */
export function dutyFromSessions(): Duty {
    const seen = new Map<string | Visit, Seen>();
    return {
        begin(visit, at) {
            seen.set(nameOf(visit), { kind: visit.sessionMs > 0 ? visit.kind : null, since: at });
        },
        end(visit, at) {
            // A session of nobody knows whom is a counter for as long as it lasts.
            if (visit.counter === '') seen.delete(visit);
            else seen.set(visit.counter, { kind: null, since: at });
        },
        open(_visit, at) {
            const open = [...seen.values()].filter(({ kind, since }) => kind !== null || at - since < ON_DUTY_MS);
            return open.map(({ kind, since }) => ({ kind, sinceMs: at - since }));
        },
    };
}

function nameOf(visit: Visit): string | Visit {
    return visit.counter === '' ? visit : visit.counter;
}
