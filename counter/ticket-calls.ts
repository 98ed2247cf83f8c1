/** What the terminal asks of the hub over HTTP: verbs of a ticket, and a ticket by its number. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { Outcome } from '#protocol/tickets.ts';
import type { TicketView } from '#protocol/views.ts';
import type { WorkLists } from '#protocol/work-lists.ts';
import { at } from '#web/base.ts';
import { currentLanguage } from '#web/language.ts';
import { newRequestId } from '#web/request-id.ts';
import { errorWords } from '#web/words/errors.ts';

/** A passed visitor is back. Never rejects: without an answer the refusal `no-answer` is made here. */
export function rejoinTicket(token: string, id: string): Promise<Ack> {
    return ofTicket(token, id, 'rejoin', {});
}

/** A further entry to the record of a finished session; as `rejoinTicket`. */
export function correctRecord(token: string, { ticket, ...input }: Readonly<Record<string, unknown>>): Promise<Ack> {
    return ofTicket(token, String(ticket), 'correct', input);
}

async function ofTicket(token: string, id: string, verb: string, input: object): Promise<Ack> {
    try {
        const response = await fetch(at(`/api/tickets/${encodeURIComponent(id)}/${verb}`), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newRequestId() },
            body: JSON.stringify(input),
        });
        const body: unknown = await response.json();
        return response.ok ? { ok: true, ...(body as Record<string, unknown>) } : { ok: false, ...(body as ErrorBody) };
    } catch {
        return { ok: false, error: { code: 'no-answer', message: errorWords.say(currentLanguage(), 'no-answer') } };
    }
}

/** What is still to do after sessions of a counter, or of all (null); null for no answer. */
export async function loadWorkLists(token: string, counter: number | null): Promise<WorkLists | null> {
    try {
        const response = await fetch(at(`/api/work-lists${counter === null ? '' : `?counter=${counter}`}`), {
            headers: { authorization: `Bearer ${token}` },
        });
        return response.ok ? ((await response.json()) as WorkLists) : null;
    } catch {
        return null;
    }
}

/** The ticket of today with a number, wherever it is; null if there is none. `unreachable`: no hub, or an answer that is none. */
export async function findTicket(token: string, no: string): Promise<TicketView | null | 'unreachable'> {
    try {
        const response = await fetch(at(`/api/tickets?no=${encodeURIComponent(no.trim())}`), { headers: { authorization: `Bearer ${token}` } });
        if (!response.ok) return 'unreachable';
        const { tickets } = (await response.json()) as { tickets: readonly TicketView[] };
        return tickets[0] ?? null;
    } catch {
        return 'unreachable';
    }
}

/** What was recorded of a finished session, as it stands now with its corrections; null for no answer. */
export type Recorded = { readonly outcome: Outcome | null; readonly item: string | null; readonly record: ServiceRecord };

type TicketDetail = {
    readonly ticket: TicketView;
    readonly record: ServiceRecord | null;
    readonly corrections: readonly { readonly outcome: Outcome | null; readonly record: ServiceRecord }[];
};

export async function loadRecorded(token: string, id: string): Promise<Recorded | null> {
    try {
        const response = await fetch(at(`/api/tickets/${encodeURIComponent(id)}`), { headers: { authorization: `Bearer ${token}` } });
        if (!response.ok) return null;
        const { ticket, record, corrections } = (await response.json()) as TicketDetail;
        const outcome = corrections.findLast((correction) => correction.outcome !== null)?.outcome ?? ticket.outcome;
        return { outcome, item: ticket.item, record: Object.assign({}, record, ...corrections.map((correction) => correction.record)) };
    } catch {
        return null;
    }
}

/** What the hub has kept of the record of the session at a counter; null for nothing, or for no answer. */
export async function loadDraft(token: string, counter: number): Promise<ServiceRecord | null> {
    try {
        const response = await fetch(at(`/api/counters/${counter}/draft`), { headers: { authorization: `Bearer ${token}` } });
        return response.ok ? ((await response.json()) as { draft: ServiceRecord | null }).draft : null;
    } catch {
        return null;
    }
}

/** Has the hub keep it. False when the hub could not be reached; what it refuses will not be better later. */
export async function saveDraft(token: string, counter: number, draft: ServiceRecord): Promise<boolean> {
    try {
        const { status } = await fetch(at(`/api/counters/${counter}/draft`), {
            method: 'PUT',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(draft),
        });
        return status < 500;
    } catch {
        return false;
    }
}
