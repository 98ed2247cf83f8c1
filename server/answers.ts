/** Answers to accepted commands, in the shapes of the contract. */
import type { About, HallCommand } from '#hall/decide/index.ts';
import type { HallState } from '#hall/state.ts';
import { counterView, ticketView } from '#hall/views/tickets.ts';
import type { CounterAnswer, TakenAnswer, TicketView } from '#protocol/views.ts';
import type { Links } from './links.ts';

export type AnswerBody = TakenAnswer | CounterAnswer | { ticket: TicketView } | Record<string, never>;

/** What a command that was accepted is answered: what it was about, as it is now. */
export function answerBody(state: HallState, command: HallCommand, about: About, links: Links): AnswerBody {
    const found = about.ticket == null ? undefined : state.tickets.get(about.ticket);
    const ticket = found === undefined ? null : ticketView(state, found);
    if (about.counter !== undefined) {
        const counter = state.counters.get(about.counter);
        if (counter === undefined) throw new Error(`an answer is about a counter that is not there [counter=${about.counter}]`);
        return { ticket, counter: counterView(counter) };
    }
    if (ticket === null) return {};
    if (command.type === 'takeTicket') return { ticket, link: links.linkTo(ticket.id), print: { status: ticket.print } };
    return { ticket };
}
