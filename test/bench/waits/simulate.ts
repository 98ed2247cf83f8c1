/** Days of a hall that never was, second by second: who comes, who is called by the wait rules, who gives up, how long sessions take. */
import { dutyByPlan } from './duty-by-plan.ts';
import type { ClassPlan, CounterPlan, HallPlan, KindPlan } from './halls.ts';
import { type Random, randomFrom } from './random.ts';
import type { Source, Visit } from './visits.ts';

const DAY_S = 86_400;
const FIRST_DAY_MS = Date.UTC(2026, 2, 2);

type Person = { pool: string; kind: string; class: string; arrived: number; headStart: number; patience: number; session: number };
type Chair = { plan: CounterPlan; readyAt: number };

/** Days to learn from, then days to judge, each with its own crowd and pace. */
export function simulated(plan: HallPlan, seed: number, learnDays: number, judgeDays: number): Source {
    const random = randomFrom(seed);
    const visits: Visit[] = [];
    for (let day = 0; day < learnDays + judgeDays; day += 1) visits.push(...simulateDay(plan, random, day));
    const kinds = Object.values(plan.pools).flat();
    const meanOf = (kind: string): number => kinds.find((one) => one.kind === kind)?.mean ?? 600;
    const catalogueMs = (kind: string): number => Math.max(2, Math.round(meanOf(kind) / 60 / 5) * 5) * 60_000;
    return {
        name: plan.name,
        visits,
        learnUntil: dateOf(learnDays - 1),
        headStartMs: Object.fromEntries(plan.classes.map((one) => [one.class, one.headStart * 1000])),
        // The catalogue's minutes are round and somewhat wrong, as catalogues are.
        expectedMs: catalogueMs,
        expectedAllMs: kinds.reduce((sum, { kind }) => sum + catalogueMs(kind), 0) / kinds.length,
        duty: dutyByPlan(plan.counters),
    };
}

function simulateDay(plan: HallPlan, random: Random, day: number): Visit[] {
    const visits: Visit[] = [];
    const coming = arrivals(plan, random);
    const chairs = plan.counters.map((counter): Chair => ({ plan: counter, readyAt: 0 }));
    let waiting: Person[] = [];
    const note = (person: Person, now: number, counter: string): void => {
        const [arrivedAt, waitedMs] = [FIRST_DAY_MS + (day * DAY_S + person.arrived) * 1000, (now - person.arrived) * 1000];
        const { pool, kind, class: ofClass, session } = person;
        const served = counter !== '';
        visits.push({ day: dateOf(day), pool, kind, class: ofClass, arrivedAt, waitedMs, served, sessionMs: served ? session * 1000 : 0, counter });
    };
    let next = 0;
    for (let now = plan.opens * 3600; now < DAY_S && (next < coming.length || waiting.length > 0); now += 1) {
        for (let person = coming[next]; person !== undefined && person.arrived <= now; person = coming[next]) {
            waiting.push(person);
            next += 1;
        }
        if (waiting.length === 0) continue;
        for (const person of waiting) if (now - person.arrived > person.patience) note(person, now, '');
        waiting = waiting.filter((person) => now - person.arrived <= person.patience);
        for (const chair of chairs) {
            if (chair.readyAt > now || !onShift(chair.plan, now)) continue;
            const called = heaviest(waiting, chair.plan);
            if (called === undefined) continue;
            waiting = waiting.filter((person) => person !== called);
            note(called, now, chair.plan.name);
            const [shortest, longest] = plan.between;
            chair.readyAt = now + called.session + Math.round(shortest + (longest - shortest) * random.next());
        }
    }
    return visits;
}

/** Who comes on a day; some days are busier and some slower than others. */
function arrivals(plan: HallPlan, random: Random): Person[] {
    const busy = 0.92 + 0.2 * random.next();
    const slow = 0.92 + 0.16 * random.next();
    const people: Person[] = [];
    for (const [pool, kinds] of Object.entries(plan.pools)) {
        const mean = kinds.reduce((sum, one) => sum + one.share * one.mean, 0);
        const scale = Object.keys(plan.pools).length > 1 ? 540 / mean : 1;
        for (const [hour, perHour] of plan.perHour.entries()) {
            const gap = 3600 / (perHour * busy * scale);
            for (let at = random.exponential(gap); at < 3600; at += random.exponential(gap)) {
                const { kind, mean: session, deviation } = choose<KindPlan>(kinds, random);
                const { class: ofClass, headStart } = choose<ClassPlan>(plan.classes, random);
                const patience = plan.patience === null ? DAY_S : Math.ceil(random.exponential(plan.patience));
                const length = Math.max(5, Math.round(random.lognormal(session * slow, deviation)));
                people.push({
                    pool,
                    kind,
                    class: ofClass,
                    arrived: Math.ceil((plan.opens + hour) * 3600 + at),
                    headStart,
                    patience,
                    session: length,
                });
            }
        }
    }
    return people.sort((a, b) => a.arrived - b.arrived);
}

function heaviest(waiting: readonly Person[], { pools }: CounterPlan): Person | undefined {
    let chosen: Person | undefined;
    for (const person of waiting) {
        if (!pools.includes(person.pool)) continue;
        if (chosen === undefined || person.arrived - person.headStart < chosen.arrived - chosen.headStart) chosen = person;
    }
    return chosen;
}

function choose<Plan extends { share: number }>(plans: readonly Plan[], random: Random): Plan {
    let left = random.next();
    for (const plan of plans) {
        left -= plan.share;
        if (left < 0) return plan;
    }
    const last = plans.at(-1);
    if (last === undefined) throw new Error('a plan without choices');
    return last;
}

function onShift({ shifts }: CounterPlan, second: number): boolean {
    return shifts.some(([from, to]) => second >= from * 3600 && second < to * 3600);
}

function dateOf(day: number): string {
    return new Date(FIRST_DAY_MS + day * DAY_S * 1000).toISOString().slice(0, 10);
}
