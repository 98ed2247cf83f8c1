/** Who serves what: which counters may call a ticket. The hub itself refuses a call outside of it. */
import type { Counter, CounterRole, Purpose } from '#protocol/hall.ts';
import type { CounterNow, HallState, Wanted } from './state.ts';

/** A ticket's purpose decides which role of counter may call it. */
const ROLE_SERVES: Readonly<Record<CounterRole, readonly Purpose[]>> = {
    acceptance: ['handle', 'consult'],
    issuance: ['collect'],
    consult: ['consult'],
    cashier: [],
    general: ['handle', 'collect', 'consult'],
};

/** What routing looks at. */
export type Request = Pick<Wanted, 'theme' | 'items' | 'purpose' | 'needs'>;

/** Whether a counter may call such a ticket, by what it is set up for and the themes it helps. */
export function mayServe(counter: Counter, request: Request, helping: ReadonlySet<string> = new Set()): boolean {
    if (!ROLE_SERVES[counter.role].includes(request.purpose)) return false;
    for (const need of request.needs) {
        if (need === 'accessible' ? !counter.accessible : !counter.skills.includes(need)) return false;
    }
    if (counter.serves.includes(request.theme) || helping.has(request.theme)) return true;
    return request.items.length > 0 && request.items.every((item) => counter.serves.includes(item));
}

/** Place of a request in the counter's order of preference; lower is liked more, helping comes last. */
export function preferenceOf(counter: Counter, request: Request): number {
    const places = [request.theme, ...request.items].map((what) => counter.serves.indexOf(what)).filter((place) => place >= 0);
    return places.length === 0 ? counter.serves.length : Math.min(...places);
}

/** Numbers of all counters of the hall that may call a ticket. */
export function countersFor(state: HallState, request: Request): number[] {
    const numbers: number[] = [];
    for (const { setup, helping } of state.counters.values()) if (mayServe(setup, request, helping)) numbers.push(setup.no);
    return numbers;
}

/** Whether a clerk sits there and takes visitors. */
export function isOpenCounter(counter: CounterNow): boolean {
    return counter.clerk !== null && !counter.paused;
}

/** How many open counters may call a ticket. */
export function openCountersFor(state: HallState, request: Request): number {
    let open = 0;
    for (const counter of state.counters.values()) if (isOpenCounter(counter) && mayServe(counter.setup, request, counter.helping)) open += 1;
    return open;
}

/** Open counters that serve anything of a theme, helpers among them. */
export function openCountersOfTheme(state: HallState, theme: string): number {
    let open = 0;
    for (const counter of state.counters.values()) {
        const serves =
            counter.helping.has(theme) || counter.setup.serves.some((what) => what === theme || state.setup.items.get(what)?.theme === theme);
        if (isOpenCounter(counter) && serves) open += 1;
    }
    return open;
}
