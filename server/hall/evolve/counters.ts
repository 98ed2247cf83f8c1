/** Counters: who sits there, whether it takes visitors, which themes it helps. */
import { tellStaffing } from '../estimates.ts';
import { askKey, type CounterNow, type HallState } from '../state.ts';
import { counterOf, type EventOf } from './parts.ts';

type CounterEvent = EventOf<
    'counter.signedIn' | 'counter.signedOut' | 'counter.paused' | 'counter.pauseOverdue' | 'counter.reopened' | 'counter.helping'
>;

export function counterEvent(state: HallState, event: CounterEvent): void {
    const counter = counterOf(state, event.counter);
    const themes = new Set([...counter.helping, ...counter.setup.serves.map((what) => state.setup.items.get(what)?.theme ?? what)]);
    change(counter, event);
    for (const theme of themes.union(counter.helping)) tellStaffing(state, theme, event.at);
}

function change(counter: CounterNow, event: CounterEvent): void {
    if (event.type === 'counter.helping') {
        if (event.joined) counter.helping.add(event.theme);
        else counter.helping.delete(event.theme);
        return;
    }
    if (event.type === 'counter.pauseOverdue') {
        if (counter.pause !== null) counter.pause.overdue = true;
        return;
    }
    counter.since = event.at;
    counter.pause =
        event.type === 'counter.paused' && event.kind !== undefined && event.until !== undefined
            ? { kind: event.kind, until: event.until, overdue: false }
            : null;
    counter.paused = event.type === 'counter.paused';
    if (event.type === 'counter.signedIn') counter.clerk = event.clerk;
    if (event.type !== 'counter.signedOut') return;
    // The pad goes on: whoever was served may still rate until its limit.
    counter.clerk = null;
    counter.last = null;
    counter.helping.clear();
}

/** A counter asks for somebody, and somebody goes there. */
export function asked(state: HallState, event: EventOf<'help.wanted' | 'help.given'>): void {
    const key = askKey(event.counter, event.need);
    if (event.type === 'help.wanted') {
        const { counter, need, clerk, at } = event;
        state.asks.set(key, { counter, need, clerk, at, answeredAt: null });
        return;
    }
    const ask = state.asks.get(key);
    if (ask !== undefined) ask.answeredAt = event.at;
}
