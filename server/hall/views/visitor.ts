/** What a visitor sees: the kiosk, and the phone page behind the ticket's QR code. */
import type { CaseFile } from '#protocol/case-files.ts';
import type { DeviceState } from '#protocol/devices.ts';
import type { Kiosk } from '#protocol/hall.ts';
import type { MessageChannel, ReachView } from '#protocol/messages.ts';
import { STANDARD_RETENTION } from '#protocol/retention.ts';
import type { PrinterState } from '#protocol/slips.ts';
import type { CaseProgress, HubHealth, KioskView, PhoneView, ReachOffer } from '#protocol/views.ts';
import { printersAt } from '../devices.ts';
import { aheadAt, momentsAhead } from '../messages.ts';
import { dayOfTicket } from '../numbering.ts';
import { isRatable } from '../rating-days.ts';
import type { HallState, Ticket } from '../state.ts';
import { isHallOpen, themeBoards } from './board.ts';
import { reasonViews } from './reasons.ts';
import { ticketView } from './tickets.ts';

/** How the devices of a kiosk are; null for one that it does not have. */
export type KioskHardware = { readonly printer: PrinterState | null; readonly cardReader: DeviceState | null };

const NONE = { state: 'none', reason: null } as const;

/** Slips that a kiosk is told about. */
const SLIPS_SHOWN = 8;

export function kioskView(state: HallState, now: number, kiosk: Kiosk, hardware: KioskHardware, health: HubHealth): KioskView {
    const { config, version } = state.setup;
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        open: isHallOpen(state, now),
        configuration: version,
        kiosk: { id: kiosk.id, name: kiosk.name },
        printer: hardware.printer ?? NONE,
        cardReader: hardware.cardReader ?? NONE,
        paper: printersAt(state.devices, kiosk.id).flatMap(({ id }) => state.paper.get(id) ?? [])[0] ?? null,
        slips: slipsOf(state, kiosk.id),
        themes: themeBoards(state, now),
        help: helpAt(state, kiosk.id),
        health,
    };
}

function helpAt(state: HallState, kiosk: string): KioskView['help'] {
    const asked = state.help.get(kiosk);
    return asked === undefined ? null : { since: asked.at };
}

function slipsOf(state: HallState, kiosk: string): KioskView['slips'] {
    return (state.lastTaken.get(kiosk) ?? [])
        .slice(-SLIPS_SHOWN)
        .map((ticket) => ({ ticket: ticket.id, no: ticket.no, status: ticket.print }))
        .reverse();
}

/** What is known of a visit beside the state: how its visitor can be told, and its cases. */
export type BesideTicket = { readonly channels: readonly MessageChannel[]; readonly given: ReachView | null; readonly cases: readonly CaseFile[] };

export function phoneView(state: HallState, now: number, ticket: Ticket, beside: BesideTicket): PhoneView {
    const { config, themes, items } = state.setup;
    const view = ticketView(state, ticket, now);
    const canRate = ticket.state === 'done' && ticket.rating.state !== 'rated' && isRatable(state, dayOfTicket(ticket.id));
    const zones = new Set(config.counters.filter(({ no }) => view.counters.includes(no)).map(({ zone }) => zone));
    return {
        seq: state.seq,
        at: now,
        hall: config.hall.name,
        day: state.day ?? '',
        ticket: view,
        themeName: themes.get(view.theme)?.name ?? { 'zh-CN': view.theme, en: view.theme },
        itemNames: view.items.flatMap((code) => items.get(code)?.name ?? []),
        zones: config.zones.filter(({ id }) => zones.has(id)).map(({ name }) => name),
        canCancel: ticket.state === 'waiting' || ticket.state === 'passed',
        canRate,
        reasons: canRate ? reasonViews(state) : [],
        reach: reachOffer(state, ticket, beside),
        cases: beside.cases.map((file) => caseProgress(state, file)),
        supervisionPhone: config.hall.supervisionPhone,
    };
}

function reachOffer(state: HallState, ticket: Ticket, { channels, given }: BesideTicket): ReachOffer {
    const { contactWorkingDays, resultDays } = state.setup.config.settings.retention ?? STANDARD_RETENTION;
    return { channels, moments: momentsAhead(ticket), given, ahead: aheadAt(state), keptWorkingDays: contactWorkingDays, resultDays };
}

function caseProgress({ setup }: HallState, { caseNo, state, at, waybill, expectedDay, deadline, item }: CaseFile): CaseProgress {
    return { caseNo, state, at, waybill, expectedDay, deadline, itemName: setup.items.get(item ?? '')?.name ?? null };
}
