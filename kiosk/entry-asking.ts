/** What the hub is asked for a typed code or number, and what becomes of its answer. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { Ack } from '#protocol/sockets.ts';
import { TRAINING_PREFIX } from '#protocol/training.ts';
import type { PhoneView, TakenAnswer, TicketView } from '#protocol/views.ts';
import { at, isTraining } from '#web/base.ts';
import { newRequestId } from '#web/request-id.ts';
import { commonWords } from '#web/words/common.ts';
import { kioskWords } from '#web/words/kiosk.ts';
import { type Asked, type Entry, ticketIdOf } from './entry.ts';
import { mayAskAgain, type Screen } from './screen.ts';

export type EntryScreen = Extract<Screen, { at: 'entry' }>;
export type EntryAnswer = Ack<TakenAnswer> | Ack<{ ticket: TicketView }>;

export function askedFor(what: Entry, complete: string, day: string, language: Language): Asked {
    const requestId = newRequestId();
    if (what === 'appointment') return { verb: 'take', input: { requestId, appointment: complete, language } };
    return rejoinOf(ticketIdOf(day, isTraining ? TRAINING_PREFIX + complete : complete), requestId);
}

export function rejoinOf(ticket: string, requestId = newRequestId()): Asked {
    return { verb: 'rejoin', input: { requestId, ticket } };
}

/** The ticket that a slip's link leads to. Never rejects. */
export async function ticketBehind(secret: string, language: Language): Promise<Ack<{ id: string }>> {
    try {
        const response = await fetch(at(`/api/t/${encodeURIComponent(secret)}`), { headers: { 'Accept-Language': language } });
        const body: unknown = await response.json();
        return response.ok ? { ok: true, id: (body as PhoneView).ticket.id } : { ok: false, ...(body as ErrorBody) };
    } catch {
        return { ok: false, error: { code: 'no-answer', message: commonWords.say(language, 'no-answer') } };
    }
}

/** The screen that an answer leads to: the number, or the same screen with what the hub says. */
export function answered(screen: EntryScreen, answer: EntryAnswer, language: Language): Screen {
    if (!answer.ok) return refused(screen, answer, language);
    return 'link' in answer ? { at: 'taken', answer } : { at: 'rejoined', ticket: answer.ticket };
}

export function refused(screen: EntryScreen, { error }: ErrorBody, language: Language): Screen {
    const { code, message, details } = error;
    // A question that may have been done after all stays the same; one that was refused is asked anew, for its reason may go.
    return { ...screen, asking: false, asked: mayAskAgain(code) ? screen.asked : null, message, hint: whyNot(code, details, language) };
}

/** The state of a number that was not passed, in words. */
function whyNot(code: string, details: Readonly<Record<string, unknown>> | undefined, language: Language): string {
    const key = `missed.is.${String(details?.state)}`;
    return code === 'wrong-state' && kioskWords.has(key) ? kioskWords.say(language, key) : '';
}
