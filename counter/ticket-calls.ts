/** What the terminal asks of the hub over HTTP: verbs of a ticket, and a ticket by its number. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { ServiceRecord } from '#protocol/service-record.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { TicketView } from '#protocol/views.ts';
import { at } from '#web/base.ts';
import { currentLanguage } from '#web/language.ts';
import { newRequestId } from '#web/request-id.ts';
import { errorWords } from '#web/words/errors.ts';

/** A passed visitor is back. Never rejects: without an answer the refusal `no-answer` is made here. */
export async function rejoinTicket(token: string, id: string): Promise<Ack> {
    try {
        const response = await fetch(at(`/api/tickets/${encodeURIComponent(id)}/rejoin`), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newRequestId() },
            body: '{}',
        });
        const body: unknown = await response.json();
        return response.ok ? { ok: true, ...(body as Record<string, unknown>) } : { ok: false, ...(body as ErrorBody) };
    } catch {
        return { ok: false, error: { code: 'no-answer', message: errorWords.say(currentLanguage(), 'no-answer') } };
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
