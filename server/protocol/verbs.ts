/** Verbs as they stand in paths and on sockets. Apart from the table, so that pages need not carry its schemas. */
import type { CommandType } from './commands.ts';

/** Counter verbs as they stand in a path: `POST /api/counters/NO/VERB`, and as they are named on a socket. */
export const counterVerbs = {
    'sign-in': 'signIn',
    'sign-out': 'signOut',
    next: 'next',
    recall: 'recall',
    start: 'start',
    finish: 'finish',
    hold: 'hold',
    resume: 'resume',
    pass: 'pass',
    transfer: 'transfer',
    call: 'call',
    promote: 'promote',
    abandon: 'abandon',
    undo: 'undo',
    reprint: 'reprint',
    append: 'append',
    help: 'help',
    support: 'support',
    document: 'issueDocument',
    'print-document': 'printDocument',
    'hand-over': 'handOver',
    pause: 'pause',
    reopen: 'reopen',
    'collect-case': 'collectCase',
} as const satisfies Record<string, CommandType>;
export type CounterVerb = keyof typeof counterVerbs;

/** Ticket verbs of staff: `POST /api/tickets/ID/VERB`. */
export const ticketVerbs = {
    cancel: 'cancel',
    rejoin: 'rejoin',
    transfer: 'reroute',
    grant: 'grant',
    reprint: 'reprintTicket',
    'give-reach': 'giveReach',
    'withdraw-reach': 'withdrawReach',
    correct: 'correctRecord',
} as const satisfies Record<string, CommandType>;
