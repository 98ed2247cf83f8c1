/** Taking a number: for items of one or several themes in one visit, for a theme alone, or for an appointment. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import type { Purpose, ServiceItem } from '#protocol/hall.ts';
import { ticketId } from '#protocol/ticket-id.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import { localTime } from '../calendar.ts';
import { isPrintPlace, placesOf, printersAt } from '../devices.ts';
import { nextSerial, ticketNo } from '../numbering.ts';
import { type HallState, toldKey, type Wanted } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse } from './decision.ts';
import { returnWith } from './documents.ts';
import { mayIssue, openTicketRefusal } from './issue.ts';
import { type GivenReach, reachOf } from './messages.ts';

/** Command of the table, with identity and the number to be told at already reduced to references by the edge. */
export type TakeTicket = Omit<CommandOf<'takeTicket'>, 'identity' | 'reach'> & { readonly person?: string | null; readonly reach?: GivenReach };

export function takeTicket(state: HallState, command: TakeTicket, circumstances: Circumstances): Decision {
    if (command.appointment !== undefined) return checkIn(state, command, command.appointment, circumstances);
    if (command.slip !== undefined) return takeWithDocument(state, command, command.slip, circumstances);
    const visit = visitOf(state, command);
    if (isRefused(visit)) return visit;
    return issue(state, command, circumstances, visit, {});
}

/** Somebody comes back with a document of a counter: it says what they want, who they are and who knows their case. */
function takeWithDocument(state: HallState, command: TakeTicket, scanned: string, circumstances: Circumstances): Decision {
    const back = returnWith(state, scanned, command, circumstances.now);
    if (isRefused(back)) return back;
    const { document, person, wanted, affinity } = back;
    return issue(state, { ...command, person: command.person ?? person }, circumstances, [wanted], { document, affinity });
}

/** Who comes back the same day with what was missing does not queue anew: a head start, and the counter that told them. */
function returning(
    state: HallState,
    wanted: Wanted,
    person: string | null,
    granted: PriorityClass | undefined,
): { wanted: Wanted; affinity: number | null } {
    const [item] = wanted.items;
    const affinity = person === null || item === undefined ? null : (state.told.get(toldKey(person, item)) ?? null);
    const promotes = affinity !== null && granted === undefined && wanted.class === 'normal';
    return { wanted: promotes ? { ...wanted, class: 'returning' } : wanted, affinity };
}

/** What a kiosk can tell by itself: age from a card, papers that were missing, a result to collect. All else guide and clerk grant. */
const DERIVED_BY_KIOSK: ReadonlySet<PriorityClass> = new Set(['care', 'returning', 'collect', 'normal']);

/** What brings a visitor, beside what they want: an appointment with its slot, or a document and the counter that knows it. */
type Brought = { callableFrom?: number | null; appointment?: string; document?: string; affinity?: number | null };

/** One ticket per theme of the visit; each later one waits for the one before. */
function issue(state: HallState, command: TakeTicket, { now, actor }: Circumstances, visit: readonly Wanted[], brought: Brought): Decision {
    if (command.class !== undefined && actor.role === 'kiosk' && !DERIVED_BY_KIOSK.has(command.class)) return refuse('class-not-yours');
    const person = command.person ?? null;
    const { time } = localTime(now, state.setup.config.hall.timeZone);
    for (const wanted of visit) {
        const refused = mayIssue(state, wanted, person, now, time);
        if (refused !== null) return refused;
    }
    const channel = actor.role === 'kiosk' ? actor.ref : actor.role;
    const printAt = actor.role === 'kiosk' ? actor.ref : (command.kiosk ?? null);
    if (printAt !== null && !isPrintPlace(placesOf(state), printAt)) return refuse('unknown-kiosk', { kiosk: printAt });
    const prints = printAt !== null && printersAt(state.devices, printAt).length > 0;
    const events: Extract<EventBody, { type: 'ticket.taken' }>[] = [];
    for (const plain of visit) {
        const { wanted, affinity } = returning(state, plain, person, command.class);
        const no = ticketNo(state.setup.config.mode, state.setup.themes.get(wanted.theme)?.prefix ?? '', nextSerial(state, wanted.theme));
        events.push({
            type: 'ticket.taken',
            ticket: ticketId(state.day ?? '', no),
            no,
            wanted,
            person,
            channel,
            language: command.language ?? 'zh-CN',
            print: prints ? 'queued' : 'none',
            callableFrom: brought.callableFrom ?? null,
            after: events.at(-1)?.ticket ?? null,
            affinity: brought.affinity ?? affinity,
            appointment: brought.appointment ?? null,
            ...(brought.document === undefined ? {} : { document: brought.document }),
            ...(prints && printAt !== channel ? { printAt } : {}),
            ...(command.class !== undefined && actor.role !== 'kiosk' ? { granted: true } : {}),
            hour: Number(time.slice(0, 2)),
        });
    }
    const [first] = events;
    if (first === undefined) return refuse('no-item-or-theme');
    const arrived: EventBody[] =
        brought.appointment === undefined ? [] : [{ type: 'appointment.arrived', appointment: brought.appointment, ticket: first.ticket }];
    return accept({ ticket: first.ticket }, ...events, ...arrived, ...reachOf(state, command.reach, events));
}

/**
 * An appointment is checked in once, on its day. Early or within the grace it keeps its slot; later it queues as a walk-in. It never queues
 * twice: the ticket it gets now is the one that is called.
 */
function checkIn(state: HallState, command: TakeTicket, id: string, circumstances: Circumstances): Decision {
    const appointment = state.appointments.get(id);
    if (appointment === undefined) return refuse('unknown-appointment');
    if (appointment.day !== state.day) return refuse('appointment-day', { day: appointment.day });
    if (appointment.state === 'arrived') {
        const arrived = state.tickets.get(appointment.ticket ?? '');
        return arrived === undefined ? refuse('open-ticket-exists', { no: '' }) : openTicketRefusal(state, arrived, circumstances.now);
    }
    if (appointment.state === 'cancelled') return refuse('appointment-state', { state: appointment.state });
    const item = state.setup.items.get(appointment.item);
    if (item === undefined) return refuse('unknown-item', { item: appointment.item });
    const inTime = circumstances.now <= appointment.slotAt + state.rules.rules.appointments.graceMinutes * 60_000;
    const purpose = item.purposes[0] ?? 'handle';
    const wanted: Wanted = {
        theme: item.theme,
        items: [item.code],
        purpose,
        class: command.class ?? (inTime ? 'appointment' : 'normal'),
        needs: needsOf(command, [item]),
    };
    const asBooked = { ...command, person: appointment.person, language: command.language ?? appointment.language };
    return issue(state, asBooked, circumstances, [wanted], { callableFrom: inTime ? appointment.slotAt : null, appointment: id });
}

/** What is wanted, theme by theme in the order in which the items were named. */
function visitOf(state: HallState, command: TakeTicket): readonly Wanted[] | Decision {
    const found: ServiceItem[] = [];
    for (const code of new Set(command.items ?? (command.item === undefined ? [] : [command.item]))) {
        const item = state.setup.items.get(code);
        if (item === undefined) return refuse('unknown-item', { item: code });
        found.push(item);
    }
    const purpose = command.purpose ?? found[0]?.purposes[0] ?? 'handle';
    if (found.some((item) => !item.purposes.includes(purpose))) return refuse('purpose-not-offered', { purpose });
    if (command.theme !== undefined && !state.setup.themes.has(command.theme)) return refuse('unknown-theme', { theme: command.theme });
    if (command.theme !== undefined && found.some((item) => item.theme !== command.theme)) return refuse('items-of-different-themes');
    const themes = command.theme === undefined ? [...new Set(found.map((item) => item.theme))] : [command.theme];
    if (themes.length === 0) return refuse('no-item-or-theme');
    return themes.map((theme) => {
        const items = found.filter((item) => item.theme === theme);
        return { theme, items: items.map(({ code }) => code), purpose, class: classOf(command.class, purpose), needs: needsOf(command, items) };
    });
}

function needsOf(command: TakeTicket, items: readonly ServiceItem[]): string[] {
    return [...new Set([...(command.needs ?? []), ...items.flatMap(({ skills }) => skills)])].toSorted();
}

/** A ticket has one class, the best for it; who collects a result has their own. */
function classOf(granted: PriorityClass | undefined, purpose: Purpose): PriorityClass {
    return granted ?? (purpose === 'collect' ? 'collect' : 'normal');
}
