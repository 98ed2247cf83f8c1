/** The core under test: the hall's own, or a copy of it with a fault. */
import { decide } from '#hall/decide/index.ts';
import { evolve } from '#hall/evolve/index.ts';
import { initialState } from '#hall/state.ts';
import { ticketView } from '#hall/views/tickets.ts';

export type Core = {
    readonly decide: typeof decide;
    readonly evolve: typeof evolve;
    readonly initialState: typeof initialState;
    readonly ticketView: typeof ticketView;
};

export const HALL_CORE: Core = { decide, evolve, initialState, ticketView };
