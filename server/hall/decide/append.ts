/** One more item that the visitor at the counter has come for: in this session, or as the next ticket of the visit. */
import type { CommandOf } from '#protocol/commands.ts';
import type { ServiceItem } from '#protocol/hall.ts';
import { PRIVILEGED } from '#protocol/rules.ts';
import { ticketId } from '#protocol/ticket-id.ts';
import { localTime } from '../calendar.ts';
import { nextSerial, ticketNo } from '../numbering.ts';
import { mayServe } from '../routing.ts';
import type { CounterNow, HallState, Ticket, Wanted } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse, ticketAtOwnCounter } from './decision.ts';
import { mayIssue } from './issue.ts';

/** Items of one session, as of one number. */
const MOST_ITEMS = 5;

export function append(state: HallState, command: CommandOf<'append'>, circumstances: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, circumstances.actor, ['serving']);
    if (isRefused(found)) return found;
    const { counter, ticket } = found;
    const item = state.setup.items.get(command.item);
    if (item === undefined) return refuse('unknown-item', { item: command.item });
    if (ticket.wanted.items.includes(item.code)) return refuse('item-already-there', { no: ticket.no });
    const fits = item.theme === ticket.wanted.theme && mayServe(counter.setup, wantedWith(ticket, item, 'session'), counter.helping);
    const as = command.as ?? (fits && ticket.wanted.items.length < MOST_ITEMS ? 'session' : 'next');
    return as === 'session' ? toSession({ counter, ticket }, item) : asNext(state, { counter, ticket }, item, circumstances);
}

type AtCounter = { counter: CounterNow; ticket: Ticket };

function toSession({ counter, ticket }: AtCounter, item: ServiceItem): Decision {
    if (item.theme !== ticket.wanted.theme) return refuse('items-of-different-themes');
    if (!mayServe(counter.setup, wantedWith(ticket, item, 'session'), counter.helping))
        return refuse('not-served-here', { counter: counter.setup.no });
    if (ticket.wanted.items.length >= MOST_ITEMS) return refuse('too-many-items', { limit: MOST_ITEMS });
    return accept(
        { counter: counter.setup.no, ticket: ticket.id },
        { type: 'ticket.appended', ticket: ticket.id, items: [...ticket.wanted.items, item.code] },
    );
}

/** It begins to wait when everything of the visit before it has ended, as the later numbers of one visit do. */
function asNext(state: HallState, { counter, ticket }: AtCounter, item: ServiceItem, { now, actor }: Circumstances): Decision {
    const wanted = wantedWith(ticket, item, 'next');
    const { time } = localTime(now, state.setup.config.hall.timeZone);
    const refused = mayIssue(state, wanted, ticket.person, now, time);
    if (refused !== null) return refused;
    const no = ticketNo(state.setup.config.mode, state.setup.themes.get(wanted.theme)?.prefix ?? '', nextSerial(state, wanted.theme));
    return accept(
        { counter: counter.setup.no, ticket: ticket.id },
        {
            type: 'ticket.taken',
            ticket: ticketId(state.day ?? '', no),
            no,
            wanted,
            person: ticket.person,
            channel: actor.role,
            language: ticket.language,
            print: 'none',
            callableFrom: null,
            after: lastOfVisit(state, ticket).id,
            affinity: null,
            appointment: null,
            hour: Number(time.slice(0, 2)),
        },
    );
}

function wantedWith({ wanted }: Ticket, item: ServiceItem, as: 'session' | 'next'): Wanted {
    const purpose = item.purposes.includes(wanted.purpose) ? wanted.purpose : (item.purposes[0] ?? wanted.purpose);
    const needs = [...new Set([...wanted.needs, ...item.skills])].toSorted();
    if (as === 'session') return { ...wanted, items: [...wanted.items, item.code], needs };
    // A class that comes with the person goes along; one that came with the errand does not.
    return { theme: item.theme, items: [item.code], purpose, class: PRIVILEGED.has(wanted.class) ? wanted.class : 'normal', needs };
}

function lastOfVisit(state: HallState, ticket: Ticket): Ticket {
    const next = ticket.next === null ? undefined : state.tickets.get(ticket.next);
    return next === undefined ? ticket : lastOfVisit(state, next);
}
