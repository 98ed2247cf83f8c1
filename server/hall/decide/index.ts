/** `decide(state, command, circumstances)`: pure, and the only place where a command becomes events or a refusal. */
import type { Command } from '#protocol/commands.ts';
import { dayOfTicket } from '../numbering.ts';
import type { HallState } from '../state.ts';
import { pause, reopen, signIn, signOut } from './counters.ts';
import { endDay } from './day.ts';
import { accept, type Circumstances, type Decision } from './decision.ts';
import { closePad, rate, skipRating } from './ratings.ts';
import { cancel, finish, next, pass, recall, start } from './service.ts';
import { type TakeTicket, takeTicket } from './take.ts';

export type { About, Circumstances, Decision } from './decision.ts';

/** A command as the core takes it: identity is a reference by now. */
export type HallCommand = Exclude<Command, { type: 'takeTicket' }> | TakeTicket;

export function decide(state: HallState, command: HallCommand, circumstances: Circumstances): Decision {
    switch (command.type) {
        case 'takeTicket':
            return takeTicket(state, command, circumstances);
        case 'signIn':
            return signIn(state, command, circumstances);
        case 'signOut':
            return signOut(state, command, circumstances);
        case 'pause':
            return pause(state, command, circumstances);
        case 'reopen':
            return reopen(state, command, circumstances);
        case 'next':
            return next(state, command, circumstances);
        case 'recall':
            return recall(state, command, circumstances);
        case 'start':
            return start(state, command, circumstances);
        case 'finish':
            return finish(state, command, circumstances);
        case 'pass':
            return pass(state, command, circumstances);
        case 'cancel':
            return cancel(state, command, circumstances);
        case 'rate':
            return rate(state, command, circumstances);
        case 'skipRating':
            return skipRating(state, command, circumstances);
        case 'closePad':
            return closePad(state, command);
        case 'reportPrint':
            return reportPrint(state, command);
        case 'endDay':
            return endDay(state, command);
        default:
            return command satisfies never;
    }
}

/** News of a slip whose ticket's day is over changes nothing. */
function reportPrint(state: HallState, { ticket: id, status }: Extract<HallCommand, { type: 'reportPrint' }>): Decision {
    const ticket = dayOfTicket(id) === state.day ? state.tickets.get(id) : undefined;
    if (ticket === undefined || ticket.print === status) return accept({});
    return accept({ ticket: id }, { type: 'ticket.print', ticket: id, status });
}
