/** Where visitors want to be told, and in which words. */
import type { CommandOf } from '#protocol/commands.ts';
import type { EventBody } from '#protocol/events.ts';
import { type MessageChannel, type MessageKind, messageProblems } from '#protocol/messages.ts';
import { aheadAt, momentsAhead } from '../messages.ts';
import type { HallState } from '../state.ts';
import { accept, type Circumstances, type Decision, isRefused, refuse, todaysTicket, wrongState } from './decision.ts';

/** Who wants to be told, as the core takes it: the number or address itself is kept sealed under `ref`. */
export type GivenReach = { readonly ref: string; readonly channel: MessageChannel; readonly moments: readonly MessageKind[] };
export type GiveReach = Omit<CommandOf<'giveReach'>, 'phone' | 'email' | 'moments'> & GivenReach;

/** A number is corrected once or twice. More often somebody tries out those of others. */
const MOST_TIMES = 3;

/** For a ticket of today; of an earlier day only the result can still be told. */
export function giveReach(state: HallState, { ticket: id, ref, channel, moments }: GiveReach, { past }: Circumstances): Decision {
    const ticket = past ?? todaysTicket(state, id);
    if (isRefused(ticket)) return ticket;
    const possible = momentsAhead(ticket);
    const wanted = moments.filter((moment) => possible.includes(moment));
    if (wanted.length === 0) return wrongState(ticket);
    if ((state.reach.get(id)?.times ?? 0) >= MOST_TIMES) return refuse('reach-too-often');
    return accept({ ticket: id }, { type: 'ticket.reachGiven', ticket: id, ref, channel, moments: wanted });
}

export function withdrawReach(state: HallState, { ticket: id }: CommandOf<'withdrawReach'>, { past }: Circumstances): Decision {
    const ticket = past ?? todaysTicket(state, id);
    if (isRefused(ticket)) return ticket;
    return accept({ ticket: id }, { type: 'ticket.reachWithdrawn', ticket: id });
}

/** With the tickets of a visit. Who takes a number with few before it reads so in the first message and needs no second. */
export function reachOf(
    state: HallState,
    reach: GivenReach | undefined,
    taken: readonly Extract<EventBody, { type: 'ticket.taken' }>[],
): Extract<EventBody, { type: 'ticket.reachGiven' }>[] {
    if (reach === undefined) return [];
    const { ref, channel, moments } = reach;
    return taken.map(({ ticket, wanted, after }) => {
        const isNear = after === null && moments.includes('taken') && state.waiting.count(wanted.theme) <= aheadAt(state);
        return { type: 'ticket.reachGiven', ticket, ref, channel, moments: isNear ? moments.filter((moment) => moment !== 'ahead') : moments };
    });
}

export function changeMessages(state: HallState, { messages, base }: CommandOf<'changeMessages'>): Decision {
    const version = state.messages?.version ?? 0;
    if (base !== undefined && base !== version) return refuse('messages-changed', { version });
    const problems = messageProblems(messages);
    if (problems.length > 0) return refuse('messages-refused', { list: problems });
    return accept({}, { type: 'messages.changed', messages });
}
