/** The manager's live hall. */
import type { DeviceView } from '#protocol/device-views.ts';
import type { Alert, ChannelView, HubHealth, ManagerView } from '#protocol/views.ts';
import { kiosksOf, placesOf } from '../devices.ts';
import { isBefore } from '../lane.ts';
import { lowOnPaper } from '../paper.ts';
import type { CounterNow, HallState, Ticket } from '../state.ts';
import { isHallOpen, themeBoards } from './board.ts';
import { asksOf, type Person } from './staff.ts';
import { counterView, waitingLine } from './tickets.ts';

const WAITING_SHOWN = 30;
const ALERTS_SHOWN = 100;
const SLIPS_SHOWN = 30;
const ORDERS_SHOWN = 30;

export function managerView(
    state: HallState,
    now: number,
    personOf: (ref: string | null) => Person | null,
    health: HubHealth,
    devices: readonly DeviceView[] = [],
    channels: readonly ChannelView[] = [],
): ManagerView {
    const { config } = state.setup;
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        open: isHallOpen(state, now),
        rulesVersion: state.rules.version,
        themes: themeBoards(state, now).map((board) => ({ ...board, first: firstOf(state, board.theme) })),
        counters: [...state.counters.values()].map((counter) => counterLine(counter, personOf(counter.clerk))),
        alerts: alertsOf(state),
        lowPaper: lowOnPaper(state).map(({ device: { id, name }, left }) => ({ device: id, name, left })),
        slipsMissing: slipsMissing(state),
        breachesToday: [...state.tickets.values()].filter(({ alerted }) => alerted === 'maximum').length,
        workOrders: workOrdersOf(state),
        help: helpOf(state),
        asks: asksOf(state, now, personOf).filter(({ answeredAt }) => answeredAt === null),
        channels,
        devices,
        health,
    };
}

function workOrdersOf(state: HallState): ManagerView['workOrders'] {
    const open = [...state.workOrders.values()].filter((order) => order.state !== 'closed');
    const overdue = open.flatMap(({ id, state: now, origin, due, overdue: is = false }) =>
        is && due !== null ? [{ id, state: now, kind: origin.kind === 'complaint' ? origin.complaint : origin.kind, due }] : [],
    );
    const seq = Math.max(0, ...[...state.workOrders.values()].map((order) => order.seq));
    return { seq, open: open.length, overdue: overdue.sort((one, other) => one.due.localeCompare(other.due)).slice(0, ORDERS_SHOWN) };
}

function firstOf(state: HallState, theme: string): ManagerView['themes'][number]['first'] {
    const first: Ticket[] = [];
    for (const lane of state.waiting.ofTheme(theme)) first.push(...lane.first(WAITING_SHOWN));
    return first
        .sort((a, b) => (isBefore(a.order, b.order) ? -1 : 1))
        .slice(0, WAITING_SHOWN)
        .map((ticket) => ({ ...waitingLine(ticket), since: ticket.since }));
}

function counterLine(counter: CounterNow, clerk: Person | null): ManagerView['counters'][number] {
    return {
        ...counterView(counter),
        clerk,
        ticket: counter.ticket?.no ?? null,
        helping: [...counter.helping],
        pause: counter.pause === null ? null : { ...counter.pause },
    };
}

/** Kiosks whose visitors ask for a member of staff. */
export function helpOf(state: HallState): ManagerView['help'] {
    return kiosksOf(placesOf(state)).flatMap(({ id, name, zone }) => {
        const asked = state.help.get(id);
        return asked === undefined ? [] : [{ kiosk: id, name, zone, since: asked.at, screen: asked.screen }];
    });
}

function alertsOf(state: HallState): Alert[] {
    const alerts: Alert[] = [];
    for (const lane of state.waiting.lanes()) {
        for (const { id, no, wanted, since, alerted } of lane.tickets()) {
            if (alerted === 'none') break;
            alerts.push({ id, no, theme: wanted.theme, class: wanted.class, since, level: alerted });
        }
    }
    return alerts.sort((a, b) => a.since - b.since).slice(0, ALERTS_SHOWN);
}

function slipsMissing(state: HallState): ManagerView['slipsMissing'] {
    const missing: { no: string; status: 'not-sent' | 'unknown' }[] = [];
    for (const ticket of state.tickets.values()) {
        if (lacksSlip(ticket)) missing.push({ no: ticket.no, status: ticket.print });
        if (missing.length === SLIPS_SHOWN) break;
    }
    return missing;
}

/** A visitor without a slip who is still waiting may need one. */
export function lacksSlip(ticket: Ticket): ticket is Ticket & { print: 'not-sent' | 'unknown' } {
    return ticket.state === 'waiting' && (ticket.print === 'not-sent' || ticket.print === 'unknown');
}
