/** Which tickets of the day are asked for: by number, or as somebody remembers theirs who has lost the slip. */
import { z } from 'zod';
import { instantOf } from '#hall/calendar.ts';
import type { HallState, Ticket } from '#hall/state.ts';
import { TICKET_STATES } from '#protocol/tickets.ts';

const time = z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:MM')
    .optional();
const word = z.string().max(60).optional();

export const ticketQuery = z.object({
    no: word,
    state: z.enum(TICKET_STATES).optional(),
    theme: word,
    item: word,
    from: time,
    to: time,
    limit: z.coerce.number().int().min(1).max(1_000).optional(),
});

/** In the order of taking; with a limit the last of them. `from` and `to` are times of the day, hall time, the minute of `to` included. */
export function ticketsAsked(state: HallState, { no, state: wanted, theme, item, from, to, limit }: z.output<typeof ticketQuery>): readonly Ticket[] {
    const number = no?.trim().toUpperCase();
    const { timeZone } = state.setup.config.hall;
    const at = (clock: string): number => instantOf(state.day ?? '', clock, timeZone);
    const first = from === undefined ? Number.NEGATIVE_INFINITY : at(from);
    const beyond = to === undefined ? Number.POSITIVE_INFINITY : at(to) + 60_000;
    const found = [...state.tickets.values()].filter(
        (ticket) =>
            (number === undefined || ticket.no === number) &&
            (wanted === undefined || ticket.state === wanted) &&
            (theme === undefined || ticket.wanted.theme === theme) &&
            (item === undefined || ticket.wanted.items.includes(item) || ticket.item === item) &&
            ticket.takenAt >= first &&
            ticket.takenAt < beyond,
    );
    return limit === undefined ? found : found.slice(-limit);
}
