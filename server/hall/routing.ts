/** Who serves what: which counters may call a ticket. The hub itself refuses a call outside of it. */
import type { Counter, CounterRole, Purpose } from '#protocol/hall.ts';
import type { CounterNow, HallState, Ticket } from './state.ts';

/** A ticket's purpose decides which role of counter may call it. */
const ROLE_SERVES: Readonly<Record<CounterRole, readonly Purpose[]>> = {
    acceptance: ['handle', 'consult'],
    issuance: ['collect'],
    consult: ['consult'],
    cashier: [],
    general: ['handle', 'collect', 'consult'],
};

/** What routing looks at: a ticket, or a lane of like tickets. */
export type Request = { readonly theme: string; readonly items?: readonly string[]; readonly item?: string | null; readonly purpose: Purpose };

/** Whether a counter may call such a ticket. */
export function mayServe(counter: Counter, request: Request): boolean {
    if (!ROLE_SERVES[counter.role].includes(request.purpose)) return false;
    if (counter.serves.includes(request.theme)) return true;
    const items = request.items ?? (request.item == null ? [] : [request.item]);
    return items.length > 0 && items.every((item) => counter.serves.includes(item));
}

/** Numbers of all counters of the hall that may call a ticket. */
export function countersFor(state: HallState, request: Request): number[] {
    const numbers: number[] = [];
    for (const { setup } of state.counters.values()) if (mayServe(setup, request)) numbers.push(setup.no);
    return numbers;
}

/** Whether a clerk sits there and takes visitors. */
export function isOpenCounter(counter: CounterNow): boolean {
    return counter.clerk !== null && !counter.paused;
}

/** How many open counters may call a ticket. */
export function openCountersFor(state: HallState, request: Request): number {
    let open = 0;
    for (const counter of state.counters.values()) if (isOpenCounter(counter) && mayServe(counter.setup, request)) open += 1;
    return open;
}

/** Open counters that serve anything of a theme. */
export function openCountersOfTheme(state: HallState, theme: string): number {
    let open = 0;
    for (const counter of state.counters.values()) {
        if (isOpenCounter(counter) && counter.setup.serves.some((what) => what === theme || state.setup.items.get(what)?.theme === theme)) open += 1;
    }
    return open;
}

/** People who wait for the same theme and came before. */
export function aheadOf(state: HallState, ticket: Ticket): number {
    if (ticket.state !== 'waiting') return 0;
    return state.waiting.ofTheme(ticket.theme).reduce((sum, lane) => sum + lane.countBefore(ticket.rank), 0);
}
