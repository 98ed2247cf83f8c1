/** The ticket that a visitor has already, by the secret of its slip. */
import type { ErrorBody } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import type { Ack } from '#protocol/sockets.ts';
import type { PhoneView } from '#protocol/views.ts';
import { at } from '#web/base.ts';
import { commonWords } from '#web/words/common.ts';
import { kioskWords } from '#web/words/kiosk.ts';

/** The ticket, and what may be chosen when its session is rated. */
type Behind = Pick<PhoneView, 'ticket' | 'canRate' | 'reasons'>;

function behind({ ticket, canRate, reasons }: PhoneView): Behind {
    return { ticket, canRate, reasons };
}

/** The ticket that a slip's link leads to. Never rejects. */
export async function ticketBehind(secret: string, language: Language): Promise<Ack<Behind>> {
    try {
        const response = await fetch(at(`/api/t/${encodeURIComponent(secret)}`), { headers: { 'Accept-Language': language } });
        const body: unknown = await response.json();
        return response.ok ? { ok: true, ...behind(body as PhoneView) } : { ok: false, ...(body as ErrorBody) };
    } catch {
        return { ok: false, error: { code: 'no-answer', message: commonWords.say(language, 'no-answer') } };
    }
}

/** The state of a number that was not passed, in words. */
export function whyNot({ code, details }: ErrorBody['error'], language: Language): string {
    const key = `missed.is.${String(details?.state)}`;
    return code === 'wrong-state' && kioskWords.has(key) ? kioskWords.say(language, key) : '';
}
