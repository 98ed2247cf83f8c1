/** The record of a finished session with what has been corrected in it since. */
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Outcome } from '#protocol/tickets.ts';
import type { Ticket } from './state.ts';

type Corrected = Pick<Ticket, 'record' | 'outcome' | 'corrections'>;

export function recordAsCorrected({ record, corrections }: Corrected): ServiceRecord {
    return Object.assign({}, record, ...corrections.map((correction) => correction.record));
}

export function outcomeAsCorrected({ outcome, corrections }: Corrected): Outcome | null {
    return corrections.findLast((correction) => correction.outcome !== null)?.outcome ?? outcome;
}
