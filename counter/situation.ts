/** What the clerk can sensibly do now, worked out from the view alone. It only arranges buttons: the hub decides what is allowed. */
import type { TerminalView } from '#protocol/views.ts';
import type { TerminalVerb } from './keys.ts';

/** Where the counter stands. `other`: another clerk is signed in here. */
export type Situation = 'closed' | 'other' | 'idle' | 'called' | 'serving' | 'paused';

export function situationOf(view: TerminalView): Situation {
    if (view.counter.clerk !== null && view.counter.clerk.ref !== view.clerk.ref) return 'other';
    if (view.counter.state === 'closed') return 'closed';
    if (view.ticket !== null) return view.ticket.state === 'serving' ? 'serving' : 'called';
    return view.counter.state === 'paused' ? 'paused' : 'idle';
}

/** The next sensible verb, on the largest button, and the others that apply. */
export type Offer = { readonly primary: TerminalVerb | null; readonly others: readonly TerminalVerb[] };

const OFFERS: Readonly<Record<Situation, Offer>> = {
    closed: { primary: 'sign-in', others: [] },
    other: { primary: null, others: [] },
    idle: { primary: 'next', others: ['pause', 'sign-out'] },
    called: { primary: 'start', others: ['recall', 'pass'] },
    serving: { primary: 'finish', others: [] },
    paused: { primary: 'reopen', others: ['sign-out'] },
};

export function offerOf(situation: Situation): Offer {
    return OFFERS[situation];
}

export function offeredVerbs(offer: Offer): readonly TerminalVerb[] {
    return offer.primary === null ? offer.others : [offer.primary, ...offer.others];
}

/** Whole seconds until a just called ticket may be recalled or passed; 0 when it may. `now` is hall time in milliseconds. */
export function lockSeconds(view: TerminalView, now: number): number {
    const ticket = view.ticket;
    if (ticket === null || ticket.state !== 'called' || ticket.calledAt === null) return 0;
    return Math.max(0, Math.ceil((ticket.calledAt + view.limits.callLockMs - now) / 1000));
}
