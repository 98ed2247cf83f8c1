/**
 * Sockets, derived from the command table. The hub emits `view`; a client event is named after its verb, carries `requestId` beside the
 * input of the command and is answered through its acknowledgement.
 */

import type { ErrorBody } from './errors.ts';
import type { PrintStatus } from './tickets.ts';
import { counterVerbs } from './verbs.ts';

export const NAMESPACES = ['/kiosk', '/counter', '/pad', '/guide', '/manager', '/display', '/phone', '/device'] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** What a client says when it connects. `token` is a session's or a device's; the others say which view it wants. */
export type Handshake = {
    token?: string;
    zone?: number;
    counter?: number;
    kiosk?: string;
    secret?: string;
    language?: string;
    /** An agent's data directory. */
    instance?: string;
};

export type Ack<Answer = Record<string, unknown>> = ({ ok: true } & Answer) | ({ ok: false } & ErrorBody);

/** Events of each namespace by verb; the value is the command of the table it gives. */
export const socketVerbs = {
    '/kiosk': { take: 'takeTicket', rejoin: 'rejoin', reprint: 'reprintTicket', 'call-staff': 'callStaff', rate: 'rate' },
    '/counter': counterVerbs,
    '/pad': { rate: 'rate', explain: 'explainRating', skip: 'skipRating' },
    '/guide': {
        take: 'takeTicket',
        cancel: 'cancel',
        rejoin: 'rejoin',
        transfer: 'reroute',
        grant: 'grant',
        reprint: 'reprintTicket',
        book: 'bookAppointment',
        move: 'moveAppointment',
        'cancel-appointment': 'cancelAppointment',
        'answer-help': 'answerHelp',
        'load-paper': 'loadPaper',
        complain: 'fileComplaint',
        'give-reach': 'giveReach',
        'withdraw-reach': 'withdrawReach',
    },
    '/manager': { 'change-rules': 'changeRules', 'confirm-clock': 'confirmClock', 'answer-help': 'answerHelp' },
    '/display': {},
    '/phone': { cancel: 'cancel', rate: 'rate', complain: 'fileComplaint', 'give-reach': 'giveReach', 'withdraw-reach': 'withdrawReach' },
    '/device': {},
} as const;

/**
 * Beside the commands a kiosk may `read-card {withinMs}` and `stop-card`. Waiting for a card is answered with this, or refused with `card-not-read` and the
 * reason: `no-card`, `stopped`, or what is wrong with the reader. `handle` stands for the card in `identity.card`, at this kiosk, for three minutes.
 */
export type CardAnswer = { card: { handle: string; masked: string; care: boolean } };

/**
 * A kiosk may also `print-materials {item, language}`: the list of what to bring, on its own printer; the guide desk `print-appointment
 * {appointment, kiosk}`: the confirmation of a booking, at the printer of a place.
 */
export type PrintAnswer = { print: { status: PrintStatus } };

/** What the hub says beside the view. To a kiosk: what its scanner has read. To every paired page: to load itself anew. */
export type Scanned = { text: string };

export type ServerEvents<View> = { view: (view: View) => void };
