/** Why a ticket was called: what a call's event records and what `GET /api/tickets/ID` tells in words. */
import type { PriorityClass } from './tickets.ts';

/** In the order of precedence. */
export type CallReason = 'byName' | 'promoted' | 'pastMaximum' | 'affinity' | 'runBound' | 'weight';

/** A head of a lane that was looked at; weights are minutes. */
export type Candidate = { readonly no: string; readonly class: PriorityClass; readonly weight: number };

export type Why = {
    readonly reason: CallReason;
    /** Version of the rules: the `seq` of the event that set them. */
    readonly rules: number;
    /** The heaviest heads, the called one among them, heaviest first. */
    readonly candidates: readonly Candidate[];
};
