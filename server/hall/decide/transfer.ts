/** Sending a ticket on to an item, a theme or a counter. The number and the take time stay; a refused transfer leaves the visitor where they were. */
import type { CommandOf } from '#protocol/commands.ts';
import { countersFor, mayServe } from '../routing.ts';
import type { HallState, Ticket, Wanted } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse, ticketAtOwnCounter, todaysTicket, wrongState } from './decision.ts';

type Destination = Pick<CommandOf<'transfer'>, 'item' | 'theme'> & { readonly to?: number | undefined };

/** From the counter: the visitor there was called or has begun to be served. */
export function transfer(state: HallState, command: CommandOf<'transfer'>, { actor }: Circumstances): Decision {
    const found = ticketAtOwnCounter(state, command.counter, actor, ['called', 'serving']);
    if (isRefused(found)) return found;
    const { ticket } = found;
    const wanted = wantedAt(state, ticket, { item: command.item, theme: command.theme, to: command.to });
    if (isRefused(wanted)) return wanted;
    return accept(
        { counter: command.counter, ticket: null },
        { type: 'ticket.transferred', ticket: ticket.id, from: command.counter, wanted, counter: command.to ?? null },
    );
}

/** From the guide desk: a wrong ticket that waits, was passed or is on hold. */
export function reroute(state: HallState, command: CommandOf<'reroute'>): Decision {
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'waiting' && ticket.state !== 'passed' && ticket.state !== 'held') return wrongState(ticket);
    const wanted = wantedAt(state, ticket, { item: command.item, theme: command.theme, to: command.to });
    if (isRefused(wanted)) return wanted;
    return accept({ ticket: ticket.id }, { type: 'ticket.transferred', ticket: ticket.id, from: null, wanted, counter: command.to ?? null });
}

/** Guide and clerk grant a class; a ticket has one. */
export function grant(state: HallState, command: CommandOf<'grant'>, { actor }: Circumstances): Decision {
    const ticket = todaysTicket(state, command.ticket);
    if (isRefused(ticket)) return ticket;
    if (ticket.state !== 'waiting' && ticket.state !== 'passed') return wrongState(ticket);
    if (ticket.wanted.class === command.class) return accept({ ticket: ticket.id });
    return accept({ ticket: ticket.id }, { type: 'ticket.granted', ticket: ticket.id, class: command.class, by: actor.ref });
}

/** What the ticket waits for after the transfer, if some counter can serve it there. */
function wantedAt(state: HallState, ticket: Ticket, { item, theme, to }: Destination): Wanted | Decision {
    if (item === undefined && theme === undefined && to === undefined) return refuse('no-destination');
    const found = item === undefined ? undefined : state.setup.items.get(item);
    if (item !== undefined && found === undefined) return refuse('unknown-item', { item });
    if (theme !== undefined && !state.setup.themes.has(theme)) return refuse('unknown-theme', { theme });
    if (found !== undefined && theme !== undefined && found.theme !== theme) return refuse('items-of-different-themes');
    const wanted = sentTo(ticket.wanted, found === undefined ? undefined : { ...found }, theme);
    if (to === undefined)
        return countersFor(state, wanted).length > 0 ? wanted : refuse('no-counter-serves', { theme: wanted.theme, items: wanted.items });
    const counter = state.counters.get(to);
    if (counter === undefined) return refuse('unknown-counter', { counter: to });
    return mayServe(counter.setup, wanted, counter.helping) ? wanted : refuse('not-served-here', { counter: to });
}

function sentTo(
    before: Wanted,
    item: { code: string; theme: string; purposes: readonly Wanted['purpose'][]; skills: readonly string[] } | undefined,
    theme?: string,
): Wanted {
    if (item !== undefined) {
        const purpose = item.purposes.includes(before.purpose) ? before.purpose : (item.purposes[0] ?? before.purpose);
        const needs = [...new Set([...before.needs, ...item.skills])].toSorted();
        return { ...before, theme: item.theme, items: [item.code], purpose, needs };
    }
    return theme === undefined || theme === before.theme ? before : { ...before, theme, items: [] };
}
