/** Open counters of a simulated hall: those on shift. Breaks to come are not told. */
import type { CounterMoment } from '#hall/prediction/question.ts';
import type { CounterPlan } from './halls.ts';
import type { Duty } from './visits.ts';

export function dutyByPlan(counters: readonly CounterPlan[]): Duty {
    const now = new Map<string, { kind: string | null; since: number }>();
    return {
        begin({ counter, kind }, at) {
            now.set(counter, { kind, since: at });
        },
        end({ counter }, at) {
            now.set(counter, { kind: null, since: at });
        },
        open({ pool }, at) {
            const hour = (at % 86_400_000) / 3_600_000;
            const open: CounterMoment[] = [];
            for (const { name, pools, shifts } of counters) {
                const { kind, since } = now.get(name) ?? { kind: null, since: at };
                if (!pools.includes(pool) || !shifts.some(([from, to]) => hour >= from && hour < to)) continue;
                open.push({ kind, sinceMs: at - since });
            }
            return open;
        },
    };
}
