/**
 * How many counters are usually open at each time of the day, learned from the days before: over lunch half of them close, and a promise made at
 * half past eleven has to know. Only the shape of the day is used; how many are open now is asked, not remembered.
 */

const SLOT_MS = 15 * 60_000;
const SLOTS = 96;
/** Looked at most so often, so that a rush does not count for more than a quiet hour. */
const LOOK_MS = 60_000;
const LATEST_WEIGHT = 0.05;
/** Looks at a slot after which its usual number is believed by half. */
const HALF_BELIEVED = 15;
/** However few counters usually follow, somebody comes back. */
const FEWEST = 0.15;
const MOST = 3;

export type Staffing = { lookedAt: number; open: number[]; looks: number[] };

export function noStaffing(): Staffing {
    return { lookedAt: 0, open: new Array<number>(SLOTS).fill(0), looks: new Array<number>(SLOTS).fill(0) };
}

/** Remember how many counters are open. */
export function noteOpen(staffing: Staffing, at: number, open: number): void {
    if (at >= staffing.lookedAt && at - staffing.lookedAt < LOOK_MS) return;
    const slot = slotOf(at);
    const looks = staffing.looks[slot] ?? 0;
    const before = staffing.open[slot] ?? 0;
    staffing.open[slot] = before + Math.max(LATEST_WEIGHT, 1 / (looks + 1)) * (open - before);
    staffing.looks[slot] = looks + 1;
    staffing.lookedAt = at;
}

/** How long it takes to do at the usual staffing of the coming hours what would take `ms` at that of now. */
export function stretched(staffing: Staffing, at: number, ms: number): number {
    const now = slotOf(at);
    let left = ms;
    let time = 0;
    let here = SLOT_MS - (((at % SLOT_MS) + SLOT_MS) % SLOT_MS);
    for (let step = 0; step < SLOTS / 2; step += 1) {
        const pace = paceOf(staffing, now, (now + step) % SLOTS);
        if (left <= pace * here) return time + left / pace;
        left -= pace * here;
        time += here;
        here = SLOT_MS;
    }
    return time + left;
}

/** Counters usually open in a slot for each one open in the present slot. */
function paceOf({ open, looks }: Staffing, now: number, then: number): number {
    const seen = Math.min(looks[now] ?? 0, looks[then] ?? 0);
    if (then === now || seen === 0) return 1;
    const ratio = Math.min(MOST, Math.max(FEWEST, (open[then] ?? 0) / Math.max(0.5, open[now] ?? 0)));
    return 1 + (seen / (seen + HALF_BELIEVED)) * (ratio - 1);
}

function slotOf(at: number): number {
    return ((Math.floor(at / SLOT_MS) % SLOTS) + SLOTS) % SLOTS;
}
