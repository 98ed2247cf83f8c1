/** The guide desk: the hall as somebody in the lobby needs it, without the clerks and the visitors. */
import type { DeviceState } from '#protocol/devices.ts';
import type { GuideView, HubHealth } from '#protocol/views.ts';
import { placesOf, printPlaces } from '../devices.ts';
import type { HallState, Ticket } from '../state.ts';
import { isHallOpen, themeBoards } from './board.ts';
import { helpOf, lacksSlip } from './manager.ts';
import { asksOf, turnsOf } from './staff.ts';
import { counterView, waitingLine } from './tickets.ts';

const SHOWN = 12;

export function guideView(
    state: HallState,
    now: number,
    { viewer, stateOf, health }: { viewer: string; stateOf: (device: string) => DeviceState; health: HubHealth },
): GuideView {
    const { config, version } = state.setup;
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        open: isHallOpen(state, now),
        configuration: version,
        themes: themeBoards(state, now),
        counters: [...state.counters.values()].map(counterView),
        help: helpOf(state),
        asks: asksOf(state, now).filter(({ answeredAt }) => answeredAt === null),
        printers: printPlaces(placesOf(state)).map(({ id, name, printer }) => ({
            id,
            name,
            ...stateOf(printer.id),
            printer: printer.id,
            paper: state.paper.get(printer.id) ?? null,
        })),
        slipsMissing: withoutSlip(state).map(slipLine),
        passed: [...state.passed].slice(-SHOWN).reverse().map(waitingLine),
        recent: (state.lastTaken.get('guide') ?? []).slice(-SHOWN).reverse().map(slipLine),
        appointments: countsOf(state),
        workOrders: turnsOf(state, viewer),
        health,
    };
}

function slipLine(ticket: Ticket): GuideView['recent'][number] {
    return { ...waitingLine(ticket), print: ticket.print };
}

function withoutSlip(state: HallState): Ticket[] {
    const found: Ticket[] = [];
    for (const ticket of state.tickets.values()) {
        if (lacksSlip(ticket)) found.push(ticket);
        if (found.length === SHOWN) break;
    }
    return found;
}

function countsOf({ appointments, day }: HallState): GuideView['appointments'] {
    const counts = { booked: 0, arrived: 0, missed: 0 };
    for (const appointment of appointments.values()) {
        if (appointment.day === day && appointment.state !== 'cancelled') counts[appointment.state] += 1;
    }
    return counts;
}
