/** The hall screen: the last calls and the themes. */
import type { BoardView, CallView, CounterScreenView, ThemeBoard } from '#protocol/views.ts';
import { isOpen } from '../calendar.ts';
import { collectableIn } from '../collectable.ts';
import { openCountersOfTheme } from '../routing.ts';
import type { Call, CounterNow, HallState } from '../state.ts';
import { counterView } from './tickets.ts';

/** Every view carries at least this many calls, and all that are younger than `callShownSeconds`. */
const CALLS_AT_LEAST = 10;
/** And never more: a flood of calls must not make the view large. */
const CALLS_AT_MOST = 60;

export function isHallOpen(state: HallState, now: number): boolean {
    const { hall, hours } = state.setup.config;
    return isOpen(now, hall.timeZone, hours);
}

export function themeBoards(state: HallState, now: number): ThemeBoard[] {
    return state.setup.config.themes.map(({ id }) => {
        const since = state.waiting.longestSince(id);
        return {
            theme: id,
            waiting: state.waiting.count(id),
            longestWait: Number.isFinite(since) ? Math.max(0, Math.round((now - since) / 1000)) : 0,
            openCounters: openCountersOfTheme(state, id),
        };
    });
}

/** Calls of a zone (null: of all), newest first. */
export function callsOf(state: HallState, now: number, zone: number | null): CallView[] {
    const fresh = now - state.setup.config.settings.callShownSeconds * 1000;
    const shown: CallView[] = [];
    for (let index = state.calls.length - 1; index >= 0 && shown.length < CALLS_AT_MOST; index -= 1) {
        const call = state.calls[index];
        if (call === undefined || (call.at < fresh && shown.length >= CALLS_AT_LEAST)) break;
        if (zone === null || state.counters.get(call.counter)?.setup.zone === zone) shown.push(callView(call));
    }
    return shown;
}

function callView(call: Call): CallView {
    return { callNo: call.callNo, ticket: call.ticket.no, counter: call.counter, at: call.at, again: call.again, language: call.ticket.language };
}

export function boardView(state: HallState, now: number, zone: number | null): BoardView {
    const { config } = state.setup;
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        open: isHallOpen(state, now),
        zone,
        freshMs: config.settings.callShownSeconds * 1000,
        digitOne: config.settings.digitOne ?? 'yi',
        calls: callsOf(state, now, zone),
        themes: themeBoards(state, now),
        notices: config.notices,
        collect: collectableIn(state, zone),
    };
}

export function counterScreenView(state: HallState, now: number, counter: CounterNow): CounterScreenView {
    const { themes, items } = state.setup;
    const { ticket } = counter;
    return {
        seq: state.seq,
        at: now,
        counter: counterView(counter),
        serves: counter.setup.serves.flatMap((what) => themes.get(what)?.name ?? items.get(what)?.name ?? []),
        ticket: ticket === null ? null : { no: ticket.no, state: ticket.state, calledAt: ticket.lastCallAt ?? now },
    };
}
