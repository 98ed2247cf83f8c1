/** What the elements of the desk work with: the commands that the hub takes, what is read over HTTP, and refusals in words. */
import type { AppointmentView, SlotView } from '#protocol/appointments.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language, Text } from '#protocol/hall.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { TicketView } from '#protocol/views.ts';
import { guideWords } from '#web/words/guide.ts';
import { type Answered, type Caller, call } from '../manager/calls.ts';
import { refusalSentence } from '../refusal.ts';

/** Gives a command to the hub; never rejects. `patienceMs` for one that takes its time. */
export type Send = <Answer = Record<string, unknown>>(
    verb: string,
    input?: Readonly<Record<string, unknown>>,
    patienceMs?: number,
) => Promise<Ack<Answer>>;

/** A ticket with what staff may know of it beside what its visitor sees. */
export type TicketDetail = { readonly ticket: TicketView; readonly granted: { readonly at: number; readonly by: { readonly name: Text } } | null };

export type TicketQuery = Readonly<Partial<Record<'no' | 'item' | 'from' | 'to' | 'state', string>>>;

export function readTicket(caller: Caller, id: string): Promise<Answered<TicketDetail>> {
    return call(caller, 'GET', `/api/tickets/${encodeURIComponent(id)}`);
}

/** The last `limit` tickets of the day that are as asked, in the order of taking. Empty fields ask nothing. */
export function readTickets(caller: Caller, query: TicketQuery, limit: number): Promise<Answered<{ tickets: readonly TicketView[] }>> {
    const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
    asked.set('limit', String(limit));
    return call(caller, 'GET', `/api/tickets?${asked}`);
}

export function readAppointments(caller: Caller, day: string): Promise<Answered<{ appointments: readonly AppointmentView[] }>> {
    return call(caller, 'GET', `/api/appointments?day=${encodeURIComponent(day)}`);
}

export function readSlots(caller: Caller, item: string, day: string): Promise<Answered<{ slots: readonly SlotView[] }>> {
    return call(caller, 'GET', `/api/slots?item=${encodeURIComponent(item)}&day=${encodeURIComponent(day)}`);
}

/** Why something was not done. Without an answer nobody knows whether it was, and it says so. */
export function whyNot({ error }: ErrorBody, language: Language): string {
    return error.code === 'no-answer' ? guideWords.say(language, 'no-answer') : refusalSentence({ error }, language);
}

/** The ticket that a refusal speaks of: somebody has it already. */
export function ticketIn({ details }: ErrorBody['error']): { readonly id: string; readonly no: string } | null {
    const { ticket: id, no } = details ?? {};
    return typeof id === 'string' && typeof no === 'string' ? { id, no } : null;
}
