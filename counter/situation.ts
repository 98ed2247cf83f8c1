/** What the clerk can sensibly do now, worked out from the view alone. It only arranges buttons: the hub decides what is allowed. */
import type { ErrorCode } from '#protocol/errors.ts';
import type { TerminalView } from '#protocol/views.ts';
import type { Values } from '#web/words/catalogue.ts';
import type { TerminalVerb } from './keys.ts';

/** Where the counter stands. `other`: another clerk is signed in here. */
export type Situation = 'closed' | 'other' | 'idle' | 'called' | 'serving' | 'paused';

export function situationOf(view: TerminalView): Situation {
    if (view.counter.clerk !== null && view.counter.clerk.ref !== view.clerk.ref) return 'other';
    if (view.counter.state === 'closed') return 'closed';
    if (view.ticket !== null) return view.ticket.state === 'serving' ? 'serving' : 'called';
    return view.counter.state === 'paused' ? 'paused' : 'idle';
}

/** The next sensible verb, on the largest button, the others of the round, and those that are needed now and then. */
export type Offer = { readonly primary: TerminalVerb | null; readonly others: readonly TerminalVerb[]; readonly minor: readonly TerminalVerb[] };

const OFFERS: Readonly<Record<Situation, Offer>> = {
    closed: { primary: 'sign-in', others: [], minor: [] },
    other: { primary: null, others: [], minor: [] },
    idle: { primary: 'next', others: ['pause', 'sign-out'], minor: ['call', 'promote', 'reprint', 'help', 'support'] },
    called: { primary: 'start', others: ['recall', 'pass'], minor: ['transfer', 'abandon', 'reprint', 'help', 'support'] },
    serving: { primary: 'finish', others: ['hold', 'transfer'], minor: ['append', 'reprint', 'help', 'support'] },
    paused: { primary: 'reopen', others: ['sign-out'], minor: ['help'] },
};

/** Documents are offered once somebody was served. */
export function offerOf(situation: Situation, papers: TerminalView['papers']): Offer {
    const offer = OFFERS[situation];
    if (papers === null || situation === 'closed' || situation === 'other' || situation === 'called') return offer;
    return { ...offer, minor: [...offer.minor, 'document'] };
}

export function offeredVerbs({ primary, others, minor }: Offer): readonly TerminalVerb[] {
    return [...(primary === null ? [] : [primary]), ...others, ...minor];
}

/** Why a verb that asks the clerk something first would be refused in the end: nobody should answer questions for nothing. */
export function refusedBeforehand(verb: TerminalVerb, view: TerminalView): { code: ErrorCode; values: Values } | null {
    const { ticket, counter } = view;
    const situation = situationOf(view);
    if (situation === 'closed') return { code: 'counter-closed', values: { counter: counter.no } };
    if (situation === 'other') return { code: 'counter-taken', values: { counter: counter.no } };
    if (verb === 'call' && ticket !== null) return { code: 'ticket-at-counter', values: { no: ticket.no } };
    if (verb === 'call' && situation === 'paused') return { code: 'counter-paused', values: { counter: counter.no } };
    if (verb === 'pause' && ticket !== null) return { code: 'ticket-at-counter', values: { no: ticket.no } };
    if (verb === 'pause' && situation === 'paused') return { code: 'counter-paused', values: { counter: counter.no } };
    if (verb === 'document' || verb === 'sign-out') return null;
    if (verb !== 'finish' && verb !== 'transfer' && verb !== 'abandon' && verb !== 'append') return null;
    if (ticket === null) return { code: 'no-ticket-at-counter', values: { counter: counter.no } };
    const needed = verb === 'finish' || verb === 'append' ? 'serving' : verb === 'abandon' ? 'called' : ticket.state;
    return ticket.state === needed ? null : { code: 'wrong-state', values: { no: ticket.no } };
}

/** What can be taken back now, and for how many whole seconds yet. `now` is hall time in milliseconds. */
export type Undo = { readonly act: 'call' | 'pass' | 'finish'; readonly no: string; readonly seconds: number };

export function undoOf({ undo, ticket }: TerminalView, now: number): Undo | null {
    if (undo === null) return null;
    const seconds = Math.ceil((undo.until - now) / 1000);
    // What has been built on the act since stands: a call that was started, a next visitor after a pass.
    const stillStands = undo.act === 'call' ? ticket?.no === undo.no && ticket.state === 'called' : ticket === null;
    return seconds > 0 && stillStands ? { act: undo.act, no: undo.no, seconds } : null;
}

/** Whole seconds until a just called ticket may be recalled or passed; 0 when it may. `now` is hall time in milliseconds. */
export function lockSeconds(view: TerminalView, now: number): number {
    const ticket = view.ticket;
    if (ticket === null || ticket.state !== 'called' || ticket.calledAt === null) return 0;
    return Math.max(0, Math.ceil((ticket.calledAt + view.limits.callLockMs - now) / 1000));
}
