/**
 * What passing time brings: helpers join and leave themes, waits cross their limits, turns come near, appointments are missed, pauses outlast their limit,
 * work orders their day.
 */
import type { EventBody } from '#protocol/events.ts';
import { nearing } from '../messages.ts';
import { isOpenCounter, openCountersOfTheme } from '../routing.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision } from './decision.ts';

export function review(state: HallState, { now }: Circumstances): Decision {
    return accept(
        {},
        ...helpers(state, now),
        ...sentHome(state),
        ...breaches(state, now),
        ...missed(state, now),
        ...overduePauses(state, now),
        ...overdueOrders(state),
        ...near(state, now),
    );
}

/**
 * A helper (潮汐窗口) joins a theme when its longest wait or its people per open counter passes the rule's point, and leaves when both are
 * below a fraction of it: between the two nothing changes, so that a counter does not flicker.
 */
function helpers(state: HallState, now: number): EventBody[] {
    const events: EventBody[] = [];
    for (const rule of state.rules.rules.helpers) {
        const counter = state.counters.get(rule.counter);
        if (counter === undefined || !isOpenCounter(counter)) continue;
        const longest = Math.max(0, now - state.waiting.longestSince(rule.theme));
        const people = state.waiting.count(rule.theme) / Math.max(1, openCountersOfTheme(state, rule.theme));
        const wait = rule.joinAtWaitMinutes * 60_000;
        const helps = counter.helping.has(rule.theme);
        const joins = !helps && (longest >= wait || people >= rule.joinAtPeoplePerCounter) && people > 0;
        const leaves = helps && longest < wait * rule.leaveAtFraction && people < rule.joinAtPeoplePerCounter * rule.leaveAtFraction;
        if (!joins && !leaves) continue;
        events.push({
            type: 'counter.helping',
            counter: rule.counter,
            theme: rule.theme,
            joined: joins,
            longestWaitSeconds: Math.round(longest / 1000),
            peoplePerCounter: Math.round(people * 10) / 10,
        });
    }
    return events;
}

/** Counters that help although no rule asks for it any more: the rules were changed. */
function sentHome(state: HallState): EventBody[] {
    const { helpers: rules } = state.rules.rules;
    const events: EventBody[] = [];
    for (const { setup, helping } of state.counters.values()) {
        for (const theme of helping) {
            if (rules.some((rule) => rule.counter === setup.no && rule.theme === theme)) continue;
            events.push({ type: 'counter.helping', counter: setup.no, theme, joined: false, longestWaitSeconds: 0, peoplePerCounter: 0 });
        }
    }
    return events;
}

/** Warnings and broken maximums, each once per ticket: of a lane only those at its front can have crossed. */
function breaches(state: HallState, now: number): EventBody[] {
    const events: EventBody[] = [];
    for (const lane of state.waiting.lanes()) {
        const { wanted } = lane.kind;
        const { warning, maximum } = state.rules.weighing(wanted);
        for (const ticket of lane.tickets()) {
            const waited = now - ticket.since;
            if (waited <= warning && !lane.kind.promoted) break;
            const level = waited > maximum ? 'maximum' : waited > warning ? 'warning' : null;
            if (level === null || ticket.alerted === level || ticket.alerted === 'maximum') continue;
            events.push({
                type: 'ticket.breached',
                ticket: ticket.id,
                level,
                theme: wanted.theme,
                item: wanted.items[0] ?? null,
                class: wanted.class,
            });
        }
    }
    return events;
}

function missed(state: HallState, now: number): EventBody[] {
    const grace = state.rules.rules.appointments.graceMinutes * 60_000;
    return [...state.appointments.values()]
        .filter((appointment) => appointment.state === 'booked' && now > appointment.slotAt + grace)
        .map(({ id }) => ({ type: 'appointment.missed', appointment: id }));
}

/** Visitors whose turn is near and who asked to be told, each once. */
function near(state: HallState, now: number): EventBody[] {
    return nearing(state, now).map(({ ticket, ahead }) => ({ type: 'ticket.nearing', ticket, ahead }));
}

/** Pauses that last longer than their reason allows, each once. */
function overduePauses(state: HallState, now: number): EventBody[] {
    const events: EventBody[] = [];
    for (const { setup, pause } of state.counters.values()) {
        if (pause === null || pause.overdue || now <= pause.until) continue;
        events.push({ type: 'counter.pauseOverdue', counter: setup.no, kind: pause.kind });
    }
    return events;
}

/** Work orders whose next step is not taken by its day, each once a step. */
function overdueOrders(state: HallState): EventBody[] {
    const events: EventBody[] = [];
    for (const { id, due, overdue = false } of state.workOrders.values()) {
        if (due !== null && !overdue && state.day !== null && due < state.day) events.push({ type: 'workOrder.overdue', order: id, due });
    }
    return events;
}
