/** P7: whom to call next among many who wait, against few. */
import { decide } from '#hall/decide/index.ts';
import { evolve } from '#hall/evolve/index.ts';
import type { HallState } from '#hall/state.ts';
import type { Actor } from '#protocol/commands.ts';
import type { Hub } from '../../../server/hub.ts';
import type { Case } from '../parts/case.ts';
import { openCounters, openHall, take } from '../parts/day.ts';
import { Folder, hallFiles } from '../parts/hub.ts';

const MANY = 20_000;
/** As many items: both halls have the same lanes, which is what choosing looks at. */
const FEW = 20;
const CALLS = 2_000;
const COUNTER = 1;
const CLERK: Actor = { role: 'clerk', ref: `clerk-${COUNTER}` };

export const choosing: Case = {
    id: 'P7',
    measures: `next among ${MANY} who wait`,
    against: `next among ${FEW}`,
    unit: 'µs',
    goals: [{ kind: 'at-most', ratio: 1.05 }],
    prepare: async () => {
        const parts = new AsyncDisposableStack();
        const many = await hallWith(parts, MANY);
        const few = await hallWith(parts, FEW);
        return {
            ours: async () => ({ times: [nextMicros(many)] }),
            limit: async () => ({ times: [nextMicros(few)] }),
            remarks: () => ['decided and folded, without the store'],
            [Symbol.asyncDispose]: () => parts.disposeAsync(),
        };
    },
};

async function hallWith(parts: AsyncDisposableStack, waiting: number): Promise<Hub> {
    const folder = parts.use(new Folder());
    const { hub, store } = openHall(hallFiles(folder.path), folder.path);
    parts.use(store);
    await hub.keepDay();
    await openCounters(hub);
    await take(hub, waiting, FEW);
    return hub;
}

/** Mean time of `next`; the ticket then goes back to where it was, so that as many wait as before. */
function nextMicros({ state }: Hub): number {
    let spent = 0;
    for (let call = 0; call < CALLS; call += 1) {
        const begun = process.hrtime.bigint();
        next(state);
        spent += Number(process.hrtime.bigint() - begun);
        putBack(state);
    }
    return spent / CALLS / 1_000;
}

function next(state: HallState): void {
    const decision = decide(state, { type: 'next', counter: COUNTER }, { now: state.at, actor: CLERK, past: null, caseFile: null });
    if (!decision.ok) throw new Error(`nobody was called [code=${decision.refusal.code}]`);
    for (const body of decision.events) evolve(state, { ...body, seq: state.seq + 1, at: state.at, actor: CLERK.ref });
}

function putBack(state: HallState): void {
    const counter = state.counters.get(COUNTER);
    if (counter?.ticket == null) throw new Error('the bench called nobody');
    counter.ticket.state = 'waiting';
    counter.ticket.counter = null;
    state.waiting.add(counter.ticket);
    counter.ticket = null;
}
