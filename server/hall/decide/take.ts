/** Taking a number. */
import type { CommandOf } from '#protocol/commands.ts';
import type { Purpose, ServiceItem } from '#protocol/hall.ts';
import type { PriorityClass } from '#protocol/tickets.ts';
import { isOpen } from '../calendar.ts';
import { nextSerial, ticketId, ticketNo } from '../numbering.ts';
import { countersFor } from '../routing.ts';
import type { HallState, Ticket } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse } from './decision.ts';

/** Command of the table, with the identity already reduced to a reference by the edge. */
export type TakeTicket = Omit<CommandOf<'takeTicket'>, 'identity'> & { readonly person?: string | null };

type Wanted = { theme: string; prefix: string; items: readonly string[]; purpose: Purpose };

export function takeTicket(state: HallState, command: TakeTicket, { now, actor }: Circumstances): Decision {
    const wanted = wantedBy(state, command);
    if (isRefused(wanted)) return wanted;
    const { config } = state.setup;
    if (!isOpen(now, config.hall.timeZone, config.hours)) return refuse('hall-closed');
    if (command.class !== undefined && actor.role === 'kiosk') return refuse('class-not-yours');
    if (countersFor(state, wanted).length === 0) return refuse('no-counter-serves', { items: wanted.items });
    const person = command.person ?? null;
    const same = person === null ? undefined : openTicketFor(state, person, wanted);
    if (same !== undefined) return refuse('open-ticket-exists', { no: same.no, state: same.state });

    const no = ticketNo(wanted.prefix, nextSerial(state, wanted.theme));
    const ticket = ticketId(state.day ?? '', no);
    return accept(
        { ticket },
        {
            type: 'ticket.taken',
            ticket,
            no,
            theme: wanted.theme,
            items: wanted.items,
            purpose: wanted.purpose,
            class: classOf(command.class, wanted.purpose),
            person,
            channel: actor.role === 'kiosk' ? actor.ref : actor.role,
            language: command.language ?? 'zh-CN',
            print: printsAt(state, actor.role === 'kiosk' ? actor.ref : null) ? 'queued' : 'none',
        },
    );
}

function wantedBy(state: HallState, command: TakeTicket): Wanted | Decision {
    const codes = command.items ?? (command.item === undefined ? [] : [command.item]);
    const found: ServiceItem[] = [];
    for (const code of new Set(codes)) {
        const item = state.setup.items.get(code);
        if (item === undefined) return refuse('unknown-item', { item: code });
        found.push(item);
    }
    const purpose = command.purpose ?? found[0]?.purposes[0] ?? 'handle';
    const themeId = command.theme ?? found[0]?.theme;
    if (themeId === undefined) return refuse('no-item-or-theme');
    const theme = state.setup.themes.get(themeId);
    if (theme === undefined) return refuse('unknown-theme', { theme: themeId });
    if (found.some((item) => item.theme !== themeId)) return refuse('items-of-different-themes', { items: codes });
    if (found.some((item) => !item.purposes.includes(purpose))) return refuse('purpose-not-offered', { items: codes, purpose });
    return { theme: theme.id, prefix: theme.prefix, items: found.map((item) => item.code), purpose };
}

/** A ticket has one class, the best for it; who collects a result has their own. */
function classOf(granted: PriorityClass | undefined, purpose: Purpose): PriorityClass {
    return granted ?? (purpose === 'collect' ? 'collect' : 'normal');
}

/** An open ticket of the same person for one of the same items (or for the same theme, when no item is named). */
function openTicketFor(state: HallState, person: string, wanted: Wanted): Ticket | undefined {
    for (const ticket of state.open.get(person) ?? []) {
        if (ticket.theme !== wanted.theme || ticket.purpose !== wanted.purpose) continue;
        const bothPlain = ticket.items.length === 0 && wanted.items.length === 0;
        if (bothPlain || ticket.items.some((item) => wanted.items.includes(item))) return ticket;
    }
    return undefined;
}

function printsAt(state: HallState, kiosk: string | null): boolean {
    return state.setup.config.kiosks.some((setup) => setup.id === kiosk && setup.printer !== null);
}
