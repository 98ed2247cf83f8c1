/** The ticket that a refusal speaks of: the same person has it already. */
import type { ErrorBody } from '#protocol/errors.ts';
import { kioskWords } from '#web/words/kiosk.ts';

export type OpenTicket = {
    readonly id: string;
    readonly no: string;
    readonly waits: boolean;
    /** Key of its state in words. */
    readonly state: Parameters<typeof kioskWords.say>[1];
    readonly ahead: number;
    readonly counters: readonly number[];
    readonly counter: number | null;
};

/** Null for every other refusal, and for one that says less than that. */
export function openTicketIn({ code, details }: ErrorBody['error']): OpenTicket | null {
    if (code !== 'open-ticket-exists' || details === undefined) return null;
    const { ticket, no, ahead, counters, counter } = details;
    const state = `missed.is.${String(details.state)}`;
    if (typeof ticket !== 'string' || typeof no !== 'string' || typeof ahead !== 'number' || !kioskWords.has(state)) return null;
    return {
        id: ticket,
        no,
        waits: details.state === 'waiting',
        state,
        ahead,
        counters: Array.isArray(counters) ? counters.filter((one): one is number => typeof one === 'number') : [],
        counter: typeof counter === 'number' ? counter : null,
    };
}
